"""Which of many operations a method and a path are for: a trie of dictionaries.

It is made once, of all templates. A segment that is told exactly comes before one of text
and variables, that before one that is a variable as a whole; where one leads nowhere, the
others are tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qsl, quote, unquote

import msgspec

from .path_templates import NOTHING, Condition, Segment, Template, template_of

T = TypeVar("T")


class End(msgspec.Struct, Generic[T], frozen=True):
    """What one method of a template leads to."""

    target: T
    path: str
    """The template."""

    variables: tuple[str, ...]
    """Names of the variables, in the order of the path."""

    conditions: tuple[Condition, ...]


class Match(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """What a request is for."""

    target: T
    path: str
    """The template of its path."""

    variables: tuple[str, ...]
    """The names of its variables, in the order of the path."""

    values: list[str]
    """The raw text of each, as it stands in the path."""


class _Node:
    __slots__ = ("ends", "exact", "is_mixed", "is_open", "mixed", "rest", "variable")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.mixed: list[tuple[Segment, _Node]] = []
        self.variable: _Node | None = None
        self.rest: _Node | None = None
        self.ends: dict[str, list[End[Any]]] = {}
        self.is_open = False
        """Whether there is more than what is told exactly."""

        self.is_mixed = False
        """Whether some of that is more than a variable."""


class Routes(Generic[T]):
    """The operations by method and path."""

    def __init__(self) -> None:
        self._root = _Node()
        self.plain: dict[tuple[str, bytes | None], Match[T]] = {}
        """What was found for methods and paths without variables, each in one way.

        Nothing else that a request says counts for them, save that one with the method
        OPTIONS may ask what others there are.
        """

    def add(
        self, method: str, path: str, target: T, starts: Mapping[str, str] = NOTHING
    ) -> None:
        """Add what a method and a path template lead to.

        `starts` are how the texts of some variables begin.

        One that no request can tell from what is there already is never reached:
        documents have such, with other names of variables, or a fragment.

        Raises:
            ValueError: the template has no right form.
        """
        template = template_of(path, starts)
        ends = self._node(template).ends.setdefault(method, [])
        asked = sorted(template.conditions)
        if any(sorted(other.conditions) == asked for other in ends):
            return
        ends.append(End(target, path, template.variables, template.conditions))
        # What asks for more is looked at first.
        ends.sort(key=lambda end: -len(end.conditions))

    def find(self, method: str, path: str, query: bytes = b"") -> Match[T] | None:
        """Return what a request is for, `None` if nothing is there.

        What answers GET answers HEAD, unless something else does.

        Args:
            method: As it came.
            path: The raw path, without the prefix at which the service is mounted.
            query: As it came; only a few templates depend on it.
        """
        parts = path.split("/")
        node = self._root
        values: list[str] = []
        # Nearly all lead where each step is the most exact one. What that leaves
        # undecided is for `_walks`; this is three times faster.
        for part in parts[1:]:
            child = node.exact.get(part)
            if child is None:
                child = node.variable
                if child is None or node.is_mixed or not part or part[0] in ".%":
                    break
                values.append(part)
            node = child
        else:
            ends = node.ends.get(method)
            if ends is not None:
                end: End[T] = ends[0]
                if not end.conditions:
                    match = Match(end.target, end.path, end.variables, values)
                    if not values and not parts[0] and method != "OPTIONS":
                        self.plain[method, path.encode()] = match
                    return match
        for node, values in _walks(self._root, parts):
            ends = node.ends.get(method)
            if ends is None and method == "HEAD":
                ends = node.ends.get("GET")
            if ends is not None and (found := _chosen(ends, query)) is not None:
                return Match(found.target, found.path, found.variables, values)
        return None

    def allowed(self, path: str, query: bytes = b"") -> list[str]:
        """Return the methods that a path has, none if there is nothing."""
        found = {
            method
            for node, _ in _walks(self._root, path.split("/"))
            for method, ends in node.ends.items()
            if _chosen(ends, query) is not None
        }
        if "GET" in found:
            found.add("HEAD")
        return sorted(found | {"OPTIONS"}) if found else []

    def _node(self, template: Template) -> _Node:
        node = self._root
        for segment in template.segments:
            child = _child(node, segment)
            node.is_open = bool(node.variable or node.mixed or node.rest)
            node.is_mixed = bool(node.mixed or node.rest)
            node = child
        return node


def _child(node: _Node, segment: Segment) -> _Node:
    if not segment.variables:
        return node.exact.setdefault(segment.texts[0], _Node())
    if segment.rest and segment.texts == ("", ""):
        node.rest = node.rest or _Node()
        return node.rest
    if segment.texts == ("", ""):
        node.variable = node.variable or _Node()
        return node.variable
    for other, child in node.mixed:
        if (other.texts, other.starts) == (segment.texts, segment.starts):
            return child
    child = _Node()
    node.mixed.append((segment, child))
    # The more of it is told exactly, the sooner it is tried.
    node.mixed.sort(key=lambda each: -len("".join(each[0].texts)))
    return child


def _walks(root: _Node, parts: list[str]) -> Iterator[tuple[_Node, list[str]]]:
    """Yield each node that a path leads to, the most exact first, and its values."""
    last = len(parts) - 1
    node, at = root, 0
    values: list[str] = []
    others: list[tuple[_Node, int, list[str]]] = []
    while True:
        if at == last:
            yield node, values
        else:
            at += 1
            part = parts[at]
            child = node.exact.get(part if "%" not in part else unquote(part))
            if node.is_open:
                others += _others(node, at, parts, values)
                values = values.copy()
            if child is not None:
                node = child
                continue
        if not others:
            return
        node, at, values = others.pop()


def _others(
    node: _Node, at: int, parts: list[str], values: list[str]
) -> Iterator[tuple[_Node, int, list[str]]]:
    """Yield what else a segment may be, that which is to be tried first as the last."""
    part = parts[at]
    if node.rest is not None and all(map(_is_name, parts[at:])):
        yield node.rest, len(parts) - 1, [*values, "/".join(parts[at:])]
    if not _is_name(part):
        return
    for segment, child in reversed(node.mixed):
        found = segment.eased(part)
        if found is not None:
            yield child, at, values + found
    if node.variable is not None:
        yield node.variable, at, [*values, part]
    for segment, child in reversed(node.mixed):
        found = segment.values(part)
        if found is not None:
            yield child, at, values + found


def _is_name(part: str) -> bool:
    """Return whether a segment can be a value: no step to another place can."""
    if part and part[0] not in ".%":
        return True
    return unquote(part) not in ("", ".", "..")


def _chosen(ends: Iterable[End[T]], query: bytes) -> End[T] | None:
    pairs: set[Condition] | None = None
    for end in ends:
        if not end.conditions:
            return end
        if pairs is None:
            text = query.decode("latin-1")
            pairs = set(parse_qsl(text, keep_blank_values=True))
        if pairs.issuperset(end.conditions):
            return end
    return None


def path_of(raw_path: bytes | None, path: str, root_path: str) -> str | None:
    """Return the raw path of a request below the prefix at which a service is mounted.

    Args:
        raw_path: As ASGI has it; servers need not tell it.
        path: The same, percent-decoded.
        root_path: The prefix, percent-decoded.

    Returns:
        Text in ASCII that begins with a slash; `None` if it is not below the prefix.
    """
    raw = quote(path) if raw_path is None else raw_path.decode("latin-1")
    if not raw.isascii():
        raw = quote(raw.encode("latin-1"), safe=_KEPT)
    if not root_path or root_path == "/":
        return raw or "/"
    prefix = root_path.rstrip("/")
    parts = raw.split("/")
    count = prefix.count("/") + 1
    if unquote("/".join(parts[:count])) != prefix:
        # Not all servers repeat the prefix in the path.
        return None if path == prefix or path.startswith(f"{prefix}/") else raw
    return "/" + "/".join(parts[count:])


_KEPT = "%/:@!$&'()*+,;=-._~"
