"""Types of models, each with the schema that it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from itertools import count
from typing import Annotated, Any, Literal, NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec import UNSET

from templates.package._runtime.additional import ADDITIONAL, Additional, keeper
from templates.package._runtime.choices import (
    by_member,
    by_tag,
    choice,
    exclusive,
    literals,
)
from templates.package._runtime.constraints import (
    List,
    Map,
    Number,
    String,
    WholeNumber,
)
from templates.package._runtime.rules import Rules
from templates.package._runtime.structure import Structure

NAMES = ("a", "b", "ab", "x1")


class Typed(NamedTuple):
    """A type, and its schema."""

    annotation: Any
    schema: Any
    name: str | None = None
    """The name of the member that tells a structure from others, if one does."""


class Word(StrEnum):
    """Some texts."""

    A = "a"
    AB = "ab"


class Digit(IntEnum):
    """Some integers."""

    ONE = 1
    TWO = 2


SCALARS = st.sampled_from(
    [
        Typed(str, {"type": "string"}),
        Typed(int, {"type": "integer"}),
        Typed(float, {"type": "number"}),
        Typed(bool, {"type": "boolean"}),
        Typed(None, {"type": "null"}),
        Typed(Any, True),
        Typed(dict[str, Any], {"type": "object"}),
        Typed(Word, {"enum": ["a", "ab"]}),
        Typed(Digit, {"enum": [1, 2]}),
        Typed(Literal["a", "b"], {"enum": ["a", "b"]}),
        Typed(Literal[0, 3], {"enum": [0, 3]}),
        Typed(literals("Any", 1, True, [0], 0.5), {"enum": [1, True, [0], 0.5]}),
        Typed(
            Annotated[str, String(min_length=1, pattern="[a-z]+").meta],
            {"type": "string", "minLength": 1, "pattern": "^[a-z]+$"},
        ),
        Typed(
            Annotated[int, WholeNumber(minimum=0, multiple_of=2).meta],
            {"type": "integer", "minimum": 0, "multipleOf": 2},
        ),
        Typed(
            Annotated[float, Number(exclusive_maximum=1.5, multiple_of=0.1).meta],
            {"type": "number", "exclusiveMaximum": 1.5, "multipleOf": 0.1},
        ),
        Typed(
            Annotated[Any, Rules({"not": {"type": "string"}}).meta],
            {"not": {"type": "string"}},
        ),
    ]
)


def types() -> SearchStrategy[Typed]:
    """Types of all kinds, in each other."""
    return st.recursive(SCALARS, _containing, max_leaves=7)


def _containing(inner: SearchStrategy[Typed]) -> SearchStrategy[Typed]:
    several = st.lists(inner, min_size=1, max_size=3)
    members = st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    required = st.lists(st.sampled_from(NAMES), max_size=2, unique=True)
    structures = st.builds(_structure, members, required, st.integers(0, 3), inner)
    return st.one_of(
        st.builds(_list, inner, st.integers(0, 2), st.booleans()),
        st.builds(_map, inner, st.integers(1, 3), st.booleans()),
        st.builds(_tuple, several),
        structures,
        structures,
        st.builds(_choice, several, st.booleans()),
        st.builds(_tagged, st.lists(structures, min_size=1, max_size=3)),
        st.builds(_nullable, inner),
    )


def _list(item: Typed, least: int, unique: bool) -> Typed:
    limits = List(min_items=least or None, unique_items=unique)
    schema = {"items": item.schema, "minItems": least, "uniqueItems": unique}
    of: Any = item.annotation
    return Typed(Annotated[list[of], limits.meta], {"type": "array", **schema})


def _map(value: Typed, most: int, words: bool) -> Typed:
    keys = String(pattern="[a-z]+") if words else None
    limits = Map(max_properties=most, keys=keys)
    names = {"propertyNames": {"pattern": "^[a-z]+$"}} if words else {}
    schema = {"additionalProperties": value.schema, "maxProperties": most, **names}
    of: Any = value.annotation
    return Typed(Annotated[dict[str, of], limits.meta], {"type": "object", **schema})


def _tuple(items: list[Typed]) -> Typed:
    schema = {
        "prefixItems": [item.schema for item in items],
        "items": False,
        "minItems": len(items),
    }
    of: Any = tuple(item.annotation for item in items)
    return Typed(tuple[of], {"type": "array", **schema})


def _structure(
    members: dict[str, Typed], required: list[str], beside: int, rest: Typed
) -> Typed:
    """A structure; what it does with other members is one of four ways."""
    needed = [name for name in members if name in required]
    annotations = {name: of.annotation for name, of in members.items()}
    optional = [name for name in members if name not in needed]
    space: dict[str, Any] = dict.fromkeys(optional, UNSET)
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {name: of.schema for name, of in members.items()},
        "required": needed,
    }
    if beside == 1:
        schema["additionalProperties"] = False
    if beside == 2:
        of: Any = rest.annotation
        annotations["rest"] = Additional[of]
        space["rest"] = ADDITIONAL
        schema["additionalProperties"] = rest.schema
    if beside == 3:
        annotations["rest"], space["rest"] = Additional[Any], ADDITIONAL
        space["__rules__"] = Rules({"maxProperties": 2})
        schema["maxProperties"] = 2
    metaclass: Any = type(Structure)
    made = metaclass(
        f"Structure{next(_numbers)}",
        (Structure,),
        {"__annotations__": annotations, "__module__": __name__, **space},
        frozen=True,
        kw_only=True,
        rename=None,
        forbid_unknown_fields=beside == 1,
    )
    return Typed(keeper(made) if beside > 1 else made, schema, next(iter(needed), None))


def _choice(branches: list[Typed], is_exclusive: bool) -> Typed:
    annotations = [branch.annotation for branch in branches]
    options: Sequence[Any] = annotations
    by_name = {of.name: of.annotation for of in branches if of.name}
    if is_exclusive:
        options = [exclusive(*annotations)]
    elif len(by_name) == len(branches):
        options = [by_member(by_name)]
    made = choice(f"Choice{next(_numbers)}", lambda: options)
    schemas = [branch.schema for branch in branches]
    return Typed(made, {"oneOf" if is_exclusive else "anyOf": schemas})


def _tagged(branches: list[Typed]) -> Typed:
    tags: list[Any] = ["a", 2, True][: len(branches)]
    annotations = [branch.annotation for branch in branches]
    table = dict(zip(tags, annotations, strict=True))
    made = choice(f"Choice{next(_numbers)}", lambda: [by_tag("a", table)])
    schemas = [
        {"allOf": [{"required": ["a"], "properties": {"a": {"const": tag}}}, of.schema]}
        for tag, of in zip(tags, branches, strict=True)
    ]
    return Typed(made, {"type": "object", "oneOf": schemas})


def _nullable(inner: Typed) -> Typed:
    if inner.annotation is Any or inner.annotation is None:
        return inner
    schema = {"anyOf": [inner.schema, {"type": "null"}]}
    made = choice(f"Choice{next(_numbers)}", lambda: [inner.annotation, None])
    return Typed(made, schema)


_numbers = count()
