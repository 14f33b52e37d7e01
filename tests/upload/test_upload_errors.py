"""Errors of the service, as clients of several makes report them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from ecr_public.operations import OPERATIONS
from tests.roundtrip.profile import by_turns
from tests.upload.callers import AsyncCaller, BotoCaller, Make, SyncCaller
from tests.upload.cases import Case
from tests.upload.image_errors import IMAGE_CASES
from tests.upload.layer_errors import LAYER_CASES
from tests.upload.registry_errors import REGISTRY_CASES
from tests.upload.repository_errors import REPOSITORY_CASES
from tests.upload.setting_errors import SETTING_CASES
from tests.upload.world import Callers, World, world_in

pytestmark = pytest.mark.xdist_group("upload_errors")

CASES = [
    *REPOSITORY_CASES,
    *LAYER_CASES,
    *IMAGE_CASES,
    *SETTING_CASES,
    *REGISTRY_CASES,
]

MAKES: list[Make] = [SyncCaller, AsyncCaller, BotoCaller]
WITHOUT_CAUSE = {("GetAuthorizationToken", 481, "InvalidParameterException")}
"""The request has no parameter that could be invalid."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The services of all places."""
    with world_in(tmp_path_factory.mktemp("world")) as world:
        yield world


@pytest.fixture(scope="module")
def callers(world: World) -> Iterator[dict[Make, Callers]]:
    """Clients of each make that send whatever they are told to."""
    callers = {make: Callers(world, partial(make, checks=False)) for make in MAKES}
    yield callers
    for each in callers.values():
        each.close()


def test_every_documented_error_has_a_case() -> None:
    """Of all operations, no error lacks its real cause, where it can have one."""
    documented = {
        (name, status, class_.code)
        for name, operation in OPERATIONS.items()
        for status, class_ in operation.errors.items()
    }
    found = {(case.operation, case.status, case.code) for case in CASES}
    assert documented == found | WITHOUT_CAUSE
    assert 118 == len(documented) == len(found) + len(WITHOUT_CAUSE)


@pytest.mark.parametrize(
    ("case", "make"),
    by_turns(CASES, MAKES),
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_error_arrives_as_its_class(
    case: Case, make: Make, world: World, callers: dict[Make, Callers]
) -> None:
    """Class, status, message and members are those of the cause."""
    assert case.expected(world) == case.outcome(world, callers[make])
