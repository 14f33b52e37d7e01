"""What objects show of themselves, and small things that tell what they cannot do."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Iterator
from types import ModuleType
from typing import Any
from unittest import mock

import pytest

from templates.package._runtime import extras, telemetry
from templates.package._runtime.context import Context
from templates.package._runtime.errors import MissingExtra
from templates.package._runtime.extras import Library
from templates.package._runtime.http.errors import HttpError
from templates.package._runtime.http.files import File, source_of
from templates.package._runtime.identity import credentials
from templates.package._runtime.identity.tokens import Client, Token, token_request
from templates.package._runtime.transports import (
    aiohttp_streams,
    httpx2_connections,
    httpx2_streams,
    over_aiohttp,
)


def test_files_show_what_is_told_of_them() -> None:
    """And not what is in them."""
    assert "File()" == repr(File(b"secret"))
    assert "File(name='a')" == repr(File(b"secret", name="a"))
    full = File(b"", name="a", content_type="b/c")
    assert "File(name='a', content_type='b/c')" == repr(full)


def test_errors_show_what_is_known_of_the_call() -> None:
    """The message first."""
    error = HttpError({"a": 1}, "no", status=404)
    assert "HttpError('no', status=404, body={'a': 1})" == repr(error)
    error.operation, error.request_id = "getIt", "r"
    assert (
        "HttpError('no', status=404, body={'a': 1}, operation='getIt', request_id='r')"
        == repr(error)
    )


def test_tokens_show_no_secret() -> None:
    """Neither to Python nor to rich."""
    token, client = Token("secret", None), Client("me", "secret", "client_secret_basic")
    assert "<Token until None>" == repr(token)
    assert [("expires_at", None)] == token.__rich_repr__()
    assert "<Client me>" == repr(client)
    assert [("client_id", "me")] == client.__rich_repr__()


@pytest.mark.parametrize(
    ("client", "body", "authorization"),
    [
        (Client("me", None, "client_secret_basic"), b"grant_type=a&client_id=me", None),
        (
            Client("me", "b", "client_secret_post"),
            b"grant_type=a&client_id=me&client_secret=b",
            None,
        ),
        (Client("me", "b", "client_secret_basic"), b"grant_type=a", "Basic bWU6Yg=="),
    ],
)
def test_requests_for_tokens(
    client: Client, body: bytes, authorization: str | None
) -> None:
    """A client without a secret only names itself."""
    request = token_request("https://a.test/", client, {"grant_type": "a", "none": ""})
    assert ("POST", "https://a.test/", body) == (
        request.method,
        request.url,
        request.body,
    )
    assert authorization == request.headers.get("Authorization")


@pytest.mark.parametrize(
    ("scope", "client"),
    [({}, None), ({"client": None}, None), ({"client": ("1.2.3.4", 5)}, "1.2.3.4")],
)
def test_address_of_the_caller(scope: dict[str, Any], client: str | None) -> None:
    """As far as the server knows it."""
    assert client == Context("get", "r", None, scope).client


def test_libraries_that_are_not_installed() -> None:
    """The extra that installs one is told."""
    library = Library("no_such_module.inner", extra="many", feature="This")
    message = (
        "This needs no_such_module, which is not installed: pip install "
        "'templates[many]'"
    )
    for name in ("", "more"):
        with pytest.raises(MissingExtra) as raised:
            library.load(name)
        assert message == str(raised.value)
        assert "no_such_module" == raised.value.name
        assert isinstance(raised.value.__cause__, ImportError)
    with pytest.raises(MissingExtra):
        _ = library.anything


@pytest.mark.parametrize(
    ("library", "needs"),
    [
        (credentials._BOTOCORE, "The chain of credentials needs botocore, [aws]"),
        (telemetry._trace, "A trace needs opentelemetry, [opentelemetry]"),
        (telemetry._propagate, "A trace needs opentelemetry, [opentelemetry]"),
        (aiohttp_streams.aiohttp, "The asynchronous client needs aiohttp, [async]"),
        (over_aiohttp.yarl, "The asynchronous client needs yarl, [async]"),
        (httpx2_streams.httpx2, "The transport over httpx2 needs httpx2, [httpx2]"),
        (
            httpx2_connections.httpcore2,
            "The transport over httpx2 needs httpcore2, [httpx2]",
        ),
    ],
)
def test_libraries_say_who_needs_them(library: Library, needs: str) -> None:
    """Each says its own feature and its own extra, and is a module that there is."""
    assert isinstance(library.load(), ModuleType)
    gone = mock.patch.object(extras, "import_module", side_effect=ImportError)
    with gone, pytest.raises(MissingExtra) as raised:
        library.load()
    what, _, extra = needs.partition(", ")
    message = f"{what}, which is not installed: pip install 'templates{extra}'"
    assert message == str(raised.value)


class Once(io.RawIOBase):
    """A file that cannot go back."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._left = io.BytesIO(content)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on."""
        return self._left.readinto(buffer)


async def _pieces() -> AsyncIterator[bytes]:
    yield b"ab"


def _iterated() -> Iterator[bytes]:
    yield b"a"
    yield b""
    yield b"b"


ONCE = [
    (
        lambda: io.BufferedReader(Once(b"ab")),
        "the file was read already, and cannot be again",
    ),
    (_iterated, "the iterator gave its pieces already, and cannot again"),
]


@pytest.mark.parametrize(("made", "message"), ONCE)
def test_contents_that_can_be_read_once(made: Any, message: str) -> None:
    """They say so the second time."""
    source = source_of(made())
    assert not isinstance(source, bytes)
    assert not source.repeatable
    assert b"ab" == b"".join(source.chunks())
    with pytest.raises(OSError, match=f"^{message}$"):
        list(source.chunks())


def test_contents_that_come_later() -> None:
    """They need an event loop, and come once."""
    source = source_of(_pieces())
    assert not isinstance(source, bytes)
    with pytest.raises(TypeError) as raised:
        source.chunks()
    needed = "an asynchronous iterator needs an asynchronous client"
    assert needed == str(raised.value)

    async def read() -> bytes:
        return b"".join([each async for each in source.chunks_async()])

    assert b"ab" == asyncio.run(read())
    with pytest.raises(OSError, match="the iterator gave its pieces already, and"):
        asyncio.run(read())
