"""What projects run without typing it: hooks before a commit, a workflow after it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, TypedDict

import click
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.resources.templates import copy
from tests.desk.commands import ROOT


class Hook(TypedDict):
    """What the tests read of a hook."""

    id: str
    entry: str
    language: str
    pass_filenames: bool


def hooks() -> list[Hook]:
    """The hooks that pre-commit finds in this project."""
    found: list[Hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    return found


def workflow() -> dict[str, Any]:
    """The workflow that is shown, with its steps in one list."""
    (text,) = re.findall(
        r"^```yaml\n(name:.*?)^```$",
        (ROOT / "generator/cli/README.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    # The loader takes the word `on` for a truth value.
    read = {str(key): value for key, value in yaml.safe_load(text).items()}
    (job,) = read.pop("jobs").values()
    return {**read, **job}


def parse(command: str) -> None:
    """Parse a call of the command as it would be, without running it."""
    program, subcommand, *arguments = shlex.split(command)
    found = main.get_command(click.Context(main), subcommand)
    assert program == "concord"
    assert found is not None, subcommand
    found.make_context(subcommand, arguments)


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: str(hook["id"]))
def test_hook_is_a_command_that_needs_no_arguments(hook: Hook) -> None:
    """The entry parses as it stands: pre-commit adds no file names to it."""
    parse(hook["entry"])
    assert ("python", False) == (hook["language"], hook["pass_filenames"])


def test_workflow_calls_commands_that_exist() -> None:
    """It lints, compares and tells the difference, with options that there are."""
    lines = [step["run"] for step in workflow()["steps"] if "run" in step]
    calls = [line.partition(" > ")[0] for line in lines if line.startswith("concord ")]
    assert ["lint", "generate", "diff"] == [call.split()[1] for call in calls]
    for call in calls:
        parse(call)


def test_workflow_gives_nothing_to_a_fork() -> None:
    """No secret, no more than two permissions, nothing of the request in a script."""
    read = workflow()
    assert "pull_request" == read["True"]
    assert {"contents": "read", "pull-requests": "write"} == read["permissions"]
    assert "secrets" not in str(read)
    assert not [step for step in read["steps"] if "${{" in step.get("run", "")]
    holders = [step for step in read["steps"] if "github.token" in str(step)]
    assert [True] == ["head.repo.full_name ==" in step["if"] for step in holders]
    checkout = read["steps"][0]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"]["persist-credentials"] is False


def test_hook_fails_where_the_output_is_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As git runs it before a commit: a stale output stops the commit, a current one not."""
    (entry,) = (each["entry"] for each in hooks() if each["id"] == "concord-generate")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.yaml").write_text(copy("skeleton/aws-json.yaml"))
    assert 0 == CliRunner().invoke(main, ["init", "shop.yaml"]).exit_code
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    hook = tmp_path / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nexec {Path(sys.executable).parent}/{entry}\n")
    hook.chmod(0o755)
    subprocess.run([*git, "add", "-A"], cwd=tmp_path, check=True)

    def commit() -> int:
        return subprocess.run(
            [*git, "commit", "-q", "-m", "start"], cwd=tmp_path, capture_output=True
        ).returncode

    assert 1 == commit()
    assert 0 == CliRunner().invoke(main, ["generate"]).exit_code
    assert 0 == commit()
