"""Places where nothing stands: in YAML a key without a value, in JSON null."""

from __future__ import annotations

import pytest

from tests.http.documents import HEAD, service, warnings

DOCUMENT = f"""\
{HEAD}  /a/{{id}}:
    get:
      operationId: a
      parameters:
      - {{name: id, in: path, required: true, schema: {{type: string}}}}
      - {{name: q, in: query, schema: {{type: array, items: {{type: string}}}}}}
      responses:
        '200':
          description: Done.
          content:
            application/json:
              schema: {{$ref: '#/components/schemas/It'}}
    put: {{operationId: b, responses: {{'204': {{description: Done.}}}}}}
  /c: {{get: {{operationId: c, responses: {{'204': {{description: Done.}}}}}}}}
components:
  schemas:
    It: {{type: object, properties: {{a: {{type: string}}}}, anyOf: [{{required: [a]}}]}}
"""

SCHEMA = "a schema must be an object, or true or false, here"


@pytest.mark.parametrize(
    ("said", "instead", "told", "left"),
    [
        (
            "schema: {$ref: '#/components/schemas/It'}",
            "schema:",
            f"{SCHEMA}; so",
            "abc",
        ),
        ("schema: {type: string}", "schema: null", f"{SCHEMA}; so", "abc"),
        ("items: {type: string}", "items: null", f"{SCHEMA}; so", "abc"),
        (
            "It: {type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}]}",
            "It:",
            f"{SCHEMA}; so nothing is known here",
            "abc",
        ),
        (
            "{name: q, in: query, schema: {type: array, items: {type: string}}}",
            "null",
            "a parameter must be an object; so this one is left out",
            "abc",
        ),
        (
            "put: {operationId: b, responses: {'204': {description: Done.}}}",
            "put:",
            "an operation must be an object; so this one is left out",
            "ac",
        ),
        (
            "/c: {get: {operationId: c, responses: {'204': {description: Done.}}}}",
            "/c:",
            "a path must be an object; so this one is left out",
            "ab",
        ),
    ],
)
def test_it_is_as_if_it_were_left_out(
    said: str, instead: str, told: str, left: str
) -> None:
    """With a warning, and all else stays."""
    assert said in DOCUMENT
    text = DOCUMENT.replace(said, instead)
    assert [True] == [told in each for each in warnings(text) if "must be" in each]
    assert left == "".join(each.name for each in service(text).operations)


def test_a_schema_of_nothing_is_any_to_rules_that_refer_to_it() -> None:
    """So nothing keeps to what must not be of it."""
    rule = "not: {$ref: '#/components/schemas/No'}"
    text = DOCUMENT.replace("anyOf: [{required: [a]}]", rule)
    assert {"No": True} == service(f"{text}    No:\n").definitions
