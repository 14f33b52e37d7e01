"""Ratios against the bars that they must reach, one aligned row each."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """A measured ratio, and the ratio that it must reach."""

    what: str
    """What is compared with what, such as "client CPU a call, of boto3"."""

    ratio: float
    bar: float
    at_most: bool
    """Whether less is better: the ratio may be the bar at most; else at least."""

    @property
    def met(self) -> bool:
        """Whether the ratio reaches the bar, which is itself enough."""
        return self.ratio <= self.bar if self.at_most else self.ratio >= self.bar

    def __str__(self) -> str:
        """Return one row; rows of several bars are aligned."""
        side = "at most" if self.at_most else "at least"
        word = "met" if self.met else "NOT MET"
        return f"{self.what:52} {self.ratio:7.2f}   {side:8} {self.bar:5.2f}   {word}"


def report(bars: Iterable[Bar]) -> str:
    """Return a row a bar below a line that says what the columns are."""
    head = f"{'':52} {'ratio':>7}   {'bar':>14}"
    return "\n".join([head, *map(str, bars)])


def hold(bars: Iterable[Bar]) -> None:
    """Print the bars.

    Raises:
        SystemExit: one is not met.
    """
    found = list(bars)
    print(report(found))
    if not all(each.met for each in found):
        sys.exit(1)
