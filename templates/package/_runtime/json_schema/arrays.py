"""Keywords for arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from ..constraints.wording import too_long, too_short
from ..equality import are_different
from ..violations import At, Violation, known_by, violation
from .evaluated import Apply, Evaluated, fits

if TYPE_CHECKING:
    from .compiler import Context

Said: TypeAlias = Mapping[str, Any]


def sizes(context: Context, said: Said) -> Apply:
    """Compile `minItems`, `maxItems` and `uniqueItems`."""
    least, most = said.get("minItems", 0), said.get("maxItems")
    unique = said.get("uniqueItems", False)

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if not isinstance(value, list):
            return
        if len(value) < least:
            found.append(too_short(at, "minItems", int(least)))
        if most is not None and len(value) > most:
            found.append(too_long(at, "maxItems", int(most)))
        if unique and not are_different(value):
            found.append(violation(at, "uniqueItems", "must not have equal items"))

    return apply


def items(context: Context, said: Said) -> Apply:
    """Compile what items must be: by their places, and all others."""
    first = said.get("prefixItems", [])
    others = said.get("items")
    by_place = [context.apply(schema) for schema in first]
    rest = None if others is None else context.apply(others)
    at_most = f"must have length less than or equal to {len(first)}"

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if not isinstance(value, list):
            return
        for place, (each, item) in enumerate(zip(by_place, value, strict=False)):
            each(item, (at, place), found, None)
        if others is False:
            if len(value) > len(by_place):
                found.append(violation(at, "items", at_most))
        elif rest is not None:
            for place in range(len(by_place), len(value)):
                rest(value[place], (at, place), found, None)
        if seen is not None:
            seen.add_items(*(() if others is not None else (len(by_place),)))

    return apply


def contains(context: Context, said: Said) -> Apply:
    """Compile `contains`, and how many such items there must be."""
    item = context.apply(said["contains"])
    least, most = said.get("minContains", 1), said.get("maxContains")

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if not isinstance(value, list):
            return
        known = known_by(found)
        each_fits = [fits(item, each, known) for each in value]
        places = [place for place, is_one in enumerate(each_fits) if is_one]
        if seen is not None:
            seen.indexes.update(places)
        if len(places) < least:
            keyword = "minContains" if "minContains" in said else "contains"
            rule = f"must have at least {int(least)} items of a kind, not {len(places)}"
            found.append(violation(at, keyword, rule))
        if most is not None and len(places) > most:
            rule = f"must have at most {int(most)} items of a kind, not {len(places)}"
            found.append(violation(at, "maxContains", rule))

    return apply


def unevaluated_items(context: Context, said: Said) -> Apply:
    """Compile `unevaluatedItems`; all other keywords have been applied."""
    item = context.apply(said["unevaluatedItems"])

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if isinstance(value, list) and seen is not None:
            for place in seen.rest(value):
                item(value[place], (at, place), found, None)
            seen.add_items()

    return apply
