"""The mock's parts for the specs of the tests, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator import ir
from generator.importing.package import Package
from generator.mock.answers import Answers
from generator.pipeline import Options, run
from generator.sources.source import Source
from generator.values.maker import Maker
from tests.generator.small_spec import lowered, operation, spec
from tests.services.emitting import SPECS

ROOT = Path(__file__).parents[2]
ALL = {"ecr_public": ROOT / "spec" / "ecr-public.yaml", **SPECS}
"""Specs by a name of theirs."""


@dataclass(frozen=True)
class Emitted:
    """A service, and the package emitted for it."""

    service: ir.Service
    package: Package

    def described(self, operation: ir.Operation) -> Any:
        """Return the emitted description of an operation."""
        return self.package.operations.OPERATIONS[operation.name]

    def violations(self, type_: type[Any], value: object) -> list[Any]:
        """Return how a plain JSON value breaks what a type asks for."""
        found: list[Any] = self.package.codec.violations_of(type_, value)
        return found

    def answers(self, seed: int = 0) -> Answers:
        """Return what is answered with a seed."""
        return Answers(self.service, seed)


@cache
def emitted(name: str) -> Emitted:
    """Return one of the specs of the tests, emitted."""
    return emit(Source(ALL[name].name, ALL[name].read_text("utf-8")), f"mocked_{name}")


def emit(source: Source, name: str) -> Emitted:
    """Emit a package under a name, unformatted, and import it."""
    generated = run(source, Options(name), format_text=lambda text, path: text)
    return Emitted(generated.service, Package(name, generated.files))


def request_for(it: Emitted, operation: ir.Operation, seed: int = 1) -> dict[str, Any]:
    """Return a request with all members, as plain JSON."""
    structure = it.service.shapes[operation.input]
    assert isinstance(structure, ir.Structure)
    return Maker(it.service.shapes, seed).structure(structure, operation.name)


def small(schemas: str, *, extra: str = "") -> tuple[ir.Operation, Answers]:
    """Return the operation `Do` of a small service, and the answers of that.

    Its request and its response are the schemas `In` and `Out`.
    """
    text = spec(
        paths=operation("Do", request="In", response="Out", extra=extra),
        schemas=schemas,
    )
    service = lowered(text)
    return service.operations[0], Answers(service, 0)
