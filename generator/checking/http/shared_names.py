"""Members of objects in a query, or among cookies, whose names mean something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.checking.context import Context
from generator.dialects.openapi import flag
from generator.dialects.types import type_of
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node

Listed = Mapping[tuple[str, str], tuple[Node, Node]]
"""Parameters by location and name: how each is listed, and described."""

_WORDS = {"query": "in the query", "cookie": "of a cookie"}
_HINT = "name one of the two otherwise, or let the object travel as `deepObject`"


@dataclass(frozen=True, slots=True)
class _Spread:
    """An object whose members travel by their own names."""

    name: str
    use: Node
    schema: Node
    required: bool

    @property
    def is_free(self) -> bool:
        """Tell whether it may have members of any names."""
        rest = self.schema.get("additionalProperties")
        said = self.schema.get("properties") is not None
        return rest.value is not False if rest is not None else not said


@dataclass(slots=True)
class _Owners:
    """What names mean so far: the parameter, and where it is listed."""

    where: str
    named: dict[str, tuple[str, Node]] = field(default_factory=dict)
    rest: tuple[str, Node] | None = None
    """The object that has the names that no other one has."""


def check_shared_names(context: Context, found: Listed) -> None:
    """Warn of names that several parameters have, since the members of objects do."""
    for location, words in _WORDS.items():
        owners = _Owners(words)
        objects: list[_Spread] = []
        for (where, name), (use, parameter) in found.items():
            if where != location:
                continue
            schema = _spread(context, parameter)
            if schema is None:
                owners.named[name] = name, use
            else:
                required = flag(parameter, "required") is True
                objects.append(_Spread(name, use, schema, required))
        for each in sorted(objects, key=lambda it: not it.required):
            _check(context, owners, each)
            for key, _ in each.schema.members("properties"):
                owners.named.setdefault(key, (each.name, each.use))
            if each.is_free and owners.rest is None:
                owners.rest = each.name, each.use


def _check(context: Context, owners: _Owners, each: _Spread) -> None:
    names = [key for key, _ in each.schema.members("properties")]
    needed = {*each.schema.texts("required")}
    has_rest = each.is_free and owners.rest is None
    is_told = has_rest or not all(key in owners.named for key in names)
    if not is_told and not (each.required and needed):
        _warn_of_all(context, owners, each, names)
        return
    for key in names:
        if key in owners.named:
            _warn_of_one(context, owners, each, key, is_needed=key in needed)


def _warn_of_all(
    context: Context, owners: _Owners, each: _Spread, names: list[str]
) -> None:
    others = [owners.named[key] for key in names]
    others += [owners.rest] if owners.rest is not None and each.is_free else []
    related = [
        Related(f"`{name}` is here", use.place) for name, use in dict(others).items()
    ]
    left = "it is empty in every request" if each.required else "no request has it"
    context.findings.warning(
        f"all names of `{each.name}` {owners.where} mean something else: {left}",
        each.use.place,
        hint=_HINT,
        related=related,
        rule="colliding-name",
    )


def _warn_of_one(
    context: Context, owners: _Owners, each: _Spread, key: str, *, is_needed: bool
) -> None:
    owner, other = owners.named[key]
    meant = "the parameter" if owner == key else f"a member of `{owner}`"
    lost = (
        f"`{each.name}` needs one that is called so, too: both must say the same"
        if is_needed
        else f"that of `{each.name}` is neither sent nor read"
    )
    context.findings.warning(
        f"`{key}` {owners.where} is {meant}; {lost}",
        each.use.place,
        hint=_HINT,
        related=[Related("the other one is here", other.place)],
        rule="colliding-name",
    )


def _spread(context: Context, parameter: Node) -> Node | None:
    """Return the schema of an object whose members travel by their own names."""
    schema = parameter.get("schema")
    if schema is None or parameter.text("style") not in (None, "form", "cookie"):
        return None
    if flag(parameter, "explode") is False:
        return None
    flat = context.target(schema)
    is_object = flat is not None and type_of(flat) == "object"
    return flat if is_object else None
