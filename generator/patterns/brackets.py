r"""Bracket expressions of ECMA-262's patterns, such as `[\w.-]`, in Python's syntax."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.patterns.escapes import (
    CLASSES,
    PatternError,
    by_property,
    character,
)

ANY = r"[\s\S]"
"""Any character at all, in either language."""

NONE = r"[^\s\S]"
"""No character at all."""

_COMPLEMENTS = {
    "D": r"\x00-/:-\U0010ffff",
    "W": r"\x00-/:-@\[-\^`{-\U0010ffff",
    "S": (
        r"\x00-\x08\x0e-\x1f!-\x9f\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e"
        r"\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\U0010ffff"
    ),
}
"""What the classes in capitals stand for, beside others in brackets."""

_SYNTAX = "[-&~|"
"""What Python gives a meaning inside brackets, or reserves for one."""


class _Atom(NamedTuple):
    """A character, or a class of them, and where it stands.

    `members` is the letter of a class, or what one by property is in Python.
    """

    text: str
    offset: int
    members: str = ""


def brackets(pattern: str, offset: int) -> tuple[str, int]:
    """Return the bracket expression at `offset`, in Python, and where it ends.

    Raises:
        PatternError: it has no end, or no equal in Python.
    """
    negation = "^" if pattern.startswith("^", offset + 1) else ""
    start = offset + 1 + len(negation)
    atoms = list(_atoms(pattern, offset, start))
    if not atoms:
        return ANY if negation else NONE, start + 1
    end = atoms[-1].offset + len(atoms[-1].text) + 1
    classes = _members(atoms) & CLASSES.keys()
    if not negation and any(letter.upper() in _members(atoms) for letter in classes):
        return ANY, end
    if len(atoms) == 1 and atoms[0].members in _COMPLEMENTS:
        other = "" if negation else "^"
        return f"[{other}{CLASSES[atoms[0].members.lower()]}]", end
    return f"[{negation}{_written(atoms)}]", end


def _members(atoms: list[_Atom]) -> set[str]:
    return {atom.members for atom in atoms}


def _atoms(pattern: str, opening: int, at: int) -> Iterator[_Atom]:
    """Return what stands between the brackets, as the spec writes it."""
    while not pattern.startswith("]", at):
        if at >= len(pattern):
            raise PatternError("this `[` has no `]`", opening)
        atom = _atom(pattern, at)
        yield atom
        at += len(atom.text)


def _atom(pattern: str, at: int) -> _Atom:
    if pattern[at] != "\\":
        return _Atom(pattern[at], at)
    letter = pattern[at + 1 : at + 2]
    if letter and letter in "pP":
        members, end = by_property(pattern, at)
        return _Atom(pattern[at:end], at, members)
    if letter and letter in "dDwWsSb":
        return _Atom(f"\\{letter}", at, letter.replace("b", ""))
    _, end = character(pattern, at)
    return _Atom(pattern[at:end], at)


def _written(atoms: list[_Atom]) -> str:
    parts: list[str] = []
    index = 0
    while index < len(atoms):
        if _is_range(atoms[index : index + 3]):
            parts.append(f"{_escaped(atoms[index])}-{_escaped(atoms[index + 2])}")
            index += 3
        else:
            parts.append(_single(atoms, index))
            index += 1
    return "".join(parts)


def _is_range(atoms: list[_Atom]) -> bool:
    if len(atoms) < 3 or atoms[1].text != "-":
        return False
    return not atoms[0].members and not atoms[2].members


def _single(atoms: list[_Atom], index: int) -> str:
    """Write an atom that is no end of a range, with an escape only if it needs one."""
    atom = atoms[index]
    if atom.members:
        return {**CLASSES, **_COMPLEMENTS}.get(atom.members, atom.members)
    first, last = index == 0, index == len(atoms) - 1
    nested = first and atom.text == "["
    doubled = not last and atoms[index + 1].text == atom.text
    dash = atom.text == "-" and not first and not last
    return _escaped(atom) if nested or doubled or dash else _character(atom)


def _escaped(atom: _Atom) -> str:
    return rf"\{atom.text}" if atom.text in _SYNTAX else _character(atom)


def _character(atom: _Atom) -> str:
    if len(atom.text) == 1 or atom.text == r"\b":
        return atom.text
    text, _ = character(atom.text, 0)
    return text
