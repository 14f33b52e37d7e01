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
        assert f"  {name}  {about}\n" in result.stdout


@pytest.mark.parametrize("topic", topics())
def test_a_topic_is_its_text(topic: str) -> None:
    """As it stands in the package; no line is longer than a terminal."""
    text = (TOPICS / f"{topic}.md").read_text(encoding="utf-8")
    assert text == concord("help", topic).stdout
    assert [] == [line for line in text.splitlines() if len(line) > 80]
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
    text = (TOPICS / "extensions.md").read_text(encoding="utf-8")
    assert read == set(re.findall(r"^## (x-concord-\S+)$", text, re.MULTILINE))
    known = {key for text in (text, *sources) for key in KEY.findall(text)}
    assert known == read


def test_the_readme_names_the_topic() -> None:
    """Where the extensions are spoken of."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "`concord help extensions`" in readme
    assert "generator/cli/topics/extensions.md" in readme
