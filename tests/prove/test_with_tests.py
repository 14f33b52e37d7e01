"""A package that carries its proof: `concord generate --with-tests`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.rendering.format import format_module
from tests.services.emitting import SPECS


def generate(*arguments: str | Path) -> Result:
    """Run `concord generate`."""
    return CliRunner().invoke(main, ["generate", *map(str, arguments), "--no-cache"])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A distribution with tests."""
    folder = tmp_path_factory.mktemp("carried") / "out"
    result = generate(SPECS["ledger"], "-o", folder, "-p", "ledger", "--with-tests")
    assert 0 == result.exit_code, result.output
    return folder


def proven(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run pytest in a distribution, where it finds nothing else of ours."""
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "-p", "no:schemathesis"], cwd=folder, capture_output=True, text=True
    )


def test_pytest_alone_runs_it(written: Path, tmp_path: Path) -> None:
    """What was proven here is proven there, by four tests an operation, and can fail."""
    folder = shutil.copytree(written, tmp_path / "out")
    client = folder / "ledger" / "client.py"
    text = client.read_text("utf-8")
    assert "operations.LABEL" in text
    client.write_text(text.replace("operations.LABEL", "operations.MEASURE"))
    done = proven(folder)
    assert 1 == done.returncode
    failed, passed = map(int, re.findall(r"(\d+) (?:failed|passed)", done.stdout))
    assert (32, True) == (failed + passed, failed <= 4)
    assert "test_requests_and_answers_arrive[label]" in done.stdout
    assert "test_requests_and_answers_arrive[measure]" not in done.stdout


def test_it_knows_nothing_of_the_generator(written: Path) -> None:
    """Its modules are formatted, and import nothing of ours."""
    modules = sorted((written / "tests").rglob("*.py"))
    assert 10 < len(modules)
    for module in modules:
        text = module.read_text("utf-8")
        assert "generator" not in text.replace("the generator", ""), module
        assert format_module(text, module.name) == text


def test_cases_are_short(written: Path) -> None:
    """A case has a line of its own, of which none is long."""
    file = written / "tests" / "cases" / "import_.json"
    lines = file.read_text("utf-8").splitlines()
    assert len(json.loads("\n".join(lines))["cases"]) + 6 == len(lines)
    assert max(map(len, lines[3:])) < 2500


def test_a_package_that_is_called_tests(small: Path, tmp_path: Path) -> None:
    """There is one folder of this name, and the package has it."""
    result = generate(small, "-o", tmp_path / "o", "-p", "tests", "--with-tests")
    assert 1 == result.exit_code
    assert "a package called `tests` leaves no room for its tests" in result.stderr
    assert not (tmp_path / "o").exists()


def test_there_must_be_both_sides(small: Path, tmp_path: Path) -> None:
    """Without a server, there is nothing that a client could agree with."""
    emit = ("--emit", "client", "--with-tests")
    result = generate(small, "-o", tmp_path / "o", "-p", "ledger", *emit)
    assert 1 == result.exit_code
    assert "there is nothing to prove without the server" in result.stderr


def test_settings_ask_for_it_too(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`with-tests` in pyproject.toml does; without it, the tests go again."""
    monkeypatch.chdir(tmp_path)
    table = '[tool.concord]\nspec = "small.yaml"\npackage = "small"\n'
    assert small.parent == tmp_path
    Path("pyproject.toml").write_text(f"{table}with-tests = true\n")
    assert 0 == generate().exit_code
    assert Path("generated/tests/test_proof.py").is_file()
    assert 0 == generate("--check").exit_code
    Path("pyproject.toml").write_text(table)
    assert 1 == generate("--check").exit_code
    assert 0 == generate().exit_code
    assert not Path("generated/tests").exists()
