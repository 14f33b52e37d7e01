"""Limits that no value keeps to: something is of such a schema all the same."""

from __future__ import annotations

import pytest

from generator.problems.diagnostics import SpecError
from tests.http.documents import HEAD, service, warnings

OLD = HEAD.replace("3.1.0", "3.0.3")


def document(head: str, schema: str, components: str = "") -> str:
    """A document with a schema of that kind, and perhaps others."""
    answer = "{get: {responses: {'204': {description: Done.}}}}"
    return (
        f"{head}  /a: {answer}\ncomponents:\n  schemas:\n    It: {schema}\n{components}"
    )


@pytest.mark.parametrize(
    ("head", "schema", "told"),
    [
        (HEAD, "{type: string, minLength: 3, maxLength: 2}", "no string"),
        (HEAD, "{type: number, minimum: 2, exclusiveMaximum: 2}", "no number"),
        (
            OLD,
            "{type: integer, minimum: 3, exclusiveMinimum: true, maximum: 3}",
            "no integer",
        ),
        (HEAD, "{type: integer, format: int32, minimum: 3000000000}", "no integer"),
        (
            HEAD,
            "{type: integer, minimum: 4, maximum: 5, multipleOf: 3}",
            "no integer",
        ),
        (HEAD, "{type: array, minItems: 3, maxItems: 1, items: {}}", "no array"),
    ],
)
def test_they_are_not_checked(head: str, schema: str, told: str) -> None:
    """With a warning; what is emitted is as if they were not there."""
    (warning,) = (each for each in warnings(document(head, schema)) if "limits" in each)
    assert f"warning: {told} can keep to these limits" in warning
    assert "; they are not checked" in warning
    kind = schema.partition(",")[0]
    items = ", items: {}" if "array" in schema else ""
    plain = service(document(head, f"{kind}{items}}}")).shapes["It"]
    found = service(document(head, schema)).shapes["It"]
    assert repr(plain).partition("place=")[0] == repr(found).partition("place=")[0]
    names = ("minimum", "maximum", "bits", "rules", "min_length", "min_items")
    assert [] == [name for name in names if getattr(found, name, None) is not None]


def test_those_of_several_schemas_are_refused() -> None:
    """Each of them is right by itself, and others may refer to it."""
    text = document(
        HEAD,
        "{allOf: [{$ref: '#/components/schemas/A'}, {maxLength: 2}]}",
        "    A: {type: string, minLength: 3}\n",
    )
    with pytest.raises(SpecError, match="no string can keep to these limits"):
        warnings(text)
