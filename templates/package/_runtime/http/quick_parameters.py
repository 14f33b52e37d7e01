"""Parameters that are written the plainest way, as nearly all are.

One number or text each, in the path or the query, each name given once. Whatever else a
request has, and whatever is wrong in it, is left to those who look closely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import EnumType
from typing import Any, Literal, TypeAlias, get_origin

import msgspec
from msgspec.structs import FieldInfo

from ..asgi import Scope
from ..operation import Operation
from ..prepared import converter, decoder, native
from .description import Cookie, Header, Http, Label, Location, Query
from .kinds import kind_of, type_of
from .path_templates import template_of
from .percent import unescaped, unescaped_plus
from .texts import value_of

Read: TypeAlias = Callable[[str], Any]
"""Returns the value that a text stands for, still encoded; raises `ValueError`."""


class QuickParameters:
    """Reads the parameters of plain requests to one operation."""

    def __init__(self, operation: Operation[Any, Any]) -> None:
        """Take the operation, whose input has a member for each parameter."""
        binding: Http = operation.binding
        self._variables = template_of(binding.path).variables
        self._labels: list[tuple[int, str, Read]] = []
        self._query: dict[str, tuple[str, Read, bool]] = {}
        self._known: dict[str, tuple[str, Any]] = {}
        """Members and values of pairs that came before.

        Numbers and names of few values come again and again, and are no secrets.
        """

        self._required: list[str] = []
        self._headers: set[bytes] = set()
        """Where parameters may be that are left to others."""

        fields = {
            field.name: field for field in msgspec.structs.fields(operation.input)
        }
        left = [
            (fields[member], location)
            for member, location in binding.locations.items()
            if not self._is_taken(fields[member], location)
        ]
        is_told = [self._may_be_left(*each) for each in left]
        is_once = len(set(self._variables)) == len(self._variables)
        self._is_possible = is_once and all(is_told)

    def _is_taken(self, field: FieldInfo, location: Location) -> bool:
        """Add how a parameter is read, and tell whether it may be one of the plain."""
        match location:
            case Label(name, style="simple", json=False):
                read = _reader(type_of(field), unescaped)
                if read is not None:
                    index = self._variables.index(name)
                    self._labels.append((index, field.name, read))
            case Query(name, style="form", json=False, allow_empty=False):
                read = _reader(type_of(field), unescaped_plus)
                if read is not None:
                    is_kept = _comes_again(type_of(field))
                    self._query[name] = field.name, read, is_kept
                    self._required += [field.name] if field.required else []
            case _:
                read = None
        return read is not None

    def _may_be_left(self, field: FieldInfo, location: Location) -> bool:
        """Return whether it shows in a request that a parameter is there."""
        if field.required:
            return False
        match location:
            case Header(name):
                self._headers.add(name.lower().encode("latin-1"))
            case Cookie():
                self._headers.add(b"cookie")
            case Query(name, style="deepObject"):
                return not any(each.startswith(f"{name}[") for each in self._query)
            case Query(explode=True):
                members = kind_of(type_of(field)).members
                return self._query.keys().isdisjoint(members)
            case Query():
                pass
            case _:
                return False
        return True

    def read(self, scope: Scope, labels: Sequence[str]) -> dict[str, Any] | None:
        """Return the members that a request has, `None` if it is not as plain as that.

        Args:
            scope: The ASGI scope of the request.
            labels: The raw values of the variables of its path.
        """
        if not self._is_possible or (self._headers and self._has_more(scope)):
            return None
        values: dict[str, Any] = {}
        try:
            for index, member, read in self._labels:
                values[member] = read(labels[index])
            if query := scope.get("query_string"):
                for pair in query.decode("ascii").split("&"):
                    member, value = self._known.get(pair) or self._read(pair)
                    if member in values:
                        return None
                    values[member] = value
        except _REFUSALS:
            return None
        for member in self._required:
            if member not in values:
                return None
        return values

    def _read(self, pair: str) -> tuple[str, Any]:
        name, _, text = pair.partition("=")
        member, read, is_kept = self._query[name]
        value = read(text)
        if is_kept and len(pair) <= _LONG and len(self._known) < _KEPT:
            self._known[pair] = member, value
        return member, value

    def _has_more(self, scope: Scope) -> bool:
        headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
        return any(name in self._headers for name, _ in headers)


def _reader(type_: Any, unescape: Callable[[str], str]) -> Read | None:
    """Return what reads one value of a type, `None` if it may be more than one."""
    kind = kind_of(type_)
    if kind.any or kind.file or kind.array or kind.object or not kind.scalar:
        return None
    convert = converter(type_)

    def read(text: str) -> Any:
        return convert(value_of(unescape(text), kind))

    if kind.number:
        return _number(decoder(type_), read)
    if kind.null:
        return read
    if native(type_) is str:
        return unescape
    return lambda text: convert(unescape(text))


def _comes_again(type_: Any) -> bool:
    """Return whether a value is a number or one of a few."""
    kind = kind_of(type_)
    is_one_of_few = isinstance(type_, EnumType) or get_origin(type_) is Literal
    return is_one_of_few or (kind.number and not kind.text)


def _number(decode: Callable[[bytes], Any], read_other: Read) -> Read:
    """Return what reads a number, which few write with a sign, a point or an exponent.

    It is read as JSON is, whose reader checks limits meanwhile.
    """

    def read(text: str) -> Any:
        return decode(text.encode()) if text.isdigit() else read_other(text)

    return read


_KEPT, _LONG = 64, 64
"""How many pairs are kept of each operation, and how long ones."""

_REFUSALS = (LookupError, ValueError, RecursionError)
