"""The parts that views are made of: limits, imports, versions."""

from __future__ import annotations

import ast
import itertools
import re
from dataclasses import replace

import pytest

from generator.pipeline import Options, generate, understand
from generator.sources.options import PARTS, Part
from generator.sources.source import Source
from generator.views.distribution import distribution_view, python_version
from generator.views.imports import import_lines
from generator.views.limits import arguments, in_words
from generator.views.sentences import repeats
from tests.generator.small_spec import shape, spec


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", ""),
        ("{type: string, maxLength: 1}", "at most 1 character"),
        ("{type: string, minLength: 2}", "at least 2 characters"),
        ("{type: string, minLength: 3, maxLength: 3}", "3 characters"),
        (
            "{type: string, minLength: 2, maxLength: 9, pattern: '^a*$'}",
            "2 to 9 characters, matching `a*`",
        ),
        ("{type: string, format: byte, minLength: 1}", "checked for `minLength`"),
        (
            "{type: string, contentEncoding: base64, x-concord-max-bytes: 8}",
            "at most 8 bytes",
        ),
        ("{type: integer, minimum: 0}", "at least 0"),
        ("{type: integer, maximum: -1}", "at most -1"),
        (
            "{type: integer, minimum: 5, maximum: 50, multipleOf: 5}",
            "5 to 50, a multiple of 5",
        ),
        ("{type: number, minimum: 0.5, maximum: 0.5}", "0.5"),
        (
            "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}",
            "more than 0, less than 1",
        ),
        ("{type: number, minimum: 0, exclusiveMaximum: 1}", "at least 0, less than 1"),
        ("{type: array, minItems: 1, items: {type: string}}", "at least 1 item"),
        ("{type: array, maxItems: 2, items: {type: string}}", "at most 2 items"),
        (
            "{type: object, minProperties: 1, maxProperties: 1, "
            "additionalProperties: {type: string}}",
            "1 entry",
        ),
        (
            "{type: object, maxProperties: 3, additionalProperties: {type: string}}",
            "at most 3 entries",
        ),
        ("{type: boolean}", ""),
        ("{type: string, format: date-time}", ""),
    ],
)
def test_limits_in_words(schema: str, expected: str) -> None:
    """Units are counted in the singular and the plural; a pattern is shown."""
    assert expected == in_words(shape(schema))


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: integer}", {}),
        ("{type: integer, format: int32, minimum: 0}", {"bits": 32, "minimum": 0}),
        ("{type: number, exclusiveMaximum: 1.5}", {"exclusive_maximum": 1.5}),
        ("{type: string, pattern: '^a$'}", {"pattern": "a"}),
        ("{type: boolean}", {}),
    ],
)
def test_limits_as_arguments(schema: str, expected: dict[str, object]) -> None:
    """What limits nothing is not passed."""
    assert expected == dict(arguments(shape(schema)))


def test_imports_are_grouped_and_sorted() -> None:
    """Standard library, others, own modules; constants, classes, functions."""
    lines = import_lines(
        {
            "msgspec": ["field"],
            ".": ["models"],
            "._runtime.members": ["plain", "Structure", "URL", "decode"],
            "typing": ["Any", "Annotated"],
            "enum": [],
        }
    )
    assert re.split(r"\n\n", "\n".join(lines)) == [
        "from typing import Annotated, Any",
        "from msgspec import field",
        "from . import (\n    models,\n)\n"
        "from ._runtime.members import (\n"
        "    URL,\n    Structure,\n    decode,\n    plain,\n)",
    ]


@pytest.mark.parametrize("module", [".", "._runtime.members"])
def test_import_that_is_needed_too_changes_no_line(module: str) -> None:
    """Which of our own modules and names are needed changes most."""
    names = ["errors", "models", "shapes"]
    for some, more in itertools.permutations(
        [
            list(each)
            for count in (1, 2, 3)
            for each in itertools.combinations(names, count)
        ],
        2,
    ):
        if set(some) < set(more):
            rest = iter(import_lines({module: more}))
            assert all(line in rest for line in import_lines({module: some}))


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("1.2.3", "1.2.3"),
        ("2020-10-30", "2020.10.30"),
        ("2020-01-05", "2020.1.5"),
        ("v2", "2"),
        ("7.1-beta", "7.1b0"),
        ("draft", "0"),
        ("", "0"),
    ],
)
def test_version_of_a_spec_is_one_of_a_package(version: str, expected: str) -> None:
    """Dates and most others can be; what cannot becomes 0."""
    assert expected == python_version(version)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Commit Comment.", "CommitComment"),
        ("A loan.", "Loan"),
        ("The title", "title"),
        ("html-url", "htmlUrl"),
        ("webhook_issue.", "WebhookIssue"),
    ],
)
def test_texts_that_say_a_name_again(text: str, name: str) -> None:
    """With an article or without, however its words are divided."""
    assert repeats(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "title"),
        ("The title of it.", "title"),
        ("Their title.", "title"),
        ("A URI.", "url"),
    ],
)
def test_texts_that_say_more_than_a_name(text: str, name: str) -> None:
    """They are told."""
    assert not repeats(text, name)


MEMBERS = """\
openapi: 3.1.0
info: {title: Kind, version: '1'}
paths: {}
components:
  schemas:
    Page:
      type: object
      description: Page.
      properties:
        html_url: {type: string, format: uri}
        hourly: {type: string, format: uri}
        self: {type: string, format: uri}
        homeURL: {type: string, format: uri, description: Where it is.}
        number: {type: integer, description: The number., default: 3}
        size: {enum: [small, large]}
"""


def test_members_are_told_what_their_names_do_not_say() -> None:
    """Nor does a class say what it is called; one of another name does."""
    text = generate(Source("kind.yaml", MEMBERS), Options("kind"))["kind/models.py"]
    module = ast.parse(text)
    page = next(each for each in module.body if getattr(each, "name", "") == "Page")
    assert isinstance(page, ast.ClassDef)
    said: dict[str, str] = {}
    for before, after in itertools.pairwise(page.body):
        if isinstance(before, ast.AnnAssign) and isinstance(after, ast.Expr):
            assert isinstance(after.value, ast.Constant)
            said[ast.unparse(before.target)] = str(after.value.value)
    assert {
        "hourly": "A URI.",
        "self_": "A URI.",
        "home_url": "Where it is.",
        "number": "`3` if absent.",
    } == said
    assert ast.get_docstring(page) is None


@pytest.mark.parametrize(
    ("emit", "parts", "modules"),
    [
        ((), "models", ""),
        (
            ("client",),
            "a typed client (synchronous and asynchronous)",
            "`client` and `async_client` call the service.",
        ),
        (("server",), "a server to implement", "`server` implements the service."),
        (("validators",), "validators", "`validators` check payloads."),
        (
            ("client", "server"),
            "a typed client (synchronous and asynchronous) and a server to implement",
            "`client` and `async_client` call the service, `server` implements it.",
        ),
        (
            ("server", "validators"),
            "a server to implement and validators",
            "`server` implements the service, `validators` check payloads.",
        ),
        (
            ("client", "server", "validators"),
            "a typed client (synchronous and asynchronous), a server to implement, and"
            " validators",
            "`client` and `async_client` call the service, `server` implements it,"
            " `validators` check payloads.",
        ),
    ],
)
def test_a_package_says_what_it_has(
    emit: tuple[Part, ...], parts: str, modules: str
) -> None:
    """In its README, and in its docstring."""
    text = spec(paths="/a: {get: {responses: {'200': {description: A}}}}")
    text = text.partition("components:")[0]
    words = understand(Source("spec.yaml", text), Options("small")).words
    view = distribution_view(replace(words, emit=emit))
    told = " ".join(view.docstring.split()).partition(". ")[2]
    assert parts == view.parts
    assert f"Nothing is loaded before it is used. {modules}".strip() == told
    has = (view.has_client, view.has_server, view.has_validators)
    assert emit == tuple(part for part, it in zip(PARTS, has, strict=True) if it)
