"""What `concord lint` says of its rules, and how it takes their names."""

from __future__ import annotations

import click

from generator.cli import config
from generator.cli.report import printable
from generator.lint.catalogue import RULES
from generator.lint.explanation import explanation
from generator.lint.report import LEVELS
from generator.lint.run import SEARCHED
from generator.problems.diagnostics import Severity, closest

_COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}


def rule_names(
    _: click.Context, parameter: click.Parameter, names: tuple[str, ...]
) -> tuple[str, ...]:
    """Take the names of rules that can be left out."""
    for name in names:
        if name in RULES and name not in SEARCHED:
            raise click.BadParameter(
                f"{name} cannot be left out: it is always looked after"
            )
        _check_name(name)
    return names


def configured_rules(said: config.Lint) -> dict[str, Severity | None]:
    """Return the level of each rule that a project sets one for; None: it is off.

    Raises ConfigError for what is no rule, and for one whose level is fixed.
    """
    for name in said.rules:
        place = f"pyproject.toml: {printable(name)} in [tool.concord.lint.rules]"
        if name not in RULES:
            hint = closest(name, RULES) or "`concord lint --rules` lists them"
            raise config.ConfigError(f"{place} is no rule; {hint}")
        if name not in SEARCHED:
            raise config.ConfigError(
                f"{place} has its level from what `concord generate` makes of it"
            )
    return {
        name: next((each for each in LEVELS if each == level), None)
        for name, level in said.rules.items()
    }


def explained(
    context: click.Context, _: click.Parameter, name: str | None
) -> str | None:
    """Print all that there is to say of a rule, and end."""
    if name is None:
        return None
    _check_name(name)
    rule = RULES[name]
    level = click.style(rule.level, fg=_COLOURS[rule.level])
    click.echo(f"{name} ({level}): {rule.title}\n")
    click.echo(explanation(name).text(), nl=False)
    context.exit()


def listed(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print a line for each rule, and end."""
    if not wanted:
        return
    width = max(map(len, RULES))
    for name, rule in RULES.items():
        level = click.style(f"{rule.level:<7}", fg=_COLOURS[rule.level])
        click.echo(f"{name:<{width}}  {level}  {rule.title}")
    context.exit()


def _check_name(name: str) -> None:
    if name not in RULES:
        hint = closest(name, RULES) or "`concord lint --rules` lists them"
        raise click.BadParameter(f"there is no rule {printable(name)}; {hint}")
