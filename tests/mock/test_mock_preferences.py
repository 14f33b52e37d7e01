"""The header `Prefer`, as RFC 7240 has it, and what it may ask the mock for."""

from __future__ import annotations

from textwrap import indent

import pytest

from generator import ir
from generator.mock.answers import Answers
from generator.mock.preferences import PreferenceError, read_preferences, wish
from tests.generator.small_spec import lowered, operation, spec
from tests.mock.mocked import emitted

NOT_FOUND = "RepositoryNotFoundException"


def initiate() -> ir.Operation:
    """The operation that most of it is tried on."""
    operations = emitted("ecr_public").service.operations
    return next(each for each in operations if each.name == "InitiateLayerUpload")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([], {}),
        ([""], {}),
        (["code=481"], {"code": "481"}),
        (["Code = 481"], {"code": "481"}),
        (['code="481"'], {"code": "481"}),
        (['a="x, code=1; \\" y"'], {"a": 'x, code=1; " y'}),
        (
            ["respond-async, wait=10, code=481"],
            {"respond-async": "", "wait": "10", "code": "481"},
        ),
        (["code=481; extra=1; more, error=x"], {"code": "481", "error": "x"}),
        (["code=481", "error=x"], {"code": "481", "error": "x"}),
        (["code=481", "CODE=482"], {"code": "481"}),
        ([" , code=481 ,, "], {"code": "481"}),
        (["code"], {"code": ""}),
        (['code=""'], {"code": ""}),
    ],
)
def test_headers_are_read(headers: list[str], expected: dict[str, str]) -> None:
    """Several in one, in several, with quotes and parameters; the first one counts."""
    assert expected == read_preferences(headers)


@pytest.mark.parametrize(
    "header",
    ["code==1", "=1", "code=a b", 'a="b', "a;;=", "ä", f"a{' ; ' * 10_000}("],
    ids=lambda header: header[:8],
)
def test_headers_that_cannot_be_read(header: str) -> None:
    """They are told, rather than ignored, and soon: somebody wants something."""
    with pytest.raises(PreferenceError, match="not well-formed"):
        read_preferences([header])


@pytest.mark.parametrize(
    ("header", "said", "error"),
    [
        ("code=482", "code=482", NOT_FOUND),
        (
            "error=ServerException",
            "error=ServerException",
            "ServerException",
        ),
        ("code=480, error=ServerException", "error=ServerException", "ServerException"),
        (f"code=482, error={NOT_FOUND}", f"error={NOT_FOUND}", NOT_FOUND),
        ("code=200", "code=200", None),
    ],
)
def test_wishes_are_met(header: str, said: str, error: str | None) -> None:
    """By status, by name, by both, or success."""
    it = wish(initiate(), [header])
    assert it is not None
    assert (said, error) == (it.said, it.case and it.case.error)


def test_other_preferences_are_ignored() -> None:
    """As RFC 7240 asks."""
    assert None is wish(initiate(), ["respond-async, handling=strict"])


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "code=499",
            "InitiateLayerUpload documents no code '499'; it documents 200, 480, 481,"
            " 482, 483, 484.",
        ),
        ("code", "InitiateLayerUpload documents no code ''"),
        (
            "error=Nothing",
            "documents no error 'Nothing'; it documents ServerException,"
            " InvalidParameterException, RepositoryNotFoundException,",
        ),
        (
            "code=480, error=InvalidParameterException",
            "code=480 and error=InvalidParameterException are not the same answer.",
        ),
        ("code=200, error=ServerException", "are not the same answer"),
    ],
)
def test_wishes_that_cannot_be_met(header: str, said: str) -> None:
    """The operation documents no such answer; the message tells which it has."""
    with pytest.raises(PreferenceError) as raised:
        wish(initiate(), [header])
    assert said in str(raised.value)


NAMED = """\
'200':
  description: Done.
  content:
    application/json:
      schema: {$ref: '#/components/schemas/Out'}
      examples:
        empty: {value: {}}
        full: {value: {a: [x]}}
'480':
  description: Out of stock.
  content:
    application/json:
      schema: {$ref: '#/components/schemas/Gone'}
      examples:
        full: {value: {message: sold out}}
        moved: {value: {message: moved}}
"""


def named() -> ir.Operation:
    """An operation whose answers have named examples."""
    text = spec(
        paths=operation("Do", response="Out"),
        schemas="Out: {type: object, properties: {a: {type: string}}}\n"
        "Gone: {type: object, properties: {message: {type: string}}}\n",
    )
    head, _, rest = text.partition("        '200':")
    (it,) = lowered(
        head
        + indent(NAMED, "        ")
        + "components:"
        + rest.partition("components:")[2]
    ).operations
    return it


@pytest.mark.parametrize(
    ("header", "said", "status", "example"),
    [
        ("example=empty", "example=empty", None, "empty"),
        ("example=full", "example=full", None, "full"),
        ("example=moved", "example=moved", 480, "moved"),
        ("code=480, example=full", "code=480, example=full", 480, "full"),
        ("error=Gone, example=moved", "error=Gone, example=moved", 480, "moved"),
    ],
)
def test_an_example_has_a_name(
    header: str, said: str, status: int | None, example: str
) -> None:
    """It is one of the preferred answer, or of the first that has one of the name."""
    it = wish(named(), [header])
    assert it is not None
    assert (said, status, example) == (it.said, it.case and it.case.status, it.example)


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ("example=none", "empty, full, moved"),
        ("code=480, example=empty", "full, moved"),
    ],
)
def test_an_example_of_another_name(header: str, known: str) -> None:
    """The message tells which there are."""
    with pytest.raises(PreferenceError, match=f"it documents {known}[.]"):
        wish(named(), [header])


def test_a_named_example_is_the_answer() -> None:
    """Of the operation, and of an error."""
    it = named()
    text_answers = Answers(lowered(spec()), 0)
    assert {} == text_answers.output(it, {"a": 1}, "empty")
    assert {"a": ["x"]} == text_answers.output(it, {}, "full")
