"""What goes wrong in a service is its own fault, and tells the caller nothing more."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ecr_public import models
from ecr_public.client import EcrPublicClient
from ecr_public.errors import (
    EcrPublicError,
    InvalidLayerPartException,
    InvalidParameterException,
    RepositoryNotFoundException,
    ServerException,
    ServiceError,
    TooManyTagsException,
    UnknownServiceError,
)
from ecr_public.server import EcrPublicService, anonymous, create_app
from ecr_public.transports import AsgiTransport, Timeout
from tests.patience import PATIENCE
from tests.roundtrip.package import ecr_public
from tests.roundtrip.recording import (
    Script,
    application,
    async_method,
    awaiting_method,
    sync_method,
)
from tests.roundtrip.strategies import Strategies
from tests.roundtrip.ways import Way

PACKAGE = ecr_public()
VALUES = Strategies(PACKAGE)
UPLOAD_ID = "0f0e0d0c-0b0a-0908-0706-050403020100"
SERVED = models.InitiateLayerUploadResponse(upload_id=UPLOAD_ID, part_size=5)
SECRET = "the password is hunter2"


def made(**members: Any) -> models.InitiateLayerUploadResponse:
    """Return a response, whatever the types of its members are."""
    return models.InitiateLayerUploadResponse(**members)


every_method = pytest.mark.parametrize("method", [sync_method, async_method])


def connected(app: Any) -> EcrPublicClient:
    """Return a client of an application in this process."""
    return EcrPublicClient(
        base_url="http://service.test",
        transport=AsgiTransport(app),
        timeout=Timeout(read=PATIENCE),
        retries=0,
    )


def answer(
    answer: object,
    method: Callable[[Script, str], Callable[..., object]] = async_method,
    **options: Any,
) -> models.InitiateLayerUploadResponse:
    """Call InitiateLayerUpload of a service that returns or raises `answer`."""
    script = Script()
    script.answer = answer
    with connected(application(PACKAGE, script, method, **options)) as client:
        return client.initiate_layer_upload(repository_name="team/app")


def fault(
    outcome: object,
    method: Callable[[Script, str], Callable[..., object]] = async_method,
    **options: Any,
) -> ServerException:
    """Return the error that the caller gets instead of `outcome`."""
    with pytest.raises(ServerException) as raised:
        answer(outcome, method, **options)
    return raised.value


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Return the log of the service."""
    with caplog.at_level(logging.INFO, logger="ecr_public.server"):
        yield caplog


@pytest.fixture
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest cannot hand on, from one process to another, text that is no Unicode.
    monkeypatch.setattr(logging.getLogger("ecr_public.server"), "disabled", True)


@every_method
@pytest.mark.parametrize(
    "error",
    [
        RuntimeError(SECRET),
        KeyError(SECRET),
        TimeoutError(SECRET),
        StopIteration(SECRET),
        UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
        RecursionError(SECRET),
        EcrPublicError(SECRET),
    ],
    ids=lambda error: type(error).__name__,
)
def test_unexpected_exceptions(
    error: Exception, method: Any, log: pytest.LogCaptureFixture
) -> None:
    """They are logged in full; the caller learns the id to ask for, and no more."""
    raised = fault(error, method)
    assert (480, "server", True) == (raised.status, raised.fault, raised.retryable)
    assert raised.request_id is not None
    assert raised.request_id in raised.message
    assert SECRET.encode() not in raised.content
    [record] = log.records
    assert logging.ERROR == record.levelno
    assert raised.request_id in record.getMessage()
    assert "InitiateLayerUpload" in record.getMessage()
    assert SECRET in log.text


@pytest.mark.parametrize(
    "error",
    [
        TooManyTagsException(SECRET),
        UnknownServiceError(SECRET, code="InvalidParameterException"),
        ServiceError(SECRET),
    ],
    ids=lambda error: type(error).__name__,
)
def test_undocumented_errors(
    error: ServiceError, log: pytest.LogCaptureFixture
) -> None:
    """An error that the operation does not document is a fault of the service."""
    raised = fault(error)
    assert (480, "ServerException") == (raised.status, raised.code)
    assert SECRET.encode() not in raised.content
    assert "does not document" in log.text
    assert SECRET in log.text
    assert str(raised.request_id) in log.text


class Unmade(RepositoryNotFoundException):
    """An error of the service's own, which forgets what it derives from."""

    def __init__(self) -> None:
        """Take nothing."""


class Broken(RepositoryNotFoundException):
    """An error of the service's own that cannot say what it is."""

    def to_body(self) -> Any:
        """Fail."""
        raise ZeroDivisionError(SECRET)


@every_method
@pytest.mark.parametrize(
    ("error", "reason"),
    [(Unmade(), "AttributeError"), (Broken("x"), "ZeroDivisionError")],
    ids=lambda value: type(value).__name__,
)
def test_errors_that_cannot_be_sent(
    error: ServiceError, reason: str, method: Any, log: pytest.LogCaptureFixture
) -> None:
    """A class of the service's own that fails is its fault; the log tells of both."""
    raised = fault(error, method)
    assert (480, "ServerException") == (raised.status, raised.code)
    assert SECRET.encode() not in raised.content
    assert str(raised.request_id) in log.text
    assert (True, True) == (reason in log.text, type(error).__name__ in log.text)


@pytest.mark.parametrize(
    ("response", "said"),
    [
        (made(upload_id=5), "/uploadId must be a string"),
        (made(part_size=True), "/partSize must be an integer"),
        (made(upload_id="\ud800"), "/uploadId must be"),
        (models.CompleteLayerUploadResponse(), "not a InitiateLayerUploadResponse"),
        ({"uploadId": UPLOAD_ID}, "not a InitiateLayerUploadResponse"),
        (None, "not a InitiateLayerUploadResponse"),
    ],
    ids=str,
)
def test_responses_that_break_the_spec(
    response: object, said: str, log: pytest.LogCaptureFixture
) -> None:
    """They are not sent; the log says what is wrong with them."""
    raised = fault(response)
    assert 480 == raised.status
    assert said in log.text
    assert str(raised.request_id) in log.text


BEYOND = models.InitiateLayerUploadResponse(upload_id="x", part_size=-1)
"""What is of its types, and beyond its limits."""


def test_responses_beyond_their_limits(log: pytest.LogCaptureFixture) -> None:
    """They are sent, because the service has acted; the log tells what is wrong."""
    assert BEYOND == answer(BEYOND)
    [record] = [each for each in log.records if each.name == "ecr_public.server"]
    assert logging.WARNING == record.levelno
    assert "/uploadId must satisfy" in record.getMessage()
    assert "/partSize must have value" in record.getMessage()


def test_responses_beyond_their_limits_to_a_strict_server(
    log: pytest.LogCaptureFixture,
) -> None:
    """They are a fault of the service, if so asked."""
    assert 480 == fault(BEYOND, validate_responses="strict").status
    assert "/partSize must have value" in log.text


def test_responses_that_are_not_checked(log: pytest.LogCaptureFixture) -> None:
    """Without checks on the server, nothing is told there."""
    assert BEYOND == answer(BEYOND, validate_responses=False)
    assert [] == [each for each in log.records if each.name == "ecr_public.server"]


@pytest.mark.usefixtures("_silent")
@pytest.mark.parametrize("text", ["\ud800", object()], ids=["surrogate", "object"])
def test_answers_that_no_json_can_hold(text: Any) -> None:
    """The caller gets an answer, even if what the service returns is not checked."""
    response = models.InitiateLayerUploadResponse(upload_id=text)
    assert 480 == fault(response, validate_responses=False).status
    message = fault(InvalidParameterException(text)).message
    assert message.startswith("The service failed")


@pytest.mark.parametrize(
    "members",
    [
        {"registry_id": 5},
        {"last_valid_byte_received": True},
        {"last_valid_byte_received": "0"},
        {"upload_id": b"0f0e0d0c-0b0a-0908-0706-050403020100"},
        {"message": 5},
    ],
    ids=str,
)
def test_errors_that_break_the_spec(
    members: dict[str, Any], log: pytest.LogCaptureFixture
) -> None:
    """An error whose members break the spec is a fault of the service."""
    script = Script()
    script.answer = InvalidLayerPartException(**{"message": SECRET, **members})
    client = connected(application(PACKAGE, script))
    with client, pytest.raises(ServerException) as raised:
        client.upload_layer_part(
            repository_name="team/app",
            upload_id=UPLOAD_ID,
            part_first_byte=0,
            part_last_byte=0,
            layer_part_blob=b"x",
        )
    assert 480 == raised.value.status
    assert SECRET.encode() not in raised.value.content
    assert "members break the spec" in log.text
    assert str(raised.value.request_id) in log.text


def test_faults_with_aws_status() -> None:
    """A fault of the service has status 500 if so asked."""
    raised = fault(RuntimeError(SECRET), error_status="aws")
    assert (500, "ServerException") == (raised.status, raised.code)


@pytest.mark.parametrize("name", PACKAGE.operations)
def test_operations_that_are_not_implemented(
    name: str, log: pytest.LogCaptureFixture
) -> None:
    """What a service leaves out is answered with 501, and is no fault."""
    app = create_app(EcrPublicService(), authenticate=anonymous)
    log.clear()  # of what it says at the start
    request = VALUES.smallest(PACKAGE.operations[name].input.__name__)
    with connected(app) as client:
        way = Way(PACKAGE, client)
        error = way.error(name, request)
    assert (UnknownServiceError, 501, "UnsupportedOperationException", []) == (
        type(error),
        error.status,
        error.code,
        log.records,
    )
    assert name in error.message


def test_handlers_that_return_an_awaitable() -> None:
    """A plain function may return what is still to be awaited."""
    assert SERVED == answer(SERVED, awaiting_method)
    assert 480 == fault(RuntimeError(SECRET), awaiting_method).status
