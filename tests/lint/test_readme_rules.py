"""What the README says of the rules comes from the same table as the rules."""

from __future__ import annotations

import os
import re
from pathlib import Path

import yaml

from generator.lint.catalogue import RULES
from tests.lint.specs import CLEAN, linted

README = Path(__file__).parents[2] / "generator/lint/README.md"
BLOCK = re.compile(r"(<!-- rules: .*? -->\n)(.*?)(<!-- end of rules -->)", re.DOTALL)


def table() -> str:
    """The rules as a table in Markdown."""
    rows = [
        f"| `{name}` | {rule.level} | {rule.title} |" for name, rule in RULES.items()
    ]
    return "\n".join(
        ["", "| rule | level | finds |", "| --- | --- | --- |", *rows, "\n"]
    )


def test_readme_has_the_table_of_rules() -> None:
    """`UPDATE_GOLDEN=1 pytest` writes it anew."""
    text = README.read_text(encoding="utf-8")
    expected = BLOCK.sub(lambda match: match[1] + table() + match[3], text)
    if os.environ.get("UPDATE_GOLDEN"):
        README.write_text(expected, encoding="utf-8")
    assert expected == README.read_text(encoding="utf-8")
    assert BLOCK.search(text) is not None


def test_readme_shows_a_silence_that_works() -> None:
    """The block of YAML silences the rule that it names."""
    (shown,) = re.findall(
        r"^```yaml\n(x-.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert {"x-concord-lint"} == yaml.safe_load(shown).keys()
    spec = CLEAN.replace(", maxLength: 20", "")
    report = linted(spec + shown)
    assert () == report.findings
    assert ["unbounded-input"] == [each.diagnostic.rule for each in report.silenced]
