"""Proxies of the environment, and those that a transport is given."""

from __future__ import annotations

import base64
import json
import traceback
from collections.abc import Iterator
from typing import Any

import pytest

from ecr_public.errors import TransportError
from ecr_public.transports import Urllib3Transport
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
def test_proxies_of_the_environment_are_used(
    kind: type[Any],
    variable: str,
    proxy: wire.WireServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The proxy gets the whole address, and the name and password for it."""
    secret = proxy.url.replace("//", "//me:p%40ss@")
    monkeypatch.setenv(variable, secret)
    response = sent(kind, "http://service.test/a?b=c")
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
    assert 200 == sent(kind, "http://service.test/").status


@every_kind
@pytest.mark.parametrize(
    "left_out", ["*", ".0.0.1", "other, 127.0.0.1", "127.0.0.1:{}"]
)
def test_no_proxy_is_respected(
    kind: type[Any],
    left_out: str,
    proxy: wire.WireServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It names hosts, ends of their names, or all."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", left_out.format(proxy.server_address[1]))
    assert 200 == sent(kind, f"{proxy.url}/echo").status


@every_kind
def test_a_given_proxy_counts_alone(
    kind: type[Any], proxy: wire.WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither another one nor NO_PROXY of the environment changes that."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "*")
    given = proxy.url.replace("//", "//me:p%40ss@")
    seen = json.loads(sent(kind, "http://service.test/", proxy=given).body)
    expected = base64.b64encode(b"me:p@ss").decode()
    assert f"Basic {expected}" == seen["headers"]["proxy-authorization"]


@pytest.mark.parametrize("given", ["ftp://me:SECRET@host", "me:SECRET@", ""])
def test_what_is_given_must_be_a_proxy(given: str) -> None:
    """The error says what is wrong, and does not show the password."""
    with pytest.raises(ValueError, match="http://host:port") as raised:
        Urllib3Transport(proxy=given)
    assert "SECRET" not in str(raised.value)


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
        sent(kind, "https://service.test:443/secret")
    assert [("CONNECT", "service.test:443")] == asked


@every_kind
def test_the_environment_may_be_left_out(
    kind: type[Any], proxy: wire.WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told not to trust it, a transport sends requests to their server."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:9")
    assert 200 == sent(kind, f"{proxy.url}/echo", trust_env=False).status


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
        sent(kind, f"{scheme}://service.test/")
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
        sent(kind, "http://service.test/")
    lines = traceback.format_exception(raised.value)
    assert [] == [line for line in lines if "SECRET" in line]
