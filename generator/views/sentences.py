"""What members and shapes are, in sentences of a docstring."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import ir
from generator.views.limits import in_words
from generator.views.prose import first_sentence, sentence
from generator.views.vocabulary import Vocabulary, held


def member_sentences(words: Vocabulary, member: ir.Member) -> Iterator[str]:
    """Yield what a member is, its limits, and what it is by default; nothing twice."""
    yield member_sentence(words, member)
    limits = limits_sentence(words, member.shape)
    if limits != "A URI." or not _ADDRESS.search(member.name):
        yield limits
    yield default_sentence(member)


_ADDRESS = re.compile(r"(?:\A|[^a-zA-Z])(?:href|ur[il])\Z|(?:Href|U(?:r[il]|R[IL]))\Z")
"""The end of a name that says already that it is a URI."""


def member_sentence(words: Vocabulary, member: ir.Member) -> str:
    """Return what a member is, in a sentence; what its shape is, if nothing better.

    Nothing where its name says the same.
    """
    said = member.description or words.shape(member.shape).description
    return "" if repeats(said, member.name) else sentence(first_sentence(said))


def repeats(text: str, name: str) -> bool:
    """Return whether a text says nothing but a name, with an article at most."""
    if len(text) > 2 * len(name) + 8:
        return False
    return _bare(_ARTICLE.sub("", text)) == _bare(name)


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text).lower()


_ARTICLE = re.compile(r"\s*(?:an?|the)\s", re.I)
_BETWEEN = re.compile(r"[\W_]")


def limits_sentence(words: Vocabulary, name: str) -> str:
    """Return the limits of a shape, and of what it holds, in a sentence."""
    limits = _limits(words, name)
    return sentence(limits[:1].upper() + limits[1:])


def _limits(words: Vocabulary, name: str) -> str:
    shape = words.shape(name)
    own = in_words(shape)
    if not isinstance(shape, ir.List | ir.Map):
        return own
    if isinstance(shape, ir.Map) and shape.key is not None:
        keys = in_words(words.shape(shape.key))
        own = ", ".join(filter(None, [own, f"keys {keys}" if keys else ""]))
    inner = _limits(words, held(shape))
    return ", each ".join(filter(None, [own or "any number", inner])) if inner else own


def default_sentence(member: ir.Member) -> str:
    """Return what the service assumes where a member is absent, "" if unknown."""
    if member.required or member.default is None:
        return ""
    if isinstance(member.default, dict | list):
        return ""
    return (
        f"`{member.default}` if absent." if member.default != "" else "Empty if absent."
    )
