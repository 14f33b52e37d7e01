"""What must not be shared with a process that was forked from this one."""

from __future__ import annotations

import os
from weakref import WeakSet


class PerProcess:
    """Base of what holds locks, threads or connections: a fork makes them anew.

    In the child, a lock may be held by a thread that is not there, a thread that was
    waited for is gone, and a connection is that of the parent as well, whose answers
    either of them may read.
    """

    def __init__(self) -> None:
        """Be told of every fork from now on, until nobody refers to this object."""
        _known.add(self)

    def _forked(self) -> None:
        """Make anew what the parent keeps; called in the child, before all else."""
        raise NotImplementedError


def _in_child() -> None:
    for each in list(_known):
        each._forked()


_known: WeakSet[PerProcess] = WeakSet()

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
