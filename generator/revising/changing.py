"""A path that comes or goes, or that gets or loses operations."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from generator.revising.division import Division, is_plain
from generator.revising.positions import Stretch, position, stretch

_NAME = re.compile(rb'"operationId"\s*:\s*"([^"\\]*)"')
_TITLE = re.compile(rb'"title"\s*:\s*"')
"""A title may be a name: whether it is one, all that have it decide."""


class Change(NamedTuple):
    """A path that is another one, and where it stood and stands.

    A part that is not there is an empty stretch.
    """

    pointer: str
    was: Stretch
    is_: Stretch
    names: frozenset[str]
    """The names that one operation has in the longer one of both documents."""

    shared: frozenset[str]
    """Those that several have there."""


def changed_path(before: Division, now: Division) -> Change | None:
    """Return the only path in which two texts differ; None if that is not all, or unclear."""
    if len(before.parts) == len(now.parts):
        return _edited(before, now)
    is_new = len(now.parts) > len(before.parts)
    less, more = (before, now) if is_new else (now, before)
    found = _added(less, more)
    names = _names(more.text)
    if found is None or names is None:
        return None
    pointer, at, end = found
    if not _is_clear(more.content(pointer)):
        return None
    start = position(more, at)
    absent, present = Stretch(start, start), Stretch(start, position(more, end))
    was, is_ = (absent, present) if is_new else (present, absent)
    return Change(pointer, was, is_, *names)


def _edited(before: Division, now: Division) -> Change | None:
    if [*before.around()] != [*now.around()]:
        return None
    found = [each for each in now.parts if before.content(each) != now.content(each)]
    if len(found) != 1 or not found[0].startswith("/paths/"):
        return None
    (pointer,) = found
    names = _names(max(before.text, now.text, key=_count_of_names))
    if names is None or not _is_clear(before.content(pointer) + now.content(pointer)):
        return None
    return Change(pointer, stretch(before, pointer), stretch(now, pointer), *names)


def _added(less: Division, more: Division) -> tuple[str, int, int] | None:
    """Return the only part that one has more, and the bytes that it adds."""
    new = [each for each in more.parts if each not in less.parts]
    if len(new) != 1 or not new[0].startswith("/paths/"):
        return None
    part = more.parts[new[0]]
    if part.comma < 0:
        return None
    start, end = part.comma, part.end
    is_all = less.text == more.text[:start] + more.text[end:]
    order = [each for each in more.parts if each != new[0]]
    return (new[0], start, end) if is_all and order == [*less.parts] else None


def _is_clear(content: bytes) -> bool:
    return is_plain(content) and not _TITLE.search(content)


def _count_of_names(text: bytes) -> int:
    return text.count(b'"operationId"')


def _names(text: bytes) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the names of one operation, and of several; None where one is not plain."""
    found = Counter(_NAME.findall(text))
    if found.total() != _count_of_names(text):
        return None
    single = frozenset(name.decode() for name, count in found.items() if count == 1)
    return single, frozenset(name.decode() for name in found) - single
