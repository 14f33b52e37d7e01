"""Errors whose bodies are not as the spec says: they are raised all the same."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.services.invented import LEDGER

UNTIL = datetime.fromtimestamp(1_700_000_000, UTC)
STATUS = 481

pytestmark = pytest.mark.xdist_group("services")


def raised_by(body: bytes) -> Any:
    """Return what a client raises where the service answers with this body."""

    async def app(scope: object, receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": STATUS})
        await send({"type": "http.response.body", "body": body})

    transport = LEDGER.transports.AsgiTransport(app)
    with (
        LEDGER.client(base_url="http://ledger.test", transport=transport) as client,
        pytest.raises(LEDGER.errors.ServiceError) as caught,
    ):
        client.attach(scan=b"123")
    return caught.value


def held(**members: object) -> bytes:
    """Return the body of the error `Held` with these members."""
    said = {"__type": "Held", "message": "Somebody has them"}
    return json.dumps({**said, **members}).encode()


def members_of(error: Any) -> tuple[Any, ...]:
    """Return the members that every `Held` has."""
    return error.until, error.class_, error.by


def paths_of(error: Any) -> list[tuple[str, str]]:
    """Return where the body of an error breaks the spec, and by which rule."""
    return [(found.path, found.rule) for found in error.body_violations]


def test_missing_members_are_absent() -> None:
    """The error of the service comes through, and says what did not come."""
    error = raised_by(held())
    assert LEDGER.error("Held") is type(error)
    assert (None, None, None) == members_of(error)
    assert ("Somebody has them", STATUS) == (error.message, error.status)
    assert [
        ("/until", "required"),
        ("/class", "required"),
        ("/by", "required"),
    ] == paths_of(error)
    assert str(error) == (
        "Somebody has them (Attach, status 481, its body breaks the spec: "
        "/until must not be absent; /class must not be absent; /by must not be absent)"
    )


def test_members_that_are_right_are_kept() -> None:
    """What is wrong with one member takes nothing from the others; it is as it came."""
    error = raised_by(held(until=1_700_000_000, by=[], status="many", **{"class": 1}))
    assert (UNTIL, 1, []) == members_of(error)
    assert [("/status", "type"), ("/class", "type")] == paths_of(error)


def test_bodies_as_documented_have_no_violations() -> None:
    """Nothing is said of a body that is right."""
    error = raised_by(held(until=1_700_000_000, by=[], **{"class": "open"}))
    assert (UNTIL, LEDGER.models.State.OPEN, []) == members_of(error)
    assert [] == paths_of(error)
    assert "Somebody has them (Attach, status 481)" == str(error)


@pytest.mark.parametrize("name", ["message", "Message"])
@pytest.mark.parametrize("code", ["Held", "Shouted", "Throttled"])
def test_messages_are_read_however_they_are_written(code: str, name: str) -> None:
    """Whatever the spec calls them, or if it has no place for one."""
    error = raised_by(json.dumps({"__type": code, name: "So"}).encode())
    assert (LEDGER.error(code), "So") == (type(error), error.message)
    assert ("So",) == error.args


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_such_errors_are_pickled(protocol: int) -> None:
    """An error without its required members is the same in another process."""
    error = raised_by(held(by=[]))
    again = pickle.loads(pickle.dumps(error, protocol))
    assert type(error) is type(again)
    assert vars(error) == vars(again)
    assert str(error) == str(again)
