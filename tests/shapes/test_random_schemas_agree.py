"""Random schemas through the generator: validators, models and JSON Schema agree.

A batch of schemas makes one package, so that many are cheap. Left out are schemas that
no value keeps to, which are refused, and those of which a warning tells that something
in them is not taken at its word.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest

from generator.importing.package import InMemory
from generator.pipeline import Options, emit, understand
from generator.problems.diagnostics import SpecError
from generator.sources.source import Source
from generator.views.validators import validators_view
from generator.views.vocabulary import Vocabulary
from tests.codec.random_schemas import (
    VALUES,
    referring_schemas,
    sensible_schemas,
)
from tests.roundtrip.profile import TIMES, collected
from tests.shapes.suite_documents import exclusive

NOT_AT_ITS_WORD = {"ignored-keyword", "impossible-limits", "unknown-required"}
SCHEMAS = 24 * TIMES
TRIED = 40


def understood(schemas: Mapping[str, Any]) -> tuple[Vocabulary, set[str]]:
    """What a document with these components says, and the rules of its warnings."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Random", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    found = understand(Source("random.json", json.dumps(document)), Options("random_"))
    return found.words, {each.rule for each in found.warnings if each.rule}


def as_said(schemas: Iterable[Any]) -> Iterator[Any]:
    """Those of some schemas that mean what they say, in which `oneOf` is exact."""
    for schema in schemas:
        if not isinstance(schema, dict) or not schema:
            continue
        try:
            _, rules = understood({"It": exclusive(schema)})
        except SpecError:
            continue
        if not rules & NOT_AT_ITS_WORD:
            yield schema


@contextmanager
def emitted(words: Vocabulary) -> Iterator[tuple[ModuleType, ModuleType]]:
    """The validators of a package, and what decodes and encodes."""
    finder = InMemory("random_", emit(words, format_text=lambda text, path: text))
    sys.meta_path.append(finder)
    try:
        yield (
            import_module("random_.validators"),
            import_module("random_._runtime.codec"),
        )
    finally:
        sys.meta_path.remove(finder)
        for module in list(sys.modules):
            if module.partition(".")[0] == "random_":
                del sys.modules[module]


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    """Schemas by the names of their components."""
    found = collected(sensible_schemas(), SCHEMAS)
    found += [
        {**schema, "$id": f"https://random.test/{index}"}
        for index, schema in enumerate(collected(referring_schemas(), SCHEMAS // 3))
    ]
    return {f"S{index}": schema for index, schema in enumerate(as_said(found))}


@pytest.fixture(scope="module")
def values() -> list[Any]:
    """Values, each once."""
    found = {json.dumps(each): each for each in collected(VALUES, TRIED)}
    return list(found.values())


def test_random_schemas_agree(schemas: dict[str, Any], values: list[Any]) -> None:
    """A validator finds nothing if and only if JSON Schema says that a value is valid."""
    assert len(schemas) > SCHEMAS // 2
    words, _ = understood({name: exclusive(each) for name, each in schemas.items()})
    different = []
    with emitted(words) as (validators, _):
        for name, schema in schemas.items():
            theirs = jsonschema_rs.Draft202012Validator(schema)
            for value in values:
                found = validators.VALIDATORS[name](value)
                if theirs.is_valid(value) == bool(found):
                    different.append((json.dumps(schema), value, found))
                    break
    assert [] == different, "\n".join(map(str, different))


def test_what_is_valid_is_decoded_and_encoded(
    schemas: dict[str, Any], values: list[Any]
) -> None:
    """To an equal value, but for members that no model has: those are not kept.

    Values of other types than an implied one are not decoded.
    """
    words, _ = understood({name: exclusive(each) for name, each in schemas.items()})
    tried = 0
    with emitted(words) as (validators, codec):
        types = {each.schema: each.class_ for each in validators_view(words).validators}
        for name in schemas:
            type_ = eval(types[name], vars(validators))  # as its validator has it
            for value in values:
                found = codec.violations_of(type_, value)
                text = json.dumps(value).encode()
                if found:
                    with pytest.raises(codec.Rejected):
                        codec.decode(text, type_)
                    continue
                tried += 1
                assert [] == validators.VALIDATORS[name](value)
                made = codec.decode(text, type_)
                again = codec.encode(made)
                assert known(json.loads(again), value), (schemas[name], value)
    assert tried > SCHEMAS


def known(made: Any, value: Any) -> bool:
    """Whether nothing is made up: what no model knows may be absent."""
    if isinstance(made, dict) and isinstance(value, dict):
        return made.keys() <= value.keys() and all(
            known(member, value[name]) for name, member in made.items()
        )
    if isinstance(made, list) and isinstance(value, list):
        pairs = zip(made, value, strict=True)
        return all(known(*pair) for pair in pairs)
    return bool(made == value) and isinstance(made, bool) == isinstance(value, bool)
