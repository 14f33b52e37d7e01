"""Documents after faults that users of other tools reported: here each is right."""

from __future__ import annotations

import json
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.spec_folder import SpecFolder
from generator.importing.package import InMemory
from generator.pipeline import Options, Understood, emit, understand
from generator.problems.diagnostics import SpecError
from generator.sources.source import Source
from tests.beside import BESIDE

CASES = BESIDE / "cases"
AREAS = ("schema", "naming", "document")

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not there")

REFUSED = {
    "019": "a second operation has",
    "025": "stands for nothing",
    "047": "no value of this schema can exist",
}
"""Cases that give no package, and what is said of them."""


def listed() -> list[dict[str, Any]]:
    """The cases of our areas."""
    if not CASES.is_dir():
        return []
    text = (CASES / "cases.yaml").read_text(encoding="utf-8")
    return [case for case in yaml.safe_load(text) if case["area"] in AREAS]


def file_of(number: str) -> Path:
    """The document of a case."""
    return next(each for each in sorted(CASES.glob(f"{number}-*.*")) if each.is_file())


@cache
def understood(number: str) -> Understood:
    """What the document of a case says."""
    path = file_of(number)
    source = Source(path.name, path.read_text(encoding="utf-8"))
    return understand(source, Options(f"case_{number}"), files=SpecFolder(CASES))


@cache
def package(number: str) -> str:
    """The name of the package of a case, which can be imported from then on."""
    name = f"case_{number}"
    files = emit(understood(number).words, format_text=lambda text, path: text)
    sys.meta_path.append(InMemory(name, files))
    return name


@pytest.mark.parametrize("number", [str(case["id"]).zfill(3) for case in listed()])
def test_case_is_understood_or_refused_by_name(number: str) -> None:
    """Nothing fails in another way."""
    if number in REFUSED:
        with pytest.raises(SpecError, match=REFUSED[number]):
            understood(number)
    else:
        assert understood(number).words.service.title


THING = "Thing"
VALUES: list[tuple[str, str, Any, set[str]]] = [
    ("008", "SetTierRequest", {"tier": None}, set()),
    ("008", "SetTierRequest", {"tier": ""}, set()),
    ("008", "SetTierRequest", {"tier": "null"}, {"/tier"}),
    ("027", "TryRequest", {"part": "xabcx", "either": "ax"}, set()),
    ("028", "AddRequest", {"unsigned": 2**64 - 1, "signed": -(2**63)}, set()),
    ("028", "AddRequest", {"signed": 2**63}, {"/signed"}),
    ("032", "PutRequest", {"short": "abcd", "plain": "abcd"}, {"/short"}),
    ("034", "PutRequest", {"labelled": {"id": 1, "x": "y"}}, set()),
    ("034", "PutRequest", {"labelled": {"id": 1, "x": 5}}, {"/labelled/x"}),
    ("050", "PutRequest", {"a": "b", "c": 1}, {"/c"}),
    ("050", "PutRequest", {"none": {"x": 1}}, {"/none/x"}),
    ("140", THING, {"plate": "p", "tests": []}, set()),
    ("140", THING, {"plate": "p", "due": "2031-01-01"}, set()),
    ("140", THING, {"plate": "p"}, {"/due"}),
    ("142", THING, {"petType": "Cat"}, set()),
    ("142", THING, {"petType": "small-dog"}, set()),
    ("142", THING, {"petType": "SmallDog"}, {"/petType"}),
    ("143", THING, {"$type": "bad.v1", "type": "text"}, set()),
    ("143", THING, {"$type": "lost.v1", "type": "text"}, {"/type"}),
    ("145", THING, {"value": "1"}, set()),
    ("145", THING, {"value": {"a": 1}}, set()),
    ("145", THING, {"value": 1.5}, {"/value"}),
    ("148", THING, {}, {"/id", "/name", "/tags"}),
    ("149", THING, {"links": {"next": "n"}, "size": 2}, set()),
    ("149", THING, {"links": {}, "size": 11}, {"/links/next", "/size"}),
    ("151", THING, {"a": "x", "c": 1}, set()),
    ("151", THING, {"a": "x", "b": "y"}, {"/b"}),
    ("151", "Shut", {"b": "x"}, {"/b"}),
    ("151", "Tight", {"a": "x", "b": "y", "c": "z"}, {"/c"}),
    ("154", THING, {"must": "m", "mustOrNull": None, "mayOrNull": None}, set()),
    ("154", THING, {"must": "m", "mustOrNull": "x", "may": None}, {"/may"}),
    ("157", THING, {"many": None, "fixed": 7, "bound": 0.5}, set()),
    ("157", THING, {"fixed": 8, "bound": 1, "card": "c"}, {"/fixed", "/bound", "/cvc"}),
    ("157", THING, {"some": [1, 1]}, {"/some"}),
    ("158", THING, {"any": None, "empty": [], "items": [1, "a"], "notText": 1}, set()),
    ("158", THING, {"never": 1, "notText": "text"}, {"/never", "/notText"}),
    ("161", THING, {"a": 2**31 - 1, "c": 2**64 - 1, "e": 2**90, "f": 19.99}, set()),
    ("161", THING, {"a": 2**31, "c": 2**64, "e": 1.5}, {"/a", "/c", "/e"}),
    ("163", THING, {"a": "!!"}, {"/a"}),
    ("164", THING, {"sum": [1, {"call": "f", "with": {"x": 2}}]}, set()),
    ("164", THING, {"sum": [1]}, {"/sum"}),
    ("175", THING, {"c": {"x": "a"}}, {"/c/y"}),
]


@pytest.mark.parametrize(("number", "schema", "value", "expected"), VALUES)
def test_value_of_a_case_is_judged_right(
    number: str, schema: str, value: Any, expected: set[str]
) -> None:
    """The places where a value breaks its schema."""
    validate = import_module(f"{package(number)}.validators").VALIDATORS[schema]
    assert expected == {each.path for each in validate(value)}


@pytest.mark.parametrize(
    ("number", "schema", "value"),
    [each[:3] for each in VALUES if not each[3] and isinstance(each[2], dict)],
)
def test_valid_value_of_a_case_travels_as_it_came(
    number: str, schema: str, value: Any
) -> None:
    """What decodes encodes to an equal JSON value."""
    name = package(number)
    codec = import_module(f"{name}._runtime.codec")
    type_ = getattr(import_module(f"{name}.models"), schema)
    decoded = codec.decode(json.dumps(value).encode(), type_)
    assert value == json.loads(codec.encode(decoded))


def test_requests_and_answers_have_members_of_their_own() -> None:
    """Requests need name and secret, and no id; answers need id and name."""
    validators = import_module(f"{package('155')}.validators").VALIDATORS
    asked = {each.path for each in validators["ThingInput"]({})}
    answered = {each.path for each in validators["Thing"]({})}
    assert ({"/name", "/secret"}, {"/id", "/name"}) == (asked, answered)


def test_titles_take_no_name_of_another_schema() -> None:
    """Names come from components and places."""
    shapes = understood("167").words.service.shapes.values()
    assert 5 <= sum(type(each).__name__ == "Structure" for each in shapes)
