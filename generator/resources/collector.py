"""Python's cyclic garbage collector, out of the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Spare a stage the cyclic collector.

    Nodes, shapes and views live as long as the stage does, so that it walks over more
    and more of them and finds nothing: a third of the time of a large document.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    # What is there by now stays, so that `collect` need not walk over it.
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()


def collect() -> None:
    """Free what a stage has left behind in circles."""
    gc.collect()
