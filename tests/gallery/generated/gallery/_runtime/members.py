"""Members of structures: what they are by default, and how to get at them."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from msgspec import UNSET, inspect

from .type_infos import structure


@cache
def fields_of(class_: type[Any]) -> tuple[inspect.Field, ...]:
    """Return the members of a structure."""
    return structure(class_).fields


def is_unset_by_default(field: inspect.Field) -> bool:
    """Return whether a member that is absent is `UNSET`, since `None` is null."""
    return field.default is UNSET


def shallow(structure: msgspec.Struct) -> dict[str, Any]:
    """Return the members of a structure by their names on the wire, as they are."""
    config = structure.__struct_config__
    made = {} if config.tag_field is None else {config.tag_field: config.tag}
    for field in fields_of(type(structure)):
        member = getattr(structure, field.name)
        if not is_default(field, member):
            made[field.encode_name] = member
    return made


def is_default(field: inspect.Field, value: Any) -> bool:
    """Return whether a member does not travel, since it is what it is by default."""
    if value is UNSET:
        return True
    default = field.default
    return value is default or (type(value) is type(default) and value == default)
