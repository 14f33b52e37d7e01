"""Keywords for objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from ..constraints.wording import too_long, too_short
from ..violations import At, Violation, known_by, missing, violation
from .evaluated import Apply, Evaluated, fits

if TYPE_CHECKING:
    from .compiler import Context

Said: TypeAlias = Mapping[str, Any]


def sizes(context: Context, said: Said) -> Apply:
    """Compile `minProperties` and `maxProperties`."""
    least, most = said.get("minProperties", 0), said.get("maxProperties")

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if not isinstance(value, dict):
            return
        if len(value) < least:
            found.append(too_short(at, "minProperties", int(least)))
        if most is not None and len(value) > most:
            found.append(too_long(at, "maxProperties", int(most)))

    return apply


def required(context: Context, said: Said) -> Apply:
    """Compile `required`."""
    names = said["required"]

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if isinstance(value, dict):
            for name in names:
                if name not in value:
                    found.append(missing(at, name))

    return apply


def dependent_required(context: Context, said: Said) -> Apply:
    """Compile `dependentRequired`."""
    needs = said["dependentRequired"]

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if not isinstance(value, dict):
            return
        for name, others in needs.items():
            if name in value:
                for other in others:
                    if other not in value:
                        rule = f"must not be absent beside {name}"
                        found.append(violation((at, other), "dependentRequired", rule))

    return apply


def dependent_schemas(context: Context, said: Said) -> Apply:
    """Compile `dependentSchemas`."""
    schemas = said["dependentSchemas"]
    by_name = {name: context.apply(schema) for name, schema in schemas.items()}

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if isinstance(value, dict):
            for name, each in by_name.items():
                if name in value:
                    each(value, at, found, seen)

    return apply


def names(context: Context, said: Said) -> Apply:
    """Compile `propertyNames`."""
    name_fits = context.apply(said["propertyNames"])

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if isinstance(value, dict):
            for name in value:
                if not fits(name_fits, name, known_by(found)):
                    rule = "must have a name that is allowed"
                    found.append(violation((at, name), "propertyNames", rule))

    return apply


def members(context: Context, said: Said) -> Apply:
    """Compile what members must be: by their names, by patterns, and all others."""
    named = {
        name: context.apply(schema)
        for name, schema in said.get("properties", {}).items()
    }
    patterns = [
        (context.matcher(pattern), context.apply(schema))
        for pattern, schema in said.get("patternProperties", {}).items()
    ]
    others = said.get("additionalProperties")
    rest = None if others is None else context.apply(others)

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if not isinstance(value, dict):
            return
        for name, member in value.items():
            known = named.get(name)
            is_known = known is not None
            if known is not None:
                known(member, (at, name), found, None)
            for matches, of_pattern in patterns:
                if matches(name):
                    is_known = True
                    of_pattern(member, (at, name), found, None)
            if is_known or rest is None:
                pass
            elif others is False:
                found.append(unexpected(at, name))
            else:
                rest(member, (at, name), found, None)
            if seen is not None and (is_known or rest is not None):
                seen.names.add(name)

    return apply


def unevaluated_properties(context: Context, said: Said) -> Apply:
    """Compile `unevaluatedProperties`; all other keywords have been applied."""
    others = said["unevaluatedProperties"]
    rest = context.apply(others)

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if not isinstance(value, dict) or seen is None:
            return
        for name, member in value.items():
            if name in seen.names:
                continue
            if others is False:
                found.append(unexpected(at, name, "unevaluatedProperties"))
            else:
                rest(member, (at, name), found, None)
        seen.names.update(value)

    return apply


def unexpected(at: At, name: str, rule: str = "additionalProperties") -> Violation:
    """Return the violation of a member that an object must not have."""
    return violation((at, name), rule, "must not be there")
