"""A Python name for each of some things, never the same for two of them.

Where two things would get the same name, the one that is called so already keeps it, and
every other one is called after the characters that make the difference: `GMT+1` becomes
GMT_PLUS_1, and `_id` beside `id` underscore_id. Underscores and spaces only part words where
other characters make the difference: `-made_at` becomes MINUS_MADE_AT. Where only the case of
letters differs, that is said: `string` beside `String` becomes StringLower. What is still not
told apart ends in a number made of its own spelling. So a name depends on those that it would
collide with, and on nothing else, least of all on their order.
"""

from __future__ import annotations

import keyword
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.ir import Named
from generator.problems.diagnostics import Findings, Related

_CALLED = {
    " ": "space",
    "!": "not",
    "#": "number",
    "$": "dollar",
    "%": "percent",
    "&": "and",
    "*": "star",
    "+": "plus",
    "-": "minus",
    ".": "dot",
    "/": "slash",
    ":": "colon",
    "<": "less",
    "=": "equal",
    ">": "greater",
    "@": "at",
    "\\": "backslash",
    "_": "underscore",
    "|": "or",
    "~": "tilde",
}
"""The words for characters that no word has, where Unicode's names are no usual ones."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How things of one sort are named.

    `suffix` ends a name that is reserved; `noun` begins one that would begin with a digit.
    """

    convention: Callable[[str], str]
    reserved: Collection[str]
    suffix: str = "_"
    noun: str = "value"

    def name(self, text: str) -> str:
        """Return the name that a text gets, whatever others there are."""
        name = self.convention(text)
        if not name:
            words = " ".join(spelt(text)) if text else f"empty {self.noun}"
            name = self.convention(words)
        if name and not name.isidentifier():
            name = self.convention(f"{self.noun} {text}")
        if name in self.reserved or keyword.iskeyword(name):
            name += self.suffix
        return name


def distinct(
    things: Iterable[Named], manner: Manner, findings: Findings
) -> dict[str, str]:
    """Return the Python name of each thing, by its own; warn where two came together."""
    things = _single(things, findings)
    names: dict[str, str] = {}
    plain = {thing.name: manner.name(thing.name) for thing in things}
    for thing in things:
        if not plain[thing.name].isidentifier():
            _report_illegal(thing, findings)
    if len({*plain.values()}) == len(plain):
        return plain
    rivals = _rivals(things, plain)
    waiting = [thing.name for thing in things]
    for attempt in (_as_it_is, _signed, _told_apart, _in_its_case, _numbered):
        tried = (
            {each: plain[each] for each in waiting}
            if attempt is _as_it_is
            else {each: manner.name(attempt(each)) for each in waiting}
        )
        counts = Counter(tried.values())
        taken = set(names.values())
        for each, name in tried.items():
            is_own = attempt is _as_it_is and each == name
            if name not in taken and (counts[name] == 1 or is_own):
                names[each] = name
        waiting = [each for each in waiting if each not in names]
    for thing in things:
        if thing.name in rivals and names.get(thing.name) != plain[thing.name]:
            _report_rival(thing, rivals[thing.name], plain, names, findings)
    return {thing.name: names.get(thing.name, plain[thing.name]) for thing in things}


def _single(things: Iterable[Named], findings: Findings) -> list[Named]:
    """Return things of different names; report one that is called as another is."""
    single: dict[str, Named] = {}
    for thing in things:
        first = single.setdefault(thing.name, thing)
        if first is not thing:
            findings.error(
                f"a second thing is called `{thing.name}`",
                thing.place,
                hint="rename one of them",
                related=[Related("the first one is here", first.place)],
            )
    return list(single.values())


def _rivals(things: Iterable[Named], plain: Mapping[str, str]) -> dict[str, Named]:
    """Return, for each thing that shares its name, another one that it shares it with.

    That is the one that keeps the name, if one does.
    """
    groups: dict[str, list[Named]] = {}
    for thing in things:
        groups.setdefault(plain[thing.name], []).append(thing)
    return {
        thing.name: min(
            (other for other in group if other is not thing),
            key=lambda other: (other.name != plain[other.name], other.name),
        )
        for group in groups.values()
        if len(group) > 1
        for thing in group
    }


def _as_it_is(name: str) -> str:
    return name


def _signed(name: str) -> str:
    """Return a name with words for its characters, but for those that part words."""
    parts = name.replace("_", " ").split(" ")
    return " ".join(word for part in parts for word in spelt(part)) or _told_apart(name)


def _told_apart(name: str) -> str:
    """Return a name with words for the characters that no word has."""
    return " ".join(spelt(name))


def _in_its_case(name: str) -> str:
    return f"{_told_apart(name)} {_case(name)}"


def _numbered(name: str) -> str:
    return f"{_told_apart(name)} x{zlib.crc32(name.encode()) % 1_000_000:06d}"


def spelt(name: str) -> Iterator[str]:
    """Return the parts of a name: runs of letters and digits, and words for the rest."""
    run = ""
    for char in name:
        if char.isalnum() or unicodedata.category(char).startswith("M"):
            run += char
            continue
        if run:
            yield run
        run = ""
        yield _CALLED.get(char) or unicodedata.name(char, f"u{ord(char):04x}").lower()
    if run:
        yield run


def _case(name: str) -> str:
    if name.islower():
        return "lower"
    if name.isupper():
        return "upper"
    return "pascal" if name[:1].isupper() else "camel"


def _report_illegal(thing: Named, findings: Findings) -> None:
    findings.error(
        f"no Python name can be made of `{thing.name}`",
        thing.place,
        hint="a name needs a character",
    )


def _report_rival(
    thing: Named,
    other: Named,
    plain: Mapping[str, str],
    names: Mapping[str, str],
    findings: Findings,
) -> None:
    name = plain[thing.name]
    if thing.name not in names:
        message = f"`{thing.name}` and `{other.name}` both become `{name}` in Python"
        findings.error(message, thing.place, hint="rename one of them")
        return
    findings.warning(
        f"`{thing.name}` and `{other.name}` both become `{name}` in Python, so this is"
        f" called `{names[thing.name]}`",
        thing.place,
        hint="rename one of them",
        related=[Related(f"`{other.name}` stands here", other.place)],
        rule="colliding-name",
    )
