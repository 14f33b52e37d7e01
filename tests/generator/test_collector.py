"""The garbage collector stays out of the way of a run, and comes back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress

import pytest

from generator.resources.collector import no_garbage_collection


@pytest.fixture(params=[True, False])
def enabled(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether the collector is on before; it is on again after the test."""
    before = bool(request.param)
    (gc.enable if before else gc.disable)()
    yield before
    gc.enable()


@pytest.mark.parametrize("failure", [None, KeyError("a spec is wrong")])
def test_collector_is_left_as_it_was(enabled: bool, failure: Exception | None) -> None:
    """Success or failure, its state is the caller's again; meanwhile it is off."""
    with suppress(KeyError), no_garbage_collection():
        assert not gc.isenabled()
        if failure is not None:
            raise failure
    assert enabled == gc.isenabled()


@pytest.mark.parametrize("is_frozen", [True, False])
def test_what_is_frozen_stays_so(is_frozen: bool) -> None:
    """The collector spares afterwards what it spared before, or nothing if it did not."""
    (gc.freeze if is_frozen else gc.unfreeze)()
    with no_garbage_collection():
        assert gc.get_freeze_count() > 0
    # What is let go of meanwhile is no longer counted.
    assert is_frozen == (gc.get_freeze_count() > 0)
    gc.freeze()
