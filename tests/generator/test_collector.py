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
