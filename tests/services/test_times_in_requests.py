"""Times as clients write them into requests, and as servers write them into answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.roundtrip.asking import Answer, ask
from tests.roundtrip.recording import Script, application, async_method, sync_method
from tests.services.invented import LEDGER, build

TARGET = b"Ledger_20991231.PutTree"
NOON = datetime(2015, 10, 21, 12, tzinfo=UTC)

pytestmark = pytest.mark.xdist_group("services")

either_handler = pytest.mark.parametrize("method", [sync_method, async_method])


def tree(time: str) -> bytes:
    """Return an account with a leaf that grew at a time, given as JSON."""
    leaf = b'{"grown": %s}' % time.encode()
    return b'{"name": "abc", "branch": {"leaves": [%s]}}' % leaf


def account(time: datetime | None) -> Any:
    """Return the same as the server has it."""
    leaves = [build("Leaf", grown=time)]
    return build("Account", name="abc", branch=build("Branch", leaves=leaves))


def put(script: Script, body: bytes, method: Any) -> Answer:
    """Send a tree to a service that does what the script says."""
    return ask(application(LEDGER, script, method), body, target=TARGET)


@either_handler
@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("1445428800", NOON),
        ("1445428800.0", NOON),
        ("1.4454288e9", NOON),
        ("1445428800.25", NOON + timedelta(seconds=0.25)),
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("-1", datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ('"2015-10-21T12:00:00Z"', NOON),
        ('"2015-10-21T14:00:00.5+02:00"', NOON + timedelta(seconds=0.5)),
        ("null", None),
    ],
)
def test_times_are_read(time: str, expected: datetime | None, method: Any) -> None:
    """A number is seconds since the epoch, a text a date-time with an offset."""
    script = Script()
    script.answer = account(None)
    assert 200 == put(script, tree(time), method).status
    assert account(expected) == script.request


@either_handler
@pytest.mark.parametrize(
    "time",
    ['"now"', '""', '"1445428800"', '"2015-10-21T12:00:00"', "true", "[0]", "1e18"],
)
def test_wrong_times_are_named(time: str, method: Any) -> None:
    """The answer is the error for an invalid request, with the place of the time."""
    answer = put(Script(), tree(time), method)
    assert 400 <= answer.status < 500
    assert "/grown'" in answer.message


@either_handler
@pytest.mark.parametrize("time", ["NaN", "Infinity", "1e999", "01", "1445428800,5"])
def test_times_that_are_no_json_are_refused(time: str, method: Any) -> None:
    """They make the whole of the body unreadable."""
    answer = put(Script(), tree(time), method)
    assert (400, "SerializationException") == answer.error


@either_handler
@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (NOON, b"1445428800"),
        (NOON + timedelta(seconds=0.25), b"1445428800.25"),
        (NOON.astimezone(timezone(timedelta(hours=5))), b"1445428800"),
        (datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), b"-1"),
    ],
)
def test_times_are_written_as_numbers(
    time: datetime, expected: bytes, method: Any
) -> None:
    """There are SDKs that refuse text."""
    script = Script()
    script.answer = account(time)
    answer = put(script, tree("0"), method)
    written = answer.body.partition(b'"grown":')[2].partition(b"}")[0]
    assert (200, expected) == (answer.status, written.removesuffix(b".0"))
