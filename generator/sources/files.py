"""The files beside a spec, wherever they are kept: on disk, in a revision, nowhere."""

from __future__ import annotations

from typing import Protocol

from generator.sources.encodings import NotUtf8, decoded
from generator.sources.source import Source

MAX_BYTES = 16 * 1024 * 1024
"""How large one file beside a spec may be."""


class FileRefused(Exception):
    """A file that cannot be had; the text says why, as a sentence without its end."""


class NotText(FileRefused):
    """A file that is no UTF-8 text."""


class Files(Protocol):
    """What references of a spec may lead to.

    A path is relative to the folder of the spec, with forward slashes, and has no part
    that is empty, "." or "..". The spec itself is one of the files: it is equal to the
    source that the run began with.
    """

    def read(self, path: str) -> Source:
        """Return the file at a path.

        Raises FileRefused where there is none, and for one outside the spec's folder.
        """
        ...


class Nowhere:
    """What is beside a spec that is nothing but a text."""

    def __init__(self, why: str) -> None:
        """Take what is said of each file that is asked for."""
        self._why = why

    def read(self, path: str) -> Source:
        """Refuse every path."""
        raise FileRefused(self._why)


NO_FILES: Files = Nowhere("this spec has no files beside it")


class Recorded:
    """Files that know what they were asked for; each is read once."""

    def __init__(self, files: Files) -> None:
        """Take the files to read from."""
        self._files = files
        self.sources: dict[str, Source] = {}
        """Those that were read, by path."""
        self.refused: dict[str, FileRefused] = {}
        """Why the others could not be, by path: they may be there the next time."""

    def read(self, path: str) -> Source:
        """Return the file at a path; raise FileRefused for one that cannot be had."""
        if path in self.refused:
            raise self.refused[path]
        if path not in self.sources:
            try:
                self.sources[path] = self._files.read(path)
            except FileRefused as refusal:
                self.refused[path] = refusal
                raise
        return self.sources[path]


def source_of(name: str, content: bytes) -> Source:
    """Return a file's text, line ends as they are, under the name that people know it by.

    A spec is read by this function as what it refers to is, and so is equal to itself
    where a reference leads back to it. Raises NotText for what is no such text.
    """
    try:
        return Source(name, decoded(content))
    except NotUtf8 as error:
        raise NotText(f"it is {error}") from error


def source_beside(name: str, content: bytes) -> Source:
    """Return a file beside a spec, as `source_of` does.

    Raises FileRefused for one that is too large, too.
    """
    if len(content) > MAX_BYTES:
        raise FileRefused(f"it has more than {MAX_BYTES:,} bytes")
    return source_of(name, content)
