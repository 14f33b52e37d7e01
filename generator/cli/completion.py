"""`concord completion`: the script that makes a shell complete the command."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes SHELL complete this command.

    \b
    Put a line into what your shell reads at its start:
      bash  ~/.bashrc                    eval "$(concord completion bash)"
      zsh   ~/.zshrc, after compinit     eval "$(concord completion zsh)"
      fish  ~/.config/fish/config.fish   concord completion fish | source
    """
    writer = get_completion_class(shell)
    assert writer is not None, shell
    root = context.find_root().command
    click.echo(writer(root, {}, "concord", "_CONCORD_COMPLETE").source())
