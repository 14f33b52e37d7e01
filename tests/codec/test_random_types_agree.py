"""Types in each other say of values what jsonschema-rs says by their schemas."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
from hypothesis import given
from hypothesis import strategies as st

from templates.package._runtime.codec import (
    Rejected,
    convert,
    decode,
    decode_leniently,
    encode,
    encode_valid,
    violations_of,
)
from tests.codec.random_schemas import VALUES
from tests.codec.random_types import Typed, types
from tests.codec.test_models_agree import is_part
from tests.codec.test_shapes import text_of
from tests.roundtrip.profile import examples


def is_decoded(text: bytes, annotation: Any) -> bool:
    """Whether a text is decoded."""
    try:
        decode(text, annotation)
    except Rejected:
        return False
    return True


def refused(text: bytes, annotation: Any) -> Rejected | None:
    """Why a text is not even read leniently."""
    try:
        decode_leniently(text, annotation)
    except Rejected as error:
        return error
    return None


@examples(40)
@given(types(), st.lists(VALUES, min_size=1, max_size=8))
def test_types_agree_with_their_schemas(typed: Typed, values: list[Any]) -> None:
    """What is valid goes all ways; what is not is refused, and read leniently."""
    annotation = typed.annotation
    theirs = jsonschema_rs.Draft202012Validator(typed.schema)
    for value in values:
        valid = theirs.is_valid(value)
        found = violations_of(annotation, value)
        assert valid == (not found), (value, typed.schema, found)
        text = text_of(value)
        assert valid == is_decoded(text, annotation), (value, typed.schema)
        if valid:
            made = decode(text, annotation)
            assert made == convert(value, annotation)
            assert encode(made) == encode_valid(made, annotation)
            assert is_part(json.loads(encode(made)), value)
            assert made == decode_leniently(text, annotation)
        else:
            refusal = refused(text, annotation)
            assert refusal is None or found == refusal.violations
