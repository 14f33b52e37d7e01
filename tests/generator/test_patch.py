"""The diff of `generate --check`, taken by git wherever people are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.writing.manifest import NAME as MANIFEST
from generator.writing.output import diff, write
from tests.diff.test_revisions import commit, git
from tests.generator.test_cli import SPEC
from tests.generator.test_output import PROVENANCE

OLD = {
    "shop/changed.py": "a = 1\n",
    "shop/empty.py": "",
    "shop/gone/old.py": "x\f\n\x85y",
    "shop/no_end.py": "b = 1",
    "shop/provenance.json": PROVENANCE,
    "shop/same.py": "",
}
NEW = {
    "shop/changed.py": "a = 2\n",
    "shop/fresh/empty.py": "",
    "shop/fresh/new.py": "c = 1\n",
    "shop/no_end.py": "b = 2",
    "shop/provenance.json": PROVENANCE,
    "shop/same.py": "",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which is the current folder."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    (tmp_path / "api").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def apply(lines: str, cwd: Path) -> None:
    """Let git apply a diff, strictly."""
    raw = lines.encode("utf-8", "surrogateescape")
    command = ["git", "apply", "--whitespace=error-all", "-"]
    subprocess.run(command, cwd=cwd, input=raw, check=True)


@pytest.mark.parametrize("name", ["out", "two words/out", 'a"b\\c', "größe", "."])
@pytest.mark.parametrize("where", [".", "api"], ids=["root", "subfolder"])
def test_git_applies_the_diff_from_where_the_command_ran(
    repository: Path, monkeypatch: pytest.MonkeyPatch, name: str, where: str
) -> None:
    """New, changed, deleted and empty files, with and without a last line end."""
    monkeypatch.chdir(repository / where)
    folder = Path(name)
    write(OLD, folder)
    lines = "".join(diff(NEW, folder))
    apply(lines, Path.cwd())
    assert [] == list(diff(NEW, folder))
    assert {*NEW, MANIFEST} == {path for path in tree(folder) if path[:5] != ".git/"}


def test_git_applies_the_diff_at_the_root_where_the_output_is_elsewhere(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths begin at the root of the repository, from wherever the command ran."""
    monkeypatch.chdir(repository / "api")
    folder = Path("../out")
    write(OLD, folder)
    apply("".join(diff(NEW, folder)), repository)
    assert [] == list(diff(NEW, folder))


def test_git_applies_the_diff_outside_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There, paths begin at the current folder."""
    monkeypatch.chdir(tmp_path)
    write(OLD, Path("out"))
    apply("".join(diff(NEW, Path("out"))), tmp_path)
    assert [] == list(diff(NEW, Path("out")))


def test_git_applies_the_diff_of_what_somebody_has_damaged(repository: Path) -> None:
    """Bytes that are no text, line ends of another system, a mode: all go."""
    folder = Path("out")
    write(OLD, folder)
    (folder / "shop/changed.py").write_bytes(b"\xff\xfe = 1\r\n")
    (folder / "shop/gone/old.py").chmod(0o755)
    commit(repository, {})
    done = subprocess.run(
        ["git", "apply", "--check", "--verbose", "-"],
        input="".join(diff(NEW, folder)).encode("utf-8", "surrogateescape"),
        capture_output=True,
        check=True,
    )
    assert b"warning" not in done.stderr
    apply("".join(diff(NEW, folder)), repository)
    assert [] == list(diff(NEW, folder))


def test_the_command_prints_what_git_applies(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through a pipe, in UTF-8 whatever the terminal takes, from below the root.

    What is no UTF-8 in a file that somebody edited is none there either.
    """
    project = repository / "api"
    (project / "shop.yaml").write_text(SPEC, encoding="utf-8")
    monkeypatch.chdir(project)
    assert 0 == CliRunner().invoke(main, ["generate", "shop.yaml"]).exit_code
    (edited,) = project.glob("*/corner_shop/errors.py")
    edited.write_bytes(b"# caf\xe9\n")
    text = SPEC.replace("title: Corner Shop", "title: Größe \N{CONVENIENCE STORE}")
    (project / "shop.yaml").write_text(text, encoding="utf-8")
    check = ["generate", "shop.yaml", "--package", "corner_shop", "--check"]
    command = [sys.executable, "-m", "generator", *check]
    stale = subprocess.run(command, check=False, capture_output=True)
    assert 1 == stale.returncode
    assert b"-# caf\xe9\n" in stale.stdout
    apply(stale.stdout.decode("utf-8", "surrogateescape"), project)
    assert 0 == CliRunner().invoke(main, check).exit_code
