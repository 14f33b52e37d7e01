"""The call that a README shows: of the first operation for which one can be made."""

from __future__ import annotations

import pytest

from generator.pipeline import Options, understand
from generator.sources.source import Source
from generator.views.examples import example_view, shown_operation
from generator.views.vocabulary import Vocabulary
from tests.generator.small_spec import operation, spec

SCHEMAS = """\
In: {type: object, required: [a], properties: {a: %s}}
Left: {type: object, required: [c, b], properties: {b: {type: string, pattern: '^b'}, c: {type: string}}}
Out: {type: object}
Pair: {type: object, required: [x], properties: {x: {type: integer, minimum: 3}, y: {type: string}}}
Word: {type: string, enum: [one, two]}
"""


def shown(schema: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The operation that is shown, and its arguments."""
    paths = "".join(
        operation(name, request=name, response="Out") for name in ("Left", "In")
    )
    found, arguments = shown_operation(words(paths, schema))
    return found.name, arguments


def words(paths: str, schema: str) -> Vocabulary:
    """The names of a service of some operations, with a schema in place."""
    text = spec(paths=paths, schemas=SCHEMAS % schema)
    text = text.replace("  responses:\n\n", "")
    return understand(Source("spec.yaml", text), Options("small")).words


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", "'text'"),
        ("{type: string, minLength: 6}", "'texttt'"),
        ("{type: string, minLength: 40}", repr("text".ljust(40, "t"))),
        ("{type: string, minLength: 41}", None),
        ("{type: string, maxLength: 2}", "'te'"),
        ("{type: string, pattern: '^a'}", None),
        ("{type: string, pattern: '^a', examples: [ab]}", "'ab'"),
        ("{type: integer}", "1"),
        ("{type: integer, minimum: 0}", "0"),
        ("{type: integer, maximum: 0}", "1"),
        ("{type: integer, maximum: -2}", "-2"),
        ("{type: integer, maximum: 5}", "1"),
        ("{type: integer, multipleOf: 5}", None),
        ("{type: integer, multipleOf: 5, examples: [10]}", "10"),
        ("{type: number}", "1.5"),
        ("{type: number, minimum: 2.5}", "2.5"),
        ("{type: number, minimum: 0, maximum: 9}", "0"),
        ("{type: number, maximum: 0.5}", "0.5"),
        ("{type: number, exclusiveMinimum: 0}", None),
        ("{type: number, exclusiveMaximum: 3}", None),
        ("{type: boolean}", "True"),
        ("{type: string, format: date-time}", "datetime(2030, 1, 1, tzinfo=UTC)"),
        ("{type: string, contentEncoding: base64}", "b'b'"),
        (
            "{type: string, contentEncoding: base64, x-concord-min-bytes: 3}",
            "b'bbb'",
        ),
        (
            "{type: string, contentEncoding: base64, x-concord-min-bytes: 41}",
            None,
        ),
        (
            "{type: string, contentEncoding: base64, x-concord-max-bytes: 0}",
            None,
        ),
        ("{type: array, items: {type: integer}}", "[]"),
        ("{type: array, minItems: 2, items: {type: integer}}", "[1, 1]"),
        ("{type: object, additionalProperties: {type: string}}", "{}"),
        (
            "{type: object, minProperties: 1, additionalProperties: {type: string}}",
            None,
        ),
        ("{$ref: '#/components/schemas/Word'}", "'one'"),
        ("{$ref: '#/components/schemas/Pair'}", "models.Pair(x=3)"),
    ],
)
def test_values_are_sure_to_be_right(schema: str, expected: str | None) -> None:
    """Or none is made, and what has to be there is left open, of the first operation."""
    left = ("Left", (("b", "..."), ("c", "...")))
    made = ("In", (("a", (expected or "").replace("'", '"')),))
    name, arguments = shown(schema)
    quoted = tuple((key, value.replace("'", '"')) for key, value in arguments)
    assert (made if expected else left) == (name, quoted)


def test_an_example_of_a_whole_request_comes_first() -> None:
    """If all that it says can be written as arguments of plain values."""
    whole = "{type: string}}, examples: [{a: said}], x-y: {"
    assert ("In", (("a", '"said"'),)) == shown(whole)
    lists = "{type: array, items: {type: string}}}, examples: [{a: [said]}], x-y: {"
    assert ("In", (("a", "[]"),)) == shown(lists)


@pytest.mark.parametrize(
    ("schema", "times", "models"),
    [
        ("{type: string, format: date-time}", True, False),
        ("{$ref: '#/components/schemas/Pair'}", False, True),
        ("{type: string}", False, False),
    ],
)
def test_what_is_to_be_imported(schema: str, times: bool, models: bool) -> None:
    """It is told by what the values are made of."""
    view = example_view(words(operation("In", request="In", response="Out"), schema))
    assert ("In", "in_") == (view.schema, view.method.name)
    assert (times, models) == (view.has_times, view.has_models)


ENDLESS = """\
openapi: 3.1.0
info: {title: Small, version: '1'}
paths:
  /node:
    post:
      operationId: put_node
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}
      responses: {'204': {description: Kept.}}
components:
  schemas:
    Node: {type: object, required: [next], properties: {next: %s}}
"""


@pytest.mark.parametrize(
    "following",
    [
        "{$ref: '#/components/schemas/Node'}",
        "{type: array, minItems: 1, items: {$ref: '#/components/schemas/Node'}}",
        "{anyOf: [{$ref: '#/components/schemas/Node'}]}",
    ],
)
def test_a_value_that_needs_itself_is_left_open(following: str) -> None:
    """What needs another one of itself has no values, and no call can show one."""
    source = Source("spec.yaml", ENDLESS % following)
    _, arguments = shown_operation(understand(source, Options("small")).words)
    assert (("body", "..."),) == arguments
