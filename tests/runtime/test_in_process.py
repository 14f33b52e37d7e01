"""The transports that call an ASGI application without a network."""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import MappingProxyType
from typing import Any, TypeAlias

import pytest

from templates.package._runtime.errors import TransportError, TransportTimeout
from templates.package._runtime.transport import Request, Response, Timeout
from templates.package._runtime.transports.in_process import (
    AsgiTransport,
    AsyncAsgiTransport,
)
from tests.patience import PATIENCE, holds_once

Receive: TypeAlias = Callable[[], Awaitable[dict[str, Any]]]
Send: TypeAlias = Callable[[dict[str, Any]], Awaitable[None]]

PATIENT = Timeout(connect=PATIENCE, read=PATIENCE, total=PATIENCE)


def start(status: int = 200, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    """Return the message that starts a response."""
    return {"type": "http.response.start", "status": status, "headers": headers}


def piece(body: bytes, *, more: bool = False) -> dict[str, Any]:
    """Return a message with a piece of a response's body."""
    return {"type": "http.response.body", "body": body, "more_body": more}


async def application(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Do what the path says."""
    match scope["path"]:
        case "/documented-error":
            await send(start(480))
            await send(piece(b'{"__type":"ServerException"}'))
        case "/redirect":
            await send(start(307, (b"Location", b"/"), (b"A", b"1"), (b"a", b"2")))
            await send({"type": "http.response.body"})
        case "/chunked":
            await send(start())
            for each in (b"one ", b"two "):
                await send(piece(each, more=True))
                await asyncio.sleep(0)
            await send(piece(b"three"))
        case "/no-answer":
            return
        case "/half-a-body":
            await send(start())
            await send(piece(b"half", more=True))
        case "/crash":
            raise LookupError("no such layer")
        case "/crash-within":
            await send(start())
            raise LookupError("no such layer")
        case "/twice":
            await send(start())
            await send(start())
        case "/body-first":
            await send(piece(b"first"))
        case "/past-the-end":
            await send(start())
            await send(piece(b""))
            await send(piece(b"more"))
        case "/silent":
            await asyncio.sleep(60)
        case "/waiting":
            await receive()
            await receive()
        case "/dripping":
            await send(start())
            for _ in range(30):
                await asyncio.sleep(0.01)
                await send(piece(b".", more=True))
            await send(piece(b""))
        case "/own-timeout":
            raise TimeoutError("of the application")
        case "/slow-to-end":
            await send(start())
            await send(piece(b"done"))
            await asyncio.sleep(0.1)


class Driven:
    """A transport of either kind, called from one thread."""

    def __init__(self, kind: type[Any], app: Any) -> None:
        self._transport = kind(app)

    def send(self, request: Request, timeout: Timeout = PATIENT) -> Response:
        """Send `request`, in an event loop if need be."""
        response: Response = self._finish(self._transport.send(request, timeout))
        return response

    def close(self) -> None:
        """Close the transport."""
        self._finish(self._transport.close())

    def _finish(self, result: Any) -> Any:
        return asyncio.run(result) if asyncio.iscoroutine(result) else result


def a_request(path: str, headers: Mapping[str, str] = MappingProxyType({})) -> Request:
    """Return a request for a path of the application."""
    url = f"http://in.process{path}"
    return Request(method="POST", url=url, headers=headers, body=b"{}")


KINDS = [AsgiTransport, AsyncAsgiTransport]


@pytest.fixture(params=KINDS)
def transport(request: pytest.FixtureRequest) -> Iterator[Driven]:
    """Both transports, in turn."""
    transport = Driven(request.param, application)
    yield transport
    transport.close()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/documented-error", (480, b'{"__type":"ServerException"}')),
        ("/redirect", (307, b"")),
        ("/chunked", (200, b"one two three")),
    ],
)
def test_responses_are_returned(
    transport: Driven, path: str, expected: tuple[int, bytes]
) -> None:
    """Whatever its status and in however many pieces, a response is returned."""
    response = transport.send(a_request(path))
    assert expected == (response.status, response.body)


def test_headers_are_looked_up_in_lower_case(transport: Driven) -> None:
    """Names are lower case; a repeated header has all of its values."""
    assert transport.send(a_request("/redirect")).headers == {
        "location": "/",
        "a": "1, 2",
    }


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/no-answer", "did not end its response"),
        ("/half-a-body", "did not end its response"),
        ("/crash", r"raised LookupError\('no such layer'\)"),
        ("/crash-within", r"raised LookupError\('no such layer'\)"),
        ("/own-timeout", r"raised TimeoutError\('of the application'\)"),
        ("/twice", "'http.response.start' is out of place"),
        ("/body-first", "'http.response.body' is out of place"),
        ("/past-the-end", "'http.response.body' is out of place"),
    ],
)
def test_applications_that_fail(transport: Driven, path: str, message: str) -> None:
    """What the application raised, or failed to do, is told with the request."""
    with pytest.raises(TransportError, match=message) as info:
        transport.send(a_request(path))
    assert TransportError is info.type
    assert str(info.value).startswith(f"POST http://in.process{path}: ")


def test_the_applications_exception_is_the_cause(transport: Driven) -> None:
    """The exception of the application can be inspected."""
    with pytest.raises(TransportError) as info:
        transport.send(a_request("/crash"))
    assert isinstance(info.value.__cause__, LookupError)


@pytest.mark.parametrize(
    ("path", "timeout"),
    [
        ("/silent", Timeout(read=0.03)),
        ("/silent", Timeout(read=None, total=0.03)),
        ("/waiting", Timeout(read=0.03)),
        ("/dripping", Timeout(read=10.0, total=0.05)),
    ],
)
def test_timeouts_are_kept(transport: Driven, path: str, timeout: Timeout) -> None:
    """A call ends soon after its time is up, and the next one is answered."""

    def is_soon() -> bool:
        begin = time.monotonic()
        with pytest.raises(TransportTimeout):
            transport.send(a_request(path), timeout)
        return time.monotonic() - begin < 1.0

    assert holds_once(is_soon)
    assert transport.send(a_request("/redirect")).status == 307


def sent_in_time(transport: Driven, path: str, timeout: Timeout) -> Response:
    """Return the response; a pause of this process may make a call late, but not all."""
    responses: list[Response] = []

    def is_in_time() -> bool:
        with suppress(TransportTimeout):
            responses.append(transport.send(a_request(path), timeout))
        return bool(responses)

    assert holds_once(is_in_time)
    return responses[0]


def test_read_is_the_time_between_two_pieces(transport: Driven) -> None:
    """A response that keeps coming may take longer than `read` in all."""
    response = sent_in_time(transport, "/dripping", Timeout(read=0.25))
    assert response.body == b"." * 30


def test_time_is_counted_to_the_end_of_the_response(transport: Driven) -> None:
    """An application may go on after its response without being cut short."""
    timeout = Timeout(read=0.05, total=0.05)
    assert sent_in_time(transport, "/slow-to-end", timeout).body == b"done"


@pytest.mark.parametrize("kind", KINDS)
def test_scopes_are_complete(kind: type[Any]) -> None:
    """The application sees what a server on a socket would show it."""
    seen: dict[str, Any] = {}

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        seen.update(scope, message=await receive())
        await send(start())
        await send(piece(b""))
        seen["afterwards"] = await receive()

    transport = Driven(kind, app)
    headers = {"X-Amz-Target": "T", "Accept-Encoding": "br"}
    transport.send(a_request("/a%2Fb%20c?x=%20y", headers))
    transport.close()
    expected = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/a/b c",
        "raw_path": b"/a%2Fb%20c",
        "query_string": b"x=%20y",
        "root_path": "",
        "headers": [
            (b"host", b"in.process"),
            (b"x-amz-target", b"T"),
            (b"content-length", b"2"),
        ],
        "client": ("127.0.0.1", 0),
        "server": ("in.process", 80),
        "message": {"type": "http.request", "body": b"{}", "more_body": False},
        "afterwards": {"type": "http.disconnect"},
    }
    assert expected == seen


@pytest.mark.parametrize(
    "url", ["ftp://in.process/", "http:///path", "http://in.process:port/", "/path"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_impossible_requests_are_refused(kind: type[Any], url: str) -> None:
    """An address that names no HTTP server is an error, as on a network."""
    transport = Driven(kind, application)
    request = Request(method="POST", url=url, headers={}, body=b"")
    with pytest.raises(TransportError):
        transport.send(request)
    transport.close()


def test_closed_transports_refuse(transport: Driven) -> None:
    """After `close`, which may be called twice, every call says why it fails."""
    transport.send(a_request("/redirect"))
    transport.close()
    transport.close()
    with pytest.raises(TransportError, match="the client is closed"):
        transport.send(a_request("/redirect"))


def test_threads_share_an_application() -> None:
    """Calls from several threads run in one event loop at the same time."""
    both = asyncio.Barrier(2)

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        await both.wait()
        await send(start())
        await send(piece(b"together"))

    transport = AsgiTransport(app)
    with ThreadPoolExecutor(2) as threads:
        calls = [threads.submit(transport.send, a_request("/"), PATIENT) for _ in "ab"]
        bodies = [call.result().body for call in calls]
    transport.close()
    assert bodies == [b"together"] * 2


def test_a_running_event_loop_is_no_obstacle() -> None:
    """The synchronous transport works in a thread whose event loop runs."""
    transport = AsgiTransport(application)

    async def call() -> int:
        return transport.send(a_request("/redirect"), PATIENT).status

    assert asyncio.run(call()) == 307
    transport.close()


def test_an_application_cannot_wait_for_itself() -> None:
    """A call from within the application fails instead of waiting for ever."""

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        itself.send(a_request("/again"), PATIENT)

    itself = AsgiTransport(app)
    with pytest.raises(TransportError, match="would wait for itself"):
        itself.send(a_request("/"), PATIENT)
    itself.close()


def test_close_ends_the_calls_under_way() -> None:
    """A call that waits when the transport closes is told so."""
    running = asyncio.Event()

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        running.set()
        await asyncio.sleep(60)

    transport = AsgiTransport(app)
    with ThreadPoolExecutor(1) as threads:
        call = threads.submit(transport.send, a_request("/"), PATIENT)
        while not running.is_set():
            time.sleep(0.001)
        transport.close()
        with pytest.raises(TransportError, match="the client is closed"):
            call.result()


def test_cancelling_a_call_cancels_the_application() -> None:
    """The application does not go on for a caller who has gone."""
    ended: list[str] = []

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.append(scope["path"])
            raise

    async def cancel() -> None:
        call = asyncio.create_task(
            AsyncAsgiTransport(app).send(a_request("/left"), PATIENT)
        )
        await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    asyncio.run(cancel())
    assert ended == ["/left"]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let SIGINT interrupt this thread, whatever else was made of it before."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_interruptions_cancel_the_application() -> None:
    """Whoever presses Ctrl-C leaves nothing running behind."""
    ended = threading.Event()

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        await asyncio.sleep(0.1)
        caller = threading.main_thread().ident
        assert caller is not None
        signal.pthread_kill(caller, signal.SIGINT)
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.set()
            raise

    transport = AsgiTransport(app)
    with pytest.raises(KeyboardInterrupt):
        transport.send(a_request("/"), PATIENT)
    assert ended.wait(PATIENCE)
    transport.close()


def threads_of_transports() -> int:
    """Return how many event loops run in threads of their own."""
    return sum(each.name == "asgi" for each in threading.enumerate())


def send_and_forget() -> None:
    """Send a request, and let go of the transport."""
    transport = AsgiTransport(application)
    assert transport.send(a_request("/redirect"), PATIENT).status == 307


def test_transports_that_are_let_go_leave_no_threads() -> None:
    """Nobody has to close what nobody refers to."""
    before = threads_of_transports()
    for _ in range(20):
        send_and_forget()
    deadline = time.monotonic() + 5.0
    while threads_of_transports() > before and time.monotonic() < deadline:
        time.sleep(0.005)
    assert before == threads_of_transports()


def test_transports_may_be_let_go_within_their_application() -> None:
    """The thread that is to end may itself be who lets go."""
    kept: list[AsgiTransport] = []

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        await application({**scope, "path": "/redirect"}, receive, send)
        kept.clear()

    kept.append(AsgiTransport(app))
    assert kept[0].send(a_request("/"), PATIENT).status == 307
