"""Strings of a spec in Markdown, where they must not become markup.

GitHub makes more of a text than Markdown does: mentions, references, addresses and
formulas. In code it makes nothing of them, so that is where names and values stand.
"""

from __future__ import annotations

import re

from generator.diff.segments import sentence
from generator.problems.excerpt import visible

_LONGEST_NAME = 200
_LONGEST_TEXT = 1000
_PLAIN = re.compile(r"[\w ,()-]+")
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]")
_REFERENCE = re.compile(r"[@#]")
_ADDRESS = re.compile(r"(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"


def code(text: str) -> str:
    """Return a text as code within a line."""
    shown = visible(_cut(text, _LONGEST_NAME))
    fence = "`" * (_longest_run(shown) + 1)
    # A space is taken off each side, where there is one on both.
    pad = " " if shown[:1] in "` " or shown[-1:] in "` " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def prose(text: str) -> str:
    """Return a text as a reader sees it, on one line and without any markup."""
    escaped = _MARKUP.sub(r"\\\g<0>", visible(_cut(text, _LONGEST_TEXT)))
    apart = _REFERENCE.sub(rf"\\\g<0>{_JOINER}", escaped)
    return _ADDRESS.sub(r"\\\g<0>", apart)


def title(text: str) -> str:
    """Return a text for a heading: as code, unless it is of words alone."""
    return text if _PLAIN.fullmatch(text) else code(text)


def said(text: str) -> str:
    """Return a sentence whose names stand in backquotes."""
    return "".join(
        code(each.raw) if each.special else prose(each.raw) for each in sentence(text)
    )


def fenced(lines: list[str], language: str) -> str:
    """Return lines as a block of code."""
    shown = "\n".join(map(visible, lines))
    fence = "`" * max(3, _longest_run(shown) + 1)
    return f"{fence}{language}\n{shown}\n{fence}\n"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
