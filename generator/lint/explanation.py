"""Why each rule matters and how to mend what breaks it, from a text beside the rules.

A text is in Markdown: why, then the sections "Mend it", "Bad" and "Good". The latter two
hold a part of a spec each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("explanations")
_TEXT = re.compile(
    r"(?P<why>.+?)\n\n## Mend it\n\n(?P<mend>.+?)\n\n"
    r"## Bad\n\n```yaml\n(?P<bad>.+?)```\n\n## Good\n\n```yaml\n(?P<good>.+?)```\n",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of a rule, in paragraphs, and parts of specs."""

    why: str
    mend: str
    bad: str
    good: str

    def text(self) -> str:
        """Return all of it in plain text."""
        return (
            f"{self.why}\n\nHow to mend it:\n\n{self.mend}\n\n"
            f"Bad:\n\n{_indented(self.bad)}\nGood:\n\n{_indented(self.good)}"
        )

    def markdown(self) -> str:
        """Return all of it in Markdown."""
        return (
            f"{self.why}\n\n**How to mend it:** {self.mend}\n\n"
            f"Bad:\n\n```yaml\n{self.bad}```\n\nGood:\n\n```yaml\n{self.good}```\n"
        )


@cache
def explanation(rule: str) -> Explanation:
    """Return what there is to say of a rule.

    Raises ValueError for a text that has not the form of one.
    """
    text = (_FOLDER / f"{rule}.md").read_text(encoding="utf-8")
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError(f"the explanation of {rule} lacks a section")
    return Explanation(**match.groupdict())


def _indented(text: str) -> str:
    return "".join(
        f"  {line}" if line.strip() else line for line in text.splitlines(True)
    )
