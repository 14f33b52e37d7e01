"""Every code block of a README runs, and prints what the README says it prints."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli.config import Lint, check_table
from generator.cli.rules import configured_rules
from generator.pipeline import generate
from generator.resources.templates import copy
from generator.sources.source import Source

ROOT = Path(__file__).parents[1]


class Block(NamedTuple):
    """A fenced block: its language and its text."""

    language: str
    text: str


READMES = [
    "README.md",
    *sorted(
        file.relative_to(ROOT).as_posix()
        for folder in ("generator", "templates", "tests")
        for file in (ROOT / folder).rglob("README.md")
        if "generated" not in file.parts
    ),
    "templates/clients.md",
    "templates/servers.md",
]


def blocks(readme: str) -> Iterator[Block]:
    """Return the fenced blocks of a README, in order."""
    fence = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    for language, text in fence.findall((ROOT / readme).read_text("utf-8")):
        yield Block(language, text)


def having(language: str) -> list[str]:
    """Return the files that have such blocks."""
    return [
        readme
        for readme in READMES
        if any(block.language == language for block in blocks(readme))
    ]


def matches(expected: str, actual: str) -> bool:
    """Return whether the texts are equal, `...` standing for anything."""
    pattern = ".*".join(map(re.escape, expected.split("...")))
    return re.fullmatch(pattern, actual, re.DOTALL) is not None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout of the spec and of what is generated from it, under git."""
    for name in ("spec", "generated"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("pyproject.toml", ".gitattributes"):
        shutil.copy(ROOT / name, tmp_path)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "start"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    return tmp_path


@pytest.fixture(scope="module")
def corner_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The package of the spec that `concord init` begins with can be imported."""
    folder = tmp_path_factory.mktemp("shop")
    source = Source("service.yaml", copy("skeleton/http.yaml"))
    for path, text in generate(source).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield
    sys.path.remove(str(folder))


@pytest.mark.usefixtures("corner_shop")
@pytest.mark.parametrize("readme", having("python"))
def test_python_blocks_print_what_the_next_block_says(readme: str) -> None:
    """The Python blocks of one file run one after the other, as one session."""
    session: dict[str, object] = {"__name__": "readme"}
    printed = io.StringIO()
    said = ""
    for block in blocks(readme):
        if block.language == "python":
            with contextlib.redirect_stdout(printed):
                exec(compile(block.text, readme, "exec"), session)
        elif block.language == "text":
            said += block.text
    assert said == printed.getvalue()


@pytest.mark.parametrize("readme", having("console"))
def test_console_blocks_print_what_they_show(project: Path, readme: str) -> None:
    """The commands run in a checkout, and print what stands below them."""
    environment = os.environ | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "COLUMNS": "200",
        "NO_COLOR": "1",
        "GIT_PAGER": "cat",
    }
    for block in blocks(readme):
        if block.language != "console":
            continue
        for command, expected in re.findall(
            r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE
        ):
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=project,
                env=environment,
                capture_output=True,
                text=True,
            )
            actual = done.stdout + done.stderr
            assert matches(expected, actual), f"$ {command}\n{actual}"


def test_settings_are_those_of_this_project() -> None:
    """What the README shows is in pyproject.toml, or may be in somebody's."""
    shown = [
        tomllib.loads(block.text)["tool"]["concord"]
        for readme in READMES
        for block in blocks(readme)
        if block.language == "toml"
    ]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["concord"] in shown
    for table in shown:
        check_table(ROOT / "pyproject.toml", table)
        configured_rules(Lint(rules=table.get("lint", {}).get("rules", {})))


def test_make_targets_exist() -> None:
    """The commands at the top of the README are targets of the Makefile."""
    commands = next(block.text for block in blocks("README.md") if not block.language)
    wanted = re.findall(r"^make (\w+)", commands, re.MULTILINE)
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert ["generate", "test"] == wanted
    assert set(wanted) <= set(targets)


@pytest.mark.parametrize("readme", READMES)
def test_links_lead_to_files(readme: str) -> None:
    """A link within the repository leads somewhere."""
    text = re.sub(
        r"^```.*?^```$", "", (ROOT / readme).read_text("utf-8"), flags=re.M | re.S
    )
    links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", text)
    folder = (ROOT / readme).parent
    assert [] == [link for link in links if not (folder / link).exists()]
