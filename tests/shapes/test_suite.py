"""JSON-Schema-Test-Suite: emitted validators say of a value what JSON Schema says.

Where there is a difference it is for one of these reasons:

- A schema without a `type` is taken for the type that its keywords are about, so that it
  refuses values of others.
- References to remote schemas are refused: nothing is fetched.
- A dynamic reference leads to the nearest anchor around it, and to no outer one.
- An enum without values is left out; a component that is nothing but a reference has no
  validator of its own; texts that say they are base64 must be.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import pytest

from generator.importing.package import InMemory
from generator.pipeline import Options, Understood, emit, understand
from generator.problems.diagnostics import SpecError
from generator.sources.source import Source
from tests.beside import BESIDE
from tests.roundtrip.profile import some

SUITE = BESIDE / "world/jsonschema/tests"
DRAFTS = {"draft2020-12": "3.1.0", "draft4": "3.0.3"}

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="the suite is not there")

UNTYPED = "untyped-schema"
KNOWN = {
    ("draft2020-12", "dynamicRef"): 5,
    ("draft2020-12", "enum"): 6,
    ("draft2020-12", "unevaluatedProperties"): 3,
}
"""How many values of a file are judged in another way, for the reasons above."""

FILES = [
    (draft, file.stem)
    for draft in DRAFTS
    for file in sorted((SUITE / draft).glob("*.json"))
]


class Group(NamedTuple):
    """A schema of the suite, and the values that are tried on it."""

    name: str
    schema: Any
    is_untyped: bool
    tests: list[dict[str, Any]]


def exclusive(schema: Any) -> Any:
    """A schema in which `oneOf` is meant as it is said."""
    if isinstance(schema, list):
        return [exclusive(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {
        key: each if key in ("enum", "const") else exclusive(each)
        for key, each in schema.items()
    }
    if isinstance(found.get("oneOf"), list):
        found["x-concord-exclusive"] = True
    return found


def understood(draft: str, schemas: dict[str, Any]) -> Understood:
    """What a document with these components says."""
    document = {
        "openapi": DRAFTS[draft],
        "info": {"title": "Suite", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    return understand(Source("suite.json", json.dumps(document)), Options("suite"))


@cache
def groups(draft: str, file: str) -> tuple[Group, ...]:
    """The schemas of a file that make a document; each has a URI as in the suite."""
    found = []
    read = json.loads((SUITE / draft / f"{file}.json").read_text("utf-8"))
    for index, group in enumerate(read):
        schema = exclusive(group["schema"])
        if isinstance(schema, dict):
            schema.pop("$schema", None)
            if draft == "draft2020-12":
                schema.setdefault("$id", f"https://suite.test/{file}/{index}")
        try:
            warnings = understood(draft, {"It": schema}).warnings
        except SpecError:
            continue
        untyped = any(each.rule == UNTYPED for each in warnings)
        found.append(Group(f"S{index}", schema, untyped, group["tests"]))
    return tuple(found)


@contextmanager
def validators(draft: str, file: str) -> Iterator[dict[str, Any]]:
    """The validators of a file's schemas."""
    words = understood(
        draft, {each.name: each.schema for each in groups(draft, file)}
    ).words
    finder = InMemory("suite", emit(words, format_text=lambda text, path: text))
    sys.meta_path.append(finder)
    try:
        yield dict(import_module("suite.validators").VALIDATORS)
    finally:
        sys.meta_path.remove(finder)
        for module in [each for each in sys.modules if each.split(".")[0] == "suite"]:
            del sys.modules[module]


@pytest.mark.parametrize(("draft", "file"), some(FILES, 24))
def test_validators_say_what_json_schema_says(draft: str, file: str) -> None:
    """Of each value, but for those that the reasons above are about."""
    different = []
    with validators(draft, file) as checks:
        for group in groups(draft, file):
            check = checks.get(group.name)
            for test in group.tests if check is not None else ():
                is_valid = not check(test["data"])  # type: ignore[misc]  # it is there
                is_taken = group.is_untyped and not is_valid
                if is_valid != test["valid"] and not is_taken:
                    different.append((group.name, test["description"]))
    assert KNOWN.get((draft, file), 0) == len(different), different
