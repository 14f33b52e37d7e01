"""What annotations stand for is what they stand for in the module of their class."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Annotated, Any, Literal

import pytest

from templates.package._runtime.annotations import Maybe, Omittable
from templates.package._runtime.evaluated import annotations_in

NAMES = {"Annotated": Annotated, "Literal": Literal, "Maybe": Maybe}
NAMES["Omittable"] = Omittable


@pytest.fixture
def class_in(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what makes a class of texts, in a module of its own that has some names."""

    def make(text: str, **names: Any) -> type[Any]:
        module = ModuleType(f"module{id(names)}")
        vars(module).update(NAMES, **names)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        members = {"__annotations__": {"it": text}, "__module__": module.__name__}
        return type("Said", (), members)

    return make


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("str", str),
        ("str | None", str | None),
        ("Maybe[str]", str),
        ("Omittable[str | None]", str | None),
        ("Maybe[list[str | None]]", list[str | None]),
        ("dict[str, int]", dict[str, int]),
        ("None", None),
        ("Literal['Maybe[str]']", Literal["Maybe[str]"]),
        ("models.Pet", bytes),
        ("Maybe[models.Pet]", bytes),
        ("models.Pet | None", bytes | None),
    ],
)
def test_texts_stand_for_types(class_in: Any, text: str, expected: Any) -> None:
    """Whether or not they are compiled; a class has them from then on."""
    models = ModuleType("models")
    vars(models)["Pet"] = bytes
    class_ = class_in(text, models=models)
    assert {"it": expected} == annotations_in(class_) == class_.__annotations__


def test_what_says_the_same_is_the_same_where_its_names_are(class_in: Any) -> None:
    """In another module a name may stand for something else."""
    limit, other, text = object(), object(), "Annotated[str, limit]"
    one, same, different = (
        annotations_in(class_in(text, limit=each))["it"]
        for each in (limit, limit, other)
    )
    assert one is same
    assert Annotated[str, limit] == one
    assert Annotated[str, other] == different


def test_a_name_that_nothing_stands_for_is_told(class_in: Any) -> None:
    """As Python tells it."""
    with pytest.raises(NameError, match="'Missing' is not defined"):
        annotations_in(class_in("Maybe[Missing]"))
