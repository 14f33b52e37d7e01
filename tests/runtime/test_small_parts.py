"""What small functions tell of parts of forms, and of values that break their schema."""

from __future__ import annotations

from typing import Literal

import pytest

from templates.package._runtime.explain_scalars import check_of_scalar
from templates.package._runtime.http.disposition import disposition_of
from templates.package._runtime.http.multipart_parser import TooMuch
from templates.package._runtime.http.received_parts import (
    MAX_FIELD_BYTES,
    ReceivedParts,
)
from templates.package._runtime.json_schema.compiler import compiled
from templates.package._runtime.type_infos import info_of
from templates.package._runtime.violations import Violation, fits


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("form-data", (None, None)),
        ("form-data; name=a", ("a", None)),
        (' Form-Data ; NAME="a b"; filename=c.txt', ("a b", "c.txt")),
        ('form-data; name="a"; name="b"', ("a", None)),
        (r'form-data; name="a\"b\\"', ('a"b\\', None)),
        ('form-data; name="a%22%0D%0A%25"', ('a"\r\n%25', None)),
        ("file; filename*=UTF-8'en'%e2%82%ac", (None, "€")),
        ("inline; filename*=utf-8''%ff", (None, "\ufffd")),
        ("attachment; filename*=iso-8859-1''%e9; filename=e", (None, "é")),
        ("attachment; filename*=utf-7''a; filename=e", (None, "e")),
        ("attachment; filename*=utf-8; filename=e", (None, "e")),
        ("signal; name=a", (None, None)),
    ],
)
def test_the_names_of_a_part(
    header: str, expected: tuple[str | None, str | None]
) -> None:
    """Of a form, or of a file; a name with its encoding comes first."""
    assert expected == disposition_of(header)


def test_parts_that_are_no_files_have_a_limit() -> None:
    """Just as long they may be, all together; one more byte is too much."""
    parts = ReceivedParts(lambda name, filename: name == "file", None)
    for name in ("a", "b"):
        parts.begin([("content-disposition", f"form-data; name={name}")])
        parts.data(bytes(MAX_FIELD_BYTES // 2))
        parts.end()
    (received,) = parts.by_name["1"]
    assert received.content is not None
    assert MAX_FIELD_BYTES // 2 == len(received.content)
    parts.begin([("content-disposition", "form-data; name=c")])
    with pytest.raises(TooMuch):
        parts.data(b"x")


def test_values_of_a_few_are_told() -> None:
    """One alone is a constant."""
    for type_, rule, told in (
        (Literal["a"], "const", 'must be "a"'),
        (Literal["a", 1], "enum", 'must satisfy enum value set: [1, "a"]'),
    ):
        found: list[Violation] = []
        check_of_scalar(info_of(type_))(5, None, found)
        assert [Violation("", rule, told)] == found


def test_a_search_for_a_verdict_ends_with_the_first_violation() -> None:
    """Whoever wants them all has them all looked for."""
    asked: list[str] = []

    def no(text: str) -> bool:
        asked.append(text)
        return False

    check = compiled(
        {"items": {"type": "string", "format": "odd"}}, formats={"odd": no}
    )
    assert not fits(check, ["a", "b"])
    assert ["a"] == asked
    found: list[Violation] = []
    check(["a", "b"], None, found)
    assert ["/0", "/1"] == [each.path for each in found]
    assert ["a", "a", "b"] == asked
