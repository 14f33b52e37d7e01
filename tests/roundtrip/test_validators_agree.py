"""Decoding and validators accept exactly the same values, for every structure."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.roundtrip.agreement import decoding_violations, misplaced, unchecked
from tests.roundtrip.mutations import nearly_valid_json
from tests.roundtrip.package import ecr_public
from tests.roundtrip.profile import examples, some
from tests.roundtrip.strategies import Strategies, json_text

PACKAGE = ecr_public()
VALUES = Strategies(PACKAGE)

every_schema = pytest.mark.parametrize("schema", PACKAGE.schemas)
some_schemas = pytest.mark.parametrize("schema", some(PACKAGE.schemas, 43))


@some_schemas
def test_valid_values_are_accepted(schema: str) -> None:
    """A valid value has no violations and comes back from the codec unchanged."""

    @examples(4)
    @given(VALUES.valid_json(schema), st.booleans())
    def agree(value: Any, ensure_ascii: bool) -> None:
        decoded = PACKAGE.decode(schema, json_text(value, ensure_ascii=ensure_ascii))
        again = PACKAGE.decode(schema, PACKAGE.encode(decoded))
        assert (decoded, [], []) == (
            again,
            PACKAGE.validate(schema, value),
            PACKAGE.validate(schema, decoded),
        )

    agree()


@every_schema
def test_nearly_valid_values_are_judged_alike(schema: str) -> None:
    """Decoding rejects a value with one or two mutations iff the validator does."""

    @examples(6)
    @given(nearly_valid_json(VALUES, schema))
    def agree(value: Any) -> None:
        expected = PACKAGE.validate(schema, value)
        assert expected == decoding_violations(PACKAGE, schema, json_text(value))
        assert [] == misplaced(value, expected)

    agree()


@some_schemas
def test_random_values_are_judged_alike(schema: str) -> None:
    """Decoding rejects any JSON value iff the validator does."""

    @examples(4)
    @given(VALUES.random_json(schema))
    def agree(value: Any) -> None:
        expected = PACKAGE.validate(schema, value)
        assert expected == decoding_violations(PACKAGE, schema, json_text(value))
        assert [] == misplaced(value, expected)

    agree()


@some_schemas
def test_objects_are_judged_like_their_json(schema: str) -> None:
    """What is wrong with an object is what is wrong with the JSON it becomes."""

    @examples(4)
    @given(nearly_valid_json(VALUES, schema))
    def agree(value: Any) -> None:
        made = unchecked(PACKAGE, PACKAGE.body(schema), value)
        text = PACKAGE.encode(made)
        assert PACKAGE.validate(schema, json.loads(text)) == PACKAGE.validate(
            schema, made
        )

    agree()


PART = {
    "repositoryName": "team/app",
    "uploadId": "0f0e0d0c-0b0a-0908-0706-050403020100",
    "partFirstByte": 0,
    "partLastByte": 0,
    "layerPartBlob": "YQ==",
}


@pytest.mark.parametrize(
    ("member", "text", "rule"),
    [
        ("partFirstByte", "-0", None),
        ("partFirstByte", "1.0", "type"),
        ("partFirstByte", "1e2", "type"),
        ("partFirstByte", "true", "type"),
        ("partFirstByte", '"1"', "type"),
        ("partFirstByte", "-1", "minimum"),
        ("partFirstByte", "9223372036854775807", None),
        ("partFirstByte", "9223372036854775808", "format"),
        ("partFirstByte", "18446744073709551616", "format"),
        ("partFirstByte", "1" + "0" * 400, "format"),
        ("layerPartBlob", '""', None),
        ("layerPartBlob", '"+/8="', None),
        ("layerPartBlob", '"\\u0059\\u0051=="', None),
        ("layerPartBlob", '"-_8="', "contentEncoding"),
        ("layerPartBlob", '"YQ"', "contentEncoding"),
        ("layerPartBlob", '"YQ==\\n"', "contentEncoding"),
        ("layerPartBlob", '" YQ=="', "contentEncoding"),
        ("layerPartBlob", "[97]", "type"),
        ("repositoryName", '"team\\/app"', None),
        ("repositoryName", '"team/app\\n"', "pattern"),
        ("repositoryName", '"x team/app"', "pattern"),
        ("repositoryName", '"Team/app"', "pattern"),
        ("repositoryName", '"\\u0440\\u0430"', "pattern"),
        ("repositoryName", "null", "required"),
        ("registryId", "null", None),
        ("registryId", '"\\ud83d\\ude00"', "minLength"),
        ("registryId", '"\\ud83d\\ude00\\u0000"', None),
    ],
)
def test_ways_to_write_a_value(member: str, text: str, rule: str | None) -> None:
    """What JSON can write in several ways is the same value for both sides."""
    members = {name: json.dumps(value) for name, value in PART.items()}
    body = ",".join(
        f'"{name}":{value}' for name, value in {**members, member: text}.items()
    )
    sent = f"{{{body}}}".encode()
    found = PACKAGE.validate("UploadLayerPartRequest", json.loads(sent))
    expected = [] if rule is None else [(f"/{member}", rule)]
    assert expected == [(violation.path, violation.rule) for violation in found]
    assert found == decoding_violations(PACKAGE, "UploadLayerPartRequest", sent)


@pytest.mark.parametrize(
    ("text", "is_time"),
    [
        ("0", True),
        ("-1.5", True),
        ("1e9", True),
        ("-62135596800", True),
        ("-62135596801", False),
        ("253402300799", True),
        ("253402300800", False),
        ("1e300", False),
        ("1" + "0" * 400, False),
        ("true", False),
        ('"2024-02-29T12:00:00Z"', True),
        ('"2024-02-29T12:00:00.123456789+23:59"', True),
        ('"2024-02-29t12:00:00z"', True),
        ('"2023-02-29T12:00:00Z"', False),
        ('"2024-02-29T12:00:00"', False),
        ('"2024-02-29"', False),
        ('"0001-01-01T00:00:00+00:01"', False),
        ('"9999-12-31T23:59:59-00:01"', False),
        ('"1577836800"', False),
        ('""', False),
    ],
)
def test_times(text: str, is_time: bool) -> None:
    """A time that no `datetime` in UTC can hold is a violation like any other."""
    sent = f'{{"createdAt": {text}}}'.encode()
    found = PACKAGE.validate("Repository", json.loads(sent))
    assert found == decoding_violations(PACKAGE, "Repository", sent)
    assert ([] if is_time else ["/createdAt"]) == [each.path for each in found]
