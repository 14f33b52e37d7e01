"""What can travel beside a body, and what is left of a fault when it arrives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator import ir
from generator.ir.told_apart import json_kinds
from generator.values.faults import Broken, escaped

_FITTING = {
    "path": re.compile(r"(?s)(?!\.{1,2}\Z).+"),
    "query": re.compile(r"(?s).+"),
    "header": re.compile(r"[!#-+.-~-](?:[ -+.-~-]*[!-+.-~-])?"),
    "cookie": re.compile(r"(?s).+"),
}
"""Texts that can travel somewhere, and cannot be taken for something else there."""

_BEHIND = re.compile(r"\}\{([^{}/]+)\}")
_DOTTED = re.compile(r"(?s)\.(?!\.?\Z).+")
_ENDING = r"\.[0-9A-Za-z]+"
_LINE = re.compile(r"[^\r\n\0]*")
_APART = re.compile(r"[A-Za-z0-9_.-]+")
"""Texts that hold nothing that items could be kept apart by."""


@dataclass(frozen=True)
class Travelling:
    """The parameters of one operation."""

    shapes: Mapping[str, ir.Shape]
    binding: ir.Http
    nullable: frozenset[str] = frozenset()
    """The names of those that may be null."""

    texts: frozenset[str] = frozenset()
    """The names of those that are one text each."""

    @cached_property
    def endings(self) -> frozenset[str]:
        """The names of those that a path has right behind another one: endings, as `.json`.

        Nothing but their dot tells where they begin.
        """
        behind = set(_BEHIND.findall(self.binding.path))
        return frozenset(
            member
            for member, at in self.binding.locations.items()
            if isinstance(at, ir.Parameter)
            and at.location == "path"
            and at.key in behind
            and at.style in (None, "simple")
        )

    def made(self, structure: ir.Structure) -> tuple[ir.Structure, dict[str, ir.Shape]]:
        """Return parameters as requests have them: endings are texts that begin so.

        The shapes that there are come with them.
        """
        shapes = dict(self.shapes)
        members: list[ir.Member] = []
        for each in structure.members:
            shape = shapes[each.shape]
            if (
                each.name in self.endings
                and isinstance(shape, ir.String)
                and shape.pattern is None
            ):
                name = f"{each.shape} that is an ending"
                shapes[name] = replace(shape, name=name, pattern=_ENDING)
                each = replace(each, shape=name)
            members.append(each)
        return replace(structure, members=tuple(members)), shapes

    def place(self, member: str) -> str:
        """Return the pointer to a member, the place where it travels first."""
        location = self.binding.locations[member]
        if isinstance(location, ir.WholeQuery):
            return "/querystring"
        return f"/{location.location}/{escaped(location.key)}"

    def fits(self, member: str, value: Any) -> bool:
        """Tell whether a scalar can be, or be in, the value of a parameter.

        An empty text looks like none in most places, but for one in a query, and a path
        must not lead astray.
        """
        location = self.binding.locations[member]
        if member in self.endings and _DOTTED.fullmatch(str(value)) is None:
            return False
        if not isinstance(value, str):
            is_null = value is None and not isinstance(location, ir.WholeQuery)
            return is_null or isinstance(value, bool | int | float)
        if isinstance(location, ir.WholeQuery):
            return bool(value)
        if value in ("null", "") and member in self.nullable:
            # It would be taken for that.
            return False
        if value == "" and member in self.texts and location.location == "query":
            return True
        is_escaped = location.style in (None, "form", "simple")
        pattern = _FITTING[location.location] if is_escaped else _APART
        return pattern.fullmatch(value) is not None

    def is_fixed(self, member: str) -> bool:
        """Tell whether a path has a parameter of its own, which tells operations apart."""
        location = self.binding.locations[member]
        pairs = self.binding.path.partition("?")[2].split("&")
        names = {pair.partition("=")[0] for pair in pairs}
        return isinstance(location, ir.Parameter) and location.key in names

    def is_fault(self, member: ir.Member, fault: Broken) -> bool:
        """Tell whether a fault still is one when it arrives.

        There, whatever was written as text can be a text, and a list that is empty, or a
        text in most places, is not there at all.
        """
        place = self.place(member.name)
        location = self.binding.locations[member.name]
        if isinstance(location, ir.WholeQuery) or location.json:
            return not isinstance(location, ir.WholeQuery)
        if fault.value == "" or has_empty(fault.value):
            return False
        if member.name in self.endings and _DOTTED.fullmatch(str(fault.value)) is None:
            return False
        if self._takes_text(member.shape):
            return False
        if isinstance(fault.value, list) and len(fault.value) == 1:
            # Where a text will do as well, it travels as that.
            union = self.shapes[member.shape]
            if isinstance(union, ir.Union) and "text" in json_kinds(
                self.shapes, union.name
            ):
                return False
        if fault.rule == "required":
            # Null within an object is written as a text.
            return fault.value is None or not _has_null(fault.value)
        if fault.rule == "type":
            is_number = isinstance(
                self.shapes[member.shape], ir.Integer | ir.Number | ir.Boolean
            )
            return is_number and not place.startswith("/path/")
        return True

    def _takes_text(self, name: str) -> bool:
        """Tell whether a union may be any text, as which all that travels can be read."""
        shape = self.shapes[name]
        return isinstance(shape, ir.Union) and any(
            isinstance(branch := self.shapes[each], ir.String) and not branch.pattern
            for each in shape.branches
        )


def has_empty(value: Any) -> bool:
    """Tell whether a list or an object that is empty is in a value, or is it."""
    if isinstance(value, dict):
        return not value or any(map(has_empty, value.values()))
    return isinstance(value, list) and (not value or any(map(has_empty, value)))


def _has_null(value: Any) -> bool:
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return any(map(_has_null, items))
    return value is None


def fits_header(member: str, value: Any) -> bool:
    """Tell whether a scalar can be, or be in, the value of a header."""
    if not isinstance(value, str):
        return isinstance(value, bool | int | float)
    return _FITTING["header"].fullmatch(value) is not None


def fits_form(member: str, value: Any) -> bool:
    """Tell whether a scalar can be, or be in, a member of a form."""
    # A text that reads as null may be taken for that.
    return value not in (None, "null")


def fits_event(member: str, value: Any) -> bool:
    """Tell whether a scalar can be a member of an event: it travels on lines."""
    if isinstance(value, str):
        return _LINE.fullmatch(value) is not None
    return not isinstance(value, int) or value >= 0


def is_events(media_type: str) -> bool:
    """Tell whether a body is events."""
    return media_type.lower().startswith("text/event-stream")


def is_told(shapes: Mapping[str, ir.Shape], name: str | None, body: Any) -> bool:
    """Tell whether a form says all of a body: of no type, all that is in it is text."""
    shape = shapes[name] if name is not None else None
    if not isinstance(body, dict):
        return not isinstance(shape, ir.Anything)
    rest: str | None = None
    known: dict[str, str] = {}
    if isinstance(shape, ir.Structure):
        known = {each.name: each.shape for each in shape.members}
        rest = shape.additional.shape if shape.additional else None
    elif isinstance(shape, ir.Map):
        rest = shape.value
    elif not isinstance(shape, ir.Anything | None):
        return True
    return all(
        isinstance(value, str)
        or not isinstance(shapes.get(known.get(key) or rest or ""), ir.Anything | None)
        for key, value in body.items()
    )
