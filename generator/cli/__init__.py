"""The command `concord`: what a person types, what a person sees, exit codes.

Each subcommand has a module of its own, which is imported when it is called: a run that
has nothing to do takes little more than the time of its imports.
"""

from __future__ import annotations

import importlib
import io
import sys
from typing import Any

import click

from generator import __version__
from generator.cli.terminal import colours

# In the order in which a project meets them.
SUBCOMMANDS = (
    "init",
    "generate",
    "lint",
    "diff",
    "mock",
    "prove",
    "completion",
    "help",
)

INTERRUPTED = 130
"""What a shell says of a process that Ctrl-C has ended."""


class Subcommands(click.Group):
    """The subcommands, each a function named like the module that holds it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help text."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand, None if there is none of this name."""
        if cmd_name not in SUBCOMMANDS:
            return None
        module = importlib.import_module(f"generator.cli.{cmd_name}")
        # `help` and the like are functions of Python's own.
        command = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand, or fail with the one that was meant."""
        name = args[0]
        if name in SUBCOMMANDS or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        close = get_close_matches(name, SUBCOMMANDS, n=1)
        meant = f" Did you mean {close[0]!r}?" if close else ""
        raise click.UsageError(f"No such command {name!r}.{meant}", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; one that the user ends has the exit code of that."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as interrupt:
            click.echo("Interrupted.", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from interrupt


@click.group(cls=Subcommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="concord", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Generate a Python package from an OpenAPI document.

    The package holds a client, server stubs and validators that agree, because all of
    them come from the same document.

    `concord help` lists texts on what no command is about.

    Ctrl-C ends every command, with exit code 130 where it had not come to its end.
    """
    context.color = colours()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a character must not end the run.
            stream.reconfigure(errors="backslashreplace")
