"""Packages import, whatever few features a spec has."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from random import Random
from typing import Any

import pytest

import templates.package._runtime
from generator import ir
from generator.importing.package import InMemory
from generator.naming.names import name_service
from generator.pipeline import emit
from generator.views.vocabulary import Vocabulary
from tests.generator.small_spec import error, lowered, operation, spec
from tests.roundtrip.profile import TIMES

SPECS = 12 * TIMES
"""How many specs are tried."""

MODULES = (
    *("async_client", "client", "errors", "models", "operations", "server"),
    *("shapes", "validators"),
)

FEATURES = {
    "Anything": "{}",
    "Anythings": "{type: array, items: {}}",
    "Free": "{type: object}",
    "Frees": "{type: array, items: {type: object, minProperties: 1}}",
    "Text": "{type: string}",
    "Short": "{type: string, maxLength: 3}",
    "Coded": "{type: string, pattern: '^[a-z]+$'}",
    "State": "{type: string, enum: [on, off]}",
    "Count": "{type: integer}",
    "Share": "{type: number, minimum: 0}",
    "Flag": "{type: boolean}",
    "Time": "{type: string, format: date-time}",
    "Blob": "{type: string, format: byte}",
    "Texts": "{type: array, items: {type: string}}",
    "Times": "{type: array, items: {type: string, format: date-time}}",
    "States": "{type: array, maxItems: 2, items: {type: string, enum: [a]}}",
    "Things": "{type: array, items: {$ref: '#/components/schemas/Thing'}}",
    "Named": "{type: object, additionalProperties: {type: array, items: {type: integer}}}",
    "ByName": "{type: object, additionalProperties: {$ref: '#/components/schemas/Thing'}}",
    "Tree": "{type: object, properties: {up: {$ref: '#/components/schemas/Tree'}}}",
    "Hidden": "{type: object, properties: {list: {type: string}, all: {type: array, "
    "items: {type: string}}, str: {type: integer}}}",
}
"""Schemas by name; `Thing` is there wherever it is needed."""

THING = "Thing: {type: object, properties: {name: {type: string}}}\n"
PLACES = ("nowhere", "request", "response", "error")


def some_spec(seed: int) -> str:
    """Return a spec with a few features, each in some place."""
    chance = Random(seed)
    chosen = chance.sample(sorted(FEATURES), chance.randint(0, 3))
    members: dict[str, list[str]] = {place: [] for place in PLACES}
    for name in chosen:
        members[chance.choice(PLACES)].append(name)
    schemas = "".join(f"{name}: {FEATURES[name]}\n" for name in chosen)
    if "Thing" in schemas:
        schemas += THING
    options: dict[str, Any] = {}
    for part, name in (("request", "In"), ("response", "Out")):
        if members[part] or chance.random() < 0.5:
            options[part] = name
            schemas += f"{name}: {_structure(members[part], chance)}\n"
    response, schema = "", ""
    if members["error"] or chance.random() < 0.3:
        response, schema = error("Bad", _structure(members["error"], chance))
        options["errors"] = {480: "Bad"}
    paths = operation("Do", **options)
    return spec(paths=paths, schemas=schemas + schema, responses=response)


def _structure(names: list[str], chance: Random) -> str:
    properties = ", ".join(
        f"its{name}: {{$ref: '#/components/schemas/{name}'}}" for name in names
    )
    required = [f"its{name}" for name in names if chance.random() < 0.5]
    said = f"required: [{', '.join(required)}], " if required else ""
    return f"{{type: object, {said}properties: {{{properties}}}}}"


@pytest.fixture
def imported() -> Iterator[list[str]]:
    """The names of packages whose modules are forgotten when the test ends."""
    names: list[str] = []
    finders = list(sys.meta_path)
    yield names
    sys.meta_path[:] = finders
    for module in list(sys.modules):
        if module.partition(".")[0] in names:
            del sys.modules[module]


def test_every_small_spec_gives_a_package_that_imports(imported: list[str]) -> None:
    """No module lacks a name, and every validator and model can be made and asked."""
    for seed in range(SPECS):
        name = f"random_{seed}"
        imported.append(name)
        service = lowered(some_spec(seed))
        words = Vocabulary(service, name_service(service, name))
        files = emit(words, format_text=lambda text, path: text)
        sys.meta_path.append(InMemory(name, files))
        # The runtime is the same for all, and need not be compiled for each.
        sys.modules[f"{name}._runtime"] = templates.package._runtime
        modules = {each: import_module(f"{name}.{each}") for each in MODULES}
        for schema, validate in modules["validators"].VALIDATORS.items():
            if not isinstance(service.shapes.get(schema), ir.Structure | None):
                continue
            assert ["type"] == [each.rule for each in validate([])], some_spec(seed)
            assert {"required"} >= {each.rule for each in validate({})}, some_spec(seed)
