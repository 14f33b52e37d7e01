"""Values of shapes, as plain JSON: the spec's examples, else values made up.

Each value is drawn by a generator of its own, seeded with the path that leads to it. So
the same seed gives the same value in every process, and a change of the spec changes the
values of what has changed, not all those behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from random import Random
from typing import Any, TypeAlias

from generator import ir
from generator.values.scalars import Unmakeable, made_scalar
from generator.values.unnamed import unnamed_members
from generator.values.words import WORDS

MAX_VALUES = 10_000
"""How many values one answer may have."""

Lacking: TypeAlias = Callable[[ir.Member, Unmakeable], object]

Echo: TypeAlias = Mapping[tuple[str, str], Any]
"""Values to take for members, by the name of the member and that of its shape."""

_DEPTH = 6
"""How many structures may stand in each other before only what must be is made."""

_AGAIN = 2
"""How often a structure may stand in itself, counted from the outermost."""


_ENDLESS = 20
"""How often one stands in itself only if it has to, always."""

_ENOUGH = MAX_VALUES // 2
"""After how many values only what must be is made."""

_FORGIVEN = 20
"""How often a value may do without what would have been too many."""


class TooMany(Unmakeable):
    """A value would hold more values than anybody wants to see."""

    def __init__(self, shape: ir.Shape) -> None:
        """Take the shape of which there was one too many."""
        reason = f"there are more than {MAX_VALUES:,} in an answer"
        super().__init__(shape, reason)


class Maker:
    """Makes one value, with all that is in it.

    Args:
        shapes: Those of the service, by name.
        seed: Values made with another one are others.
        echo: What some members are to be.
        lacking: Told of each optional member that has no value, and why.
    """

    def __init__(
        self,
        shapes: Mapping[str, ir.Shape],
        seed: int,
        echo: Echo | None = None,
        lacking: Lacking | None = None,
    ) -> None:
        self._shapes = shapes
        self._seed = seed
        self._echo = echo or {}
        self._lacking = lacking
        self._open: Counter[str] = Counter()
        self._made = 0
        self._forgiven = 0

    def structure(self, shape: ir.Structure, path: str, nth: int = 0) -> dict[str, Any]:
        """Return an object with all members, but for those that would go on for long.

        Of examples the `nth` is taken, and where there is none a value is made; an
        optional member that has none is left out. Raises Unmakeable.
        """
        made = {shape.tag.member: shape.tag.value} if shape.tag else {}
        with self._within(shape):
            for member in shape.members:
                at = f"{path}/{member.name}"
                if self._wants(shape, member, at):
                    with nullcontext() if member.required else self._optional(member):
                        made[member.name] = self._member(shape, member, at, nth)
        made.update(unnamed_members(shape))
        return made

    def value(self, name: str, path: str) -> Any:
        """Return a value of the shape with a name. Raises Unmakeable."""
        return self._value(name, path, 0)

    def _wants(self, owner: ir.Structure, member: ir.Member, path: str) -> bool:
        """Tell whether a structure gets a member."""
        return member.required or (
            self._made < _ENOUGH and self._may_hold(member.shape)
        )

    def _member(
        self, owner: ir.Structure, member: ir.Member, path: str, nth: int
    ) -> Any:
        key = (member.name, member.shape)
        if key in self._echo:
            return self._echo[key]
        if nth < len(member.examples):
            return member.examples[nth]
        return self._value(member.shape, path, nth)

    def _value(self, name: str, path: str, nth: int) -> Any:
        shape = self._shapes[name]
        self._count(shape)
        if nth < len(examples := self._examples(shape)):
            return examples[nth]
        match shape:
            case ir.Structure():
                return self.structure(shape, path, nth)
            case ir.List():
                count = self._items(shape, path)
                return [
                    self._held(
                        shape.item,
                        shape.nullable,
                        f"{path}/{index}",
                        nth * count + index,
                    )
                    for index in range(count)
                ]
            case ir.Map():
                count = self._items(shape, path)
                return {
                    key: self._held(
                        shape.value,
                        shape.nullable,
                        f"{path}/{key}",
                        nth * count + index,
                    )
                    for index, key in enumerate(self._keys_of(shape, count, path))
                }
            case ir.Tuple():
                return [
                    self._held(item.shape, item.nullable, f"{path}/{index}", nth)
                    for index, item in enumerate(shape.items)
                ]
            case ir.Union():
                branch = self._branch(shape, path)
                with self._within(shape):
                    made = self._value(branch, path, nth)
                return told_apart(shape, branch, made)
        return self._scalar(shape, path)

    @contextmanager
    def _within(self, shape: ir.Structure | ir.Union) -> Iterator[None]:
        if self._open[shape.name] > _ENDLESS:
            raise Unmakeable(shape, "each needs another one in it, without an end")
        self._open[shape.name] += 1
        try:
            yield
        finally:
            self._open[shape.name] -= 1

    @contextmanager
    def _optional(self, member: ir.Member | None = None) -> Iterator[None]:
        """Go on without what has no value, and without having counted it."""
        before = self._made
        try:
            yield
        except TooMany:
            self._forgiven += 1
            if self._forgiven > _FORGIVEN:
                raise
            self._made = before
        except Unmakeable as error:
            self._made = before
            if self._lacking is not None and member is not None:
                self._lacking(member, error)

    def _held(self, name: str, nullable: bool, path: str, nth: int) -> Any:
        """Return what a container holds, which null may be as well."""
        return self._value(name, path, nth)

    def _branch(self, union: ir.Union, path: str) -> str:
        """Return the branch that a value is of: one that is not too deep, if any is."""
        fit = [name for name in union.branches if self._may_hold(name)]
        fit = [
            name for name in fit if not isinstance(self._shapes[name], ir.Null)
        ] or fit
        if not fit:
            return min(union.branches, key=lambda name: self._open[name])
        return self._random(f"{path}|").choice(fit)

    def _keys_of(self, shape: ir.Map, count: int, path: str) -> list[str]:
        """Return keys that a map may have."""
        if shape.key is None:
            return self._keys(count, path)
        key = self._shapes[shape.key]
        if isinstance(key, ir.Enum):
            return [value.name for value in key.values][:count]
        assert isinstance(key, ir.String)
        made = (made_scalar(key, self._random(f"{path}/{nth}")) for nth in range(99))
        return list(dict.fromkeys(made))[:count]

    def _examples(self, shape: ir.Shape) -> Sequence[Any]:
        return shape.examples

    def _scalar(self, shape: ir.Scalar, path: str) -> Any:
        return made_scalar(shape, self._random(path))

    def _items(self, shape: ir.List | ir.Map, path: str) -> int:
        """Return how many values a container gets."""
        name, least, most = sizes_of(shape)
        has_room = self._made < _ENOUGH and self._may_hold(name)
        wanted = self._random(path).randint(2, 3) if has_room else 0
        wanted = max(wanted, least)
        return wanted if most is None else min(wanted, most)

    def _keys(self, count: int, path: str) -> list[str]:
        start = self._random(f"{path}/").randrange(len(WORDS))
        names = (WORDS[(start + index) % len(WORDS)] for index in range(count))
        return [
            name if index < len(WORDS) else f"{name}-{index}"
            for index, name in enumerate(names)
        ]

    def _may_hold(self, name: str) -> bool:
        """Tell whether a value of a shape may stand where none has to."""
        shape, seen = self._shapes[name], {name}
        while isinstance(shape, ir.List | ir.Map):
            held = shape.item if isinstance(shape, ir.List) else shape.value
            if held in seen:
                return False
            seen.add(held)
            shape = self._shapes[held]
        if isinstance(shape, ir.Union):
            return self._open[shape.name] < _AGAIN
        if not isinstance(shape, ir.Structure):
            return True
        is_shallow = sum(self._open.values()) < _DEPTH
        return is_shallow and self._open[shape.name] < _AGAIN

    def _random(self, path: str) -> Random:
        return Random(f"{self._seed}:{path}")

    def _count(self, shape: ir.Shape) -> None:
        self._made += 1
        if self._made > MAX_VALUES:
            raise TooMany(shape)


def sizes_of(shape: ir.List | ir.Map) -> tuple[str, int, int | None]:
    """Return the shape of what a container holds, and how much that is."""
    if isinstance(shape, ir.List):
        return shape.item, shape.min_items or 0, shape.max_items
    return shape.value, shape.min_properties or 0, shape.max_properties


def told_apart(union: ir.Union, branch: str, value: Any) -> Any:
    """Return a value of a branch with what tells it from those of others."""
    told = union.discriminator
    if told is None or not isinstance(value, dict):
        return value
    values = [each for each, name in told.branches.items() if name == branch]
    if not values or value.get(told.member) in values:
        return value
    return {**value, told.member: values[0]}
