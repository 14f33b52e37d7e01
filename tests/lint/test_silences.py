"""Silences: what they cover, what is wrong with them, what they leave in the output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.lint.report import Report
from generator.lint.run import SEARCHED, lint
from generator.pipeline import Options, run
from generator.reading.load import load
from generator.reading.nodes import Node
from generator.reading.walk import objects
from generator.sources.source import Source, pointer_split
from tests.generator.split_spec import SPEC, Texts, one_by_one
from tests.lint.specs import CLEAN, linted, rules_of

ROOT = Path(__file__).parents[2]
NAME = "/components/schemas/GreetRequest/properties/name"
OPERATION = "/paths/~1#X-Amz-Target=Shop.Greet/post"
UNBOUNDED = CLEAN.replace(", maxLength: 20", "")
NO_REASON = {"rule": "unbounded-input"}
GOOD = {"rule": "unbounded-input", "reason": "Names are long."}
IGNORE = {"ignore": [GOOD]}


def at(root: Any, pointer: str) -> Any:
    """What stands at a JSON pointer in plain data."""
    for token in pointer_split(pointer):
        root = root[int(token)] if isinstance(root, list) else root[token]
    return root


def silenced(*entries: Any, pointer: str = NAME, spec: str = UNBOUNDED) -> str:
    """A spec with silences at a place."""
    plain = yaml.safe_load(spec)
    at(plain, pointer)["x-concord-lint"] = {"ignore": list(entries)}
    return json.dumps(plain)


def messages(report: Report) -> list[str]:
    """What is found, in words."""
    return [found.message for found in report.findings]


@pytest.mark.parametrize(
    "pointer",
    [NAME, "/components/schemas/GreetRequest", "/components", ""],
    ids=["member", "schema", "components", "root"],
)
def test_silence_covers_what_stands_in_its_object(pointer: str) -> None:
    """The object itself, and everything below."""
    report = linted(silenced(GOOD, pointer=pointer))
    assert [] == messages(report)
    assert [("unbounded-input", "Names are long.")] == [
        (each.diagnostic.rule, each.reason) for each in report.silenced
    ]


@pytest.mark.parametrize(
    "pointer",
    ["/components/schemas/GreetResponse", "/paths", OPERATION, "/info"],
    ids=["sibling", "paths", "operation", "info"],
)
def test_silence_covers_nothing_else(pointer: str) -> None:
    """Not even what its object refers to: that has readers of its own."""
    rules = rules_of(silenced(GOOD, pointer=pointer))
    assert {"unbounded-input", "unused-silence"} == rules


def test_operation_takes_silences() -> None:
    """Also where the finding is about the name of the operation."""
    spec = CLEAN.replace("      summary: Say hello to someone.\n", "")
    entry = {"rule": "missing-description", "reason": "It speaks for itself."}
    assert set() == rules_of(silenced(entry, pointer=OPERATION, spec=spec))


def test_name_that_begins_alike_is_not_within() -> None:
    """A silence of `name` does not cover `name2`."""
    spec = UNBOUNDED.replace(
        "        name: {description: Whom to greet., type: string}\n",
        "        name: {description: Whom to greet., type: string}\n"
        "        name2: {description: And whom., type: string}\n",
    )
    assert {"unbounded-input"} == rules_of(silenced(GOOD, spec=spec))


def test_innermost_silence_counts() -> None:
    """The one around it is then one that silences nothing."""
    spec = silenced(GOOD | {"reason": "outer"}, pointer="/components")
    report = linted(silenced(GOOD, spec=spec))
    assert ["Names are long."] == [each.reason for each in report.silenced]
    assert ["unused-silence"] == [found.rule for found in report.findings]


def test_unused_silence_is_found_at_its_rule() -> None:
    """What the caret shows is the name of the rule."""
    (found,) = linted(silenced(GOOD, spec=CLEAN)).findings
    assert "unused-silence" == found.rule
    assert found.place is not None
    line = found.place.source.line(1)
    shown = line[found.place.start.column - 1 : found.place.end.column - 1]
    assert '"unbounded-input"' == shown


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (NO_REASON, "this silence gives no reason"),
        (NO_REASON | {"reason": " \n "}, "this silence gives no reason"),
        (NO_REASON | {"reason": 7}, "this silence gives no reason"),
        ({"reason": "Why not."}, "this silence names no `rule`"),
        (GOOD | {"rule": "x"}, "there is no rule `x` that can be silenced"),
        (
            GOOD | {"rule": "unsupported"},
            "there is no rule `unsupported` that can be silenced",
        ),
        (
            GOOD | {"rule": "unused-silence"},
            "there is no rule `unused-silence` that can be silenced",
        ),
        (GOOD | {"until": "2030"}, "a silence has no member `until`"),
        ("unbounded-input", "this silence names no `rule`"),
    ],
    ids=str,
)
def test_invalid_silence_silences_nothing(entry: Any, expected: str) -> None:
    """It is found, and so is what it was to silence."""
    report = linted(silenced(entry))
    assert {"invalid-silence", "unbounded-input"} == {
        found.rule for found in report.findings
    }
    assert expected in messages(report)


@pytest.mark.parametrize("value", [None, [], "x", {}, {"ignore": {}}, {"ignor": []}])
def test_extension_needs_a_list(value: Any) -> None:
    """Anything else than `ignore` with a list is found."""
    plain = yaml.safe_load(CLEAN)
    plain["x-concord-lint"] = value
    assert {"invalid-silence"} == rules_of(json.dumps(plain))


def test_what_is_wrong_with_a_silence_is_shown_at_its_rule() -> None:
    """The caret is below the name that there is no rule of."""
    (found,) = linted(
        silenced({"rule": "shop-closed", "reason": "r"}, spec=CLEAN)
    ).findings
    assert found.place is not None
    line = found.place.source.line(1)
    shown = line[found.place.start.column - 1 : found.place.end.column - 1]
    assert '"shop-closed"' == shown


def test_misspelt_rule_gets_a_suggestion() -> None:
    """Names that are close are offered."""
    report = linted(silenced(GOOD | {"rule": "unbounded-inputs"}))
    assert "did you mean `unbounded-input`?" in [
        found.hint for found in report.findings
    ]


def test_silence_of_the_spec_covers_its_other_files() -> None:
    """What a reference to another file leads to is a part of the spec."""
    plain = yaml.safe_load(UNBOUNDED)
    files = one_by_one(plain)
    files[SPEC] = json.dumps({**json.loads(files[SPEC]), "x-concord-lint": IGNORE})
    report = lint(Source(SPEC, files[SPEC]), files=Texts(files))
    assert () == report.findings
    assert ["schemas/GreetRequest.json"] == [
        each.diagnostic.place.source.name
        for each in report.silenced
        if each.diagnostic.place
    ]


def test_silence_of_a_rule_that_is_left_out_is_not_unused() -> None:
    """Nobody has looked whether it silences anything."""
    spec = silenced(GOOD, spec=CLEAN)
    rules = SEARCHED.keys() - {"unbounded-input"}
    assert () == linted(spec, rules=rules).findings


def test_silence_in_a_spec_with_errors_is_not_unused() -> None:
    """What the rules cannot see for the errors may need it."""
    spec = silenced(
        GOOD,
        spec=CLEAN.replace(
            "type: string, maxL", "type: string, x-concord-min-bytes: 1, maxL"
        ),
    )
    assert {"unsupported", "invalid-openapi"} >= rules_of(spec)


def test_silences_are_read_nowhere_else() -> None:
    """What looks like one in an example is a part of the example."""
    plain = yaml.safe_load(CLEAN)
    example = {"name": "ann", "x-concord-lint": {"ignore": "no"}}
    plain["components"]["schemas"]["GreetRequest"]["examples"] = [example]
    assert set() == rules_of(json.dumps(plain))


@pytest.mark.parametrize("name", ["ledger", "published"])
def test_silences_leave_no_trace(name: str) -> None:
    """Silences wherever they may stand change no byte of what is generated."""
    text = (ROOT / f"tests/services/{name}.yaml").read_text(encoding="utf-8")
    root = load(Source("spec.yaml", text))
    plain = root.plain()
    for node in filter(_takes_extensions, objects(root)):
        at(plain, node.pointer)["x-concord-lint"] = {"ignore": [GOOD]}
    assert "x-concord-lint" in json.dumps(plain)
    assert generated(text) == generated(json.dumps(plain))


def generated(spec: str) -> dict[str, str]:
    """Every file of a package, not formatted: that takes long, and adds nothing."""
    return run(
        Source("spec.yaml", spec), Options(), format_text=lambda text, _: text
    ).files


def _takes_extensions(node: Node) -> bool:
    """Tell whether OpenAPI allows extensions in an object."""
    is_reference = node.get("$ref") is not None and "schema" not in node.pointer
    is_names = node.pointer == "/components/responses" or "/security/" in node.pointer
    return not (is_reference or is_names)
