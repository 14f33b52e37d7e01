"""Keywords that apply other schemas to the same value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from ..violations import At, Violation, known_by, violation
from .evaluated import Apply, Evaluated, fits, once

if TYPE_CHECKING:
    from .compiler import Context

Said: TypeAlias = Mapping[str, Any]


def reference(context: Context, said: Said) -> Apply:
    """Compile `$ref`."""
    return once(context.referred(said["$ref"]))


def dynamic_reference(context: Context, said: Said) -> Apply:
    """Compile `$dynamicRef`."""
    return once(context.dynamically_referred(said["$dynamicRef"]))


def all_of(context: Context, said: Said) -> Apply:
    """Compile `allOf`."""
    parts = [context.apply(schema) for schema in said["allOf"]]

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        for part in parts:
            part(value, at, found, seen)

    return apply


def any_of(context: Context, said: Said) -> Apply:
    """Compile `anyOf`."""
    parts = [context.apply(schema) for schema in said["anyOf"]]

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        known = known_by(found)
        ways = (fits(part, value, known, seen) for part in parts)
        # All that fit tell what they have evaluated.
        if not (any(ways) if seen is None else any(list(ways))):
            rule = "must satisfy at least one of several schemas"
            found.append(violation(at, "anyOf", rule))

    return apply


def one_of(context: Context, said: Said) -> Apply:
    """Compile `oneOf`."""
    parts = [context.apply(schema) for schema in said["oneOf"]]

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        known = known_by(found)
        count = sum(fits(part, value, known, seen) for part in parts)
        if count != 1:
            rule = f"must satisfy exactly one of several schemas, not {count or 'none'}"
            found.append(violation(at, "oneOf", rule))

    return apply


def none_of(context: Context, said: Said) -> Apply:
    """Compile `not`."""
    forbidden = context.apply(said["not"])

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if fits(forbidden, value, known_by(found)):
            found.append(violation(at, "not", "must not satisfy a schema that it does"))

    return apply


def conditional(context: Context, said: Said) -> Apply:
    """Compile `if`, `then` and `else`."""
    condition = context.apply(said["if"])
    then = context.apply(said.get("then", True))
    otherwise = context.apply(said.get("else", True))

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        known = known_by(found)
        chosen = then if fits(condition, value, known, seen) else otherwise
        chosen(value, at, found, seen)

    return apply
