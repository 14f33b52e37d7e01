"""What runs beside calls: threads of their own, logs of bodies, and digests of bodies."""

from __future__ import annotations

import logging
import threading
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path

import pytest

from templates.package._runtime.body_log import BodyLog
from templates.package._runtime.detached import Late, detached, result_within, within
from templates.package._runtime.hooks import Attempt
from templates.package._runtime.identity.canonical import hash_of
from templates.package._runtime.operation import Service
from templates.package._runtime.sources import IterableSource, PathSource
from templates.package._runtime.transport import Request, Response

WHO: ContextVar[str] = ContextVar("WHO", default="nobody")


def test_functions_run_in_threads_of_their_own() -> None:
    """With the context of the caller, and whatever arguments they take."""

    def called(*args: int, **kwargs: int) -> tuple[object, ...]:
        thread = threading.current_thread()
        return thread.name, thread.daemon, WHO.get(), args, kwargs

    token = WHO.set("ann")
    try:
        expected = ("detached", True, "ann", (1, 2), {"a": 3})
        assert expected == within(60, called, 1, 2, a=3)
        assert expected == within(None, called, 1, 2, a=3)
    finally:
        WHO.reset(token)


def test_errors_come_out_of_them() -> None:
    """But for the one that ends an iteration: that would be lost on its way."""

    def fails(error: BaseException) -> None:
        raise error

    for error in (ValueError("no"), KeyboardInterrupt()):
        with pytest.raises(type(error)) as raised:
            within(60, fails, error)
        assert error is raised.value
    stop = StopIteration(5)
    with pytest.raises(RuntimeError) as stopped:
        within(60, fails, stop)
    assert "StopIteration(5) was raised" == str(stopped.value)
    assert stop is stopped.value.__cause__


def test_who_is_late_goes_on() -> None:
    """And cannot be cancelled."""
    go = threading.Event()
    future = detached(go.wait, 60)
    try:
        assert not future.cancel()
        with pytest.raises(Late, match="timed out"):
            result_within(0.01, future)
    finally:
        go.set()
    assert result_within(60, future) is True


def logged(caplog: pytest.LogCaptureFixture, content_type: str, body: bytes) -> str:
    """What is logged of an answer to an attempt that failed."""
    service = Service(
        name="service", title="S", operations={}, errors=(), sensitive=("word",)
    )
    log = BodyLog(service)
    attempt = Attempt(
        "get", 2, Request(method="GET", url="http://a.test/", headers={}, body=b"")
    )
    response = Response(status=503, headers={"content-type": content_type}, body=body)
    caplog.clear()
    with caplog.at_level(logging.DEBUG, "service.client"):
        log.on_failure(attempt, OSError(), None)
        assert "" == caplog.text
        log.on_failure(attempt, OSError(), response)
    return "\n".join(record.getMessage() for record in caplog.records)


@pytest.mark.parametrize(
    ("content_type", "body", "told"),
    [
        (
            "application/json",
            b'[{"Word": 1, "a": [{"word": 2}, 3]}, 4]',
            '[{"Word":"...","a":[{"word":"..."},3]},4]',
        ),
        ("application/x-amz-json-1.1", b'{"word": 1}', '{"word":"..."}'),
        ("application/json", b"{", "1 bytes"),
        ("text/plain", b"{}", "2 bytes"),
    ],
)
def test_answers_of_failures_are_told(
    caplog: pytest.LogCaptureFixture, content_type: str, body: bytes, told: str
) -> None:
    """If there are any: without secrets, however deep these are."""
    expected = f"get, attempt 2 is answered with status 503: {told}"
    assert expected == logged(caplog, content_type, body)


def test_digests_of_what_can_be_sent_again(tmp_path: Path) -> None:
    """As it is read; what can be read once only is for sending it."""
    file = tmp_path / "a"
    file.write_bytes(b"abc" * 100_000)
    expected = sha256(file.read_bytes()).hexdigest()
    assert expected == hash_of(file.read_bytes()) == hash_of(PathSource(file))
    with pytest.raises(
        ValueError, match=r"^a body that can be read only once cannot be signed$"
    ):
        hash_of(IterableSource(iter([b"a"])))
