"""Path templates, cut into what a request's path is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import quote, unquote, unquote_plus

import msgspec

NOTHING: Mapping[str, str] = MappingProxyType({})

Condition: TypeAlias = tuple[str, str]
"""A name and a value that the query must have."""


class Segment(msgspec.Struct, frozen=True):
    """What stands between two slashes of a template."""

    texts: tuple[str, ...]
    """Around the variables: one more than there are variables."""

    variables: tuple[str, ...]

    rest: bool = False
    """Whether the variable takes all that follows, slashes as well."""

    starts: tuple[str, ...] = ()
    """How the text of each variable begins, as in the style `matrix`; "" if anyhow."""

    def values(self, raw: str) -> list[str] | None:
        """Return the raw text of each variable in a segment, `None` if it is another.

        Where a text between variables occurs more often, its last place counts. Where
        there is none, the next value begins as its style says, or else with the last dot:
        it is an ending such as `.json`.
        """
        return self._cut(raw)

    def eased(self, raw: str) -> list[str] | None:
        """Return the same for callers who encode what a template has as it is.

        `%3A` is read as `:` here. Where the segment may be anything else, it is that: a
        value may have such a character, too.
        """
        if "%" not in raw or self._cut(raw) is not None:
            return None
        return self._cut(self._plainer(raw))

    def _cut(self, raw: str) -> list[str] | None:
        # From the right, a separator at a time: the time grows with the length only.
        first, *separators, last = self.texts
        if not raw.startswith(first) or not raw.endswith(last):
            return None
        left = raw[len(first) : len(raw) - len(last)]
        if len(first) + len(last) > len(raw):
            return None
        values: list[str] = []
        for index in range(len(separators), 0, -1):
            separator = separators[index - 1]
            # Those before begin somewhere before it.
            starts = self.starts[1 : index + 1]
            at = (
                _start(left, starts)
                if starts and starts[-1] and not separator
                else left.rfind(separator or ".", 1)
            )
            if at < 0:
                return None
            values.append(left[at + len(separator) :])
            left = left[:at]
        values.append(left)
        return values[::-1] if all(values) else None

    def _plainer(self, raw: str) -> str:
        literal = frozenset("".join(self.texts))

        def decoded(match: re.Match[str]) -> str:
            character = chr(int(match[1], 16))
            return character if character in literal else match[0]

        return _ENCODED.sub(decoded, raw)


class Template(msgspec.Struct, frozen=True):
    """A path of a document."""

    segments: tuple[Segment, ...]
    conditions: tuple[Condition, ...] = ()
    """What tells it apart from others with the same segments."""

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of all variables, in the order of the path."""
        return tuple(name for each in self.segments for name in each.variables)


def template_of(path: str, starts: Mapping[str, str] = NOTHING) -> Template:
    """Return the parts of a path such as `/pets/{petId}:feed?mode=fast`.

    What follows `?` or `#` are pairs that the query must have; a fragment that is no
    pair tells nothing apart. `starts` are how texts of variables begin, where that is
    known.

    Raises:
        ValueError: it does not begin with a slash, or a variable is no name.
    """
    if not path.startswith("/"):
        raise ValueError(f"{path!r} does not begin with a slash")
    before, fragment = _parted(path, "#")
    plain, query = _parted(before, "?")
    pairs = [*query.split("&"), *fragment.split("&")]
    conditions = tuple(
        (unquote_plus(name), unquote_plus(value))
        for name, equals, value in (pair.partition("=") for pair in pairs)
        if equals
    )
    return Template(tuple(_segments(plain, starts)), conditions)


def _start(text: str, starts: Sequence[str]) -> int:
    """Return where the last of some texts begins, each behind the one before; -1 nowhere."""
    at = 0
    for start in filter(None, starts):
        is_named = r"(?![^=;])" if len(start) > 1 else ""
        found = re.compile(re.escape(start) + is_named).search(text, at + 1)
        if found is None:
            return -1
        at = found.start()
    return at


def _segments(path: str, starts: Mapping[str, str]) -> Iterator[Segment]:
    for text in path[1:].split("/"):
        *pairs, last = _pieces(text)
        variables = [name for _, name in pairs]
        rest = len(pairs) == 1 and variables[0].endswith("+")
        texts = [*(before for before, _ in pairs), last[0]]
        yield Segment(
            tuple(map(_written if pairs else unquote, texts)),
            tuple(name.removesuffix("+") for name in variables),
            rest,
            tuple(starts.get(name, "") for name in variables),
        )


def _written(text: str) -> str:
    """Return the text of a template as the path of a request has it."""
    return quote(unquote(text), safe=_ASCII)


def _pieces(text: str) -> Sequence[tuple[str, str]]:
    """Return each text and the variable behind it; behind the last there is none."""
    pieces = _VARIABLE.split(text)
    if any("{" in each or "}" in each for each in pieces[::2]):
        raise ValueError(f"{text!r} has braces that do not enclose a name")
    return list(zip(pieces[::2], [*pieces[1::2], ""], strict=True))


def _parted(path: str, mark: str) -> tuple[str, str]:
    """Cut a path at a mark that stands outside of braces."""
    depth = 0
    for at, character in enumerate(path):
        depth += (character == "{") - (character == "}")
        if character == mark and not depth:
            return path[:at], path[at + 1 :]
    return path, ""


_VARIABLE = re.compile(r"\{([^{}/]+)\}")
_ENCODED = re.compile("%([0-7][0-9A-Fa-f])")
_ASCII = "".join(map(chr, range(ord("!"), 127)))
"""What may stand in a request as it is, if not by the standard: no white space."""
