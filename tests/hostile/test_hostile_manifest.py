"""A committed manifest that names files which no run wrote, with their true digests."""

from __future__ import annotations

import json
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.generator.test_cli import SPEC

PROVENANCE = '{"generator": "openapi-concord 0.1.0"}'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone that generates into its own top, among files of the user's own."""
    (tmp_path / "neighbour.txt").write_text("mine")
    project = tmp_path / "project"
    project.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    for name, text in {
        "shop.yaml": SPEC,
        "thesis.txt": "All of it.",
        "mine/local.py": "KEY = 1\n",
        "mine/_runtime/local.py": "KEY = 2\n",
        ".env": "SECRET=1",
    }.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text)
    monkeypatch.chdir(project)
    return project


def concord(*arguments: str) -> Result:
    """Generate into the project's own top, unless the arguments say otherwise."""
    return CliRunner().invoke(main, ["generate", "shop.yaml", "-o", ".", *arguments])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, those of git too."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def claim(*paths: str) -> None:
    """Commit a manifest that lists files with their digests, where there are files."""
    digests = {path: sha256(_content(path)).hexdigest() for path in paths}
    Path(".concord.json").write_text(json.dumps({"files": digests}))


def _content(path: str) -> bytes:
    return Path(path).read_bytes() if Path(path).is_file() else b""


@pytest.mark.parametrize("option", [None, "--force"])
@pytest.mark.parametrize(
    "paths",
    [
        ["thesis.txt"],
        [".git/HEAD", ".git/config"],
        [".GIT/HEAD"],
        ["mine/.git/HEAD"],
        [".env"],
        ["mine/local.py", "mine/_runtime/local.py"],
        ["mine/local.py", "mine/provenance.json"],
        ["../neighbour.txt"],
        ["mine/../../neighbour.txt"],
        ["/etc/hostname"],
        ["mine//local.py"],
        ["./thesis.txt"],
        ["MINE/local.py", "mine/local.py"],
        ["mine\\local.py"],
        ["mine/local.py\0"],
        ["mine/local.py\n"],
        [""],
    ],
)
def test_nothing_is_lost_to_a_list(
    project: Path, paths: list[str], option: str | None
) -> None:
    """What no run wrote is not deleted, however it is listed; without force, it is told."""
    claim(*paths)
    before = contents(project.parent)
    done = concord(*filter(None, [option]))
    assert (0 if option else 2) == done.exit_code, done.stderr
    after = contents(project.parent)
    if option:
        before.pop("project/.concord.json")
    else:
        assert before.keys() == after.keys()
    assert before == {path: after.get(path) for path in before}


@pytest.mark.parametrize("path", ["pyproject.toml", "README.md"])
def test_a_project_s_own_files_are_not_overwritten(project: Path, path: str) -> None:
    """Not even with force, and not for being listed with the right digest."""
    (project / path).write_text("# Mine\n")
    claim(path)
    for option in ([], ["--force"]):
        done = concord(*option)
        assert 2 == done.exit_code
        assert f"{path}: not written by Concord, so not overwritten" in done.stderr
    assert "# Mine\n" == (project / path).read_text()
    assert not (project / "corner_shop").exists()


@pytest.mark.parametrize("link", ["mine", "mine/_runtime"])
def test_links_lead_to_nothing(project: Path, link: str) -> None:
    """A committed link makes no file in `.git` one of the output's."""
    (project / ".git/local.py").write_text("hook")
    (project / ".git/provenance.json").write_text(PROVENANCE)
    (project / "mine/provenance.json").write_text(PROVENANCE)
    (project / link).rename(project / "moved")
    (project / link).symlink_to(project / ".git")
    claim(f"{link}/local.py")
    before = contents(project)
    for option in ([], ["--force"]):
        done = concord(*option)
        assert 2 == done.exit_code
        assert f"{link} is in the way: it is a symbolic link" in done.stderr
    assert before == contents(project)


@pytest.mark.parametrize("output", [".git", ".git/hooks", "mine/../.git/new"])
def test_output_is_never_inside_of_git(project: Path, output: str) -> None:
    """No settings, and no link, take the output to git's own files."""
    (project / "linked").symlink_to(output)
    before = contents(project)
    for option in (["-o", output], ["-o", output, "--check"], ["-o", "linked"]):
        done = concord(*option)
        assert (2, True) == (done.exit_code, "belongs to git" in done.stderr)
    assert before == contents(project)
