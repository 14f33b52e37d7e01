"""What is done for one type again and again does what is done once."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

import pytest

from templates.package._runtime import constraints, prepared
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.codec import (
    Malformed,
    Rejected,
    convert,
    decode,
    encode_valid,
)
from templates.package._runtime.prepared import (
    converter,
    decoder,
    native,
    valid_encoder,
)
from templates.package._runtime.times import UnixTime

CODE = constraints.String(pattern="^[a-z]+$")
SHARE = constraints.Number(maximum=1)


class Plain(CamelStructure):
    """Nothing that takes more than msgspec."""

    code: Annotated[str, CODE.meta]
    share: Annotated[float, SHARE.meta] | None = None
    note: str | None = None


class Taking(CamelStructure):
    """A blob, and a time that is a number."""

    blob: bytes = b""
    at: UnixTime | None = None


VALUES = [
    (Plain, Plain(code="a")),
    (Plain, Plain(code="a", share=0.5, note="null")),
    (Plain, Plain(code="A")),
    (Plain, Plain(code="a", share=2.0)),
    (Plain, Plain(code="a", share=math.nan)),
    (Plain, Taking()),
    (Plain, object()),
    (Taking, Taking(blob=b"abc", at=datetime(2026, 1, 2, tzinfo=UTC))),
    (Taking, Taking(blob="abc")),  # type: ignore[arg-type]  # what is refused
    (list[Plain], [Plain(code="a"), Plain(code="A")]),
    (list[Plain], [Plain(code="a")]),
]
TEXTS = [
    (Plain, b'{"code": "a", "share": 1}'),
    (Plain, b'{"code": "A"}'),
    (Plain, b'{"code": "a", "share": 2}'),
    (Plain, b"{"),
    (Plain, b"null"),
    (Plain | None, b"null"),
    (int, b"1.0"),
    (Taking, b'{"blob": "YWJj", "at": 5}'),
    (Taking, b""),
]
PLAIN = [
    (Annotated[str, CODE.meta], "a"),
    (Annotated[str, CODE.meta], "A"),
    (str | None, None),
    (str | None, "A"),
    (int, True),
    (int, 5),
    (Plain, {"code": "a"}),
]


def outcome(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a function returns, or how it refuses."""
    try:
        return function(*arguments)
    except Rejected as error:
        return error.violations
    except Malformed as error:
        return str(error)


@pytest.mark.parametrize(("type_", "value"), VALUES)
def test_values_are_written_as_by_encode_valid(type_: Any, value: Any) -> None:
    """It is the same text, or the same refusal, at the first value and the next."""
    encode = valid_encoder(type_)

    found = [outcome(encode, value) for _ in range(2)]

    assert [outcome(encode_valid, value, type_)] * 2 == found


@pytest.mark.parametrize(("type_", "text"), TEXTS)
def test_texts_are_read_as_by_decode(type_: Any, text: bytes) -> None:
    """It is the same object, or the same refusal."""
    read = decoder(type_)

    found = [outcome(read, text) for _ in range(2)]

    assert [outcome(decode, text, type_)] * 2 == found


@pytest.mark.parametrize(("type_", "value"), PLAIN)
def test_plain_values_are_converted_as_by_convert(type_: Any, value: Any) -> None:
    """It is the same object, or the same refusal."""
    made = converter(type_)

    found = [outcome(made, value) for _ in range(2)]

    assert [outcome(convert, value, type_)] * 2 == found


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The functions that something was left to, in their order."""
    found: list[str] = []

    def noting(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def note(*arguments: Any) -> Any:
            found.append(name)
            return function(*arguments)

        return note

    for each in (convert, decode, encode_valid):
        name = each.__name__
        monkeypatch.setattr(prepared, name, noting(name, each))
    return found


def test_what_is_ordinary_is_left_to_nobody(left: list[str]) -> None:
    """What is right is written, read and converted at once."""
    plain = Plain(code="a", share=0.5)
    for _ in range(2):
        assert encode_valid(plain, Plain) == valid_encoder(Plain)(plain)
        assert Plain(code="a") == decoder(Plain)(b'{"code": "a"}')
        assert [Plain(code="a")] == decoder(list[Plain])(b'[{"code": "a"}]')
        assert Plain(code="a") == converter(Plain)({"code": "a"})
        assert (5, "A") == (converter(int)(5), converter(str | None)("A"))

    assert [] == left


def test_long_texts_are_written_by_who_checks_first(left: list[str]) -> None:
    """To read them again would take longer; whether the next is long nobody knows."""
    encode = valid_encoder(Plain)
    short, long = Plain(code="a"), Plain(code="a", note="x" * 2000)
    how = []

    for value in (short, long, long, short, short):
        before = len(left)
        assert encode_valid(value, Plain) == encode(value)
        how.append(len(left) > before)

    assert [False, False, True, True, False] == how


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (int, int),
        (str | None, str),
        (bool | None, bool),
        (int | str, None),
        (int | str | None, None),
        (Annotated[str, CODE.meta], None),
        (list[int], None),
        (Plain | None, None),
    ],
)
def test_classes_whose_objects_are_right(type_: Any, expected: Any) -> None:
    """A type without rules, `None` beside it or not."""
    assert expected is native(type_)
