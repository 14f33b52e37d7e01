"""What the mock asks of credentials: that they are there, and written as the spec says."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from typing import Any

import pytest

from ecr_public import EcrPublicClient, errors
from ecr_public.auth import Credentials, SigV4
from ecr_public.transports import AsgiTransport
from generator.mock.application import Manner, build
from generator.sources.files import NO_FILES
from generator.sources.source import Source
from tests.generator.small_spec import operation, spec
from tests.identity.guarded import spec_of
from tests.mock.mocked import ALL

SCHEMES = """\
bearer: {type: http, scheme: bearer}
basic: {type: http, scheme: basic}
header: {type: apiKey, in: header, name: X-Key}
query: {type: apiKey, in: query, name: key}
cookie: {type: apiKey, in: cookie, name: session}
digest: {type: http, scheme: Digest}
own: {type: http, scheme: Negotiate}
oauth: {type: oauth2, flows: {}}
openid: {type: openIdConnect, openIdConnectUrl: 'https://login.test/'}
mtls: {type: mutualTLS}
"""
MISSING = "MissingAuthenticationTokenException"
BASIC = b64encode(b"ann:secret").decode()


def application(*security: str, anonymous: bool = False) -> Any:
    """The mock of a service that asks for any of some schemes, or of sets of them."""
    text = spec(paths=operation("Do", response="Out"), schemas="Out: {type: object}\n")
    schemes = "".join(f"    {line}\n" for line in SCHEMES.splitlines())
    used = "".join(f"  - {{{names}}}\n" for names in map(_requirement, security))
    text = text.replace("  responses:\n\n", f"  securitySchemes:\n{schemes}")
    text = text.replace("paths:", f"security:\n{used or '  []'}\npaths:", 1)
    manner = Manner(anonymous=anonymous)
    return made(Source("small.yaml", text), manner)


def _requirement(names: str) -> str:
    return ", ".join(f"{name}: []" for name in names.split())


def made(source: Source, manner: Manner) -> Any:
    """The application of a mock."""
    from contextlib import nullcontext

    return build(
        source, NO_FILES, manner, log=lambda line: None, stage=nullcontext
    ).application


def answer(application: Any, query: str = "", **headers: str) -> tuple[int, str]:
    """The status, and the code of the error, that a request gets."""
    sent: list[Any] = []
    pairs = {"X-Amz-Target": "Small.Do", "Content-Type": "application/json", **headers}
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "raw_path": b"/",
        "query_string": query.encode(),
        "headers": [
            (name.lower().replace("_", "-").encode(), value.encode())
            for name, value in pairs.items()
        ],
    }

    async def receive() -> Any:
        return {"type": "http.request", "body": b"{}", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(application(scope, receive, send))
    body = json.loads(b"".join(each.get("body", b"") for each in sent[1:]))
    return sent[0]["status"], body.get("__type", "")


@pytest.mark.parametrize(
    ("scheme", "query", "headers", "expected"),
    [
        ("bearer", "", {}, (401, MISSING)),
        ("bearer", "", {"Authorization": "Basic eDp5"}, (401, MISSING)),
        ("bearer", "", {"Authorization": "Bearer any"}, (200, "")),
        ("basic", "", {}, (401, MISSING)),
        (
            "basic",
            "",
            {"Authorization": "Basic ?"},
            (400, "IncompleteSignatureException"),
        ),
        ("basic", "", {"Authorization": f"Basic {BASIC}"}, (200, "")),
        ("header", "", {}, (401, MISSING)),
        ("header", "key=any", {}, (401, MISSING)),
        ("header", "", {"X-Key": "any"}, (200, "")),
        ("query", "", {"X-Key": "any"}, (401, MISSING)),
        ("query", "key=any", {}, (200, "")),
        ("cookie", "", {"Cookie": "other=any"}, (401, MISSING)),
        ("cookie", "", {"Cookie": "session=any"}, (200, "")),
        ("digest", "", {}, (401, MISSING)),
        ("digest", "", {"Authorization": "Digest username=any"}, (200, "")),
        ("own", "", {"Authorization": "Bearer any"}, (401, MISSING)),
        ("own", "", {"Authorization": "Negotiate any"}, (200, "")),
        ("oauth", "", {}, (401, MISSING)),
        ("oauth", "", {"Authorization": "Bearer any"}, (200, "")),
        ("openid", "", {"Authorization": "Bearer any"}, (200, "")),
        ("mtls", "", {}, (200, "")),
    ],
)
def test_credentials_have_the_form_that_the_spec_says(
    scheme: str, query: str, headers: dict[str, str], expected: tuple[int, str]
) -> None:
    """Whose they are does not matter; without them, there is no answer."""
    assert expected == answer(application(scheme), query, **headers)


def test_one_of_several_schemes_will_do() -> None:
    """Who tries one hears of that."""
    it = application("bearer", "basic", "query")
    assert (200, "") == answer(it, "key=any")
    assert (200, "") == answer(it, Authorization="Bearer any")
    assert (401, MISSING) == answer(it)
    expected = (400, "IncompleteSignatureException")
    assert expected == answer(it, Authorization="Basic ?")


def test_what_goes_together_is_asked_for_together() -> None:
    """Half of it is not enough; where the spec allows nobody, a failure is still one."""
    it = application("bearer", "header query")
    assert (200, "") == answer(it, Authorization="Bearer any")
    assert (200, "") == answer(it, "key=any", **{"X-Key": "any"})
    assert (401, MISSING) == answer(it, "key=any")
    assert (401, MISSING) == answer(it, **{"X-Key": "any"})
    optional = application("header query", "")
    assert (200, "") == answer(optional)
    assert (401, MISSING) == answer(optional, "key=any")


def test_nothing_is_asked_for_where_the_spec_asks_for_nothing() -> None:
    """Nor where whoever runs the mock says so."""
    assert (200, "") == answer(application())
    assert (200, "") == answer(application("bearer", anonymous=True))


def test_each_operation_asks_for_its_own() -> None:
    """Any token has all scopes, and nobody may call what says so."""
    asked = {"Do": "[{oauth: [all]}]", "Go": "[]", "Be": None}
    schemes = "".join(f"    {line}\n" for line in SCHEMES.splitlines())
    text = spec_of(asked, schemes, root="[{header: []}]")
    it = made(Source("small.yaml", text), Manner())
    expected = {"Do": (401, MISSING), "Go": (200, ""), "Be": (401, MISSING)}
    for name, status in expected.items():
        assert status == answer(it, **{"X-Amz-Target": f"Small.{name}"})
    target = {"X-Amz-Target": "Small.Do"}
    assert (200, "") == answer(it, **target, Authorization="Bearer any")
    assert (200, "") == answer(it, **{"X-Amz-Target": "Small.Be", "X-Key": "any"})


def test_a_signature_is_for_the_service() -> None:
    """By any key, in any region; and there must be one."""
    source = ALL["ecr_public"]
    it = made(Source(source.name, source.read_text("utf-8")), Manner())
    credentials = Credentials("AKIDEXAMPLE", "any")
    for auth, expected in (
        (SigV4(credentials), None),
        (SigV4(credentials, service="other"), "InvalidSignatureException"),
        (None, MISSING),
    ):
        with EcrPublicClient(
            auth=auth, transport=AsgiTransport(it), retries=0
        ) as client:
            if expected is None:
                assert client.initiate_layer_upload(
                    repository_name="team/app"
                ).upload_id
                continue
            with pytest.raises(errors.ServiceError) as raised:
                client.initiate_layer_upload(repository_name="team/app")
            assert (403, expected) == (raised.value.status, raised.value.code)
