"""Models of a pet shop, as they are emitted: one of each kind of shape."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeAlias
from uuid import UUID

from msgspec import UNSET, field

from templates.package._runtime import constraints, text_formats
from templates.package._runtime.additional import ADDITIONAL, Additional, Keeping
from templates.package._runtime.annotations import Maybe, Omittable, Tagged
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import (
    by_member,
    by_tag,
    choice,
    exclusive,
    literals,
)
from templates.package._runtime.enums import Unknown, UnknownNumber
from templates.package._runtime.rules import Rules
from templates.package._runtime.stand_ins import DecimalNumber, DecimalText
from templates.package._runtime.structure import Structure
from templates.package._runtime.times import DateTime, UnixTime

SLUG = constraints.String(min_length=1, max_length=8, pattern="[a-z]+")
MAIL = constraints.String(format=text_formats.EMAIL)
COUNT = constraints.WholeNumber(minimum=0, exclusive_maximum=2**70, multiple_of=2)
SHARE = constraints.Number(minimum=0, maximum=1, multiple_of=0.01)
NAMES = constraints.List(max_items=3, unique_items=True)
LABELS = constraints.Map(max_properties=2, keys=SLUG)
ORDER_RULES = Rules({"dependentRequired": {"card": ["billing"]}})
FEW_RULES = Rules({"minProperties": 1, "maxProperties": 2})
NO_CAT_RULES = Rules(
    {"not": {"$ref": "#/$defs/Cat"}},
    definitions={"Cat": {"type": "object", "required": ["meows"]}},
)


class Status(StrEnum):
    """How far an order has come."""

    OPEN = "open"
    PAID = "paid"


class Level(IntEnum):
    """How urgent it is."""

    LOW = 1
    HIGH = 2


class Card(CamelStructure, tag_field="object", tag="card"):
    """A card."""

    object: ClassVar[Literal["card"]] = "card"
    last4: Annotated[str, SLUG.meta]
    paid_at: Maybe[UnixTime] = None


class Bank(CamelStructure, tag_field="object", tag="bank"):
    """An account."""

    object: ClassVar[Literal["bank"]] = "bank"
    iban: str


Source: TypeAlias = Card | Bank


class Cat(CamelStructure):
    """A cat."""

    name: Maybe[Annotated[str, SLUG.meta]] = None
    meows: bool


class Dog(CamelStructure):
    """A dog."""

    kind: Maybe[Literal["dog"]] = None
    name: Maybe[str] = None
    barks: bool
    born_at: Maybe[UnixTime] = None


class Bird(CamelStructure):
    """A bird, which may say what it is, or not."""

    kind: Maybe[Literal["bird"]] = None
    sings: Maybe[Annotated[int, COUNT.meta]] = None
    photo: Maybe[bytes] = None


class Labels(CamelStructure):
    """Labels, of which one has a name."""

    owner: str
    since: Maybe[UnixTime] = None
    additional: Additional[Annotated[int, COUNT.meta]] = ADDITIONAL


class Closed(CamelStructure, forbid_unknown_fields=True):
    """No other members."""

    a: int
    b: Maybe[str] = None


class Few(CamelStructure):
    """One or two members, with names or without: all of them count."""

    a: Maybe[int] = None
    b: Omittable[int | None] = UNSET
    additional: Additional[Any] = ADDITIONAL

    __rules__ = FEW_RULES


if TYPE_CHECKING:
    Animal: TypeAlias = Cat | Dog
    Pet: TypeAlias = str | Cat | Dog
    Feathered: TypeAlias = Bird | Dog | None
    Either: TypeAlias = Cat | Dog
    Mode: TypeAlias = Literal[1, True, "auto"] | float | dict[str, int] | None
    Tree: TypeAlias = str | list["Tree"] | dict[str, "Tree"]
    Lists: TypeAlias = list[Cat] | list[Dog]
    Nested: TypeAlias = int | Animal | Labels | list[Source]
else:
    Animal = choice("Animal", lambda: [by_member({"meows": Cat, "barks": Dog})])
    Pet = choice("Pet", lambda: [Annotated[str, SLUG.meta], Cat, Dog])
    Feathered = choice(
        "Feathered",
        lambda: [by_tag("kind", {"bird": Bird, "dog": Dog}, otherwise=Bird), None],
    )
    Either = choice("Either", lambda: [exclusive(Cat, Dog)])
    Mode = literals("Mode", 1, True, "auto", 1.5, {"a": 1}, None)
    Tree = choice("Tree", lambda: [str, list[Tree], dict[str, Tree]])
    Lists = choice("Lists", lambda: [list[Cat], list[Dog]])
    Nested = choice("Nested", lambda: [int, Animal, Labels, list[Source]])


class Equals(CamelStructure, tag_field="op", tag="eq"):
    """A member has a value."""

    op: ClassVar[Literal["eq"]] = "eq"
    value: Any


class Both(CamelStructure, tag_field="op", tag="and"):
    """All of several hold."""

    op: ClassVar[Literal["and"]] = "and"
    of: list[Filter]


Filter: TypeAlias = Equals | Both


class Event(CamelStructure, tag_field="type"):
    """Something that happened."""

    id: int


class Created(Event, tag="created"):
    """An order came."""

    type: ClassVar[Literal["created"]] = "created"
    source: Source


class Refunded(Event, tag="refunded"):
    """An order was given back."""

    type: ClassVar[Literal["refunded"]] = "refunded"
    amount: Annotated[int, COUNT.meta]


AnyEvent: TypeAlias = Created | Refunded


class Order(Structure):
    """One member of each kind."""

    id: UUID
    status: Status | Unknown
    closed_at: DateTime | None
    title: Maybe[str] = None
    milestone: Omittable[int | None] = UNSET
    per_page: int = 30
    level: Maybe[Level | UnknownNumber] = None
    plus_one: Maybe[int] = field(name="+1", default=None)
    mail: Maybe[Annotated[str, MAIL.meta]] = None
    count: Maybe[Annotated[int, COUNT.meta]] = None
    share: Maybe[Annotated[float, SHARE.meta]] = None
    on: Maybe[date] = None
    clock: Maybe[time] = None
    cost: Maybe[DecimalText] = None
    weight: Maybe[DecimalNumber] = None
    names: Maybe[Annotated[list[str], NAMES.meta]] = None
    things: Maybe[Annotated[list[Any], NAMES.meta]] = None
    labels: Maybe[Annotated[dict[str, int], LABELS.meta]] = None
    by_status: Maybe[dict[Status, int]] = None
    pair: Maybe[tuple[int, Annotated[str, SLUG.meta]]] = None
    nothing: Omittable[None] = UNSET
    source: Maybe[Source] = None
    card: Maybe[Tagged[Card]] = None
    billing: Maybe[str] = None
    mixed: Omittable[Annotated[str, SLUG.meta] | int | list[int] | None] = UNSET
    maybe_each: Maybe[list[int | None]] = None
    animal: Maybe[Animal] = None
    pets: Maybe[list[Pet]] = None
    feathered: Omittable[Feathered] = UNSET
    either: Maybe[Either] = None
    mode: Omittable[Mode] = UNSET
    tree: Maybe[Tree] = None
    lists: Maybe[Lists] = None
    nested: Maybe[dict[str, Nested]] = None
    filter: Maybe[Filter] = None
    kept: Maybe[Keeping[Labels]] = None
    closed: Maybe[Closed] = None
    few: Maybe[Keeping[Few]] = None
    anything: Any = None
    free: Maybe[dict[str, Any]] = None
    no_cat: Maybe[Annotated[Any, NO_CAT_RULES.meta]] = None

    __rules__ = ORDER_RULES


def order(**members: Any) -> dict[str, Any]:
    """A valid order as plain JSON, with these members."""
    return {
        "id": "00000000-0000-0000-0000-000000000005",
        "status": "open",
        "closed_at": None,
        **members,
    }


__all__ = ["Decimal", "Order", "datetime", "order"]
