"""A report for people: what is wrong with its lines, and advice in short, at the end."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.text import Text

from generator.lint.catalogue import RULES
from generator.lint.report import Report
from generator.problems.diagnostics import Diagnostic, draw
from generator.problems.excerpt import note, visible


def print_report(report: Report, console: Console) -> None:
    """Print errors and warnings with the lines they are about, then advice by rule."""
    advice = [found for found in report.findings if found.severity == "advice"]
    others = [found for found in report.findings if found.severity != "advice"]
    draw(others, console, with_rules=True)
    by_rule = sorted(advice, key=lambda found: found.rule)
    for index, (_, group) in enumerate(groupby(by_rule, key=lambda found: found.rule)):
        if index or others:
            console.print()
        console.print(_together(list(group), console.width), soft_wrap=True)


def _together(found: list[Diagnostic], width: int) -> Text:
    """Return what is said once of all findings of a rule, and each in a line."""
    if len(found) == 1:
        (one,) = found
        return note(one.place, "advice", f"{one.message} [{one.rule}]", one.hint, width)
    hints = {each.hint for each in found}
    hint = hints.pop() if len(hints) == 1 else None
    rule = RULES[found[0].rule]
    said = f"{rule.title}, {len(found)} times [{rule.name}]"
    text = note(None, "advice", said, hint, width)
    for each in found:
        text.append(f"\n  {visible(str(each.place))}: ", "bold")
        text.append(visible(each.message))
        if hint is None and each.hint:
            text.append(f" ({visible(each.hint)})")
    return text
