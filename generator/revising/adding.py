"""Where what an edit adds comes among all that there was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence


def with_added(
    whole: Iterable[str],
    after: Sequence[str],
    added: Collection[str],
    landmarks: Collection[str],
) -> list[str] | None:
    """Return all names in order with those that are added; None if it is not known where.

    Names come in the order in which things are first met. What is added comes behind the
    last thing before it that is met in the edited part and nowhere else, and behind all
    that is first met between the two; or else right before the first such thing.

    Args:
        whole: All names without the edit.
        after: Those of a part of the document with it.
        added: Those of them that are not in the whole.
        landmarks: Those that stand for what is met in the edited part alone.
    """
    found, known = [*whole], {*whole}
    since: set[str] = set()
    at: int | None = None
    for place, name in enumerate(after if added else ()):
        if name in landmarks and name in known:
            at, since = found.index(name) + 1, set()
        elif name not in added:
            since.add(name)
        else:
            at = _place(found, at, since, after[place + 1 :], landmarks)
            if at is None:
                return None
            found.insert(at, name)
            at += 1
    return found


def _place(
    found: Sequence[str],
    at: int | None,
    since: Collection[str],
    following: Sequence[str],
    landmarks: Collection[str],
) -> int | None:
    if at is not None:
        while at < len(found) and found[at] in since:
            at += 1
        return at
    # What comes between the two may have been met before.
    is_next = bool(following) and following[0] in landmarks and following[0] in found
    return found.index(following[0]) if is_next else None
