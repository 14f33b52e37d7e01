"""Values that are made up, for the mock and for proofs, keep to every kind of shape."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator import ir
from generator.sources.source import Place, Position, Source
from generator.values.allowed import allows
from generator.values.edges import edges
from generator.values.maker import Maker
from tests.services.small import imported


@pytest.mark.parametrize("seed", range(5))
def test_made_values_are_valid(seed: int) -> None:
    """Of all structures of a spec with all kinds."""
    text = Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8")
    with imported(text, f"made_{seed}") as package:
        checks = package.validators.VALIDATORS
        shapes = package.service.shapes
        for name, shape in shapes.items():
            if isinstance(shape, ir.Structure) and name in checks:
                made = Maker(shapes, seed).structure(shape, name)
                assert [] == checks[name](made), made


RULED: dict[str, tuple[dict[str, Any], list[Any], list[Any]]] = {
    "what has a type of its own": ({"pattern": "[0-9]"}, ["1"], ["12", "a1"]),
    "what is inside": (
        {"type": "array", "items": {"anyOf": [{"pattern": "a|b"}, {"pattern": "c"}]}},
        [["a", "b", "c"]],
        [["ab"], ["cd"]],
    ),
    "members by their names": (
        {
            "patternProperties": {"x": {"type": "integer"}},
            "additionalProperties": False,
        },
        [{"x": 1}],
        [{"x": "1"}, {"xy": 1}],
    ),
    "a member that is called so": (
        {"properties": {"pattern": {"pattern": "a"}}},
        [{"pattern": "a"}],
        [{"pattern": "ab"}],
    ),
    "a value that has one": ({"const": {"pattern": "a"}}, [{"pattern": "a"}], [{}]),
}


def test_patterns_of_rules_are_for_the_whole() -> None:
    """As the runtime takes them: a text that only begins or ends so does not keep to it."""
    told = {
        what: [[allows(schema, each) for each in tried] for tried in (good, bad)]
        for what, (schema, good, bad) in RULED.items()
    }
    expected = {
        what: [[True] * len(good), [False] * len(bad)]
        for what, (_, good, bad) in RULED.items()
    }
    assert expected == told


def test_decimals_keep_to_their_patterns() -> None:
    """Such as Django writes them, with two digits after the point at most."""
    start = Position(1, 1)
    shape = ir.Decimal(
        name="Price",
        place=Place(Source("spec.yaml", ""), start, start),
        rules=ir.Rules({"pattern": r"-?[0-9]{0,3}(?:\.[0-9]{0,2})?"}),
    )
    found = edges(shape, Random(0), {})
    assert [] == [each for each in found if abs(Decimal(each)) >= 1000]
    assert "-0.10" in found
