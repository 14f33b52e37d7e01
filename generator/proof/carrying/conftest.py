"""What the proof is tried on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from generator.proof.running.stored import Stored
    from generator.proof.running.trial import Trial

HERE = Path(__file__).parent
# The package need not be installed: it stands beside this folder, the proof within.
sys.path[:0] = [str(HERE), str(HERE.parent)]

CASES = sorted((HERE / "cases").glob("*.json"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try each operation."""
    if "operation" in metafunc.fixturenames:
        metafunc.parametrize("operation", [file.stem for file in CASES])


@pytest.fixture(scope="session")
def stored() -> dict[str, Stored]:
    """Return what is to be tried of each operation."""
    from generator.proof.running.stored import Stored

    return {
        file.stem: Stored(json.loads(file.read_text(encoding="utf-8")))
        for file in CASES
    }


@pytest.fixture(scope="session")
def trial(stored: dict[str, Stored]) -> Iterator[Trial]:
    """Return the package, with its server running and its clients open."""
    from generator.proof.running.trial import Trial

    operations = list(stored.values())
    with Trial(operations[0].target, [each.callee for each in operations]) as opened:
        yield opened
