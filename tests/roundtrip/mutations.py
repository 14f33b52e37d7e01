"""Values that are nearly valid: a valid one with one or two things wrong, or right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from generator import ir
from tests.roundtrip.package import Package
from tests.roundtrip.scalars import MAX_TEXT, integer_range
from tests.roundtrip.strategies import (
    JSON_SCALARS,
    MAX_ITEMS,
    UNKNOWN,
    Strategies,
)

_BASE64 = ["YQ", "YQ=", "YR==", "YQ==\n", " YQ==", "-_8=", "====", "YQ==YQ==", "é"]
_TIMES: list[object] = [
    -1,
    1e300,
    10**30,
    -62135596800,
    -62135596801,
    253402300799,
    253402300799.5,
    253402300800,
    "2020-02-30T00:00:00Z",
    "2020-01-01T00:00:00",
    "2020-01-01",
    "2020-01-01t00:00:00.1234567z",
    "0001-01-01T00:00:00+05:00",
    "9999-12-31T23:59:59-05:00",
    "2020-01-01T24:00:00Z",
    "1577836800",
]


class Site(NamedTuple):
    """A value inside another, the keys that lead to it, and the shape it should be."""

    path: tuple[str | int, ...]
    value: Any
    shape: ir.Shape


def nearly_valid_json(strategies: Strategies, schema: str) -> SearchStrategy[Any]:
    """Return values of a structure or an error with one or two mutations.

    Some of them are still valid: an unknown member breaks nothing.
    """
    return _nearly_valid(strategies, schema)


@st.composite
def _nearly_valid(draw: DrawFn, strategies: Strategies, schema: str) -> Any:
    package = strategies.package
    value = draw(strategies.valid_json(schema))
    for _ in range(draw(st.integers(1, 2))):
        sites = list(_sites(package, Site((), value, package.body(schema))))
        site = draw(st.sampled_from(sites))
        value = _replaced(value, site.path, draw(_mutated(strategies, site)))
    return value


def _sites(package: Package, site: Site) -> Iterator[Site]:
    """Return the site and all within it, as far as the values are of their shapes."""
    yield site
    for key, name in _inside(site):
        inner = Site((*site.path, key), site.value[key], package.service.shapes[name])
        yield from _sites(package, inner)


def _inside(site: Site) -> Iterator[tuple[str | int, str]]:
    match site.shape, site.value:
        case ir.Structure(members=members), dict():
            for member in members:
                if site.value.get(member.name) is not None:
                    yield member.name, member.shape
        case ir.List(item=item), list():
            # More of them would crowd out everything else.
            for index in range(min(len(site.value), 3)):
                yield index, item
        case ir.Map(value=value), dict():
            for key in list(site.value)[:3]:
                yield key, value


def _replaced(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    if not path:
        return new
    key, *rest = path
    changed: Any = dict(value) if isinstance(value, dict) else list(value)
    changed[key] = _replaced(value[key], tuple(rest), new)
    return changed


def _mutated(strategies: Strategies, site: Site) -> SearchStrategy[Any]:
    fitting = list(_fitting(strategies, site))
    wrong = JSON_SCALARS | st.sampled_from(
        [[], {}, [None], [site.value], {"value": site.value}]
    )
    return st.one_of(st.sampled_from(fitting), wrong) if fitting else wrong


def _fitting(strategies: Strategies, site: Site) -> Iterator[object]:
    """Return mutations that make sense for the shape only."""
    match site.shape, site.value:
        case ir.String() as shape, str(text):
            yield from _texts(shape, text)
        case ir.Enum(), str(text):
            yield from (text.lower(), f"{text} ", f"{text}\n", "")
        case ir.Integer() as shape, int(number):
            least, greatest = integer_range(shape)
            yield from (least - 1, greatest + 1, number + 1, str(number))
            yield float(min(max(number, least), greatest))
        case ir.Number() as shape, _:
            yield from _around(shape)
        case ir.Boolean(), bool(flag):
            yield from (int(flag), str(flag).lower())
        case ir.Timestamp(), _:
            yield from _TIMES
        case ir.Blob(), _:
            yield from _BASE64
        case ir.List() as shape, list(items):
            yield from _lists(shape.min_items, shape.max_items, items)
        case ir.Map() as shape, dict(entries):
            yield from _maps(shape, entries)
        case ir.Structure() as shape, dict(members):
            yield from _structures(shape, members)


def _texts(shape: ir.String, text: str) -> Iterator[str]:
    yield from (f"{text}\n", f"\n{text}", f"{text} ", text.upper(), f"{text}\U0001f600")
    filler = text[:1] or "x"
    if shape.min_length:
        yield filler * (shape.min_length - 1)
    if shape.max_length is not None and shape.max_length <= MAX_TEXT:
        yield filler * (shape.max_length + 1)
        yield "\U0001f600" * shape.max_length


def _around(shape: ir.Number) -> Iterator[float]:
    limits = (
        shape.minimum,
        shape.maximum,
        shape.exclusive_minimum,
        shape.exclusive_maximum,
    )
    for limit in limits:
        if limit is not None:
            yield from (limit, limit - 1, limit + 1)
    yield from (1e300, -1e300, 10**30, 10**400)


def _lists(
    least: int | None, most: int | None, items: list[Any]
) -> Iterator[list[Any]]:
    yield from ([*items, None], [items], items[:-1])
    if least:
        yield items[: least - 1]
    if items and most is not None and most <= MAX_ITEMS:
        yield items[:1] * (most + 1)


def _maps(shape: ir.Map, entries: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {**entries, "another": None}
    if shape.min_properties:
        yield dict(list(entries.items())[: shape.min_properties - 1])
    most = shape.max_properties
    if entries and most is not None and most <= MAX_ITEMS:
        value = next(iter(entries.values()))
        yield {**entries, **{f"key {count}": value for count in range(most + 1)}}


def _structures(shape: ir.Structure, members: dict[str, Any]) -> Iterator[object]:
    yield list(members.items())
    yield {**members, UNKNOWN: {"__type": "unknown"}}
    yield {**members, "__type": "AnotherException"}
    for name in [*(member.name for member in shape.members), "__type"]:
        without = {key: value for key, value in members.items() if key != name}
        yield without
        yield {**without, name: None}
        if name in members:
            yield {**without, name.upper(): members[name]}
