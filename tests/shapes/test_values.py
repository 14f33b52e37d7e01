"""Values that are made up, for the mock and for proofs, keep to every kind of shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import ir
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
