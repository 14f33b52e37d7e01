"""What passes the checks, and what no check may do; `failing` has what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.checking.check import check
from generator.linking.bundle import bundle
from generator.linking.resolve import resolve
from generator.problems.diagnostics import Findings, SpecError
from generator.reading.load import load
from generator.sources.files import NO_FILES
from generator.sources.source import Source
from tests.roundtrip.profile import examples

SPEC = """\
openapi: {version}
info: {{title: Kiosk, version: '1'}}
servers:
  - url: https://{{city}}.example
    variables: {{city: {{default: bonn, enum: [bonn, cologne]}}}}
paths:
  /#X-Amz-Target=Kiosk.OpenKiosk:
    post:
      operationId: OpenKiosk
      parameters: [{{$ref: '#/components/parameters/Target'}}]
      requestBody: {{$ref: '#/components/requestBodies/OpenKiosk'}}
      responses:
        '200': {{description: It is open.}}
        '480': {{$ref: '#/components/responses/Closed'}}
        '500':
          description: OutOfOrder
          content: {{application/json: {{schema: {{}}}}}}
        '599': {{description: OutOfReach}}
        x-more: {{and: more}}
    parameters:
      - {{$ref: '#/components/parameters/Date'}}
  x-more: {{and: more}}
components:
  parameters:
    Target:
      name: X-Amz-Target
      in: header
      required: true
      schema: {{type: string, enum: [Kiosk.OpenKiosk]}}
    Date: {{name: X-Amz-Date, in: header, required: false, schema: {{type: string}}}}
  requestBodies:
    OpenKiosk:
      content:
        application/json; charset=utf-8:
          schema: {{$ref: '#/components/schemas/OpenKioskRequest'}}
        application/x-amz-json-1.1:
          schema: {{$ref: '#/components/schemas/OpenKioskRequest'}}
  responses:
    Closed:
      description: The kiosk is closed.
      content: {{application/json: {{schema: {{$ref: '#/components/schemas/Closed'}}}}}}
  securitySchemes:
    hmac: {{type: apiKey, in: header, name: Authorization}}
  schemas:
    Closed: {{description: Raised when it is closed}}
    Nothing: {{type: object, properties: {{}}}}
    OpenKioskRequest:
      type: object
      additionalProperties: true
      externalDocs: {{url: https://kiosk.example}}
      x-anything: {{goes: true}}
      required: [clerk]
      properties:
        {member}
"""

MEMBERS = [
    "{type: boolean, default: false, deprecated: true, title: Open}",
    "{type: string, minLength: 0, maxLength: 5, pattern: '^[a-z]+$', format: password}",
    "{type: string, enum: [OPEN, CLOSED], default: OPEN, format: state}",
    "{type: string, format: date-time, example: '2020-10-30T12:00:00Z'}",
    "{type: string, format: byte, minLength: 2, maxLength: 4, example: QUJD}",
    "{type: integer, format: int32, minimum: 1, maximum: 2, multipleOf: 2}",
    "{type: integer, example: 9007199254740993}",
    "{type: number, format: float, minimum: 0.5}",
    "{type: number, format: unixtime, example: 1.5}",
    "{type: array, items: {type: array, items: {type: string}}, example: [[], [a]]}",
    "{type: object, additionalProperties: {type: string}, maxProperties: 1}",
    "{$ref: '#/components/schemas/OpenKioskRequest/properties/name'}",
    "{$ref: '#/components/schemas/Nothing'}",
    "{allOf: [{$ref: '#/components/schemas/Nothing'}, {description: <p>None</p>}]}",
    "{allOf: [{description: a}, {$ref: '#/components/schemas/Nothing'}, {title: b}]}",
    "{type: array, items: {$ref: '#/components/schemas/OpenKioskRequest'}}",
]
MEMBERS_SINCE_3_1 = [
    "{$ref: '#/components/schemas/Nothing', description: None, default: {}}",
    "{type: string, contentEncoding: base64, x-concord-min-bytes: 3, examples: [QUJD]}",
    "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 0.1, default: 0.05}",
]


def spec(version: str = "3.1.0", **members: str) -> str:
    """A spec that is valid, with further members of its request."""
    members = {"clerk": "{type: string}", "name": "{type: string}", **members}
    lines = [f"{name}: {schema}" for name, schema in members.items()]
    return SPEC.format(version=version, member="\n        ".join(lines))


def checked(text: str) -> list[str]:
    """The first lines of what is found; nothing for a spec that is right in all."""
    try:
        root = bundle(load(Source("spec.yaml", text)), NO_FILES)
        check(resolve(root), Findings(strict=True))
    except SpecError as error:
        return [str(found) for found in error.diagnostics]
    return []


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.1", "3.2.0"])
def test_supported_members_pass_in_every_version(version: str) -> None:
    """What is supported is, whichever OpenAPI says it."""
    members = MEMBERS if version < "3.1" else [*MEMBERS, *MEMBERS_SINCE_3_1]
    named = {f"m{index}": schema for index, schema in enumerate(members)}
    assert [] == checked(spec(version, **named))


def test_exclusive_limits_are_flags_in_the_first_version() -> None:
    """The default lies on the limit, and so is none of the values."""
    member = "{type: number, minimum: 0, exclusiveMinimum: true, default: 0}"
    (message,) = checked(spec("3.0.0", price=member))
    assert message.endswith("it must be greater than 0")


@pytest.mark.parametrize(
    ("member", "problem"),
    [
        ("{type: object, properties: {a: {type: 5}}}", "`type`"),
        ("{type: string, maxLength: 1, maxlength: 2}", "`maxlength`"),
        ("{type: string, required: true}", "`required`"),
        ("{$ref: '#/components/responses/Closed'}", "no schema"),
        ("{type: string, x-concord-max-bytes: 5}", "`x-concord-max-bytes`"),
        ("{type: string, x-concord-pagination: {}}", "belongs to an operation"),
        ("{type: string, minLength: 1.5}", "`minLength`"),
        ("{type: object, required: name}", "`required`"),
    ],
)
def test_member_is_told_of_for_one_reason(member: str, problem: str) -> None:
    """OpenAPI and this generator do not both complain of the same thing."""
    assert [True] == [problem in message for message in checked(spec(extra=member))]


def test_example_is_not_held_against_a_schema_that_is_broken() -> None:
    """What the schema lacks is told first; then what its examples make of it."""
    (message,) = checked(spec(extra="{type: string, minLength: -1, example: 5}"))
    assert "must not be less than 0" in message


@pytest.mark.parametrize(
    ("format_", "right", "wrong"),
    [
        ("uuid", "8c1d5b1e-7f3a-4b57-9d5c-0a1b2c3d4e5f", "a1s2c932-2f70-3ds3"),
        ("date", "2026-02-28", "2026-02-30"),
    ],
)
def test_examples_keep_to_formats_that_are_types(
    format_: str, right: str, wrong: str
) -> None:
    """No client could send another one, and no mock answer with it."""
    said = "{{type: string, format: {}, example: '{}'}}"
    assert [] == checked(spec(extra=said.format(format_, right)))
    (message,) = checked(spec(extra=said.format(format_, wrong)))
    assert message.endswith(f"its own schema: it must be of the format `{format_}`")


def test_what_an_example_breaks_is_a_json_pointer() -> None:
    """The place is that of the value inside; the pointer is within the example."""
    member = "{type: object, properties: {a/b: {type: array, items: {type: integer}}}, "
    (message,) = checked(spec(extra=f"{member} example: {{a/b: [1, x]}}}}"))
    assert message.endswith("breaks its own schema: `/a~1b/1` must be an integer")


@pytest.mark.parametrize(
    ("example", "is_right"),
    [("a", True), ("", False), ("'a\n\n        '", False), ("1a", False)],
)
def test_examples_are_checked_as_the_emitted_code_checks(
    example: str, is_right: bool
) -> None:
    """A pattern has no lenient `$`."""
    member = f"{{type: string, pattern: '^[a-z]+$', example: {example or repr('')}}}"
    assert is_right == (not checked(spec(extra=member)))


@pytest.mark.parametrize("version", ["3.0.4", "3.1.1", "3.2.0"])
def test_two_tags_of_one_name_are_told(version: str) -> None:
    """The schema of OpenAPI does not say that there may be only one."""
    text = spec(version) + "tags: [{name: a}, {name: b}, {name: a, description: A}]\n"
    (found,) = checked(text)
    assert found.endswith("invalid OpenAPI: there are two tags `a`")


def test_validators_are_imported_when_they_are_needed() -> None:
    """Their import takes longer than most runs that fail before."""
    code = (
        "import sys, generator.checking.check;"
        "print(sorted({'openapi_spec_validator', 'jsonschema_rs'} & set(sys.modules)))"
    )
    actual = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert "[]\n" == actual


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every path into a JSON value but the empty one."""
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, inner in items:
        yield (*path, key)
        yield from paths_in(inner, (*path, key))


PLAIN = load(
    Source(
        "spec.yaml",
        spec(**{f"m{i}": m for i, m in enumerate(MEMBERS + MEMBERS_SINCE_3_1)}),
    )
).plain()
PATHS = list(paths_in(PLAIN))
JUNK: list[Any] = [None, True, -1, 0.5, "", "x", [], {}, [[]], {"$ref": "#"}, 10**30]


@examples(25)
@example([(("paths", "x-more"), None)])
@example([(("paths",), {"$ref": "other.yaml#/x"})])
@given(
    st.lists(
        st.tuples(st.sampled_from(PATHS), st.sampled_from([*JUNK, *PATHS])), max_size=3
    )
)
def test_no_spec_makes_a_check_fail(
    changes: list[tuple[tuple[Any, ...], Any]],
) -> None:
    """Whatever a spec has in place of what it should have, the checks find words."""
    text = json.dumps(PLAIN)
    for path, junk in changes:
        plain = json.loads(text)
        if isinstance(junk, tuple):
            junk = {
                "$ref": "#/" + "/".join(str(key).replace("/", "~1") for key in junk)
            }
        *outer, last = path
        parent = plain
        try:
            for key in outer:
                parent = parent[key]
            parent[last] = junk
        except (KeyError, IndexError, TypeError):
            continue
        text = json.dumps(plain)
    for message in checked(text):
        assert "openapi-spec-validator fails" not in message
