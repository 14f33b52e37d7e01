"""What the mock answers with: the spec's examples, the request's values, two pages."""

from __future__ import annotations

from typing import Any

import pytest

from generator import ir
from generator.mock.answers import Answers
from tests.generator.small_spec import error, lowered, operation, spec
from tests.mock.mocked import emitted, small


def with_example(beside: str) -> str:
    """Return a spec whose response has something beside its schema."""
    text = spec(
        paths=operation("Do", response="Out"),
        schemas="""\
Out:
  type: object
  properties: {a: {type: string}}
  examples: [{a: of the schema}]
""",
    )
    schema = "schema: {$ref: '#/components/schemas/Out'}"
    return text.replace(schema, f"{schema}, {beside}")


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("example: {a: of the response}", "of the response"),
        ("examples: {x: {value: {a: named}}, y: {value: {a: b}}}", "named"),
        ("examples: {x: {$ref: '#/components/examples/E'}}", "referred to"),
        ("x-nothing: 1", "of the schema"),
    ],
)
def test_examples_win(beside: str, expected: str) -> None:
    """That of the response before that of the schema, as it stands there."""
    text = with_example(beside).replace(
        "components:\n",
        "components:\n  examples: {E: {value: {a: referred to}}}\n",
    )
    answers = Answers(lowered(text), 0)
    (it,) = answers.service.operations
    assert {"a": expected} == answers.output(it, {})


def test_examples_of_the_committed_spec_win() -> None:
    """Where ECR Public has an example of a response, that is the answer."""
    it = emitted("ecr_public")
    shown = {
        each.name: it.service.shapes[each.output].examples[0]
        for each in it.service.operations
        if it.service.shapes[each.output].examples
    }
    assert "InitiateLayerUpload" in shown
    answered = {
        each.name: it.answers(7).output(each, {"repositoryName": "team/app"})
        for each in it.service.operations
        if each.name in shown
    }
    assert shown == answered


def test_members_of_the_request_come_back() -> None:
    """A scalar of the same name and shape has its value, however deep it stands."""
    do, answers = small("""\
In:
  type: object
  properties:
    name: {$ref: '#/components/schemas/Name'}
    size: {type: integer}
    other: {type: string}
    list: {$ref: '#/components/schemas/List'}
Out:
  type: object
  properties:
    name: {$ref: '#/components/schemas/Name'}
    size: {type: string}
    within:
      type: object
      properties: {name: {$ref: '#/components/schemas/Name'}}
    list: {$ref: '#/components/schemas/List'}
Name: {type: string, examples: [an example]}
List: {type: array, items: {type: integer}}
""")
    request = {"name": "mine", "size": 5, "other": "x", "list": [1] * 50}
    answer = answers.output(do, request)
    assert ("mine", "mine") == (answer["name"], answer["within"]["name"])
    assert isinstance(answer["size"], str)
    assert [1] * 50 != answer["list"]
    assert "an example" == answers.output(do, {})["name"]


PAGES = "x-concord-pagination: {inputToken: t, outputToken: t, limit: n, items: l}\n"


def paged(token: str, *, required: str = "") -> Any:
    """Return answers of an operation with pages, given the schema of its token."""
    return small(
        f"""\
In: {{type: object, properties: {{t: {token}, n: {{type: integer}}}}}}
Out:
  type: object
  required: [{required}]
  properties: {{t: {token}, l: {{type: array, items: {{type: string}}}}}}
""",
        extra=PAGES,
    )


def test_a_long_result_has_two_pages() -> None:
    """The first has a token, the second has none, and other items; then it is over."""
    do, answers = paged("{type: string}")
    first = answers.output(do, {})
    second = answers.output(do, {"t": first["t"]})
    assert first["t"]
    assert {"l"} == second.keys()
    assert not set(first["l"]) & set(second["l"])


def test_a_page_has_no_more_than_was_asked_for() -> None:
    """The first ones stay."""
    do, answers = paged("{type: string}")
    everything = answers.output(do, {})["l"]
    assert everything[:1] == answers.output(do, {"n": 1})["l"]
    assert everything == answers.output(do, {"n": 100})["l"]


@pytest.mark.parametrize(
    ("token", "last"),
    [
        ("{type: string}", ""),
        ("{type: string, minLength: 1}", "abc"),
        ("{type: string, pattern: '^x$'}", "x"),
    ],
)
def test_a_token_that_must_be_there_ends_pages_too(token: str, last: str) -> None:
    """It is empty, or else the one that was sent, which ends our pages, if it may be."""
    do, answers = paged(token, required="t")
    assert last == answers.output(do, {"t": "abc"})["t"]


def test_an_example_is_the_first_page() -> None:
    """With its token, if it has one: the page behind that is the last."""
    do, answers = small(
        """\
In: {type: object, properties: {t: {type: string}, n: {type: integer}}}
Out:
  type: object
  properties: {t: {type: string}, l: {type: array, items: {type: string}}}
  examples: [{t: more, l: [a]}]
""",
        extra=PAGES,
    )
    assert {"t": "more", "l": ["a"]} == answers.output(do, {})
    assert {"l"} == answers.output(do, {"t": "more"}).keys()


def answered(schema: str, described: str = "") -> dict[str, Any]:
    """Return what is answered for an error, given the YAML of its members."""
    response, schema = error(
        "Bad",
        f"{{type: object, {described} properties: {{__type: {{type: string, const: Bad}},"
        f" {schema}}}}}",
    )
    text = spec(
        paths=operation("Do", errors={480: "Bad"}), schemas=schema, responses=response
    )
    answers = Answers(lowered(text), 0)
    (do,) = answers.service.operations
    return answers.error(do, do.errors[0])


def test_errors_say_what_the_spec_says_of_them() -> None:
    """The first sentence of the description; modelled members have values."""
    body = answered(
        "message: {type: string}, n: {type: integer}", "description: It is.,"
    )
    assert isinstance(body.pop("n"), int)
    assert {"__type": "Bad", "message": "It is."} == body


def test_messages_keep_to_their_shape() -> None:
    """One that is too long for it is made up."""
    body = answered("Message: {type: string, maxLength: 4}", "description: It is so.,")
    assert 0 < len(body["Message"]) <= 4


def test_messages_have_examples() -> None:
    """They come before the description."""
    body = answered("message: {type: string, example: Mine}", "description: It is.,")
    assert "Mine" == body["message"]


def test_errors_have_examples() -> None:
    """They are taken, by the name that the message has there."""
    body = answered(
        "Message: {type: string}, n: {type: integer}",
        "examples: [{__type: Bad, Message: Mine, n: 5}],",
    )
    assert ("Bad", "Mine", 5) == (body["__type"], body["Message"], body["n"])


def test_examples_change_no_name() -> None:
    """A scalar of which nothing is known but an example shares its shape as before."""
    shapes = lowered(
        spec(
            schemas="It: {type: object, properties: {a: {type: string, example: x}}}\n"
        )
    ).shapes
    it = shapes["It"]
    assert isinstance(it, ir.Structure)
    assert ("String", ("x",)) == (it.members[0].shape, it.members[0].examples)
    assert () == shapes["String"].examples
