"""A rule in words, for people."""

from __future__ import annotations

from generator.diff.model import Effect, Effects, Level
from generator.diff.rules import AREAS, RULES


def explain(rule: str) -> str:
    """Return what a rule finds, and what that means to whom.

    Raises KeyError where there is no such rule.
    """
    told = RULES[rule]
    blocks = [f"{told.id}\n{told.meaning}"]
    for side, effects in told.impact.by_side():
        title = f"In {_article(side)} {side}:\n" if side else ""
        blocks.append(f"{title}{_effects(effects)}")
    if told.over_http is not None:
        blocks.append(
            "\n".join(
                [
                    "Where operations have methods and paths:",
                    *(_effects(effects) for _, effects in told.over_http.by_side()),
                ]
            )
        )
    if told.advice:
        blocks.append(told.advice)
    return "\n\n".join(blocks) + "\n"


def _article(side: str) -> str:
    return "an" if side == "error" else "a"


def _effects(effects: Effects) -> str:
    return "\n".join(
        f"  {reader + ':':<14} {_effect(effect)}"
        for reader, effect in effects.readers()
    )


def _effect(effect: Effect) -> str:
    if effect.level is Level.DOCUMENTATION:
        return "not affected"
    return f"{effect.level.label}: {effect.why}"


def table() -> str:
    """Return all rules by area, as a table of Markdown with its line ends."""
    rows = (
        f"| {area} | {', '.join(f'`{rule.id}`' for rule in rules)} |\n"
        for area, rules in AREAS.items()
    )
    return f"| area | rules |\n| --- | --- |\n{''.join(rows)}"
