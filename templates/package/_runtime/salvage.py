"""What can be used of a JSON object that breaks its schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from .structure import Structure, convert
from .violations import Violation, missing, pointer


def salvage(
    told: Mapping[str, Any], type_: type[Structure]
) -> tuple[dict[str, Any], list[Violation]]:
    """Return the members of `type_` that are right in `told`, and what is wrong there.

    The members go by their Python names; one that is absent and need not be there is
    `None`.
    """
    members: dict[str, Any] = {}
    found: list[Violation] = []
    for field in msgspec.structs.fields(type_):
        value = told.get(field.encode_name)
        if value is None:
            if field.required:
                found.append(missing("", field.encode_name))
            continue
        try:
            members[field.name] = convert(value, field.type)
        except (msgspec.ValidationError, RecursionError) as error:
            rule = f"must be as documented ({error})"
            found.append(Violation(pointer("", field.encode_name), "type", rule))
    return members, found
