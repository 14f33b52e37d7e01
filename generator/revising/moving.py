"""The warnings of a document after an edit, by those that the edited part has."""

from __future__ import annotations

from collections.abc import Sequence

from generator.revising.positions import Stretch
from generator.revising.remembered import Noted


def moved(
    whole: Sequence[Noted],
    old: Sequence[Noted],
    new: Sequence[Noted],
    was: Stretch,
    is_: Stretch,
) -> tuple[Noted, ...] | None:
    """Return the warnings of the whole with an edit; None if others have changed.

    Args:
        whole: Those of the whole without it.
        old: Those of the edited part and what it refers to, without it.
        new: The same with it.
        was: Where the part stood.
        is_: Where it stands.
    """
    beside = [_moved(each, was, is_) for each in old if not _is_in(was, each)]
    if beside != [each for each in new if not _is_in(is_, each)]:
        return None
    own = [each for each in old if _is_in(was, each)]
    if own != [each for each in whole if _is_in(was, each)]:
        return None
    kept = [_moved(each, was, is_) for each in whole if not _is_in(was, each)]
    found = [*kept, *(each for each in new if _is_in(is_, each))]
    return tuple(sorted(found, key=_order))


def _is_in(stretch: Stretch, found: Noted) -> bool:
    return found.position is not None and stretch.has(found.position)


def _moved(found: Noted, was: Stretch, is_: Stretch) -> Noted:
    if found.position is None:
        return found
    return found._replace(position=was.moved(found.position, is_))


def _order(found: Noted) -> tuple[int, int]:
    at = found.position
    return (at.line, at.column) if at else (0, 0)
