"""Proxies of the environment: used if a transport is asked to, and only then."""

from __future__ import annotations

import base64
import json
import traceback
from collections.abc import Iterator
from typing import Any

import pytest

from ecr_public.errors import TransportError
from tests.failure_client.sending import every_kind, sent
from tests.runtime import wire

VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[wire.WireServer]:
    """Return a server that answers for others."""
    for name in (*VARIABLES, *map(str.upper, VARIABLES)):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(wire.SCRIPTS, "/", wire.echo)
    with wire.serving() as server:
        yield server


@every_kind
@pytest.mark.parametrize("variable", ["http_proxy", "ALL_PROXY"])
def test_proxies_are_used_if_asked_for(
    kind: type[Any],
    variable: str,
    proxy: wire.WireServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The proxy gets the whole address, and the name and password for it."""
    secret = proxy.url.replace("//", "//me:p%40ss@")
    monkeypatch.setenv(variable, secret)
    response = sent(kind, "http://service.test/a?b=c", trust_env=True)
    seen = json.loads(response.body)
    expected = base64.b64encode(b"me:p@ss").decode()
    assert ("http://service.test/a?b=c", "service.test", f"Basic {expected}", "{}") == (
        seen["target"],
        seen["headers"]["host"],
        seen["headers"]["proxy-authorization"],
        seen["body"],
    )


@every_kind
def test_proxies_may_be_named_without_a_scheme(
    kind: type[Any], proxy: wire.WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host and a port stand for a proxy that is spoken to over HTTP."""
    monkeypatch.setenv("http_proxy", proxy.url.removeprefix("http://"))
    assert 200 == sent(kind, "http://service.test/", trust_env=True).status


@every_kind
def test_servers_may_be_reached_without_the_proxy(
    kind: type[Any], proxy: wire.WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_PROXY names the servers that need none."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert 200 == sent(kind, f"{proxy.url}/echo", trust_env=True).status


@every_kind
def test_encrypted_requests_go_through_a_tunnel(
    kind: type[Any], proxy: wire.WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proxy is asked to connect, and learns nothing of the request."""
    asked: list[tuple[str, str]] = []

    def refuse(exchange: wire.Exchange) -> None:
        asked.append((exchange.method, exchange.target))
        exchange.answer(b"", status="403 Forbidden")

    monkeypatch.setitem(wire.SCRIPTS, "/", refuse)
    monkeypatch.setenv("https_proxy", proxy.url)
    with pytest.raises(TransportError):
        sent(kind, "https://service.test:443/secret", trust_env=True)
    assert [("CONNECT", "service.test:443")] == asked


@every_kind
def test_proxies_are_not_used_unasked(
    kind: type[Any], proxy: wire.WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By default the request goes to its server."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:9")
    assert 200 == sent(kind, f"{proxy.url}/echo").status


@every_kind
@pytest.mark.parametrize(
    "named",
    [
        *("ftp://me:SECRET@127.0.0.1:9", "http://me:SECRET@127.0.0.1:port"),
        *("http://me:SECRET#@127.0.0.1:9", "http://me:SECRET@", "//me:SECRET@host"),
        *("socks5://me:SECRET@127.0.0.1:9", "http://me:SECRET@[::1/", "SECRET:port"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_what_is_no_proxy_is_refused(
    kind: type[Any], named: str, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says what is wrong, and does not show the password."""
    for name in (*VARIABLES, *map(str.upper, VARIABLES)):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(f"{scheme}_proxy", named)
    with pytest.raises(TransportError, match="names a proxy") as raised:
        sent(kind, f"{scheme}://service.test/", trust_env=True)
    assert not raised.value.retryable
    assert "SECRET" not in "".join(traceback.format_exception(raised.value))


@every_kind
def test_failing_proxies_do_not_show_the_password(
    kind: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a proxy cannot be reached, the error does not tell how to log on to it."""
    for name in (*VARIABLES, *map(str.upper, VARIABLES)):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", "http://me:SECRET@127.0.0.1:9")
    with pytest.raises(TransportError) as raised:
        sent(kind, "http://service.test/", trust_env=True)
    lines = traceback.format_exception(raised.value)
    assert [] == [line for line in lines if "SECRET" in line]
