"""What a spec asks for takes little time and memory, or is refused."""

from __future__ import annotations

import copy
import json
from functools import partial
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from generator.checking.check import check
from generator.linking.resolve import resolve
from generator.patterns import translation as patterns
from generator.patterns.parts import MANY
from generator.patterns.translation import PatternError
from generator.pipeline import Options, understand
from generator.problems.diagnostics import Findings, SpecError, draw
from generator.reading.load import load
from generator.sources.source import Source
from tests.generator.small_spec import lowered, operation, spec
from tests.growth import calls_at_most
from tests.hostile.document import emitted, whole
from tests.hostile.places import part

translate = partial(patterns.translate, whole=True)

MOST_CALLS = 3_000_000
"""Calls of functions: far more than any of these takes, and far less than what is
guarded against."""


def findings(text: str, name: str = "spec.yaml") -> list[str]:
    """Return what is found wrong with a spec, without much work."""
    try:
        with calls_at_most(MOST_CALLS):
            check(resolve(load(Source(name, text))), Findings(strict=True))
    except SpecError as refused:
        return [found.message for found in refused.diagnostics]
    return []


def shop(schema: str) -> str:
    """Return a spec whose one request has a member `it` of a schema in YAML."""
    request = f"Request: {{type: object, properties: {{it: {schema}}}}}"
    return document(request)


def document(schemas: str) -> str:
    """Return a spec with an operation that takes the schema Request."""
    paths = operation("Call", request="Request")
    return spec(paths=paths, schemas=schemas, responses="{}")


def bomb(levels: int) -> str:
    """Return YAML whose aliases stand for ten times more values on each level."""
    lines = ["a0: &a0 [x]"]
    for level in range(1, levels):
        uses = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{uses}]")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (bomb(20), "s.yaml", "aliases stand for more than 100,000 values"),
        ("a: " + "[" * 100_000, "s.yaml", "nested more than 200 levels deep"),
        ("{a: " * 100_000, "s.yaml", "nested more than 200 levels deep"),
        ("- " * 100_000, "s.yaml", "nested more than 200 levels deep"),
        ('{"a": ' + "[" * 100_000, "s.json", "nested more than 200 levels deep"),
        ("a: &a [*a]", "s.yaml", "the alias *a contains itself"),
        ('{"a": 1e999}', "s.json", "the number 1e999 is too large"),
    ],
    ids=["aliases", "lists", "maps", "blocks", "json", "itself", "number"],
)
def test_bombs_are_refused_while_reading(text: str, name: str, message: str) -> None:
    """Nothing grows beyond what the text itself takes."""
    (found,) = findings(text, name)
    assert message in found


@pytest.mark.parametrize("limit", ["minimum", "maximum"])
def test_endless_numbers_are_refused(limit: str) -> None:
    """Neither infinities nor numbers with thousands of digits are limits."""
    for number, message in (("1e999", "too large"), ("9" * 5_001, "Exceeds")):
        text = shop(f"{{type: number, {limit}: {number}}}")
        assert any(message in found for found in findings(text))


@pytest.mark.parametrize(
    "schema",
    [
        f"{{type: number, minimum: -{10**400}}}",
        f"{{type: number, exclusiveMaximum: {10**400}}}",
        f"{{type: integer, multipleOf: {2**63}}}",
        f"{{type: string, maxLength: {2**63}}}",
        f"{{type: array, items: {{type: boolean}}, maxItems: {10**30}}}",
        "{type: string, maxLength: 1.0e+300}",
        f"{{type: string, contentEncoding: base64, x-concord-max-bytes: {2**63}}}",
    ],
)
def test_limits_beyond_any_machine_are_refused(schema: str) -> None:
    """A package that has them could not even be imported."""
    assert [found for found in findings(shop(schema)) if "too large a number" in found]


@pytest.mark.parametrize(
    "pattern",
    [
        "^(a+)+$",
        "^(a*)*$",
        "^(?:a|a)*$",
        "(a|b|ab)*",
        r"^(?:\w+\s?)*$",
        "^(?:.*,)*$",
        "^(?:(?:a*)?b)*$",
        "^(?=(a+)+b)a$",
        f"^([a-z]{{1,{MANY}}}){{1,{MANY}}}$",
        f"^(a?){{{MANY}}}a{{{MANY}}}$",
        r"^(?:[\u0400-\u04ff]|\u0410)*$",
    ],
)
def test_patterns_that_explode_are_not_enforced(pattern: str) -> None:
    """The check neither tries the pattern on an example, nor lets the package do so."""
    example = json.dumps("a" * 200 + "!")
    text = shop(f"{{type: string, pattern: {json.dumps(pattern)}, example: {example}}}")
    (found,) = findings(text)
    assert "matching takes exponential time" in found
    (it,) = (each for each in lowered(text).shapes.values() if each.unchecked)
    assert (None, (f"pattern: {pattern}",)) == (getattr(it, "pattern", 0), it.unchecked)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^\S+$",
        "^(?:(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*)$",
        r"^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-z]{2,}$",
        r'^"(?:[^"\\]|\\.)*"$',
        r"^(?:\d{1,3}\.){3}\d{1,3}$",
        r"^(0|[1-9]\d*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*$",
        "^(a{4}b|a{5}b)*$",
        "^([0-9]{12}){12}$",
        "^a*a*$",
    ],
)
def test_patterns_that_do_not_explode_are_fine(pattern: str) -> None:
    """Repetitions inside of others are, where there is one way to read each text."""
    assert translate(pattern)


def test_pattern_too_large_to_judge_is_refused() -> None:
    """Looking for what explodes has a bound of its own."""
    too_large = pytest.raises(PatternError, match="too large to tell")
    with calls_at_most(MOST_CALLS), too_large:
        translate(f"^(?:{'|'.join('ab' for _ in range(1_000))})*$")


def test_many_values_and_members_take_their_share() -> None:
    """Thousands of values, and hundreds of members, are no reason to refuse."""
    many: Any = part(copy.deepcopy(whole()), {"DescribeRegistries"})
    schemas = many["components"]["schemas"]
    text = {"type": "string"}
    schemas["Many"] = {**text, "enum": [f"V{n}" for n in range(3_000)]}
    more = {f"member{n}": text for n in range(300)}
    schemas["DescribeRegistriesRequest"]["properties"] |= more
    with calls_at_most(MOST_CALLS):
        files = emitted(many)
    assert "member299" in files["probe/client.py"]


def test_circles_of_references_end() -> None:
    """References, wrappers and structures that need themselves are told, not walked.

    A list of lists of itself has values: those that are empty.
    """
    here = "#/components/schemas"
    request = (
        f"Request: {{type: object, required: [a], properties: {{a: {{$ref: '{here}/A'}},"
        f" b: {{$ref: '{here}/B'}}, c: {{$ref: '{here}/C'}}}}}}\n"
        f"A: {{type: object, required: [a], properties: {{a: {{$ref: '{here}/A'}}}}}}\n"
        f"B: {{allOf: [{{$ref: '{here}/B'}}]}}\n"
        f"C: {{type: array, items: {{$ref: '{here}/C'}}}}\n"
    )
    assert {
        "no value of this schema can exist: each would need another one in it",
        "this schema is defined by nothing but itself",
    } == set(findings(document(request)))


@pytest.mark.parametrize("length", [1_000, 100_000])
def test_long_examples_are_not_matched_for_ever(length: int) -> None:
    """Where matching takes the cube of a length, an example has to be short to be tried."""
    member = f"{{type: string, pattern: ^a*a*a*b$, example: {'a' * length}}}"
    assert [] == findings(shop(member))
    (found,) = findings(shop(member.replace("a" * length, "a" * 200)))
    assert "must match `^a*a*a*b$`" in found


def test_chain_of_references_takes_time_in_proportion() -> None:
    """Each of many references leads to the next, and only the last to a schema."""
    count = 5_000
    here = "#/components/schemas"
    chain = "".join(f"S{n}: {{$ref: '{here}/S{n + 1}'}}\n" for n in range(count))
    schemas = f"Request: {{type: object}}\n{chain}S{count}: {{type: string}}"
    root = load(Source("spec.yaml", document(schemas)))
    with calls_at_most(MOST_CALLS):
        resolve(root)


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system", "!!python/name:os.system", "!x", "!!binary"],
)
def test_tags_are_never_executed(tag: str) -> None:
    """A tag outside of JSON's types is named and refused, wherever it stands."""
    for text in (f"a: {tag} ['true']", f"a: {tag} 'true'", f"a: {tag} {{b: c}}"):
        (found,) = findings(text)
        assert "is not supported here" in found


def test_findings_in_one_long_line_are_drawn_in_little_time() -> None:
    """A spec in one line is shown in parts, however many of them are wrong."""
    schema = {"type": "string", "maxLenght": 3, "description": "x" * 200}
    schemas = {f"S{number}": schema for number in range(150)}
    wrong = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}}
    drawn = StringIO()
    with calls_at_most(MOST_CALLS):
        with pytest.raises(SpecError) as refused:
            check(
                resolve(load(Source("s.json", json.dumps(wrong)))),
                Findings(strict=True),
            )
        draw(refused.value.diagnostics, Console(file=drawn, width=80, no_color=True))
    assert 150 == drawn.getvalue().count("`maxLenght` is no keyword of a schema")


def test_many_misspelt_names_take_little_time() -> None:
    """Suggestions are looked for a few times, and only among names of usual length."""
    members = {f"member{number}": {"type": "string"} for number in range(300)}
    required = [*(f"membre{number}" for number in range(300)), "m" * 100_000]
    schema = {"type": "object", "properties": members, "required": required}
    found = findings(document(f"Request: {json.dumps(schema)}"))
    assert len(required) == len(found)


@pytest.mark.parametrize("key", ["anyOf", "oneOf"])
def test_unions_of_the_same_unions_are_read_once(key: str) -> None:
    """However many ways lead to a union, it is read once; there are 16 million here."""

    def either(*schemas: Any) -> dict[str, Any]:
        return {key: [{"$ref": f"#/components/schemas/{each}"} for each in schemas]}

    schemas: dict[str, Any] = {"A24": {"type": "object"}, "B24": {"type": "string"}}
    for nth in range(24):
        inner = f"A{nth + 1}", f"B{nth + 1}"
        schemas[f"A{nth}"] = schemas[f"B{nth}"] = either(*inner)
    media = {"application/json": {"schema": {"$ref": "#/components/schemas/A0"}}}
    answer = {"200": {"description": "It.", "content": media}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Unions", "version": "1"},
        "paths": {"/": {"get": {"operationId": "get", "responses": answer}}},
        "components": {"schemas": schemas},
    }
    source = Source("unions.json", json.dumps(document))
    with calls_at_most(MOST_CALLS):
        found = understand(source, Options("unions"))
    assert not found.warnings


def doubling(levels: int) -> str:
    """Return schemas of which each may be the one before, with and without more."""
    schemas = ["S0: {type: object, properties: {p0: {type: string}}}"]
    for level in range(1, levels + 1):
        below = f"{{$ref: '#/components/schemas/S{level - 1}'}}"
        more = f"{{type: object, properties: {{p{level}: {{type: string}}}}}}"
        schemas.append(f"S{level}: {{anyOf: [{below}, {{allOf: [{below}, {more}]}}]}}")
    return "\n".join(schemas)


def test_unions_within_each_other_are_spread_a_thousand_times_at_most() -> None:
    """Branches with what stands beside their union double with each level of it."""
    request = (
        "Request: {type: object, properties: {it: {$ref: '#/components/schemas/S%d'}}}"
    )
    few = document(f"{doubling(3)}\n{request % 3}")
    assert understand(Source("spec.yaml", few), Options("few"))
    many = document(f"{doubling(30)}\n{request % 30}")
    with pytest.raises(SpecError) as refused:
        understand(Source("spec.yaml", many), Options("many"))
    (found,) = refused.value.diagnostics
    assert found.message.endswith(
        "more than 1,000 combinations with what stands beside them"
    )
    assert found.place is not None
