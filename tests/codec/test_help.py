"""How models with shapes of all kinds look to people."""

from __future__ import annotations

import copy
import inspect
import pickle

from templates.package._runtime.choices import literals
from tests.codec import shop
from tests.codec.shop import Order, order

SHOWN = {
    "closed_at": "datetime.datetime | None",
    "title": "str | None = None",
    "milestone": "int | None | msgspec.UnsetType = UNSET",
    "count": "int | None = None",
    "cost": "decimal.Decimal | None = None",
    "pair": "tuple[int, str] | None = None",
    "card": "tests.codec.shop.Card | None = None",
    "animal": "templates.package.models.Animal | None = None",
    "pets": "list[templates.package.models.Pet] | None = None",
    "kept": "tests.codec.shop.Labels | None = None",
    "anything": "Any = None",
}


def test_signature_shows_what_people_write() -> None:
    """No limits, nothing that stands for something else."""
    shown = inspect.signature(Order).parameters
    said = {name: str(each) for name, each in shown.items()}
    assert {name: f"{name}: {of}" for name, of in SHOWN.items()} == {
        name: said[name] for name in SHOWN
    }
    assert not [text for text in said.values() if "_runtime" in text]


def test_objects_of_a_choice_are_its_instances() -> None:
    """As those of a union of Python are."""
    cat = shop.Cat(meows=True)
    assert isinstance(cat, shop.Animal)
    assert isinstance("x", shop.Pet)
    assert not isinstance(5, shop.Pet)
    assert isinstance(None, shop.Feathered)


def test_objects_can_be_copied_and_compared() -> None:
    """And pickled, additional members included."""
    made = Order.from_dict(order(kept={"owner": "a", "b": 4}, animal={"meows": True}))
    assert made == copy.deepcopy(made) == pickle.loads(pickle.dumps(made))
    assert made.kept is not None
    assert {"b": 4} == made.kept.additional
    assert "additional={'b': 4}" in repr(made.kept)


def test_literals_are_what_the_schema_says() -> None:
    """A value that is equal, as JSON has it, becomes the one that is listed."""
    mode = literals("Mode", 1, True)
    assert "Mode" == mode.__name__
    made = Order.from_dict(order(mode=1.0))
    assert (1, int) == (made.mode, type(made.mode))
