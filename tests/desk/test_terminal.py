"""The command on a terminal: colours, a display of what takes long, completion, help."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import SUBCOMMANDS, main
from generator.cli.terminal import colours
from generator.resources.templates import copy
from tests.desk.commands import PATIENCE, ROOT

BUSY = """\
import sys
from generator.cli import main, progress
progress.PATIENCE = 0
main(sys.argv[1:], prog_name="concord")
"""
HIDE, SHOW = "\x1b[?25l", "\x1b[?25h"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a spec."""
    (tmp_path / "shop.yaml").write_text(copy("skeleton/aws-json.yaml"))
    return tmp_path


def on_terminal(*command: str, cwd: Path, **environment: str) -> str:
    """Return what a command writes to a terminal."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "CI"}
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={
            **kept,
            "TERM": "xterm-256color",
            "XDG_CACHE_HOME": str(cwd),
            **environment,
        },
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = b""
    try:
        while chunk := os.read(ours, 65536):
            written += chunk
    except OSError:
        # The other end is closed: that is how a terminal tells the end.
        pass
    finally:
        os.close(ours)
    process.wait(PATIENCE)
    return written.decode()


def test_long_run_shows_what_it_does_and_leaves_nothing_behind(project: Path) -> None:
    """The stages are shown while they last; what remains is the summary."""
    command = (sys.executable, "-c", BUSY, "generate", "shop.yaml")
    written = on_terminal(*command, cwd=project)
    assert " check" in written
    assert written.count(HIDE) == written.count(SHOW) > 0
    summary = written.rpartition(SHOW)[2]
    assert "\r\n" in summary
    assert " files written, " in summary


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (["--quiet"], {}),
        (["--verbose"], {}),
        ([], {"CI": "true"}),
        ([], {"TERM": "dumb"}),
    ],
)
def test_nothing_moves_where_nobody_could_want_it(
    project: Path, options: list[str], environment: dict[str, str]
) -> None:
    """--quiet and --verbose, CI and terminals that cannot erase have plain lines."""
    (project / "shop.yaml").write_text("openapi: 3.1.0\n")
    command = (sys.executable, "-c", BUSY, "generate", "shop.yaml", *options)
    written = on_terminal(*command, cwd=project, NO_COLOR="1", **environment)
    assert "error: " in written
    assert HIDE not in written


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, None),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_environment_decides_on_colours(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: bool | None
) -> None:
    """NO_COLOR and dumb terminals have none, FORCE_COLOR always; else it depends."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert expected == colours()


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR"])
def test_difference_and_findings_are_coloured_alike(
    project: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """What click prints and what rich prints keep to the same variables."""
    monkeypatch.chdir(project)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "1")
    (project / "bad.yaml").write_text("openapi: 3.1.0\n")
    checked = CliRunner().invoke(main, ["generate", "shop.yaml", "--check"])
    failed = CliRunner().invoke(main, ["generate", "bad.yaml"])
    coloured = variable == "FORCE_COLOR"
    assert (coloured, coloured) == (
        "\x1b[3" in checked.stdout,
        "\x1b[" in failed.stderr,
    )


def test_bash_completes_the_command(tmp_path: Path) -> None:
    """A real bash that reads the script knows subcommands and their options."""
    script = """
        eval "$(concord completion bash)"
        complete -p concord
        for words in "concord gen" "concord generate --wa" "concord completion z"; do
            COMP_WORDS=($words) COMP_CWORD=$(($(wc -w <<< "$words") - 1))
            _concord_completion concord
            echo "${COMPREPLY[@]}"
            COMPREPLY=()
        done
    """
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert [
        "complete -o nosort -F _concord_completion concord",
        "generate",
        "--watch",
        "zsh",
    ] == done.stdout.splitlines()


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_have_their_scripts(shell: str) -> None:
    """Each script names the command, and asks it in the language of its shell."""
    script = CliRunner().invoke(main, ["completion", shell]).stdout
    assert "concord" in script
    assert f"_CONCORD_COMPLETE={shell}_complete" in script


def test_misspelt_subcommand_is_told_the_closest() -> None:
    """A slip of a finger is answered with what was meant, nonsense with nothing."""
    close = CliRunner().invoke(main, ["genrate"])
    far = CliRunner().invoke(main, ["xyz"])
    assert (2, 2) == (close.exit_code, far.exit_code)
    assert "No such command 'genrate'. Did you mean 'generate'?\n" in close.stderr
    assert far.stderr.endswith("No such command 'xyz'.\n")


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("subcommand", ["", *SUBCOMMANDS])
def test_help_fits_the_terminal(subcommand: str, columns: int) -> None:
    """Text is wrapped to the terminal; examples keep their lines, of less than 80."""
    arguments = [subcommand, "--help"] if subcommand else ["--help"]
    done = CliRunner().invoke(main, arguments, terminal_width=columns)
    assert 0 == done.exit_code
    assert max(map(len, done.stdout.splitlines())) <= max(columns, 78)


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_subcommands_share_their_looks(subcommand: str) -> None:
    """A summary in one line, and --quiet and --verbose wherever there is a report."""
    command = main.get_command(click.Context(main), subcommand)
    assert command is not None
    options = {name for each in command.params for name in each.opts}
    assert command.get_short_help_str(limit=60).endswith(".")
    assert {"--quiet", "--verbose"} <= options or not options & {"--quiet", "-v"}


def test_attributes_of_generated_files_show_them_in_reviews() -> None:
    """git ends their lines alike and names functions in hunks; nothing folds them."""
    names = ("text", "eol", "diff", "linguist-generated", "linguist-vendored")
    done = subprocess.run(
        ["git", "check-attr", *names, "--", "generated/ecr_public/client.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert {
        "text": "auto",
        "eol": "lf",
        "diff": "python",
        "linguist-generated": "unspecified",
        "linguist-vendored": "unspecified",
    } == dict(line.split(": ")[1:] for line in done.stdout.splitlines())


def test_a_topic_of_help_is_set_for_reading(tmp_path: Path) -> None:
    """In a terminal, Markdown is set for its width: nothing is wider."""
    command = (sys.executable, "-m", "openapi_concord", "help", "projects")
    shown = on_terminal(*command, cwd=tmp_path, COLUMNS="70", NO_COLOR="1")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert "In a project of your own" in shown
    assert [] == [line for line in lines if "```" in line or len(line.rstrip()) > 70]
