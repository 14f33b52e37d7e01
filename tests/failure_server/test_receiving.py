"""Requests that do not come in take no room from those that do."""

from __future__ import annotations

import asyncio
import contextlib
import select
import socket
from collections.abc import Awaitable, Callable
from itertools import chain, repeat
from typing import Any

import pytest

from ecr_public import models, server
from ecr_public._runtime import asgi
from ecr_public._runtime.admission import Admission
from ecr_public._runtime.refusals import Refusal
from ecr_public._runtime.turns import PACE, Turn
from ecr_public.auth import ApiKeyVerifier, BasicVerifier, BearerVerifier, SigV4Verifier
from tests.failure_server.half_sent import answered, half_sent, head, read_answer
from tests.failure_server.serving_limits import (
    GOOD,
    Message,
    Waiting,
    call,
    create,
    turns,
    until,
)
from tests.identity.signing import KEY_ID, LENT, signed_by_botocore
from tests.patience import PATIENCE, happens, holds_once
from tests.roundtrip.serving import serving

KEY = b"X-Key: secret"
UPLOAD = b"SpencerFrontendService.UploadLayerPart"
PART = b" " * 60_000
BUSY = (503, "ServiceUnavailableException")
NOBODY = "MissingAuthenticationTokenException"


class Ready(Waiting):
    """Answers at once, and takes large bodies."""

    def __init__(self) -> None:
        super().__init__()
        self.go.set()
        self.unblock.set()

    async def upload_layer_part(
        self, request: models.UploadLayerPartRequest, context: server.Context
    ) -> models.UploadLayerPartResponse:
        """Take a part."""
        return models.UploadLayerPartResponse()


def guarded(**options: Any) -> server.Application:
    """An application that lets those in who have a key."""
    check = ApiKeyVerifier({"secret": "ann"}.get, header="X-Key")
    return server.create_app(Ready(), authenticate=check, **options)


async def never() -> Message:
    """Wait for what does not come."""
    await asyncio.Event().wait()
    raise AssertionError


def in_pieces(*pieces: bytes, end: bool = True) -> Callable[[], Awaitable[Message]]:
    """Receive these pieces, and the end of the request or nothing more."""
    messages = iter(pieces)

    async def receive() -> Message:
        await asyncio.sleep(0)
        if (piece := next(messages, None)) is not None:
            return {"type": "http.request", "body": piece, "more_body": True}
        return {"type": "http.request"} if end else await never()

    return receive


@pytest.mark.parametrize("length", [100, 1_000_000], ids=["short", "long"])
def test_half_sent_requests_without_a_key_block_nobody(length: int) -> None:
    """They are refused before their body has come; who has the key is served."""
    with (
        serving(guarded(max_concurrent_requests=20)) as url,
        half_sent(url, 100, head(length) + b"{") as opened,
    ):
        assert {(401, NOBODY)} == {
            (status, body["__type"]) for status, body in map(read_answer, opened)
        }
        assert (200, {"partSize": 5}) == answered(url, KEY)


def test_half_sent_requests_end_before_all_others() -> None:
    """Those that may call have a time of their own for sending; then others are served."""
    app = create(Ready(), max_concurrent_requests=5, receive_timeout=0.3)
    with serving(app) as url, half_sent(url, 5, head(100) + b"{") as opened:
        assert {408} == {read_answer(each)[0] for each in opened}
        # Who asks has no more time, either.
        assert holds_once(lambda: 200 == answered(url)[0])


def test_half_sent_requests_give_way() -> None:
    """Where there is no more room, the slowest is ended long before its time."""
    app = create(Ready(), max_concurrent_requests=5, receive_timeout=60)
    with serving(app) as url, half_sent(url, 5, head(100) + b"{") as opened:
        assert happens(lambda: 200 == answered(url)[0])
        # Room is made before the answer is on its way.
        assert happens(lambda: any(map(_has_answer, opened)))
        ended = [each for each in opened if _has_answer(each)]
        assert len(ended) < 5
        assert {408} == {read_answer(each)[0] for each in ended}


def test_requests_that_get_along_do_not_give_way() -> None:
    """A body that comes at its pace keeps its place, however long it takes."""
    admission = Admission(2, None, 60.0, None)
    turns: list[Turn] = []

    async def hold() -> None:
        turn = admission.enter()
        turns.append(turn)
        turn.awaited = True
        turn.body_end -= 10
        admission.hold(turn, 11 * PACE)
        try:
            await asyncio.Event().wait()
        finally:
            admission.leave(turn)

    async def main() -> list[str]:
        tasks = [asyncio.create_task(hold()) for _ in range(2)]
        await asyncio.sleep(0)
        found = [_entered(admission)]
        # One stands still; the search for such is not for each request.
        turns[1].held = PACE
        await asyncio.sleep(0.2)
        found += [_entered(admission), _entered(admission)]
        found += ["late" if turn.late else "on" for turn in turns]
        await asyncio.sleep(0)
        assert [False, True] == [task.done() for task in tasks]
        tasks[0].cancel()
        return found

    assert ["full", "in", "full", "on", "late"] == asyncio.run(main())


def _entered(admission: Admission) -> str:
    try:
        admission.enter()
    except Refusal:
        return "full"
    return "in"


def _has_answer(connection: socket.socket) -> bool:
    return bool(select.select([connection], [], [], 0)[0])


def signed(*others: tuple[str, str]) -> list[tuple[bytes, bytes]]:
    """The headers of a request that is signed with a key."""
    pairs = [("X-Amz-Target", "SpencerFrontendService.InitiateLayerUpload"), *others]
    request = signed_by_botocore("POST", "http://a/", pairs, GOOD, LENT)
    headers = [(name.lower(), value) for name, value in request.headers.items()]
    return [
        (b"host", b"a"),
        *(
            (name.encode(), value.encode())
            for name, value in headers
            if name != "x-amz-target"
        ),
    ]


def stale() -> list[tuple[bytes, bytes]]:
    """The same, of another day."""
    return [
        (name, b"20200101T000000Z" if name == b"x-amz-date" else value)
        for name, value in signed()
    ]


def with_hash(payload_hash: str) -> list[tuple[bytes, bytes]]:
    """The same, with the hash of the body in a header."""
    return signed(("X-Amz-Content-SHA256", payload_hash))


@pytest.mark.parametrize(
    ("authenticate", "headers", "status"),
    [
        (BearerVerifier({"a": "b"}.get), [(b"authorization", b"Bearer x")], 401),
        (BasicVerifier(lambda *pair: None), [(b"authorization", b"Basic YTpi")], 401),
        (ApiKeyVerifier({"a": "b"}.get, header="X-Key"), [(b"x-key", b"b")], 401),
        (lambda call: None, [], 403),
        (SigV4Verifier({KEY_ID: LENT}.get), [], 403),
        (SigV4Verifier(lambda key: None), signed(), 403),
        (SigV4Verifier({KEY_ID: LENT}.get), stale(), 403),
        (SigV4Verifier({KEY_ID: "another secret"}.get), with_hash("0" * 64), 403),
    ],
    ids=[
        "bearer",
        "basic",
        "key",
        "function",
        "unsigned",
        "unknown",
        "stale",
        "hashed",
    ],
)
@pytest.mark.parametrize("length", [b"29", b"99999999"])
def test_nothing_is_received_of_who_may_not_call(
    authenticate: Any, headers: Any, status: int, length: bytes
) -> None:
    """The head is enough to refuse; the body need not come at all."""
    app = server.create_app(Ready(), authenticate=authenticate)
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)
        if message.get("more_body"):
            raise ConnectionError("enough")

    async def main() -> None:
        scope = {
            "type": "http",
            "method": "POST",
            "path": "/",
            "headers": [
                (b"x-amz-target", b"SpencerFrontendService.InitiateLayerUpload"),
                (b"content-length", length),
                *headers,
            ],
        }
        async with asyncio.timeout(5):
            with contextlib.suppress(ConnectionError):
                await app(scope, never, send)

    asyncio.run(main())
    assert status == sent[0]["status"]
    closes = (b"connection", b"close") in sent[0]["headers"]
    assert (length != b"29") == closes


def test_the_hash_in_a_header_is_checked() -> None:
    """A body that is not the one whose hash was signed is refused."""
    app = server.create_app(Ready(), authenticate=SigV4Verifier({KEY_ID: LENT}.get))
    headers = with_hash("0" * 64)
    answer = asyncio.run(call(app, GOOD, headers=headers))
    assert (403, "InvalidSignatureException") == answer.error


def test_who_may_call_may_be_found_in_the_body() -> None:
    """A function that asks for the body gets it, and so does the service."""

    async def who(call: server.Call) -> bytes:
        assert await call.body() == await call.body()
        return await call.body()

    app = server.create_app(Ready(), authenticate=who)
    assert 200 == asyncio.run(call(app)).status


def test_a_body_that_was_given_up_is_not_believed() -> None:
    """What is left of a body of which somebody has read a part is no body."""

    async def impatient(call: server.Call) -> str:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(call.body(), 0.01)
        return "ann"

    app = server.create_app(Ready(), authenticate=impatient)
    pieces = in_pieces(b"{", end=False)
    answer = asyncio.run(call(app, receive=pieces))
    assert (480, "ServerException") == answer.error


def test_callers_that_go_away_are_no_faults(caplog: pytest.LogCaptureFixture) -> None:
    """Nobody is answered, and nothing is logged."""

    async def gone() -> Message:
        return {"type": "http.disconnect"}

    app = create(Ready())
    caplog.clear()
    with pytest.raises(ValueError, match="not enough values"):
        asyncio.run(call(app, receive=gone))
    assert [] == caplog.records


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let servers go on reading for a moment."""
    monkeypatch.setattr(asgi, "LINGER_SECONDS", 0.05)


@pytest.mark.usefixtures("brief")
def test_a_request_that_stops_is_late() -> None:
    """It has its own time to come in, however long the service may take."""
    app = create(Waiting(), receive_timeout=0.02, request_timeout=60.0)
    answer = asyncio.run(call(app, receive=in_pieces(b"{", end=False)))
    assert (408, "RequestTimeoutException") == answer.error


def test_a_request_that_keeps_coming_is_not_late() -> None:
    """What has come at the least pace gives time for more."""

    async def main() -> int:
        app = create(Ready(), receive_timeout=0.5, max_body_bytes=2**20)
        pieces = iter([b" " * 2**16] * 6 + [GOOD])

        async def slow() -> Message:
            await asyncio.sleep(0.1)
            piece = next(pieces)
            return {
                "type": "http.request",
                "body": piece,
                "more_body": piece is not GOOD,
            }

        return (await call(app, receive=slow)).status

    assert holds_once(lambda: 200 == asyncio.run(main()))


def test_what_the_service_takes_is_no_receiving() -> None:
    """A function that takes its time to find who calls makes no caller late."""

    async def slow(call: server.Call) -> str:
        await asyncio.sleep(0.1)
        return "ann"

    app = server.create_app(Ready(), authenticate=slow, receive_timeout=0.02)
    assert 200 == asyncio.run(call(app)).status
    app = server.create_app(Ready(), authenticate=slow, request_timeout=0.02)
    assert 504 == asyncio.run(call(app)).status


@pytest.mark.usefixtures("brief")
def test_the_next_to_be_late_need_not_be_the_oldest() -> None:
    """A request that does not come in is late, though an older one may take longer."""

    async def main() -> None:
        service = Waiting()
        app = create(service, receive_timeout=0.05, request_timeout=30.0)
        older = asyncio.create_task(call(app))
        await until(lambda: service.started == 1)
        # Let the clock tick once for nobody but the older one.
        await asyncio.sleep(0.07)
        start = asyncio.get_running_loop().time()
        pieces = in_pieces(b"{", b"}", end=False)
        assert 408 == (await call(app, receive=pieces)).status
        assert asyncio.get_running_loop().time() - start < 10
        service.go.set()
        assert 200 == (await older).status

    asyncio.run(main())


@pytest.mark.usefixtures("brief")
def test_bodies_have_so_much_room_together() -> None:
    """Stalled uploads fill no memory: what finds no room is refused, small ones do."""

    async def main() -> None:
        app = create(Ready(), max_held_bytes=300_000)

        def upload(*pieces: bytes, end: bool = True, **options: Any) -> Any:
            receive = in_pieces(*pieces, end=end)
            return call(app, target=UPLOAD, receive=receive, **options)

        stalled = [asyncio.create_task(upload(PART, PART, end=False)) for _ in range(2)]
        await turns()
        refused = await upload(PART, PART, PART)
        assert (BUSY, b"1") == (refused.error, refused.headers[b"retry-after"])
        declared = [(b"content-length", b"100000")]
        assert BUSY == (await upload(end=False, headers=declared)).error
        assert 200 == (await call(app)).status
        small = await call(app, receive=in_pieces(b" " * 60_000, GOOD))
        assert 200 == small.status
        for each in stalled:
            each.cancel()
        await asyncio.gather(*stalled, return_exceptions=True)
        assert 400 == (await upload(*[PART] * 3)).status

    asyncio.run(main())


def test_one_body_alone_finds_room() -> None:
    """What keeps to the spec can be sent, whatever the limit is."""
    app = create(Ready(), max_held_bytes=1)
    pieces = in_pieces(*[PART] * 5)
    answer = asyncio.run(call(app, target=UPLOAD, receive=pieces))
    assert 400 == answer.status


def test_stalled_uploads_over_sockets() -> None:
    """Of many that stop, only so many bytes stay; the others hear a 503."""
    app = create(Ready(), max_held_bytes=1_000_000, receive_timeout=None)
    sent = head(10_000_000, target=UPLOAD) + b" " * 300_000
    with serving(app) as url, half_sent(url, 12, sent) as opened:
        waiting = set(opened)
        # Three or four hold what there is room for, and wait for more to come.
        while len(waiting) > 4:
            ready, _, _ = select.select(waiting, [], [], PATIENCE)
            assert {503} == {read_answer(each)[0] for each in ready}
            waiting.difference_update(ready)
        assert 200 == answered(url)[0]


def test_those_that_are_read_on_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused requests that linger count, and never take more than their share."""
    monkeypatch.setattr(asgi, "LINGER_SECONDS", PATIENCE)

    async def main() -> None:
        service = Waiting()
        app = create(service, max_concurrent_requests=8, max_body_bytes=100)
        declared = [(b"content-length", b"101")]
        refused = [
            asyncio.create_task(call(app, headers=declared, receive=never))
            for _ in range(5)
        ]
        await turns()
        # Those beyond the share have had their answer, and are gone.
        assert 3 == sum(each.done() for each in refused)
        served = [asyncio.create_task(call(app)) for _ in range(6)]
        await until(lambda: service.started == 6)
        assert BUSY == (await call(app)).error
        service.go.set()
        assert {200} == {(await each).status for each in served}
        gone, lingering = refused[2:], refused[:2]
        assert {413} == {(await each).status for each in gone}
        for each in lingering:
            each.cancel()
        await asyncio.wait(lingering)
        assert 200 == (await call(app)).status

    asyncio.run(main())


def test_what_is_left_of_a_short_request_is_skipped() -> None:
    """After a refusal the ASGI server reads on, and the connection stays."""
    with serving(guarded()) as url, half_sent(url, 1, head(29) + GOOD) as (opened,):
        assert 401 == read_answer(opened)[0]
        opened.sendall(head(len(GOOD), KEY) + GOOD)
        assert 200 == read_answer(opened)[0]


def test_a_body_in_chunks_is_left_unread() -> None:
    """How long it gets is not known, so the connection ends with the refusal."""
    headers = [(b"transfer-encoding", b"chunked")]
    pieces = in_pieces(*chain(repeat(PART, 3)))
    answer = asyncio.run(call(guarded(), headers=headers, receive=pieces))
    assert (401, b"close") == (answer.status, answer.headers[b"connection"])


@pytest.mark.parametrize(
    ("limit", "count"),
    [(3, 0), (4, 1), (103, 25), (1000, 250), (9999, 250), (None, 250)],
)
def test_a_quarter_may_linger(limit: int | None, count: int) -> None:
    """Of those that may be under way, and never more than are read on at once."""
    admission = Admission(limit, None, None, None)
    with contextlib.ExitStack() as stack:
        lingering = [
            stack.enter_context(admission.lingering()) for _ in range(count + 1)
        ]
    assert [True] * count + [False] == lingering
    with admission.lingering() as again:
        assert again is (count > 0)
