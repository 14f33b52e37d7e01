"""The limits of a scalar, a list or a map: which became narrower, which wider."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.located import Located
from generator.diff.rules.limits import COUNTS, MAXIMUM, MINIMUM, Limit
from generator.sources.source import Place

_Bound = tuple[float, bool]
"""A limit, and whether the value itself is excluded."""


def compare_limits(context: Context, old: ir.Shape, new: ir.Shape, spot: Spot) -> None:
    """Compare the limits of two shapes of one type."""
    report = _Reporter(context, old, new, spot)
    for limit in COUNTS:
        before: int | None = getattr(old, limit.field, None)
        after: int | None = getattr(new, limit.field, None)
        if before != after:
            report.limit(limit, _is_raised(limit, before, after), before, after)
    if isinstance(old, ir.Integer | ir.Number):
        _compare_bound(report, MINIMUM)
        _compare_bound(report, MAXIMUM)
        _compare_multiple(report)
    if isinstance(old, ir.Integer) and isinstance(new, ir.Integer):
        _compare_size(report, old, new)
    if isinstance(old, ir.String) and isinstance(new, ir.String):
        _compare_pattern(report, old, new)


@dataclass(frozen=True, slots=True)
class _Reporter:
    """Reports what became of the limits of a shape."""

    context: Context
    old: ir.Shape
    new: ir.Shape
    spot: Spot

    def limit(self, limit: Limit, raised: bool, before: object, after: object) -> None:
        """Report that a limit is higher or lower."""
        rule = f"{limit.name}-{'raised' if raised else 'lowered'}"
        self.keyword(rule, limit.of, limit.keywords, before, after)

    def keyword(
        self,
        rule: str,
        of: str,
        keywords: Iterable[str],
        before: object,
        after: object,
    ) -> None:
        """Report that the first of some keywords, which says `of`, is another."""
        tried = tuple(keywords)
        old = self._place(self.context.old, self.old, tried, self.spot.places[0])
        new = self._place(self.context.new, self.new, tried, self.spot.places[1])
        self.context.report(
            rule,
            self.spot.at(old, new),
            f"{of} of `{self.spot.subject}` {_sentence(before, after)}",
            was="" if before is None else before,
            now="" if after is None else after,
        )

    def _place(
        self,
        side: Located,
        shape: ir.Shape,
        keywords: tuple[str, ...],
        otherwise: Place | None,
    ) -> Place | None:
        """Return where a limit stands; a shape without a name may stand anywhere."""
        place = side.place(shape, keywords)
        return otherwise if place == shape.place else place


def _is_raised(limit: Limit, before: float | None, after: float | None) -> bool:
    """Return whether a limit is higher; no limit is the highest or the lowest one."""
    if before is None or after is None:
        return (after is None) is limit.upper
    return after > before


def _compare_bound(report: _Reporter, limit: Limit) -> None:
    before, after = _bound(report.old, limit), _bound(report.new, limit)
    if before == after:
        return
    was, now = before[0] if before else None, after[0] if after else None
    if before and after and was == now:
        raised = before[1] is limit.upper
    else:
        raised = _is_raised(limit, was, now)
    report.limit(limit, raised, _words(before), _words(after))


def _bound(shape: ir.Shape, limit: Limit) -> _Bound | None:
    inclusive: float | None = getattr(shape, limit.field)
    if inclusive is not None:
        return inclusive, False
    exclusive: float | None = getattr(shape, f"exclusive_{limit.field}", None)
    return None if exclusive is None else (exclusive, True)


def _words(bound: _Bound | None) -> str | None:
    if bound is None:
        return None
    return f"{bound[0]} (itself excluded)" if bound[1] else str(bound[0])


def _compare_multiple(report: _Reporter) -> None:
    said = _factor(report.old), _factor(report.new)
    whole = Fraction(1) if isinstance(report.old, ir.Integer) else Fraction(0)
    # Every number is a multiple of as little as one likes.
    before, after = (Fraction(str(each)) if each else whole for each in said)
    if before == after:
        return
    how = "changed"
    if not before or (after and (after / before).denominator == 1):
        how = "narrowed"
    elif not after or (before / after).denominator == 1:
        how = "widened"
    of = "what must divide the value"
    report.keyword(f"multiple-of-{how}", of, ("multipleOf",), *said)


def _factor(shape: ir.Shape) -> float | None:
    return shape.multiple_of if isinstance(shape, ir.Integer | ir.Number) else None


def _compare_size(report: _Reporter, old: ir.Integer, new: ir.Integer) -> None:
    if old.bits != new.bits:
        sizes = old.bits or math.inf, new.bits or math.inf
        how = "narrowed" if sizes[1] < sizes[0] else "widened"
        of = "the size in bits"
        report.keyword(f"integer-size-{how}", of, ("format",), old.bits, new.bits)


def _compare_pattern(report: _Reporter, old: ir.String, new: ir.String) -> None:
    if old.pattern == new.pattern:
        return
    how = "changed"
    if old.pattern is None:
        how = "added"
    elif new.pattern is None:
        how = "removed"
    sides = (report.context.old, old), (report.context.new, new)
    texts = (side.said(shape, "pattern") for side, shape in sides)
    said = [None if text is None else f"`{text}`" for text in texts]
    report.keyword(f"pattern-{how}", "the pattern", ("pattern",), *said)


def _sentence(before: object, after: object) -> str:
    if before is None:
        return f"is {after}; there was none"
    if after is None:
        return f"is no longer given; it was {before}"
    return f"is {after}; it was {before}"
