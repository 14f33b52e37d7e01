"""Errors of the service, as clients of several makes report them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from ecr_public.operations import OPERATIONS
from tests.upload.callers import Make
from tests.upload.cases import Case
from tests.upload.layer_errors import LAYER_CASES
from tests.upload.repository_errors import REPOSITORY_CASES
from tests.upload.world import Callers, World, world_in

pytestmark = pytest.mark.xdist_group("upload_errors")

CASES = [*REPOSITORY_CASES, *LAYER_CASES]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The services of all places."""
    with world_in(tmp_path_factory.mktemp("world")) as world:
        yield world


@pytest.fixture(scope="module")
def callers(make: Make, world: World) -> Iterator[Callers]:
    """Clients that send whatever they are told to."""
    callers = Callers(world, partial(make, checks=False))
    yield callers
    callers.close()


def test_every_documented_error_has_a_case() -> None:
    """Of the operations that the service has, no error lacks its real cause."""
    documented = {
        (name, status, class_.code)
        for name in {case.operation for case in CASES}
        for status, class_ in OPERATIONS[name].errors.items()
    }
    assert documented == {(case.operation, case.status, case.code) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_error_arrives_as_its_class(case: Case, world: World, callers: Callers) -> None:
    """Class, status, message and members are those of the cause."""
    assert case.expected(world) == case.outcome(world, callers)
