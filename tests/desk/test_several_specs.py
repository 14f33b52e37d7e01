"""Several specs in one project, and specs that come from standard input."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.desk.commands import watching
from tests.generator.small_spec import operation, spec

TWO = """\
[tool.concord.specs.one]
spec = "one.yaml"
output = "out/one"
[tool.concord.specs.two]
spec = "two.yaml"
output = "out/two"
package = "second"
"""


def small(title: str) -> str:
    """A spec of one operation."""
    text = spec(paths=operation("Do", response="Out"), schemas="Out: {type: object}\n")
    return text.replace("Small Service", title).replace("  responses:\n\n", "")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two specs, where the command runs."""
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text(TWO)
    Path("one.yaml").write_text(small("First One"))
    Path("two.yaml").write_text(small("Second One"))
    return tmp_path


def concord(*arguments: str, stdin: str | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, arguments, input=stdin)


def packages() -> set[str]:
    """The packages that are there."""
    return {
        file.parent.relative_to("out").as_posix()
        for file in Path("out").rglob("client.py")
        if "_runtime" not in file.parts
    }


def test_all_are_written_and_compared(project: Path) -> None:
    """Without an argument; each has its folder and its package."""
    done = concord("generate")
    assert 0 == done.exit_code, done.stderr
    assert {"one/first_one", "two/second"} == packages()
    assert 0 == concord("generate", "--check").exit_code
    Path("out/two/second/client.py").unlink()
    done = concord("generate", "--check")
    assert 1 == done.exit_code
    assert "+++ b/out/two/second/client.py\n" in done.stdout
    assert "out/one/: 0 files to write" in done.stderr


@pytest.mark.parametrize("argument", ["two", "two.yaml", "./two.yaml"])
def test_one_is_chosen_by_its_name_or_its_file(project: Path, argument: str) -> None:
    """With its folder and its package."""
    assert 0 == concord("generate", argument).exit_code
    assert {"two/second"} == packages()


def test_what_is_wrong_with_one_does_not_keep_the_other(project: Path) -> None:
    """The exit code is that of the worst."""
    Path("one.yaml").write_text("openapi: 3.1.0\n")
    done = concord("generate")
    assert 1 == done.exit_code
    assert {"two/second"} == packages()
    Path("one.yaml").unlink()
    done = concord("generate")
    assert 2 == done.exit_code
    assert "Error: cannot read one.yaml: No such file or directory\n" in done.stderr
    assert "out/two/: 0 files written" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["generate", "-o", "here"],
            "--output and --package are for one spec: name it, one or two",
        ),
        (
            ["generate", "three"],
            "three is neither a file nor a spec of pyproject.toml; these are one or two",
        ),
        (["mock"], "which spec? Name it: one or two"),
        (["diff", "HEAD"], "which spec? Choose one with --spec: one, two"),
        (
            ["init"],
            "pyproject.toml has tables [tool.concord.specs] already: add to them",
        ),
    ],
)
def test_what_is_about_one_spec_asks_which(
    project: Path, arguments: list[str], message: str
) -> None:
    """The message names them all."""
    done = concord(*arguments)
    assert 2 == done.exit_code
    assert message in done.stderr


def test_two_files_are_compared_whatever_is_configured(project: Path) -> None:
    """No revision has to stand for anything."""
    done = concord("diff", "one.yaml", "two.yaml")
    assert 0 == done.exit_code, done.stderr
    assert "package-renamed second_one" in done.stdout


def test_all_are_watched(project: Path) -> None:
    """A save of either counts, and each is written."""
    with watching(project) as watcher:
        watcher.until("Watching for changes")
        for name, title in (("two", "Other Two"), ("one", "Other One")):
            (project / f"{name}.yaml").write_text(small(title))
            watcher.until(f"{title} ({name}.yaml)")
        assert 0 == watcher.interrupt()


def test_a_spec_may_come_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In YAML or JSON; it has a name of its own, and no files beside it."""
    monkeypatch.chdir(tmp_path)
    done = concord("generate", "-", "-o", "out", stdin=small("First One"))
    assert 0 == done.exit_code, done.stderr
    assert "First One (<stdin>): 1 operation" in done.stderr
    assert {"first_one"} == packages()
    done = concord("generate", "-", "--check", "-o", "out", stdin=small("First One"))
    assert 0 == done.exit_code
    text = small("First One").replace("#/components/schemas/Out", "out.yaml#/Out")
    done = concord("generate", "-", "-o", "out", stdin=text)
    assert 1 == done.exit_code
    assert (
        "`out.yaml#/Out` leads nowhere: a spec from standard input has no files beside it:"
        " name its file"
    ) in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["generate", "-", "--watch"], "standard input ends"),
        (["diff", "-", "-"], "only one of OLD and NEW can be standard input"),
    ],
)
def test_standard_input_is_read_once(arguments: list[str], message: str) -> None:
    """What would read it again is refused."""
    done = concord(*arguments, stdin=small("First One"))
    assert 2 == done.exit_code
    assert message in done.stderr


def test_standard_input_is_compared(project: Path) -> None:
    """With a file, from either side."""
    for arguments in (("-", "two.yaml"), ("two.yaml", "-")):
        done = concord("diff", *arguments, stdin=small("First One"))
        assert 0 == done.exit_code, done.stderr
        assert "<stdin>" in done.stdout
        assert "package-renamed" in done.stdout
