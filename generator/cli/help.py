"""`concord help`: texts on what no subcommand is about."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.failures import UsageFailure
from generator.cli.report import printable
from generator.problems.diagnostics import closest

TOPICS = Path(__file__).with_name("topics")
"""A file a topic, in Markdown; the first heading says what it is about."""


def topics() -> dict[str, str]:
    """Return what each topic is about, by its name."""
    return {
        file.stem: file.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
        for file in sorted(TOPICS.glob("*.md"))
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
        text = (TOPICS / f"{topic}.md").read_text(encoding="utf-8")
        click.echo(text, nl=False)
    elif (command := group.get_command(root, topic)) is not None:
        with click.Context(command, info_name=topic, parent=root) as inner:
            click.echo(command.get_help(inner))
    else:
        known = (*about, *group.list_commands(root))
        hint = closest(topic, known) or "`concord help` lists them"
        raise UsageFailure(f"there is no topic {printable(topic)}; {hint}")


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
