"""What a run says of a spec that was no reason to stop: all of it, or the kinds of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.cli.report import Report, count
from generator.writing.cache import Warned

MOST_SHOWN = 20
"""How many warnings are shown one by one, if more are not asked for."""

MOST_OF_A_RULE = 3
"""How many of each rule are shown where there are more."""


def warn(report: Report, name: str, warnings: Sequence[Warned]) -> None:
    """Say what is wrong with the spec of that name, and where to read more of it."""
    if not warnings:
        return
    is_all = report.verbose or len(warnings) <= MOST_SHOWN
    for line in map(_line, warnings) if is_all else _by_rule(warnings):
        report.say(line)
    report.say(
        f"{count(len(warnings), 'warning')}: `concord lint {name}`"
        " shows each with its lines, and what to do"
    )


def _by_rule(warnings: Sequence[Warned]) -> Iterator[str]:
    """Yield the first warnings of each rule, and how many more there are of it."""
    for rule in dict.fromkeys(each.rule for each in warnings):
        found = [each for each in warnings if each.rule == rule]
        most = MOST_OF_A_RULE if len(found) > MOST_OF_A_RULE + 1 else len(found)
        yield from map(_line, found[:most])
        if most < len(found):
            yield f"  and {len(found) - most} more [{rule}]"


def _line(warning: Warned) -> str:
    return f"{warning.line} [{warning.rule}]"
