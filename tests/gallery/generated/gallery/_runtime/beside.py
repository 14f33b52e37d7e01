"""What is checked of an object beside the members that have names."""

from __future__ import annotations

from typing import Any

from msgspec import inspect

from .violations import At, Check, Violation, missing, violation


class Beside:
    """Its tag, and members that have no names."""

    def __init__(self, type_: inspect.StructType) -> None:
        """Take the structure that the object stands for."""
        self._tag, self._tag_field = type_.tag, type_.tag_field
        self._is_closed = type_.forbid_unknown_fields
        self._names = {field.encode_name for field in type_.fields}
        self._names |= {self._tag_field} if self._tag_field else set()
        self._rest: Check | None = None
        self.is_checked = self._is_closed or self._tag_field is not None

    def check_rest(self, check: Check) -> None:
        """Take what members without names must be."""
        self._rest = check
        self.is_checked = True

    def check(self, value: dict[str, Any], at: At, found: list[Violation]) -> None:
        """Add to `found` what is wrong beside the members that have names."""
        if self._tag_field is not None and self._tag_field not in value:
            found.append(missing(at, self._tag_field))
        elif self._tag_field is not None and value[self._tag_field] != self._tag:
            rule = f"must be '{self._tag}'"
            found.append(violation((at, self._tag_field), "const", rule))
        if not self._is_closed and self._rest is None:
            return
        for name in value:
            if name in self._names:
                continue
            if self._rest is not None:
                self._rest(value[name], (at, name), found)
            else:
                rule = "must not be there"
                found.append(violation((at, name), "additionalProperties", rule))
