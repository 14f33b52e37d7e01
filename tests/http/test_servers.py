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
    others=(Endpoint("http://trial.test"), Endpoint("/near/{of}", {"of": "a"})),
)
CHOSEN = Endpoint(
    "{scheme}://{host}/v1",
    {"scheme": "https", "host": "a.test"},
    {"scheme": ["https", "http"], "host": ["a.test", "b.test/x"]},
)


def test_servers_are_emitted_in_their_order() -> None:
    """One that is told from where the document is has its place among them."""
    own = "servers: [{url: 'https://files.test'}]"
    emitted = files(f"{SERVERS}{HEAD}  /a: {{get: {{{own}, {DONE}}}}}\n")
    operations = "".join(emitted["operations.py"].split())
    assert (
        'Endpoint("https://{area}.test/{base}",{"area":"eu","base":"a/v1"}'
        in operations
    )
    assert 'others=(Endpoint("http://trial.test"),Endpoint("/relative"),)' in operations
    assert 'endpoint=Endpoint("https://files.test"),' in operations
    client = emitted["client.py"]
    assert "        area: str | None = None,\n" in client
    assert "        server: int | str | None = None,\n" in client


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
        (3, {}, "server must be 'live' or 1 or 2, not 3"),
        ("trial", {}, "server must be"),
        (1, {"area": "eu"}, "no variable area"),
        (0, {"area": "asia"}, "area must be eu or us"),
        (0, {"base": "../admin"}, "base must be a part of a path"),
        (0, {"base": "a?b"}, "base must be a part of a path"),
        (2, {}, "give base_url as well"),
    ],
)
def test_what_is_no_address_is_refused(
    server: int | str, variables: dict[str, str], message: str
) -> None:
    """No variable leads elsewhere."""
    with pytest.raises(ValueError, match=message):
        SERVICE.url(None, variables, server)


@pytest.mark.parametrize(
    ("base_url", "server", "variables", "expected"),
    [
        ("https://doc.test/v2/openapi", 2, {}, "https://doc.test/near/a"),
        ("https://doc.test", 2, {"of": "b"}, "https://doc.test/near/b"),
        ("https://doc.test/all", None, {}, "https://doc.test/all"),
        (None, None, {}, "https://eu.test/a/v1"),
    ],
)
def test_address_is_told_from_that_of_the_document(
    base_url: str | None, server: int | None, variables: dict[str, str], expected: str
) -> None:
    """Whoever chooses no server gives the whole address."""
    assert expected == SERVICE.url(base_url, variables, server)


def test_one_address_is_given() -> None:
    """Two of them say different things."""
    with pytest.raises(ValueError, match="base_url or server, not both"):
        SERVICE.url("https://doc.test", {}, 0)


def test_variables_stand_anywhere() -> None:
    """What a spec lists is taken as it is; all else is a part of a name or a path."""
    service = Service(
        name="small",
        title="Small",
        operations={},
        errors=(),
        endpoint=Endpoint("/here"),
        others=(CHOSEN,),
    )
    assert "https://a.test/v1" == service.url(None, {})
    chosen = {"scheme": "http", "host": "b.test/x"}
    assert "http://b.test/x/v1" == service.url(None, chosen, 1)
    with pytest.raises(ValueError, match="scheme must be https or http"):
        service.url(None, {"scheme": "ftp"}, 1)


@pytest.mark.parametrize(
    ("servers", "emitted"),
    [
        ("servers: [{url: /v1}]", ""),
        ("servers: [{url: /v1}, {url: /v2}]", 'Endpoint("/v1")'),
        (
            "servers: [{url: '{how}://a.test', variables: {how: {default: https}}}]",
            'Endpoint("{how}://a.test", {"how": "https"})',
        ),
    ],
)
def test_what_is_told_from_the_document(servers: str, emitted: str) -> None:
    """One alone is what callers give as a whole; a scheme may be a variable."""
    found = files(f"{servers}\n{HEAD}  /a: {{get: {{{DONE}}}}}\n")
    is_there = "Endpoint(" in found["operations.py"]
    assert bool(emitted) == is_there
    assert emitted in found["operations.py"]
    needed = not emitted or "/v1" in emitted
    assert needed == ("        base_url: str,\n" in found["client.py"])


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        (
            None,
            [
                "https://us.test/a/v1/a",
                "https://us.files.test/b",
                "https://us.test/a/near/c",
            ],
        ),
        ("http://here.test", [f"http://here.test/{name}" for name in "abc"]),
    ],
)
def test_an_operation_may_be_elsewhere(
    base_url: str | None, expected: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whoever says where the service is has all of it there."""
    own = "servers: [{url: 'https://{area}.files.test', variables: {area: {default: eu}}}]"
    near = "servers: [{url: ../near}, {url: 'https://far.test'}]"
    paths = (
        f"  /a: {{get: {{{DONE}}}}}\n  /b: {{get: {{{own}, {DONE}}}}}\n"
        f"  /c: {{get: {{{near}, {DONE}}}}}\n"
    )
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
        base_url=base_url, area="us", transport=Transport()
    ) as client:
        client.get_a()
        client.get_b()
        client.get_c()
    assert expected == sent
