"""Values for the shapes of any service: valid ones, random ones, and objects."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import cycle, islice
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generator import ir
from tests.roundtrip.package import Package
from tests.roundtrip.profile import collected
from tests.roundtrip.scalars import CHARACTERS, matching, scalars

MAX_ITEMS = 200
"""Items of lists and maps; limits beyond it are left to tests of their own."""

UNKNOWN = "a member that no structure has"

_DEPTH = 6

JSON_SCALARS: SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.sampled_from([2**31, 2**63 - 1, 2**63, -(2**63) - 1, 10**30, 10**400]),
    st.sampled_from([-0.0, 1.0, 1.5, 1e300, 5e-324]),
    st.text(CHARACTERS, max_size=5),
    st.sampled_from(["", "YQ==", "1970-01-01T00:00:00Z", "true", "0"]),
)

RANDOM_JSON: SearchStrategy[Any] = st.recursive(
    JSON_SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(CHARACTERS, max_size=5), inner, max_size=3),
    max_leaves=5,
)
"""Any JSON value at all; of text, what can be encoded."""


class Strategies:
    """Values for the shapes of one service.

    Recursive structures end after a few levels, where they can end at all.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self._service = package.service
        self._at_depth = lru_cache(maxsize=None)(self._shape)
        for shape in self._service.shapes.values():
            if isinstance(shape, ir.String) and shape.pattern is not None:
                matching(shape.pattern)

    def valid_json(self, schema: str) -> SearchStrategy[Any]:
        """Return plain JSON values that keep to a structure, an error or a shape."""
        if schema not in self._service.errors:
            return self._at_depth(schema, 0)
        members = self._structure(self.package.body(schema), 0)
        return members.map(lambda body: {"__type": schema, **body})

    def random_json(self, schema: str) -> SearchStrategy[Any]:
        """Return JSON values of any kind, many with the members of a structure."""
        known = [member.name for member in self.package.body(schema).members]
        names = st.sampled_from(["__type", UNKNOWN, *known])
        return RANDOM_JSON | st.dictionaries(names, RANDOM_JSON)

    def objects(self, schema: str) -> SearchStrategy[Any]:
        """Return objects of the package for valid values of a structure."""
        return self.valid_json(schema).map(
            lambda value: self.package.decode(schema, json_text(value))
        )

    def smallest(self, schema: str) -> Any:
        """Return an object with hardly more than the required members."""
        return collected(self.objects(schema), 1)[0]

    def errors(self, schema: str) -> SearchStrategy[Any]:
        """Return errors of the package, as a handler would raise them."""
        return self.objects(schema).map(self.package.error(schema).from_body)

    def _shape(self, name: str, depth: int) -> SearchStrategy[Any]:
        match self._service.shapes[name]:
            case ir.Structure() as shape:
                return self._structure(shape, depth)
            case ir.List() as shape:
                return self._list(shape, depth)
            case ir.Map() as shape:
                return self._map(shape, depth)
            case shape:
                return scalars(shape)

    def _structure(self, shape: ir.Structure, depth: int) -> SearchStrategy[Any]:
        if depth >= _DEPTH:
            members = [member for member in shape.members if member.required]
        else:
            members = list(shape.members)
        values = {
            member.name: self._later(member.shape, depth + 1) for member in members
        }
        required = {each.name for each in members if each.required}
        return st.fixed_dictionaries(
            {name: values[name] for name in values if name in required},
            optional={
                UNKNOWN: JSON_SCALARS,
                **{
                    name: st.none() | values[name]
                    for name in values
                    if name not in required
                },
            },
        )

    def _later(self, name: str, depth: int) -> SearchStrategy[Any]:
        # A shape may contain itself.
        return st.deferred(lambda: self._at_depth(name, depth))

    def _list(self, shape: ir.List, depth: int) -> SearchStrategy[Any]:
        items = self._later(shape.item, depth + 1)
        least, most = shape.min_items or 0, shape.max_items
        few = st.lists(items, min_size=least, max_size=_few(least, most, depth))
        if not most or most > MAX_ITEMS or depth >= _DEPTH:
            return few
        some = st.lists(items, min_size=1, max_size=2)
        return few | some.map(lambda items: list(islice(cycle(items), most)))

    def _map(self, shape: ir.Map, depth: int) -> SearchStrategy[Any]:
        least = shape.min_properties or 0
        return st.dictionaries(
            st.text(CHARACTERS, max_size=5),
            self._later(shape.value, depth + 1),
            min_size=least,
            max_size=_few(least, shape.max_properties, depth),
        )


def json_text(value: object, *, ensure_ascii: bool = False) -> bytes:
    """Return a JSON value as text, written by the standard library."""
    return json.dumps(value, ensure_ascii=ensure_ascii, allow_nan=False).encode()


def _few(least: int, most: int | None, depth: int) -> int:
    few = least if depth >= _DEPTH else least + 2
    return few if most is None else min(few, most)
