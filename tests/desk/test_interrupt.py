"""Ctrl-C, in every subcommand that works on a spec."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.commands import PATIENCE


@pytest.mark.parametrize("subcommand", ["init", "generate", "lint", "diff", "mock"])
def test_interrupt_ends_a_command_with_its_exit_code(
    tmp_path: Path, subcommand: str
) -> None:
    """It says so in a line and exits with 130, and leaves nothing."""
    os.mkfifo(tmp_path / "shop.yaml")
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", subcommand, "shop.yaml"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    # The command reads the pipe once it can be opened for writing.
    with process, (tmp_path / "shop.yaml").open("w"):
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=PATIENCE)
    assert (130, ("", "Interrupted.\n")) == (process.returncode, said)
    assert ["shop.yaml"] == [each.name for each in tmp_path.iterdir()]
