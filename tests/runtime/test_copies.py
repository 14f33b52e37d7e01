"""Errors and models that are copied, pickled, and raised in other processes."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from typing import Any, NoReturn

import pytest

from ecr_public import errors, models, operations
from ecr_public._runtime.codec import Rejected, encode
from ecr_public._runtime.context import Unimplemented
from ecr_public._runtime.refusals import Refusal
from ecr_public._runtime.transports.bodies import ResponseTooLarge
from ecr_public._runtime.violations import Violation
from ecr_public.auth import MissingCredentials

FOUND = [Violation("/tags/0", "minLength", "must not be empty")]


class LayerLost(errors.LayersNotFoundException):
    """An error of somebody's own, whose constructor takes what it pleases."""

    def __init__(self, layer: str, *, shelf: int) -> None:
        super().__init__(f"{layer} is not on shelf {shelf}")
        self.layer = layer


def told(error: Any, **attributes: Any) -> Any:
    """Return an error that carries what a call has found out."""
    for name, value in attributes.items():
        setattr(error, name, value)
    return error


ANSWERED: dict[str, Any] = {
    "status": 482,
    "retry_after": 1.5,
    "request_id": "1",
    "operation": "PutImage",
    "body": b"{}",
    "attempts": 3,
}

ERRORS = {
    "documented": told(errors.RepositoryNotFoundException("none"), **ANSWERED),
    "with members": told(
        errors.InvalidLayerPartException("odd", last_valid_byte_received=7), **ANSWERED
    ),
    "unknown": told(errors.UnknownServiceError("odd", code="Odd"), retryable=True),
    "one's own": LayerLost("sha256:00", shelf=3),
    "request": told(errors.RequestInvalid("PutImage", FOUND), attempts=1),
    "response": errors.ResponseInvalid("PutImage", FOUND, b"[]"),
    "transport": told(errors.TransportError("reset"), attempts=2, retryable=False),
    "timeout": errors.TransportTimeout("late"),
    "closed": errors.ClientClosed("shut"),
    "extra": errors.MissingExtra("The transport", "httpx2", "http"),
    "credentials": MissingCredentials("none"),
    "refusal": Refusal(400, "Odd", "so", (b"a", b"b"), early=True),
    "rejected": Rejected(FOUND),
    "too large": ResponseTooLarge(10),
}


def pickled(protocol: int) -> Callable[[Any], Any]:
    """Return what sends a value through a pickle and back."""
    return lambda value: pickle.loads(pickle.dumps(value, protocol))


COPIES: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    **{f"pickle {each}": pickled(each) for each in range(pickle.HIGHEST_PROTOCOL + 1)},
}

every_error = pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
every_copy = pytest.mark.parametrize("again", COPIES.values(), ids=COPIES)


def facts(error: Any) -> tuple[Any, ...]:
    """Return all that an error says, in words and in attributes."""
    known = {**vars(error), "name": getattr(error, "name", None)}
    return type(error), str(error), repr(error), error.args, known


@every_error
@every_copy
def test_errors_are_copied(error: Exception, again: Callable[[Any], Any]) -> None:
    """Each says the same again, and loses nothing of what the call found out."""
    assert facts(error) == facts(again(error))


def test_unimplemented_operations_are_copied() -> None:
    """Even an error that speaks of an operation, whose functions stay the same."""
    again = pickle.loads(pickle.dumps(Unimplemented(operations.PUT_IMAGE)))
    assert "PutImage" == again.operation.name


def test_documented_errors_are_copied() -> None:
    """No class of the package is an exception to this."""
    classes = [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.ServiceError)
    ]
    raised = [class_("so") for class_ in classes]
    again = pickle.loads(pickle.dumps(raised))
    assert [facts(each) for each in raised] == [facts(each) for each in again]


def fail(error: Exception) -> NoReturn:
    """Raise an error, in whatever process this runs."""
    raise error


def test_errors_come_back_from_other_processes() -> None:
    """A pool of processes hands every one of them to the caller, and goes on."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        calls = [pool.submit(fail, error) for error in ERRORS.values()]
        raised = [call.exception() for call in calls]
    assert [facts(error) for error in ERRORS.values()] == list(map(facts, raised))


MODELS = {
    "plain": models.Tag(key="a", value="b"),
    "nested": models.ListTagsForResourceResponse(tags=[models.Tag(key="a")]),
    "time": models.Repository(
        repository_name="team/app", created_at=datetime(2025, 1, 31, tzinfo=UTC)
    ),
    "blob": models.UploadLayerPartRequest(
        repository_name="team/app",
        upload_id="00000000-0000-0000-0000-000000000000",
        part_first_byte=0,
        part_last_byte=1,
        layer_part_blob=b"\x00\xff",
    ),
}


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
@every_copy
def test_models_are_copied(model: Any, again: Callable[[Any], Any]) -> None:
    """A copy is equal, and travels as the same text."""
    assert model == again(model)
    assert encode(model) == encode(again(model))
