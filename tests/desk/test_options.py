"""The arguments and options of every command, as people and shells see them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli import SUBCOMMANDS, main

GOLDEN = Path(__file__).with_name("options.txt")
FLAGS = ("required", "multiple", "show_default")
LIMITS = ("choices", "min", "max", "exists", "file_okay", "dir_okay", "allow_dash")


def described(command: click.Command) -> Iterator[str]:
    """A line for each argument and option, and its help below it."""
    for each in command.params:
        kind = [each.type.name]
        kind += [f"{name}={getattr(each.type, name, None)}" for name in LIMITS]
        kind += [f"{name}={getattr(each, name, None)}" for name in ("nargs", "metavar")]
        kind += [name for name in FLAGS if getattr(each, name, False)]
        default = each.default if isinstance(each.default, str | int | float) else None
        said = [" ".join([*each.opts, *each.secondary_opts]), *kind]
        yield ", ".join([*filter(_says, said), f"by default {default or 'nothing'}"])
        if isinstance(each, click.Option):
            yield f"    {each.help}"


def _says(said: str) -> bool:
    return not said.endswith(("=None", "nargs=1"))


def test_options_are_those_that_are_expected() -> None:
    """Each with its type, its limits, its default and its help; see `options.txt`.

    `UPDATE_GOLDEN=1 pytest` writes that anew; read the difference before committing it.
    """
    with click.Context(main, info_name="concord") as context:
        lines = ["concord", *described(main)]
        for name in SUBCOMMANDS:
            command = main.get_command(context, name)
            assert command is not None
            lines += [f"\nconcord {name}", *described(command)]
    actual = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(actual, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == actual
