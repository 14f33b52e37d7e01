"""What a comparison calls compatible is so: shown by values, and both packages."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import pytest

from generator import ir
from generator.diff.compare import compare
from generator.diff.model import Comparison, Level, Version
from generator.naming.names import name_service
from generator.pipeline import emit
from generator.views.vocabulary import Vocabulary
from tests.diff.edits import Edit, edited
from tests.diff.ours import PACKAGE, before, in_schemas, possible, spec
from tests.diff.versions import version_of
from tests.roundtrip.package import Package
from tests.roundtrip.profile import TIMES, collected
from tests.roundtrip.strategies import Strategies, json_text

EDITS = 8
VALUES = 8
SEEDS = range(2 * TIMES)


@dataclass(frozen=True, slots=True)
class Claim:
    """What "compatible" means to a reader: what is valid there is valid here, too."""

    reader: str
    part: Literal["input", "output"]
    made_by: Literal["old", "new"]


CLAIMS = (
    Claim("callers", "input", "old"),
    Claim("callers", "output", "old"),
    Claim("callers", "output", "new"),
    Claim("implementers", "input", "new"),
    Claim("implementers", "output", "old"),
    Claim("data", "input", "old"),
    Claim("data", "output", "old"),
)


TYPES = {"const", "contentEncoding", "enum", "required", "type"}
"""The keywords that a client cannot overlook without the types that it promises."""

OTHER = {"old": "new", "new": "old"}


@dataclass(frozen=True, eq=False)
class Emitted:
    """A package that is emitted for a version, and the values that it takes."""

    package: Package

    def operation(self, name: str) -> ir.Operation:
        """Return an operation by its name."""
        operations = self.package.service.operations
        return next(each for each in operations if each.name == name)

    def values(self, schema: str) -> list[Any]:
        """Return some values of a structure."""
        return collected(self._strategies.valid_json(schema), VALUES)

    @cached_property
    def _strategies(self) -> Strategies:
        return Strategies(self.package)

    def takes(self, schema: str, value: Any) -> bool:
        """Return whether validator and codec both take a value."""
        if self.package.validate(schema, value):
            return False
        self.package.decode(schema, json_text(value))
        return True

    def reads(self, schema: str, value: Any) -> bool:
        """Return whether a client reads a value that is as it should but for limits."""
        model = self.package.model(schema)
        read = self.package.codec.decode_leniently(json_text(value), model)
        found = self.package.validate(schema, value)
        return isinstance(read, model) and not {each.rule for each in found} & TYPES


def emitted(version: Version, package: str, folder: Path) -> Emitted:
    """Emit the package of a version under a name of its own."""
    names = name_service(version.service, package)
    for path, text in emit(
        Vocabulary(version.service, names), format_text=lambda text, path: text
    ).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Emitted(Package(version.service, names))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that modules are imported from, until the test ends."""
    monkeypatch.syspath_prepend(str(tmp_path))
    known = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - known:
        if name.startswith(("old_version", "new_version")):
            del sys.modules[name]


def some_edits(seed: int) -> list[Edit]:
    """Return edits of different schemas."""
    chance = random.Random(seed)
    chosen: list[Edit] = []
    kinds = sorted(possible())
    while len(chosen) < EDITS:
        edit = chance.choice(possible()[chance.choice(kinds)])
        taken = {each.target[0] for each in chosen}
        if in_schemas(edit) and edit.target[0] not in taken:
            chosen.append(edit)
    return chosen


def effects(comparison: Comparison, operation: str, reader: str) -> list[Level]:
    """Return what each change that reaches an operation means to a reader."""
    return [
        dict(change.effects.readers())[reader].level
        for change in comparison.changes
        if operation in change.operations
    ]


def tried(claim: Claim, operation: str, packages: dict[str, Emitted]) -> int:
    """Return how many values were shown to keep what a claim says of an operation."""
    maker, taker = packages[claim.made_by], packages[OTHER[claim.made_by]]
    made, taken = (
        getattr(each.operation(operation), claim.part) for each in (maker, taker)
    )
    values = maker.values(made)
    answered = claim.reader == "callers" and claim.part == "output"
    judged = taker.reads if answered else taker.takes
    for value in values:
        assert judged(taken, value), (claim, operation, value)
    return len(values)


def test_what_is_called_compatible_is(folder: Path) -> None:
    """Where no change is risky for a reader, values that were valid still are."""
    old = emitted(before(), "old_version", folder)
    count = 0
    for seed in SEEDS:
        document, _ = edited(spec(), *some_edits(seed))
        after = version_of(document, PACKAGE)
        comparison = compare(before(), after)
        packages = {"old": old, "new": emitted(after, f"new_version_{seed}", folder)}
        for operation in before().service.operations:
            for claim in CLAIMS:
                levels = effects(comparison, operation.name, claim.reader)
                if levels and max(levels) <= Level.COMPATIBLE:
                    count += tried(claim, operation.name, packages)
    assert count > VALUES * len(SEEDS)
