"""Enums of texts are made quickly, and are what `enum` makes of the same statements."""

from __future__ import annotations

import copy
import enum
import pickle
import textwrap
from typing import Any

import msgspec
import pytest

from templates.package._runtime import text_enums


def made(statement: str, **names: Any) -> tuple[Any, Any]:
    """Return what a `class` statement makes here, and what it makes with `enum`."""
    found = []
    for base in (text_enums.StrEnum, enum.StrEnum):
        scope = {"StrEnum": base, "__name__": __name__, **names}
        exec(textwrap.dedent(statement), scope)
        found.append(scope["State"])
    return found[0], found[1]


STATE = """
class State(StrEnum):
    '''Whether it is on.'''

    ON = "on"
    OFF = "off"
"""


class Stored(text_enums.StrEnum):
    """One that other modules find by its name."""

    ON = "on"


def test_enums_of_this_python_are_known() -> None:
    """They are made quickly, and not by `enum` after all."""
    assert text_enums._MADE_ALIKE


@pytest.mark.parametrize(
    "body", [STATE, STATE.replace("    '''Whether it is on.'''\n", "")]
)
def test_they_are_what_enum_makes(body: str) -> None:
    """A class consists of the same, and so do its members."""
    quick, slow = made(body)
    assert type(quick) is enum.EnumType
    assert quick.__mro__[1:] == slow.__mro__[1:]
    assert dict(vars(quick)) == dict(vars(slow))
    for name in ("ON", "OFF"):
        told, like = dict(vars(quick[name])), dict(vars(slow[name]))
        assert told.pop("__objclass__") is quick
        assert like.pop("__objclass__") is slow
        assert told == like


def test_members_behave_as_such() -> None:
    """They are found by name and value, one object each, and cannot be replaced."""
    state, _ = made(STATE)
    assert (state.ON.name, state.OFF.value) == ("ON", "off")
    assert list(state) == [state.ON, state.OFF]
    assert state("on") is state["ON"] is state.ON
    assert repr(state.ON) == "<State.ON: 'on'>"
    assert f"{state.ON}" == str(state.ON) == "on"
    assert state.ON == "on"
    assert {state.ON: 1}["on"] == 1
    assert isinstance(state.ON, state)
    with pytest.raises(ValueError, match="'maybe' is not a valid State"):
        state("maybe")
    with pytest.raises(AttributeError, match="reassign"):
        state.ON = "other"
    with pytest.raises(TypeError, match="cannot extend"):
        exec("class Other(state): MORE = 'more'", {"state": state})


def test_they_are_copied_and_pickled_as_themselves() -> None:
    """A member is the same one afterwards."""
    assert pickle.loads(pickle.dumps(Stored.ON)) is Stored.ON
    assert copy.deepcopy(Stored.ON) is Stored.ON


def test_msgspec_reads_and_writes_them() -> None:
    """It takes them for enums, whose values it knows."""
    assert msgspec.json.decode(b'"on"', type=Stored) is Stored.ON
    assert msgspec.json.encode([Stored.ON]) == b'["on"]'
    with pytest.raises(msgspec.ValidationError, match="Invalid enum value 'off'"):
        msgspec.json.decode(b'"off"', type=Stored)


@pytest.mark.parametrize(
    "members",
    [
        "ON = 'on'; ALSO = 'on'",
        "name = 'on'",
        "title = 'on'",
        "_hidden = 'on'; ON = 'on'",
        "ON = 'on'\n    def says(self): return self.value",
        "A = enum.auto()",
    ],
)
def test_others_are_made_by_enum(members: str) -> None:
    """With two names of one value, names that mean something, or methods, all is as ever."""
    quick, slow = made(f"class State(StrEnum):\n    {members}", enum=enum)
    assert quick.__members__ == slow.__members__
    assert [each.name for each in quick] == [each.name for each in slow]


def test_where_enums_are_others_enum_makes_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A Python whose enums are not known here has them all the same."""
    monkeypatch.setattr(text_enums, "_MADE_ALIKE", False)
    state, like = made(STATE)
    assert dict(vars(state)) == dict(vars(like))
    assert state("off") is state.OFF


def test_what_they_consist_of_is_compared() -> None:
    """A table more, or a member that knows more, and they are not alike."""
    one, other = made(STATE)
    assert text_enums._are_alike(other, one)
    type.__setattr__(other, "_more_", {})
    assert not text_enums._are_alike(other, one)
    one, other = made(STATE)
    other.ON._more_ = 1
    assert not text_enums._are_alike(other, one)
