"""The parts of a multipart body as they come in: files to a spool, all else to memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from .disposition import ABOUT_PARTS, disposition_of
from .media_types import is_binary
from .multipart_parser import Headers, MultipartError, TooMuch
from .negotiation import media_type_of
from .spool import Spool

_TOLD = 20

MAX_FIELD_BYTES = 1024 * 1024
"""What all parts that are no files may have together."""


class Received(msgspec.Struct):
    """A part that has come in."""

    filename: str | None
    content_type: str | None
    headers: Mapping[str, str]
    content: bytearray | None = None
    """`None` of a file, which is in the spool."""

    start: int = 0
    end: int = 0
    """Where a file is in the spool."""


class ReceivedParts:
    """Sorts parts by their names; those that nobody knows are not kept.

    Args:
        is_file: Whether a part of a name is one; `None` for one that is not known.
        names: Of those that are told apart by their order alone; `None` if all are.
    """

    def __init__(
        self,
        is_file: Callable[[str, str | None], bool | None],
        names: list[str] | None,
    ) -> None:
        self.spool = Spool()
        self.by_name: dict[str, list[Received]] = {}
        self.unknown: dict[str, None] = {}
        """The names that nobody knows, the first of many, in their order."""

        self._is_file = is_file
        self._names = names
        self._left = MAX_FIELD_BYTES
        self._current: Received | None = None

    def begin(self, headers: Headers) -> None:
        """Begin a part.

        Raises:
            MultipartError: it has no name, or is encoded in a way of mail.
        """
        told = dict(headers)
        if told.get("content-transfer-encoding", "binary").lower() not in _PLAIN:
            raise MultipartError("a part has a Content-Transfer-Encoding")
        name, filename = disposition_of(told.get("content-disposition", ""))
        if self._names is None:
            name = str(len(self.by_name))
        elif name is None:
            name = self._name(told.get("content-id", ""), self._names)
        content_type = told.get("content-type", "")
        if self._names is None and filename is None and is_binary(content_type):
            # Parts of a row need no names, and files among them none of theirs.
            is_file = self._is_file(name, "")
        else:
            is_file = self._is_file(name, filename)
        self._current = None
        if is_file is None:
            if len(self.unknown) < _TOLD:
                self.unknown[name] = None
            return
        rest = {key: value for key, value in headers if key not in ABOUT_PARTS}
        said = media_type_of(content_type) if content_type.isascii() else None
        if said is None or "/" not in said.name:
            # A handler that sends the file back would send it as that.
            content_type = ""
        self._current = Received(filename, content_type or None, rest)
        if is_file:
            self._current.start = self.spool.size
        else:
            self._current.content = bytearray()
        self.by_name.setdefault(name, []).append(self._current)

    def data(self, data: bytes) -> None:
        """Take more of a part.

        Raises:
            TooMuch: there is too much of what is no file.
        """
        if self._current is None:
            return
        if self._current.content is None:
            self.spool.take(data)
            return
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch("the parts that are no files are too long")
        self._current.content += data

    def end(self) -> None:
        """End a part."""
        if self._current is not None:
            self._current.end = self.spool.size

    def _name(self, content_id: str, names: list[str]) -> str:
        """Return the name of a part that says none: its id, or by its place."""
        if content_id:
            return content_id.strip("<>")
        if len(self.by_name) < len(names):
            return names[len(self.by_name)]
        raise MultipartError("a part has no name")


_PLAIN = frozenset({"binary", "7bit", "8bit"})
