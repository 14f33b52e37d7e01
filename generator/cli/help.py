"""`concord help`: texts on what is more than the options of a subcommand."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.failures import UsageFailure
from generator.cli.report import printable
from generator.problems.diagnostics import closest
from generator.resources.templates import TEMPLATES

_GENERATOR = Path(__file__).parents[1]

TOPICS = {
    "clients": TEMPLATES / "clients.md",
    "servers": TEMPLATES / "servers.md",
    "projects": _GENERATOR / "cli" / "README.md",
    "documents": _GENERATOR / "dialects" / "README.md",
    "extensions": _GENERATOR / "cli" / "topics" / "extensions.md",
    "linting": _GENERATOR / "lint" / "README.md",
    "changes": _GENERATOR / "diff" / "README.md",
    "mocking": _GENERATOR / "mock" / "README.md",
    "proving": _GENERATOR / "prove" / "README.md",
}
"""The file of each topic, in Markdown; the first heading says what it is about."""


def topics() -> dict[str, str]:
    """Return what each topic is about, by its name."""
    return {
        name: file.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
        for name, file in TOPICS.items()
    }


@click.command("help")
@click.argument("topic", required=False)
@click.pass_context
def help_(context: click.Context, topic: str | None) -> None:
    """Say what TOPIC is about; without one, list the topics.

    A subcommand is a topic, too: `concord help lint` is `concord lint --help`.
    """
    root = context.find_root()
    group = root.command
    assert isinstance(group, click.Group)
    about = topics()
    if topic is None:
        click.echo(_listed(about))
    elif topic in about:
        _show(TOPICS[topic].read_text(encoding="utf-8"))
    elif (command := group.get_command(root, topic)) is not None:
        with click.Context(command, info_name=topic, parent=root) as inner:
            click.echo(command.get_help(inner))
    else:
        known = (*about, *group.list_commands(root))
        hint = closest(topic, known) or "`concord help` lists them"
        raise UsageFailure(f"there is no topic {printable(topic)}; {hint}")


def _show(text: str) -> None:
    """Print Markdown, set for reading where a person reads it."""
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    # Here and not above: no other command sets Markdown.
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text, hyperlinks=False))


def _listed(about: dict[str, str]) -> str:
    width = max(map(len, about))
    lines = [f"  {name:<{width}}  {said}" for name, said in about.items()]
    return "\n".join(
        [
            "Topics:",
            *lines,
            "",
            "`concord help TOPIC` shows one; `concord COMMAND --help` tells of a command.",
        ]
    )
