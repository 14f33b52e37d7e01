"""What the runtime takes for granted of msgspec, and msgspec does not promise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import pytest
from msgspec.structs import force_setattr

from templates.package._runtime.annotations import Maybe, Omittable, Tagged
from templates.package._runtime.enums import Unknown
from templates.package._runtime.structure import Structure
from templates.package._runtime.times import UnixTime


class State(StrEnum):
    """An enum."""

    ON = "on"


class Choosing(type):
    """Class of classes that ask for the class of what a hook has made."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, int)


class Number(metaclass=Choosing):
    """Stands for an integer."""


class Shape(Structure, tag_field="kind", tag="shape"):
    """A structure with a tag, and members that may be absent in all ways."""

    name: Maybe[str] = None
    size: Omittable[int | None] = msgspec.UNSET
    number: Maybe[Number] = None


class Sample(Structure):
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
    fields = {each.name: each for each in msgspec.inspect.type_info(Sample).fields}  # type: ignore[attr-defined]  # what stubs leave out is what is found out here
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
    assert [] == Sample(**members).name  # type: ignore[comparison-overlap]  # what stubs leave out is what is found out here


def test_copies_can_be_changed() -> None:
    """A frozen structure's copy is another one until somebody else gets to see it."""
    sample = Sample(name="a")
    copy: Any = sample.__copy__()  # type: ignore[attr-defined]  # what stubs leave out is what is found out here
    force_setattr(copy, "name", "b")
    assert ("a", "b") == (sample.name, copy.name)


def test_defaults_are_not_compared_with_types() -> None:
    """A member that may be absent, and not null, can be `None`."""
    assert Shape(name=None) == msgspec.json.decode(b"{}", type=Shape)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"name": null}', type=Shape)


def test_what_is_unset_is_not_written() -> None:
    """Whatever type the member is of; `None` is written as null."""
    assert b'{"kind":"shape"}' == msgspec.json.encode(Shape())
    assert b'{"kind":"shape","size":null}' == msgspec.json.encode(Shape(size=None))
    assert {"kind": "shape"} == msgspec.to_builtins(Shape())


def test_tag_is_demanded_in_a_union_only() -> None:
    """That is why a structure alone stands beside one that nothing is ever of."""
    assert Shape() == msgspec.json.decode(b"{}", type=Shape)
    union: Any = Tagged[Shape]
    assert Shape() == msgspec.json.decode(b'{"kind": "shape"}', type=union)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b"{}", type=union)


def test_what_a_hook_makes_is_asked_for_its_class() -> None:
    """By `isinstance`, so that a class may stand for a union."""
    text = b'{"number": "5"}'
    made = msgspec.json.decode(text, type=Shape, dec_hook=lambda type_, value: 5)
    assert 5 == made.number  # type: ignore[comparison-overlap]  # see Number
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=Shape, dec_hook=lambda type_, value: "5")


def test_limits_of_several_annotations_are_joined() -> None:
    """What is extra as well: rules may stand beside a constraint."""
    first, second = msgspec.Meta(extra={"a": 1}), msgspec.Meta(extra={"b": 2})
    info: Any = msgspec.inspect.type_info(Annotated[str, first, second])
    assert {"a": 1, "b": 2} == info.extra


def test_integers_have_no_size() -> None:
    """They are read and written as they are, but for `1.0`, which is refused."""
    assert 10**40 == msgspec.json.decode(str(10**40), type=int)
    assert str(10**40).encode() == msgspec.json.encode(10**40)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b"1.0", type=int)


def test_number_is_converted_to_a_time_where_conversion_is_not_strict() -> None:
    """A column of numbers becomes times in C, all of UTC, and null stays null."""
    made = msgspec.convert([1, 0.25, None], list[datetime | None], strict=False)
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    later = [epoch + timedelta(seconds=1), epoch + timedelta(seconds=0.25)]
    assert [*later, None] == made
    assert [UTC, UTC] == [each.tzinfo for each in made if each]


def test_a_member_that_is_only_unset_must_be_found_and_is_not_written() -> None:
    """So an object is told that has the attributes of a structure, and is none."""

    class Mirror(msgspec.Struct):
        mark: msgspec.UnsetType
        name: str | None = None

    class Marked:
        mark = msgspec.UNSET
        name = "a"

    class Other:
        name = "a"

    made = msgspec.convert(Marked(), Mirror, from_attributes=True)
    assert b'{"name":"a"}' == msgspec.json.encode(made)
    with pytest.raises(msgspec.ValidationError, match="mark"):
        msgspec.convert(Other(), Mirror, from_attributes=True)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"name": "a"}, Mirror, from_attributes=True)


def test_types_of_members_are_read_when_the_first_object_is_made() -> None:
    """Until then, annotations may be replaced, so that classes may refer to each other."""
    made: Any = msgspec.defstruct("Made", [("inner", Any)])
    made.__annotations__["inner"] = made | None
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"inner": 5}, made)
    assert made(made(None)) == msgspec.convert({"inner": {"inner": None}}, made)


def test_a_class_keeps_its_defaults_in_the_order_of_its_members() -> None:
    """Those of the last ones; what makes a default has a class of its own."""

    class Made(msgspec.Struct, kw_only=True):
        first: int
        second: int = 2
        third: int
        fourth: list[int] = msgspec.field(default_factory=list)

    two, nothing, made = Made.__struct_defaults__
    assert (2, msgspec.NODEFAULT) == (two, nothing)
    assert list is made.factory
    assert ("first", "second", "third", "fourth") == Made.__struct_encode_fields__
