"""`concord diff` as people call it in a repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.diff.shop import edited, shop
from tests.diff.test_revisions import commit, git

CONFIGURATION = '[tool.concord]\nspec = "spec/shop.yaml"\npackage = "shop"\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the spec on main, and an edit in the working tree."""
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, {"spec/shop.yaml": shop(), "pyproject.toml": CONFIGURATION})
    (tmp_path / "spec/shop.yaml").write_text(shop(edited), encoding="utf-8")
    return tmp_path


def concord(*arguments: str) -> Result:
    """Run `concord diff`."""
    return CliRunner().invoke(main, ["diff", *arguments])


def test_a_branch_is_compared_with_the_working_tree(desk: Path) -> None:
    """The places are those in the revision and in the file."""
    result = concord("main")
    assert 0 == result.exit_code, result.output
    assert "main:spec/shop.yaml -> spec/shop.yaml: 2 breaking" in result.output
    assert "- main:spec/shop.yaml:86:7  maxLength: 90\n" in result.output
    assert "+ spec/shop.yaml:88:7  maxLength: 40\n" in result.output


def test_two_revisions_are_compared(desk: Path) -> None:
    """What is not committed is in neither."""
    git(desk, "commit", "--quiet", "--all", "--message", "Change the spec")
    result = concord("HEAD~1", "HEAD", "--fail-on", "breaking")
    assert 1 == result.exit_code
    assert "HEAD~1:spec/shop.yaml -> HEAD:spec/shop.yaml: 2 breaking" in result.output


def test_a_revision_stands_for_the_file_it_is_compared_with(desk: Path) -> None:
    """Without a configured spec, it is the same file in both."""
    (desk / "pyproject.toml").unlink()
    result = concord("main", "spec/shop.yaml")
    assert "main:spec/shop.yaml -> spec/shop.yaml: 2 breaking" in result.output


def test_a_file_wins_over_a_revision(desk: Path) -> None:
    """A colon asks for the revision."""
    (desk / "main").write_text(shop(edited), encoding="utf-8")
    assert "main -> spec/shop.yaml: nothing changed" in concord("main").output
    assert "main:spec/shop.yaml -> spec/shop.yaml: 2 b" in concord("main:").output


def test_a_wrong_name_is_a_wrong_usage(desk: Path) -> None:
    """The message is one sentence, and says what may have been meant."""
    result = concord("mian")
    assert 2 == result.exit_code
    assert (
        "Error: `mian` is neither a file nor a revision; did you mean `main`?\n"
        == result.output
    )


def test_files_beside_a_spec_are_those_of_its_revision(desk: Path) -> None:
    """A part of the spec that changed since is read as it was."""
    text = shop().replace("'#/components/schemas/Goods'", "'parts/goods.yaml#/Wares'")
    part = "Wares:\n  type: string\n  minLength: 1\n  maxLength: 90\n"
    commit(desk, {"spec/shop.yaml": text, "spec/parts/goods.yaml": part})
    (desk / "spec/parts/goods.yaml").write_text(
        part.replace("90", "40"), encoding="utf-8"
    )
    result = concord("main")
    assert "- main:spec/parts/goods.yaml:4:3  maxLength: 90\n" in result.output
    assert "+ spec/parts/goods.yaml:4:3  maxLength: 40\n" in result.output


def test_the_page_is_the_same_each_time(desk: Path) -> None:
    """Whatever order Python gives to its sets, and whatever the terminal takes."""
    pages = {
        subprocess.run(
            [sys.executable, "-m", "generator", "diff", "main", "-f", "html"],
            cwd=desk,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": encoding},
            check=True,
            capture_output=True,
        ).stdout
        for seed, encoding in (("1", "ascii"), ("2", "utf-8"))
    }
    (page,) = pages
    assert page.decode("utf-8").startswith("<!DOCTYPE html>")


def test_every_name_of_a_revision_gives_the_same_order(desk: Path) -> None:
    """What is called like a file that comes first, or last, is listed the same way."""
    text = shop().replace("'#/components/schemas/Goods'", "'parts/goods.yaml#/Wares'")
    part = "Wares:\n  type: string\n  minLength: 1\n  maxLength: 90\n"
    commit(desk, {"spec/shop.yaml": text, "spec/parts/goods.yaml": part})
    (desk / "spec/parts/goods.yaml").write_text(part.replace("90", "40"))
    (desk / "spec/shop.yaml").write_text(shop(edited), encoding="utf-8")
    for name in ("zz", "AA"):
        git(desk, "branch", name)
    listed = {
        name: [line for line in concord(name).output.splitlines() if " [" in line]
        for name in ("main", "HEAD", "zz", "AA")
    }
    assert 3 < len(listed["main"])
    assert [listed["main"]] * 4 == list(listed.values())
