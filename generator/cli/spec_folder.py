"""The files beside a spec on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.sources.files import MAX_BYTES, FileRefused, source_beside
from generator.sources.source import Source
from generator.writing.folder import Folder, OutputError


@dataclass(frozen=True, slots=True)
class SpecFolder:
    """The folder that a spec lies in; nothing outside of it is opened."""

    root: Path

    def read(self, path: str) -> Source:
        """Return the file at a path below the folder.

        Raises FileRefused for a path that leads out of the folder, be it by a symbolic
        link, and for what is no ordinary file, is too large or is not UTF-8.
        """
        try:
            target = Folder(self.root).locate(path)
            return source_beside((self.root / path).as_posix(), _content(target))
        except OutputError as error:
            raise FileRefused(str(error)) from error
        except FileNotFoundError as error:
            raise FileRefused("there is no such file") from error
        except OSError as error:
            raise FileRefused(f"it cannot be read: {error.strerror}") from error


def _content(target: Path) -> bytes:
    if target.is_dir():
        raise FileRefused("it is a folder")
    if target.exists() and not target.is_file():
        # Opening a pipe or a device may wait for ever, or do something.
        raise FileRefused("it is no ordinary file")
    with target.open("rb") as file:
        return file.read(MAX_BYTES + 1)
