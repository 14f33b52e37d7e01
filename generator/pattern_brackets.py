r"""Bracket expressions of ECMA-262's patterns, such as `[\w.-]`, in Python's syntax."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.pattern_escapes import CLASSES, PatternError, character

ANY = r"[\s\S]"
"""Any character at all, in either language."""

_SYNTAX = "[-&~|"
"""What Python gives a meaning inside brackets, or reserves for one."""


class _Atom(NamedTuple):
    """A character, or the letter of a class of them, and where it stands."""

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
        said = "any character" if negation else "no character"
        raise PatternError(f"`[{negation}]` stands for {said}, in ECMA only", offset)
    end = atoms[-1].offset + len(atoms[-1].text) + 1
    if any(atom.members.isupper() for atom in atoms):
        return _any(atoms, negation), end
    return f"[{negation}{_written(atoms)}]", end


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
    if letter and letter in "dDwWsSb":
        return _Atom(f"\\{letter}", at, letter.replace("b", ""))
    _, end = character(pattern, at)
    return _Atom(pattern[at:end], at)


def _any(atoms: list[_Atom], negation: str) -> str:
    r"""Return any character for a class and its complement, such as `[\s\S]`."""
    classes = {atom.members for atom in atoms}
    complement = next(atom for atom in atoms if atom.members.isupper())
    if negation or complement.members.lower() not in classes:
        message = f"`{complement.text}` inside [...] has no equal in Python"
        raise PatternError(message, complement.offset)
    return ANY


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
        return CLASSES[atom.members]
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
