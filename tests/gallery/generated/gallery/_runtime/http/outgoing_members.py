"""Members of an input, as far as they are no body: checked, and made plain JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import NODEFAULT, UNSET

from ..codec import NO_FORM, Rejected, encode, encode_valid, formless
from ..signatures import Signed
from ..structure import Structure
from ..violations import Violation
from .description import Cookie, Header, Label, Location, Query, QueryString
from .kinds import kind_of, type_of


class Member:
    """A member that travels somewhere by itself."""

    def __init__(
        self,
        name: str,
        place: str,
        type_: Any,
        default: Any,
        write: Callable[[Any], Any] | None = None,
        *,
        may_be_empty: bool = False,
    ) -> None:
        """Take what it is called in Python, where it travels, and what it may be.

        Args:
            name: In Python.
            place: The pointer to it.
            type_: What it may be.
            default: What it is if it is not given.
            write: Writes a plain JSON value; raises `ValueError`.
            may_be_empty: Whether it is there though nothing is written of it.
        """
        self.name = name
        self.place = place
        self.type = type_
        self._write = write
        self._default = default
        self._is_told = default is NODEFAULT and not may_be_empty
        # Where null says something, what is left out is told otherwise.
        self._none_is_absent = default is not NODEFAULT and default is not UNSET
        self._plain_type = type_ if type_ in (str, int, bool) else None
        self._plain_item = _PLAIN_LISTS.get(type_)
        kind = kind_of(type_)
        by_type = kind.number_by_type or (kind.array and kind.item.number_by_type)
        self._held = _holder(type_) if by_type else None
        self._null_is_ambiguous = kind.text and kind.null

    def written(self, holder: Any, found: list[Violation], *, validate: bool) -> Any:
        """Return what is written of the member of an input; `None` if there is nothing.

        What is wrong is added to `found`.
        """
        value = getattr(holder, self.name)
        if value is None and self._none_is_absent:
            return None
        if type(value) is self._plain_type and self._default is NODEFAULT:
            plain = value
        elif self.is_absent(value):
            return None
        else:
            plain = self.plain(value, found, validate=validate)
        if plain is UNSET or self._write is None:
            return None
        if plain == "null" and self._null_is_ambiguous:
            found.append(Violation(self.place, "style", _NULL))
            return None
        try:
            written = self._write(plain)
        except ValueError as error:
            found.append(Violation(self.place, "style", str(error)))
            return None
        if self._is_told and written in ([], None):
            found.append(Violation(self.place, "style", _UNTOLD))
        return written

    def is_absent(self, value: Any) -> bool:
        """Return whether a value stands for none, or for what the service assumes."""
        if value is None:
            return self._none_is_absent
        return value is UNSET or (
            type(value) is type(self._default) and bool(value == self._default)
        )

    def plain(self, value: Any, found: list[Violation], *, validate: bool) -> Any:
        """Return a value as plain JSON; UNSET if it is wrong, which `found` then tells."""
        kind = type(value)
        if kind is self._plain_type:
            return value
        if kind is list and {self._plain_item}.issuperset(map(type, value)):
            return value
        if self._held is not None:
            return self._plain_by_type(self._held, value, found, validate=validate)
        try:
            text = encode_valid(value, self.type) if validate else encode(value)
        except Rejected as error:
            found += placed(self.place, error.violations)
            return UNSET
        except NO_FORM as error:
            found += placed(self.place, [formless(error)])
            return UNSET
        return msgspec.json.decode(text)

    def _plain_by_type(
        self, holder: Any, value: Any, found: list[Violation], *, validate: bool
    ) -> Any:
        # A member of a structure travels by its type, a value alone by its own.
        member = Member("held", "", holder, NODEFAULT)
        wrong: list[Violation] = []
        held = member.plain(holder(held=value), wrong, validate=validate)
        for each in wrong:
            path = each.path.removeprefix("/held")
            found.append(Violation(self.place + path, each.rule, each.message))
        return held if held is UNSET else held["held"]


def _holder(type_: Any) -> Any:
    # With a metaclass that is not msgspec's own, `defstruct` makes no structure.
    return Signed("Holder", (Structure,), {"__annotations__": {"held": type_}})


def members_of(type_: type[msgspec.Struct]) -> dict[str, tuple[Any, Any]]:
    """Return types and defaults of the members of an input, by their Python names."""
    return {
        field.name: (type_of(field), field.default)
        for field in msgspec.structs.fields(type_)
    }


def place_of(location: Location) -> str:
    """Return the pointer to a member, the place where it travels first."""
    if isinstance(location, QueryString):
        return "/querystring"
    name = location.name.replace("~", "~0").replace("/", "~1")
    return f"/{_PLACES[type(location)]}/{name}"


def placed(place: str, found: list[Violation]) -> list[Violation]:
    """Return violations of a value as those of the member that it is."""
    return [Violation(place + each.path, each.rule, each.message) for each in found]


_NULL = "must not be the text 'null', which stands for null"
_UNTOLD = "must not be empty: an empty one would look like none"
_PLAIN_LISTS: dict[Any, type[Any]] = {list[str]: str, list[int]: int}
_PLACES: dict[type[Any], str] = {
    Label: "path",
    Query: "query",
    Header: "header",
    Cookie: "cookie",
}
