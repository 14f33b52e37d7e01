"""What each rule finds, and what it leaves alone, beyond the examples that explain it."""

from __future__ import annotations

import ast
import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.lint.catalogue import RULES
from generator.lint.run import lint
from generator.sources.source import Source
from tests.generator.split_spec import SPEC, Texts, one_by_one
from tests.lint.specs import CLEAN, changed, linted, member, operation, rules_of, schema
from tests.roundtrip.profile import examples

JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(None, True, 0, -1.5, "", "x", [], ["x"], {}),
        "#/components/schemas/GreetRequest",
        {"$ref": "#/components/schemas/BadRequest"},
        {"type": "array"},
        {"allOf": []},
        {"allOf": [{"$ref": "#/components/schemas/GreetRequest"}]},
        {"x-concord-lint": {"ignore": [{"rule": "no-errors", "reason": "So."}]}},
    ]
)


def second_operation(text: str) -> str:
    """The clean spec with another operation."""
    parameter = (
        "{name: X-Amz-Target, in: header, required: true,"
        " schema: {type: string, const: Shop.Leave}}"
    )
    return changed(
        "paths: {/#X-Amz-Target=Shop.Leave: {post: {operationId: Leave,"
        " x-concord-idempotency: {repeatable: true},"
        f" summary: Say goodbye., parameters: [{parameter}], {text}}}}}}}"
    )


def error(name: str, extension: str = "") -> str:
    """The clean spec with another error of its operation."""
    extension = f"x-concord-error: {extension}, " if extension else ""
    described = f"description: Raised., type: object, {extension}properties: {{}}"
    content = f"{{schema: {{$ref: '#/components/schemas/{name}'}}}}"
    return changed(f"""
paths:
  /#X-Amz-Target=Shop.Greet:
    post:
      responses:
        '481': {{description: {name}, content: {{application/json: {content}}}}}
components: {{schemas: {{{name}: {{{described}}}}}}}
""")


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        # bounds
        (member("{description: d, type: string}"), "unbounded-input"),
        (member("{description: d, type: string, format: date-time}"), ""),
        (member("{description: d, type: string, enum: [a]}"), ""),
        (member("{description: d, type: string, pattern: '^[0-9]{12}$'}"), ""),
        (member("{description: d, type: string, pattern: '^[0-9]+$'}"), "unbounded-input"),
        (member("{description: d, type: string, format: byte}"), "unbounded-input"),
        (member("{description: d, type: object}"), "unbounded-input"),
        (member("{description: d, type: object, maxProperties: 9}"), ""),
        (member("{description: d, type: number}"), ""),
        (member("{description: d, type: integer, minimum: 1}"), "unsized-integer"),
        (member("{description: d, type: integer, format: int64}"), ""),
        (
            member("{description: d, type: integer, minimum: 0, exclusiveMaximum: 9}"),
            "",
        ),
        (
            schema("{properties: {it: {description: d, type: string}}}", "GreetResponse"),
            "",
        ),
        # patterns
        (
            member("{description: d, type: string, maxLength: 9, pattern: '^a'}"),
            "unanchored-pattern",
        ),
        (
            member("{description: d, type: string, maxLength: 9, pattern: 'a$'}"),
            "unanchored-pattern",
        ),
        (
            member("{description: d, type: string, maxLength: 9, pattern: '^(a|b)$'}"),
            "",
        ),
        # what readers are told
        (changed("info: {description: ' '}"), "missing-description"),
        (operation("{summary: '', description: 'Say hello.'}"), ""),
        (operation("{summary: '', description: ''}"), "missing-description"),
        (
            schema("{description: '', properties: {message: {type: string}}}", "BadRequest"),
            "missing-description",
        ),
        (
            schema("{properties: {when: {type: string}}}", "BadRequest"),
            "missing-description",
        ),
        (operation("{summary: Greet}"), "odd-summary"),
        (operation("{summary: 'Say hello, and:'}"), "odd-summary"),
        (operation("{summary: Say <b>hello</b>.}"), "odd-summary"),
        (operation(f"{{summary: Say {'hello ' * 30}}}"), "odd-summary"),
        (operation('{summary: "Say hello.\\nOr not."}'), "odd-summary"),
        (operation("{summary: Say hello to 3 < 4 people}"), ""),
        (operation("{deprecated: true}"), "deprecated-without-reason"),
        (operation("{deprecated: true, description: Use Meet.}"), ""),
        (operation("{deprecated: false}"), ""),
        # examples
        (schema("{examples: []}"), "missing-example"),
        (second_operation("responses: {'200': {description: d}, '480': {$ref: "
                          "'#/components/responses/BadRequest'}}"), ""),
        # errors
        (second_operation("responses: {'200': {description: d}}"), "no-errors"),
        (error("ServiceUnavailable"), "unsaid-fault"),
        (error("ThrottlingException"), "unsaid-fault"),
        (error("ThrottlingException", "{retryable: true}"), ""),
        (error("ServerException", "{fault: client}"), ""),
        (error("ServerNotFoundException"), ""),
        (error("Closed"), ""),
        # enums, defaults, structures
        (member("{description: d, type: string, enum: [us-east-1, a/b, C_D]}"), ""),
        (member("{description: d, type: string, enum: [1st]}"), "odd-enum-value"),
        (member("{description: d, type: string, enum: [naïve]}"), "odd-enum-value"),
        (member("{description: d, type: boolean, default: true}"), ""),
        # servers
        (changed("servers: [{url: http://localhost:8080}]"), ""),
        (changed("servers: [{url: http://a.example}, {url: https://a.example}]"), ""),
        (changed("servers: [{url: /}]"), ""),
        # components
        (
            changed("components: {securitySchemes: {key: {type: http, scheme: basic}}}"),
            "unused-component",
        ),
        (
            changed(
                "security: [{key: []}]\n"
                "components: {securitySchemes: {key: {type: http, scheme: basic}}}"
            ),
            "",
        ),
        (
            changed(
                "components: {schemas: {A: {description: d, type: object, properties:"
                " {a: {$ref: '#/components/schemas/A', description: d}}}}}"
            ),
            "unused-component",
        ),
    ],
)  # fmt: skip
def test_rule_finds(spec: str, expected: str) -> None:
    """The spec breaks the one rule that is expected, or none."""
    assert ({expected} if expected else set()) == rules_of(spec)


def test_every_rule_that_a_check_names_exists() -> None:
    """No finding of `generate` is under a rule that nobody can explain."""
    folder = Path(generator.__file__).parent
    trees = [
        ast.parse(file.read_text("utf-8"))
        for file in folder.rglob("*.py")
        # There, a rule is the keyword of JSON Schema that a value breaks.
        if not {"proof", "values"} & set(file.parts)
    ]
    calls = [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)
    ]
    said = [
        each.value for call in calls for each in call.keywords if each.arg == "rule"
    ]
    said += [call.args[0] for call in calls if takes_rule(call)]
    names = {
        each.value
        for value in said
        for each in ast.walk(value)
        if isinstance(each, ast.Constant) and each.value is not None
    }
    assert {"not-readable", "broken-reference", "invalid-error"} <= names
    assert {"broken-"} == names - RULES.keys()  # of an example, or of a default


def takes_rule(call: ast.Call) -> bool:
    """Tell whether the first argument of a call is the name of a rule."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return name in ("under", "Findings") and len(call.args) == 1


def test_shared_schema_is_found_once() -> None:
    """However many operations take it."""
    spec = CLEAN.replace(", maxLength: 20", "")
    spec = spec.replace("openapi: 3.1.0", "openapi: 3.1.1")
    plain = yaml.safe_load(spec)
    first = plain["paths"]["/#X-Amz-Target=Shop.Greet"]["post"]
    second = json.loads(json.dumps(first)) | {"operationId": "Meet"}
    second["parameters"][0]["schema"]["const"] = "Shop.Meet"
    plain["paths"]["/#X-Amz-Target=Shop.Meet"] = {"post": second}
    assert ["unbounded-input"] == [
        found.rule for found in linted(json.dumps(plain)).findings
    ]


def test_published_paging_is_declared() -> None:
    """Query parameters that are named like members say how pages work."""
    token = "{description: d, type: string, maxLength: 9}"
    spec = changed(
        "components: {schemas: {"
        f"GreetRequest: {{properties: {{nextToken: {token}}}}}, "
        f"GreetResponse: {{properties: {{nextToken: {token}, names: {{description: d,"
        " type: array, items: {type: string}}}}}}"
    )
    assert {"undeclared-pagination"} == rules_of(spec)
    plain = yaml.safe_load(spec)
    plain["paths"]["/#X-Amz-Target=Shop.Greet"]["post"]["parameters"].append(
        {"name": "nextToken", "in": "query", "schema": {"type": "string"}}
    )
    assert set() == rules_of(json.dumps(plain))


def test_title_without_a_name_has_a_place() -> None:
    """What is wrong with it is shown where it stands."""
    (found,) = linted(CLEAN.replace("Corner Shop", "'123'")).findings
    assert ("unusable-name", "spec.yaml:2:15") == (found.rule, str(found.place))


def test_names_depend_on_the_package() -> None:
    """A package name from the settings spares the title."""
    assert () == linted(CLEAN.replace("Corner Shop", "'123'"), package="shop").findings


def test_other_files_are_a_part_of_the_spec() -> None:
    """A spec in several files has the same findings, each in the file it is in."""
    text = Path(__file__).parents[1].joinpath("services/ledger.yaml").read_text("utf-8")
    texts = one_by_one(yaml.safe_load(text))
    parts = lint(Source(SPEC, texts[SPEC]), files=Texts(texts))
    whole = linted(text)
    assert {(found.rule, found.message) for found in whole.findings} == {
        (found.rule, found.message) for found in parts.findings
    }
    files = {found.place.source.name for found in parts.findings if found.place}
    assert {"paths/0.json", "schemas/ImportRequest.json"} <= files


@examples(10)
@given(st.data())
def test_any_document_can_be_linted(data: st.DataObject) -> None:
    """Whatever stands anywhere: there are findings, or none, and no traceback."""
    plain = yaml.safe_load(CLEAN)
    for _ in range(data.draw(st.integers(1, 3))):
        owner = data.draw(st.sampled_from(list(containers(plain))))
        key = data.draw(
            st.sampled_from(
                list(owner) if isinstance(owner, dict) else range(len(owner))
            )
        )
        owner[key] = copy.deepcopy(data.draw(JUNK))
        if not list(containers(plain)):
            break
    report = linted(json.dumps(plain))
    for found in report.findings:
        assert RULES[found.rule].level == found.severity
        assert found.place is not None
        assert found.hint


def containers(value: Any) -> Any:
    """Every mapping and list in plain data that has something in it."""
    if isinstance(value, dict | list) and value:
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from containers(each)


def test_free_object_as_a_whole_request_is_bounded() -> None:
    """Nothing that is in it is taken."""
    plain = yaml.safe_load(CLEAN)
    plain["components"]["schemas"]["GreetRequest"] = {"type": "object"}
    assert "unbounded-input" not in rules_of(json.dumps(plain))
