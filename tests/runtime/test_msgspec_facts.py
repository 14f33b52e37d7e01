"""What the runtime takes for granted of msgspec, and msgspec does not promise."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import pytest
from msgspec.structs import force_setattr

from templates.package._runtime.enums import Unknown
from templates.package._runtime.structure import Structure
from templates.package._runtime.times import UnixTime


class State(StrEnum):
    """An enum."""

    ON = "on"


class Sample(Structure, frozen=True, kw_only=True):
    """One of each kind that the facts are about."""

    at: UnixTime | None = None
    state: State | Unknown | None = None
    name: Annotated[str, msgspec.Meta(max_length=2, extra={"key": "x"})] | None = None
    share: float | None = None


def decoded(text: bytes, hook: Any = None) -> Any:
    """Return what msgspec itself makes of a text."""
    return msgspec.json.Decoder(Sample, dec_hook=hook).decode(text)


def test_class_of_structures_may_be_derived_from() -> None:
    """The signature that a metaclass gives is the one that is shown."""
    import inspect

    shown = inspect.signature(Sample).parameters
    assert "at: datetime.datetime | None = None" == str(shown["at"])
    assert "name: str | None = None" == str(shown["name"])


def test_what_is_extra_is_handed_on() -> None:
    """What annotations carry beside limits is found by `msgspec.inspect`."""
    fields = {each.name: each for each in msgspec.inspect.type_info(Sample).fields}  # type: ignore[attr-defined]
    limited, _ = fields["name"].type.types
    assert ({"key": "x"}, 2) == (limited.extra, limited.type.max_length)


def test_type_of_its_own_takes_what_the_hook_returns() -> None:
    """The result is only asked whether it is an instance, which all is."""
    now = datetime.now(UTC)
    assert now is decoded(b'{"at": 5}', lambda type_, value: now).at


@pytest.mark.parametrize("value", [5, 1.5, "text", [1]])
def test_type_of_its_own_takes_everything_without_a_hook(value: Any) -> None:
    """What is on the wire stays as it is."""
    text = msgspec.json.encode({"at": value})
    assert value == decoded(text).at
    assert value == msgspec.convert({"at": value}, Sample).at


def test_error_of_a_hook_is_one_of_decoding() -> None:
    """A ValueError becomes msgspec's own error."""

    def refuse(type_: Any, value: Any) -> Any:
        raise ValueError("no")

    with pytest.raises(msgspec.ValidationError, match="no"):
        decoded(b'{"at": 5}', refuse)


def test_unknown_leaves_the_enum() -> None:
    """What stands for newer values in a union is none of it where msgspec reads it."""
    assert State.ON is decoded(b'{"state": "on"}').state
    with pytest.raises(msgspec.ValidationError):
        decoded(b'{"state": "new"}')


def test_times_would_travel_as_text() -> None:
    """That is why they are made numbers before."""
    time = datetime(2024, 1, 2, tzinfo=UTC)
    assert b'{"at":"2024-01-02T00:00:00Z"}' == msgspec.json.encode(Sample(at=time))


def test_what_is_not_finite_is_written_as_null() -> None:
    """That is why a text with a null in it is no proof."""
    assert b'{"share":null}' == msgspec.json.encode(Sample(share=float("nan")))
    made = msgspec.convert({"share": float("nan")}, Sample)
    assert made.share != made.share


def test_lone_surrogates_are_told_by_the_encoder() -> None:
    """And by nothing else, where plain values are converted."""
    assert "\ud800" == msgspec.convert({"name": "\ud800"}, Sample).name
    with pytest.raises(UnicodeEncodeError):
        msgspec.json.encode({"name": "\ud800"})


def test_all_of_several_members_of_one_name_are_checked() -> None:
    """The last one counts, and the others are looked at all the same."""
    assert "b" == decoded(b'{"name": "a", "name": "b"}').name
    with pytest.raises(msgspec.ValidationError):
        decoded(b'{"name": 5, "name": "b"}')


def test_constructors_check_nothing() -> None:
    """So a lenient reader can make what breaks the schema."""
    members: dict[str, Any] = {"at": 5, "name": [], "state": "new"}
    assert [] == Sample(**members).name  # type: ignore[comparison-overlap]


def test_copies_can_be_changed() -> None:
    """A frozen structure's copy is another one until somebody else gets to see it."""
    sample = Sample(name="a")
    copy: Any = sample.__copy__()  # type: ignore[attr-defined]
    force_setattr(copy, "name", "b")
    assert ("a", "b") == (sample.name, copy.name)
