"""What is kept of the last run, for the one after an edit: in the store and in the process.

It is kept by what the spec is called, not by what it says: there is one for each spec and
choice of options. Losing it costs time and nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.writing.store import Store

if TYPE_CHECKING:
    from generator.revising.remembered import Remembered

_NEAR = 2
"""How many edits there may be since what was written."""

_IN_PROCESS: dict[str, Remembered] = {}
"""That of each key: a process that watches need not read what it wrote itself."""


def last_run(store: Store, key: str) -> Remembered | None:
    """Return what is remembered of the last run, by `cache.last_run_key`."""
    # Importing it takes longer than a run that has nothing to do.
    from generator.revising.remembered import read

    if key not in _IN_PROCESS:
        content = store.get_bytes(key)
        if content is None:
            return None
        _IN_PROCESS[key] = read(content)
    return _IN_PROCESS[key]


def keep_run(
    store: Store, key: str, found: Remembered | None, digests: dict[str, str]
) -> None:
    """Remember a run, if the next one can be spared something.

    What is `revised` after a few edits need not be written: the next process finds them
    in what was written before them.
    """
    from generator.revising.remembered import written

    if not store.is_used or found is None:
        return
    is_near = 0 < found.edits <= _NEAR
    found = replace(found, digests=digests, edits=found.edits if is_near else 0)
    _IN_PROCESS[key] = found
    if not is_near:
        store.put_bytes(key, written(found))
