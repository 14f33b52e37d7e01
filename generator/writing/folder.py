"""Files below one folder, by paths that nobody has checked yet."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.writing.staging import make_folder, stage


class OutputError(Exception):
    """A folder that cannot take the output; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to read and write in; no path leads out of it.

    Paths are relative, with forward slashes. Every method raises OutputError for a path
    that is not of this kind, or that a symbolic link takes out of the folder. What is
    read and written as output has no link on the way at all, and is nowhere in a `.git`.
    """

    root: Path

    def locate(self, path: str) -> Path:
        """Return the file that a path means, whether or not it exists."""
        target = self.root.joinpath(*self._names(path))
        if not Path(os.path.realpath(target)).is_relative_to(
            os.path.realpath(self.root)
        ):
            raise OutputError(f"{target} leads out of {self.root} by a symbolic link")
        return target

    def own(self, path: str) -> Path:
        """Return the file of the output that a path means, whether or not it exists."""
        way = str(self.root)
        for name in self._names(path):
            way = os.path.join(way, name)
            if os.path.islink(way):
                self.locate(path)
                raise OutputError(f"{way} is in the way: it is a symbolic link")
            if _is_repository(name):
                raise OutputError(f"{way} belongs to git")
        # Without a link on the way, it leads nowhere else.
        return Path(way)

    def _names(self, path: str) -> tuple[str, ...]:
        pure = PurePosixPath(path)
        # What PurePosixPath would tidy up, such as "a//b", is not the name of a file.
        plain = str(pure) == path and path != "." and not set(path) & set("\\:\0")
        if not plain or pure.is_absolute() or ".." in pure.parts:
            raise OutputError(f"{path!r} is no path below the folder {self.root}")
        return pure.parts

    def refuse_repository(self) -> None:
        """Raise OutputError if the folder is inside of what git keeps its own files in."""
        if any(map(_is_repository, Path(os.path.realpath(self.root)).parts)):
            raise OutputError(f"{self.root} belongs to git; choose another folder")

    def read(self, path: str) -> bytes | None:
        """Return the content of a file of the output, None where there is no file.

        Raises OutputError if something else is in its place, or it cannot be read.
        """
        target = self.own(path)
        try:
            if target.exists() and not target.is_file():
                raise OutputError(f"{target} is in the way: it is no ordinary file")
            return target.read_bytes()
        except FileNotFoundError:
            return None
        except NotADirectoryError as error:
            raise OutputError(
                f"{target} cannot exist: a file stands where its folder would be"
            ) from error
        except OSError as error:
            raise OutputError(f"cannot read {target}: {error.strerror}") from error

    def mode(self, path: str) -> int:
        """Return the type and the permissions of a file, as git knows them."""
        return 0o100755 if self.own(path).stat().st_mode & 0o100 else 0o100644

    def stage(
        self, path: str, content: bytes, undo: ExitStack, label: str = ""
    ) -> Path:
        """Write content beside a file of the output; return where, to be renamed later.

        `undo` removes what was not renamed, and folders that stay empty.
        """
        target = self.own(path)
        make_folder(target.parent, undo)
        temporary = stage(target, content, label)
        undo.callback(temporary.unlink, missing_ok=True)
        return temporary

    def delete(self, path: str) -> None:
        """Delete a file of the output, and the folders that this leaves empty."""
        target = self.own(path)
        target.unlink()
        self._remove_empty(target.parent)

    def _remove_empty(self, innermost: Path) -> None:
        # The first folder that is not empty ends the climb.
        with suppress(OSError):
            while innermost != self.root:
                innermost.rmdir()
                innermost = innermost.parent


def _is_repository(name: str) -> bool:
    """Tell whether some system takes a name for `.git`."""
    return name.casefold() == ".git" or name.casefold().startswith("git~")
