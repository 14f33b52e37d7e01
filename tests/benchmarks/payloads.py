"""Payloads of published schemas, of about 100 KB, that keep to what is said of them.

Values are made from the schemas, not recorded: all texts differ, and of the members that
may be absent three in four are there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from generator import ir
from generator.values.maker import Maker

LENGTH = 100_000
_THERE = 0.75
_SPOILED = 0.005
_TRIES = 5_000


class Sampler(Maker):
    """Makes values as services send them, none of them an example of the document."""

    def __init__(self, shapes: Mapping[str, ir.Shape]) -> None:
        """Take the shapes of a service."""
        super().__init__(shapes, seed=1)

    def fresh(self, name: str, path: str) -> Any:
        """Return one more value of a shape."""
        self._made = 0
        return self.value(name, path)

    def _examples(self, shape: ir.Shape) -> Sequence[Any]:
        return ()

    def _member(
        self, owner: ir.Structure, member: ir.Member, path: str, nth: int
    ) -> Any:
        if member.nullable and self._random(f"{path}0").random() > _THERE:
            return None
        return self._value(member.shape, path, nth)

    def _wants(self, owner: ir.Structure, member: ir.Member, path: str) -> bool:
        if not super()._wants(owner, member, path):
            return False
        return member.required or self._random(f"{path}?").random() < _THERE


def items_of(
    shapes: Mapping[str, ir.Shape], name: str, is_valid: Callable[[Any], bool]
) -> list[Any]:
    """Return values of a shape that all agree on, as long as a payload is to be.

    Raises:
        RuntimeError: too few are valid.
    """
    sampler, found, length = Sampler(shapes), [], 0
    for number in range(_TRIES):
        made = sampler.fresh(name, str(number))
        if is_valid(made):
            found.append(made)
            length += len(json.dumps(made, separators=(",", ":")))
        if length >= LENGTH:
            return found
    raise RuntimeError(f"only {len(found)} of {_TRIES:,} values of {name} are valid")


def spoiled(value: Any, random: Random) -> Any:
    """Return a value in which one text in two hundred is a number."""
    if isinstance(value, dict):
        return {key: spoiled(each, random) for key, each in value.items()}
    if isinstance(value, list):
        return [spoiled(each, random) for each in value]
    return 7 if isinstance(value, str) and random.random() < _SPOILED else value
