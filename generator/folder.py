"""Files below one folder, by paths that nobody has checked yet."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


class OutputError(Exception):
    """A folder that cannot take the output; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to read and write in; no path leads out of it.

    Paths are relative, with forward slashes. Every method raises OutputError for a path
    that is not of this kind, or that a symbolic link takes elsewhere.
    """

    root: Path

    def locate(self, path: str) -> Path:
        """Return the file that a path means, whether or not it exists."""
        pure = PurePosixPath(path)
        # What PurePosixPath would tidy up, such as "a//b", is not the name of a file.
        plain = str(pure) == path and path != "." and not set(path) & set("\\:\0")
        if not plain or pure.is_absolute() or ".." in pure.parts:
            raise OutputError(f"{path!r} is no path below the folder {self.root}")
        target = self.root / pure
        if not Path(os.path.realpath(target)).is_relative_to(
            os.path.realpath(self.root)
        ):
            raise OutputError(f"{target} leads out of {self.root} by a symbolic link")
        return target

    def read(self, path: str) -> bytes | None:
        """Return a file's content, None where there is no file.

        Raises OutputError if something else is in its place, or it cannot be read.
        """
        target = self.locate(path)
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
        return 0o100755 if self.locate(path).stat().st_mode & 0o100 else 0o100644

    def stage(self, path: str, content: bytes, undo: ExitStack) -> tuple[Path, Path]:
        """Write content beside its target; return both, to be renamed later.

        `undo` removes what was not renamed, and folders that stay empty.
        """
        target = self.locate(path)
        temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        undo.callback(self._remove_empty, target.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        undo.callback(temporary.unlink, missing_ok=True)
        temporary.write_bytes(content)
        return temporary, target

    def delete(self, path: str) -> None:
        """Delete a file, and the folders that this leaves empty."""
        target = self.locate(path)
        target.unlink()
        self._remove_empty(target.parent)

    def _remove_empty(self, innermost: Path) -> None:
        # The first folder that is not empty ends the climb.
        with suppress(OSError):
            while innermost != self.root:
                innermost.rmdir()
                innermost = innermost.parent
