"""How far the server follows HTTP: limits, methods, paths, headers, sockets."""

from __future__ import annotations

import asyncio
import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from ecr_public import models
from ecr_public.client import EcrPublicClient
from ecr_public.transports import AsgiTransport
from tests.patience import PATIENCE
from tests.roundtrip.asking import GOOD, JSON, LIMIT, SERVED, TARGET, ask
from tests.roundtrip.package import ecr_public
from tests.roundtrip.recording import Script, application
from tests.roundtrip.serving import serving

PACKAGE = ecr_public()


@pytest.mark.parametrize(
    ("pieces", "headers"),
    [
        ([b" " * (LIMIT + 1)], []),
        ([b" " * LIMIT, b" "], []),
        ([b" "] * (LIMIT + 1), []),
        ([b" " * LIMIT, b" " * LIMIT, b" " * LIMIT], []),
        ([GOOD], [(b"content-length", b"1001")]),
        ([GOOD], [(b"content-length", b"9" * 30)]),
        ([b" " * (LIMIT + 1)], [(b"content-length", b"5")]),
    ],
    ids=["whole", "last byte", "bytes", "pieces", "declared", "far more", "a lie"],
)
def test_bodies_over_the_limit(
    app: Any, pieces: list[bytes], headers: list[tuple[bytes, bytes]]
) -> None:
    """They are refused, said or not how long they are; the connection ends."""
    answer = ask(app, *pieces, headers=headers)
    assert (413, "RequestEntityTooLargeException") == answer.error
    assert str(LIMIT) in answer.message
    assert b"close" == answer.headers[b"connection"]


def test_bodies_at_the_limit(app: Any) -> None:
    """A body may be exactly as long as the limit, in however many pieces."""
    body = GOOD.ljust(LIMIT)
    headers = [(b"content-length", b"%d" % LIMIT)]
    pieces = [body[at : at + 1] for at in range(LIMIT)]
    assert [200, 200] == [
        ask(app, body, headers=headers).status,
        ask(app, *pieces).status,
    ]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "post"])
def test_methods(app: Any, method: str) -> None:
    """Every operation is a POST."""
    answer = ask(app, GOOD, method=method)
    assert (405, "UnknownOperationException") == answer.error
    assert b"POST" == answer.headers[b"allow"]


@pytest.mark.parametrize("path", ["/x", "//", "/v2/", "/index.html", "/%2F", "/é"])
def test_paths(app: Any, path: str) -> None:
    """There is nothing but the root."""
    assert (404, "UnknownOperationException") == ask(app, GOOD, path=path).error


@pytest.mark.parametrize(
    ("root_path", "path", "status"),
    [
        ("/api", "/api/", 200),
        ("/api", "/api", 200),
        ("/api", "/", 200),
        ("/api", "/api/api/", 404),
        ("/api", "/apix", 404),
        ("", "/api/", 404),
        ("", "", 200),
    ],
)
def test_mounts(app: Any, root_path: str, path: str, status: int) -> None:
    """An application that is mounted below a path has its root there."""
    assert status == ask(app, GOOD, root_path=root_path, path=path).status


def test_request_ids(app: Any, script: Script) -> None:
    """Every answer has an id of its own, which the handler knows as well."""
    served = ask(app, GOOD)
    assert script.context.request_id.encode() == served.headers[b"x-amzn-requestid"]
    answers = [
        served,
        ask(app, GOOD),
        ask(app, b"{}"),
        ask(app, b"{"),
        ask(app, GOOD, target=None),
        ask(app, GOOD, content_type=b"text/plain"),
        ask(app, b" " * 2000),
        ask(app, GOOD, method="GET"),
        ask(app, GOOD, path="/x"),
    ]
    ids = {answer.headers[b"x-amzn-requestid"] for answer in answers}
    assert len(answers) == len(ids)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes do not fork here")
def test_request_ids_of_forked_processes() -> None:
    """A server that forks after its first request gives no id twice."""
    program = """
import os
from ecr_public._runtime.request_ids import new_request_id
new_request_id()
child = os.fork()
os.write(1, new_request_id().encode() + b"\\n")
if child:
    os.waitpid(child, 0)
"""
    folder = Path(models.__file__).parents[1]
    output = subprocess.check_output(
        [sys.executable, "-c", program], cwd=folder, text=True
    )
    assert 2 == len(set(output.split()))


def test_headers_of_an_error(app: Any) -> None:
    """The code of an error stands in a header, too, and the length is right."""
    answer = ask(app, b"{}")
    assert b"InvalidParameterException" == answer.headers[b"x-amzn-errortype"]
    assert b"%d" % len(answer.body) == answer.headers[b"content-length"]


def test_callers_that_leave(app: Any) -> None:
    """Nobody is answered who has gone before the end of the request."""
    sent: list[object] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: object) -> None:
        sent.append(message)

    headers = [(b"x-amz-target", TARGET), (b"content-type", JSON)]
    scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
    asyncio.run(app(scope, receive, send))
    assert [] == sent


@pytest.fixture(scope="module")
def address(app: Any) -> Iterator[str]:
    """Return host and port of the application on a socket."""
    with serving(app) as url:
        yield urlsplit(url).netloc


def post(address: str, body: Any) -> tuple[int, bytes]:
    """Send a request over a socket; a body of pieces is sent in chunks."""
    headers = {"X-Amz-Target": TARGET.decode(), "Content-Type": "application/json"}
    with closing(http.client.HTTPConnection(address, timeout=PATIENCE)) as connection:
        # A server need not read a body to its end before it refuses it.
        with suppress(BrokenPipeError, ConnectionResetError):
            pieces = iter(body) if isinstance(body, list) else body
            connection.request("POST", "/", pieces, headers)
        response = connection.getresponse()
        return response.status, response.read()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (GOOD, 200),
        ([GOOD[:10], GOOD[10:]], 200),
        (GOOD.ljust(LIMIT + 1), 413),
        ([b" " * 600] * 2, 413),
        (b"{", 400),
        (None, 481),
    ],
    ids=["whole", "chunks", "long", "long in chunks", "malformed", "none"],
)
def test_over_a_socket(address: str, body: Any, expected: int) -> None:
    """What holds in process holds behind a server; the next request is served."""
    status, _ = post(address, body)
    assert expected == status
    assert (200, SERVED) == post(address, GOOD)


def test_limits_come_from_the_spec() -> None:
    """Without a limit of its own, an operation takes all that its input may hold."""
    script = Script()
    script.answer = models.UploadLayerPartResponse()
    most = PACKAGE.shapes.LAYER_PART_BLOB.max_bytes
    with EcrPublicClient(
        base_url="http://service.test",
        transport=AsgiTransport(application(PACKAGE, script)),
    ) as client:
        client.upload_layer_part(
            repository_name="team/app",
            upload_id="0f0e0d0c-0b0a-0908-0706-050403020100",
            part_first_byte=0,
            part_last_byte=most - 1,
            layer_part_blob=b"x" * most,
        )
    assert most == len(script.request.layer_part_blob)
    assert 413 == ask(application(PACKAGE, script), b" " * 100_000).status
