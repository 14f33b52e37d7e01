"""Patterns: whether each can be enforced, and where it is that one cannot."""

from __future__ import annotations

from generator.checking.context import Context
from generator.patterns.translation import PatternError, SlowPatternError, translate
from generator.reading.nodes import Node
from generator.sources.source import Place, Position


def check_pattern(context: Context, schema: Node) -> None:
    """Warn of the pattern of a string, if it has one that cannot be enforced."""
    pattern = schema.get("pattern")
    if pattern is None or not isinstance(pattern.value, str):
        return
    try:
        translate(pattern.value, whole=context.is_aws)
    except PatternError as error:
        context.unchecked.add(pattern.pointer)
        context.findings.warning(
            f"the pattern `{pattern.value}` is not checked: {error.message}",
            within(pattern, pattern.value, error.offset),
            rule="exponential-pattern" if isinstance(error, SlowPatternError) else None,
        )


def within(node: Node, text: str, offset: int) -> Place:
    """Return the place of a character of a string; of all of it where it is escaped."""
    start, end = node.place.start, node.place.end
    line = node.place.source.line(start.line)[start.column - 1 :]
    at = line.find(text)
    if start.line != end.line or at < 0 or at > len(line) - len(text):
        return node.place
    column = start.column + at + offset
    return Place(
        node.place.source,
        Position(start.line, column),
        Position(start.line, column + 1),
    )
