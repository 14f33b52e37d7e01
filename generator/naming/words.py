"""The words that a name consists of, and the ways to write them in Python.

Letters of every script stay as they are, as far as Python takes them: `größe` is a name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_ASCII_WORD = re.compile(
    r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+[0-9]*|[A-Z]+[0-9]*|[0-9]+",
    re.ASCII,
)


@lru_cache(maxsize=1 << 15)
def snake(name: str) -> str:
    """Return `name` in snake_case: registryId becomes registry_id."""
    return "_".join(word.lower() for word in words(name))


@lru_cache(maxsize=1 << 15)
def pascal(name: str) -> str:
    """Return `name` in PascalCase; one that is so already stays as it is."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
        return name
    return "".join(word[0].upper() + word[1:] for word in words(name))


def upper(name: str) -> str:
    """Return `name` in UPPER_CASE; nothing for one without letters and digits."""
    found = snake(name).upper()
    return found if found.isidentifier() or not found else f"VALUE_{found}"


def words(name: str) -> list[str]:
    """Return the words of a name, found by case, digits and punctuation."""
    if name.isascii():
        return _ASCII_WORD.findall(name)
    # Python reads names so, and they must be equal to what it reads.
    text = unicodedata.normalize("NFKC", name)
    parts = "".join(char if _may_be_in_a_name(char) else " " for char in text).split()
    return [word for part in parts for word in _words_of_part(part)]


def _may_be_in_a_name(char: str) -> bool:
    return char != "_" and f"a{char}".isidentifier()


def _words_of_part(part: str) -> list[str]:
    """Return the words of a text that has nothing but letters, marks and digits.

    A word begins where a letter in upper case follows one that is not.
    """
    if part.isascii():
        return _ASCII_WORD.findall(part)
    found = [part[0]]
    for before, char in pairwise(part):
        if char.isupper() and not before.isupper():
            found.append(char)
        else:
            found[-1] += char
    return found
