"""`concord help`: topics, each a text in the package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import SUBCOMMANDS, main
from generator.cli.help import TOPICS, topics

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"x-concord-[a-z-]*[a-z](?![a-z-])")


def concord(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, arguments)


def test_topics_are_listed() -> None:
    """Each with what it is about."""
    result = concord("help")
    assert 0 == result.exit_code
    for name, about in topics().items():
        assert re.search(
            rf"^  {name} +{re.escape(about)}$", result.stdout, re.MULTILINE
        )


@pytest.mark.parametrize("topic", topics())
def test_a_topic_is_its_text(topic: str) -> None:
    """As it stands in the package."""
    text = TOPICS[topic].read_text(encoding="utf-8")
    assert text == concord("help", topic).stdout
    for block in re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        assert yaml.safe_load(block)


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_a_command_is_a_topic(name: str) -> None:
    """It is what --help says."""
    expected = concord(name, "--help").stdout
    assert (
        expected.partition("\n")[2] == concord("help", name).stdout.partition("\n")[2]
    )


def test_a_misspelt_topic_is_told_the_closest() -> None:
    """It is a wrong usage."""
    result = concord("help", "extension")
    assert 2 == result.exit_code
    expected = "Error: there is no topic extension; did you mean `extensions`?\n"
    assert expected == result.stderr


def test_every_extension_is_documented() -> None:
    """What the generator reads has a section, and each section is read."""
    sources = [file.read_text("utf-8") for file in ROOT.glob("generator/**/*.py")]
    read = {key for text in sources for key in KEY.findall(text)}
    text = TOPICS["extensions"].read_text(encoding="utf-8")
    assert read == set(re.findall(r"^## (x-concord-\S+)$", text, re.MULTILINE))
    known = {key for text in (text, *sources) for key in KEY.findall(text)}
    assert known == read


def test_the_readme_names_every_topic() -> None:
    """With the file that it is, and the command that shows it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, file in TOPICS.items():
        assert (
            f"({file.relative_to(ROOT).as_posix()}) | `concord help {name}` |" in readme
        )
