"""Patterns that match more, or take longer, than whoever wrote them may think."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dialects.kinds import STRING
from generator.lint.pattern_growth import growth
from generator.lint.rule import Finding
from generator.lint.subject import Subject
from generator.patterns.translation import PatternError, anchors, pieces, translate
from generator.reading.nodes import Node

_MOST_STEPS = 10_000_000
"""What a match may take: some tenths of a second."""

_POWERS = {2: "the square", 3: "the cube"}
_LONGEST_SHOWN = 80
_OPEN_END = (
    "this pattern is open at its end: anything may follow",
    "end it with `$`; if anything may follow, silence this",
)
_OPEN_START = (
    "this pattern is open at its start: anything may precede",
    "begin it with `^`; if anything may precede, silence this",
)
_SEARCHED = (
    "this pattern has no anchors: it allows whatever has a match anywhere in it",
    "if it is meant for the whole value, write `{}`; if not, silence this",
)
_WHOLE = (
    "this pattern has no anchors: in a spec of AWS it is for the whole value, and other"
    " tools look for it anywhere in one",
    "write `{}`",
)
_DIVIDED = (
    "anchors bind closer than `|`: not every alternative of this pattern is for the"
    " whole value",
    "`{}` is another pattern, in which each is: write it if that is meant; if not,"
    " silence this",
)


def unanchored_pattern(subject: Subject) -> Iterator[Finding]:
    """Find patterns that leave open what may stand before or after the match."""
    for _, node, pattern in _patterns(subject):
        ways = anchors(pattern, whole=subject.is_aws)
        match all(start for start, _ in ways), all(end for _, end in ways):
            case True, True:
                continue
            case _ if len(ways) > 1 and any(map(any, ways)):
                found = _DIVIDED
            case True, False:
                found = _OPEN_END
            case False, True:
                found = _OPEN_START
            case _:
                found = _WHOLE if subject.is_aws else _SEARCHED
        message, hint = found
        hint = hint.format(_whole(pattern))
        yield Finding(node, message, hint, at=node.place)


def slow_pattern(subject: Subject) -> Iterator[Finding]:
    """Find patterns whose matching takes far longer than the text is long."""
    for schema, node, pattern in _patterns(subject):
        found = growth(pieces(pattern, whole=subject.is_aws))
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
            translate(pattern, whole=subject.is_aws)
        except PatternError:
            continue  # it is refused
        yield schema, node, pattern


def _about(number: int) -> int:
    """Return a number with two digits that count."""
    return round(number, 2 - len(str(number)))


def _whole(pattern: str) -> str:
    """Return a pattern for the whole of a value, which this one is looked for in."""
    if len(pattern) > _LONGEST_SHOWN:
        return "^(?:...)$"
    if "|" not in pattern:
        return f"^{pattern.removeprefix('^').removesuffix('$')}$"
    bare = "|".join(
        each.removeprefix("^").removesuffix("$") for each in pattern.split("|")
    )
    return f"^(?:{bare})$"
