"""Patterns that match more, or take longer, than whoever wrote them may think."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.kinds import STRING
from generator.lint.pattern_growth import growth
from generator.lint.rule import Finding
from generator.lint.subject import Subject
from generator.nodes import Node
from generator.patterns import PatternError, anchors, pieces, translate

_MOST_STEPS = 10_000_000
"""What a match may take: some tenths of a second."""

_POWERS = {2: "the square", 3: "the cube"}
_LONGEST_SHOWN = 80


def unanchored_pattern(subject: Subject) -> Iterator[Finding]:
    """Find patterns that leave open what may stand before or after the match."""
    for _, node, pattern in _patterns(subject):
        match anchors(pattern):
            case False, False:
                yield Finding(
                    node,
                    "this pattern has no anchors: Concord takes it for the whole value,"
                    " other tools look for it anywhere in one",
                    _anchored(pattern),
                    at=node.place,
                )
            case True, False:
                message = "this pattern is open at its end: anything may follow"
                hint = "end it with `$`; if anything may follow, silence this"
                yield Finding(node, message, hint, at=node.place)
            case False, True:
                message = "this pattern is open at its start: anything may precede"
                hint = "begin it with `^`; if anything may precede, silence this"
                yield Finding(node, message, hint, at=node.place)


def slow_pattern(subject: Subject) -> Iterator[Finding]:
    """Find patterns whose matching takes far longer than the text is long."""
    for schema, node, pattern in _patterns(subject):
        found = growth(pieces(pattern))
        most = schema.get("maxLength")
        limit = most.value if most is not None else None
        if found is None:
            continue
        power = _POWERS.get(found.power, f"the power of {found.power}")
        message = (
            f"the time that this pattern takes can grow with {power} of the length"
        )
        if not isinstance(limit, int):
            yield Finding(node, f"{message}, which has no bound", at=node.place)
        elif (steps := found.steps_for(limit)) > _MOST_STEPS:
            message = f"{message}: {_about(steps):,} steps for {limit:,} characters"
            yield Finding(node, message, at=node.place)


def _patterns(subject: Subject) -> Iterator[tuple[Node, Node, str]]:
    """Return the strings that have a pattern which can be used, with it."""
    for schema, kind in subject.described():
        node, pattern = schema.get("pattern"), schema.text("pattern")
        if kind is not STRING or node is None or pattern is None:
            continue
        try:
            translate(pattern)
        except PatternError:
            continue  # it is refused
        yield schema, node, pattern


def _about(number: int) -> int:
    """Return a number with two digits that count."""
    return round(number, 2 - len(str(number)))


def _anchored(pattern: str) -> str | None:
    if len(pattern) > _LONGEST_SHOWN:
        return None
    inner = f"(?:{pattern})" if "|" in pattern else pattern
    return f"write `^{inner}$`"
