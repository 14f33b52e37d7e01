"""Values of a structure that between them take every turn that its shapes allow.

The first value has all members, the second those that it must have. Those that follow
take, wherever there is a choice, one that no value before took there; where all have been
taken, any. So `cases` values are enough for all choices of a place in the same `cases`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from random import Random
from typing import Any, TypeAlias, TypeVar

from generator import ir
from generator.values.allowed import allows_rules
from generator.values.edges import edges
from generator.values.maker import Maker, sizes_of
from generator.values.scalars import Unmakeable

T = TypeVar("T")

MOST_ITEMS = 200
"""How many items a container gets at most, where it need not have more."""

_ENOUGH = 300
"""From how many values on a value gets only what it must have."""

_FEW = 3
_ABSENT = 0.2
"""How often a member is left out that may be."""

_IDLE = 2
"""How many values in a row may take nothing new before the last of them is made."""

_KEYS = ("plain", "with space", "\u00e9\U0001f600", "a/b~c", '"\\', "0")


NOTHING: Mapping[str, Any] = {}

Fits: TypeAlias = Callable[[str, Any], bool]
"""Tells of a member of the outermost structure, and a scalar in it, whether it will do."""


def varied(
    shapes: Mapping[str, ir.Shape],
    shape: ir.Structure,
    seed: int,
    cases: int,
    *,
    fits: Fits | None = None,
    definitions: Mapping[str, Any] = NOTHING,
) -> Iterator[dict[str, Any]]:
    """Return values of a structure as plain JSON, at most so many.

    With `fits`, no container is empty, as far as that may be.

    Raises:
        Unmakeable: there is none.
    """
    maker = _Varied(shapes, seed, fits, definitions)
    yield from _all(maker, lambda case: maker.case(shape, case), cases)


def varied_values(
    shapes: Mapping[str, ir.Shape],
    name: str,
    seed: int,
    cases: int,
    *,
    fits: Fits | None = None,
    definitions: Mapping[str, Any] = NOTHING,
    nulls: Container[str] | None = None,
) -> Iterator[Any]:
    """Return values of a shape of any kind, given by its name, as `varied` does.

    Members without names of their own are among them, whatever `fits`. Null is in optional
    members of the structures named in `nulls` alone, where these are given.
    """
    maker = _Varied(shapes, seed, fits, definitions, has_others=True, nulls=nulls)
    yield from _all(maker, lambda case: maker.of_kind(name, case), cases)


def _all(maker: _Varied, make: Callable[[int], T], cases: int) -> Iterator[T]:
    idle, refused = 0, None
    made = 0
    for case in range(cases):
        try:
            value = make(case)
        except _Refused as error:
            refused = error
            continue
        made += 1
        yield value
        idle = 0 if maker.has_news else idle + 1
        if case and idle >= _IDLE:
            return
    if not made and refused is not None:
        raise refused


class _Refused(Unmakeable):
    """A value that was made breaks the rules of its shape; another may not."""


class _Varied(Maker):
    """Makes one value after the other, and remembers which turns it took."""

    def __init__(
        self,
        shapes: Mapping[str, ir.Shape],
        seed: int,
        fits: Fits | None,
        definitions: Mapping[str, Any],
        *,
        has_others: bool = False,
        nulls: Container[str] | None = None,
    ) -> None:
        super().__init__(shapes, seed)
        self._definitions = definitions
        self._fits = fits
        self._nulls = nulls
        self._has_others = has_others or fits is None
        self._outermost = ""
        self._left: dict[str, list[int]] = {}
        self._edges: dict[str, list[Any]] = {}
        self._case = 0
        self._site = ""
        self.has_news = False
        """Whether the last value took a turn that none before took."""

    def case(self, shape: ir.Structure, case: int) -> dict[str, Any]:
        """Return the next value."""
        self._begin(case)
        return self.structure(shape, f"{shape.name}/{case}")

    def of_kind(self, name: str, case: int) -> Any:
        """Return the next value of a shape of any kind."""
        self._begin(case)
        return self._value(name, f"{name}/{case}", 0)

    def _begin(self, case: int) -> None:
        self._case, self._made, self.has_news = case, 0, False

    def structure(self, shape: ir.Structure, path: str, nth: int = 0) -> dict[str, Any]:
        """Return an object, without what the service assumes anyway."""
        made = super().structure(shape, path, nth)
        for member in shape.members:
            assumed = member.default is not None and not member.required
            is_told = (
                self._nulls is None or shape.name in self._nulls or member.required
            )
            is_untold_null = not is_told and made.get(member.name, 0) is None
            if is_untold_null or (assumed and made.get(member.name) == member.default):
                del made[member.name]
        if shape.additional is not None and self._has_others:
            self._site = f"{shape.name}.*"
            extra = shape.additional
            for key in _KEYS[: self._pick("+", (2, 0), path)] if self._case else ():
                made[key] = self._held(
                    extra.shape, extra.nullable, f"{path}/{key}", nth
                )
        return made

    def _value(self, name: str, path: str, nth: int) -> Any:
        shape = self._shapes[name]
        made = super()._value(name, path, nth)
        if isinstance(shape, ir.List) and shape.unique_items:
            made = list({json.dumps(each): each for each in made}.values())
            if len(made) < (shape.min_items or 0):
                raise _Refused(shape, "not enough different items were found")
        if not allows_rules(shape, made, self._definitions):
            raise _Refused(shape, "no value was found that its rules allow")
        return made

    def _held(self, name: str, nullable: bool, path: str, nth: int) -> Any:
        if nullable and self._is_null(path):
            return None
        return self._value(name, path, nth)

    def _is_null(self, path: str) -> bool:
        """Tell whether null is to stand where it may."""
        return self._fits is None and self._pick("null", (False, True, False), path)

    def _branch(self, union: ir.Union, path: str) -> str:
        fit = [name for name in union.branches if self._may_hold(name)]
        if self._fits is not None:
            # Where there are no brackets, a list of one looks like the one.
            held = ir.List | ir.Map | ir.Structure | ir.Tuple
            fit = [e for e in fit if not isinstance(self._shapes[e], held)] or fit
        if not fit:
            return super()._branch(union, path)
        return self._pick(f"{union.name}|", fit, path)

    def _wants(self, owner: ir.Structure, member: ir.Member, path: str) -> bool:
        if member.required:
            return True
        if self._case == 1 or self._made > _ENOUGH or not self._may_hold(member.shape):
            return False
        if not self._is_makeable(member.shape, self._outermost or member.name):
            return False
        return self._case == 0 or self._random(f"{path}?").random() >= _ABSENT

    def _member(
        self, owner: ir.Structure, member: ir.Member, path: str, nth: int
    ) -> Any:
        before, self._site = self._site, f"{owner.name}.{member.name}"
        outermost, self._outermost = self._outermost, self._outermost or member.name
        made = self._held(member.shape, member.nullable, path, nth)
        self._site, self._outermost = before, outermost
        return made

    def _examples(self, shape: ir.Shape) -> Sequence[Any]:
        return ()

    def _scalar(self, shape: ir.Scalar, path: str) -> Any:
        options = self._fitting(shape, self._outermost)
        if not options:
            raise Unmakeable(shape, "no value was found that can travel so")
        return self._pick(shape.name, options, path)

    def _fitting(self, shape: ir.Scalar, outermost: str) -> list[Any]:
        variants = self._variants(shape)
        if self._fits is None or not outermost:
            return variants
        fitting = [each for each in variants if self._fits(outermost, each)]
        if isinstance(shape, ir.Anything):
            # Nothing says that a text is to be read as anything else.
            return [each for each in fitting if isinstance(each, str)]
        return fitting

    def _variants(self, shape: ir.Scalar) -> list[Any]:
        if shape.name not in self._edges:
            random = Random(f"{self._seed}:{shape.name}")
            self._edges[shape.name] = edges(shape, random, self._definitions)
        return self._edges[shape.name]

    def _items(self, shape: ir.List | ir.Map, path: str) -> int:
        name, least, most = sizes_of(shape)
        if self._fits is not None and most != 0:
            least = max(least, 1)
        if self._made > _ENOUGH or not self._may_hold(name):
            return least
        if not self._is_makeable(name, self._outermost):
            return least
        top = least + _FEW if most is None else most
        some = min(max(least, _FEW), top)
        sizes = [some, least, min(least + 1, top)]
        if most is not None and most <= max(MOST_ITEMS, least):
            sizes.append(most)
        return self._pick(f"{shape.name}#", sizes, path)

    def _keys(self, count: int, path: str) -> list[str]:
        if self._fits is not None:
            return super()._keys(count, path)
        return [*_KEYS, *super()._keys(max(count - len(_KEYS), 0), path)][:count]

    def _pick(self, kind: str, options: Sequence[T], path: str) -> T:
        """Return an option that was not taken at this place before, else any."""
        site = f"{self._site}:{kind}"
        left = self._left.setdefault(site, list(range(len(options))))
        # Deep down there may be fewer options than there were at first.
        if left and left[0] < len(options):
            self.has_news = True
            return options[left.pop(0)]
        return self._random(path).choice(options)

    def _is_makeable(self, name: str, outermost: str) -> bool:
        """Tell whether there is a value of a scalar; of others that is found out."""
        shape = self._shapes[name]
        if isinstance(shape, ir.Structure | ir.List | ir.Map | ir.Tuple | ir.Union):
            return True
        try:
            return bool(self._fitting(shape, outermost))
        except Unmakeable:
            return False
