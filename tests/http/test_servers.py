"""Where a service is reached: several addresses, with variables, one of an operation's own."""

from __future__ import annotations

from typing import Any

import pytest

from templates.package._runtime.operation import Endpoint, Service
from tests.http.documents import HEAD, files
from tests.http.emitted import emit

DONE = "responses: {'200': {description: Done}}"
SERVERS = """\
servers:
  - {url: 'https://{area}.test/{base}', name: live, variables: {area: {default: eu, enum: [eu, us]}, base: {default: a/v1}}}
  - {url: 'http://trial.test', description: To try.}
  - {url: /relative}
"""
LIVE = Endpoint(
    "https://{area}.test/{base}",
    {"area": "eu", "base": "a/v1"},
    {"area": ["eu", "us"]},
    name="live",
)
SERVICE = Service(
    name="small",
    title="Small",
    operations={},
    errors=(),
    endpoint=LIVE,
    others=(Endpoint("http://trial.test"),),
)


def test_servers_are_emitted_in_their_order() -> None:
    """A relative one tells nothing that could be called."""
    own = "servers: [{url: 'https://files.test'}]"
    emitted = files(f"{SERVERS}{HEAD}  /a: {{get: {{{own}, {DONE}}}}}\n")
    operations = "".join(emitted["operations.py"].split())
    assert (
        'Endpoint("https://{area}.test/{base}",{"area":"eu","base":"a/v1"}'
        in operations
    )
    assert 'others=(Endpoint("http://trial.test"),)' in operations
    assert 'endpoint=Endpoint("https://files.test"),' in operations
    client = emitted["client.py"]
    assert "        area: str | None = None,\n" in client
    assert "        server: int | str = 0,\n" in client


@pytest.mark.parametrize(
    ("server", "variables", "expected"),
    [
        (0, {}, "https://eu.test/a/v1"),
        ("live", {"area": "us"}, "https://us.test/a/v1"),
        (0, {"base": "b"}, "https://eu.test/b"),
        (1, {}, "http://trial.test"),
    ],
)
def test_address_is_that_of_the_chosen_server(
    server: int | str, variables: dict[str, str], expected: str
) -> None:
    """It is chosen by its place or by its name."""
    assert expected == SERVICE.url(None, variables, server)


@pytest.mark.parametrize(
    ("server", "variables", "message"),
    [
        (2, {}, "server must be 'live' or 1, not 2"),
        ("trial", {}, "server must be"),
        (1, {"area": "eu"}, "no variable area"),
        (0, {"area": "asia"}, "area must be eu or us"),
        (0, {"base": "../admin"}, "base must be a part of a path"),
        (0, {"base": "a?b"}, "base must be a part of a path"),
    ],
)
def test_what_is_no_address_is_refused(
    server: int | str, variables: dict[str, str], message: str
) -> None:
    """No variable leads elsewhere."""
    with pytest.raises(ValueError, match=message):
        SERVICE.url(None, variables, server)


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        (None, ["https://eu.test/a/v1/a", "https://files.test/b"]),
        ("http://here.test", ["http://here.test/a", "http://here.test/b"]),
    ],
)
def test_an_operation_may_be_elsewhere(
    base_url: str | None, expected: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whoever says where the service is has all of it there."""
    own = "servers: [{url: 'https://files.test'}]"
    paths = f"  /a: {{get: {{{DONE}}}}}\n  /b: {{get: {{{own}, {DONE}}}}}\n"
    it = emit(
        f"{SERVERS}{HEAD}{paths}", "servers_of_http", tmp_path_factory.mktemp("s")
    )
    sent: list[str] = []

    class Transport:
        def send(self, request: Any, timeout: Any) -> Any:
            sent.append(request.url)
            return it.transports.Response(status=200, headers={}, body=b"")

        def close(self) -> None:
            pass

    with it.client.ServersOfHttpClient(
        base_url=base_url, transport=Transport()
    ) as client:
        client.get_a()
        client.get_b()
    assert expected == sent
