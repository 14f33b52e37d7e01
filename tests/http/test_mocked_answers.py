"""What a mock of HTTP answers to each request of a table, whole: see `mocked.txt`.

`UPDATE_GOLDEN=1 pytest` writes that anew; read the difference before committing it.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from generator.mock.application import Manner, Mock, build
from generator.sources.files import NO_FILES
from generator.sources.source import Source

FOLDER = Path(__file__).parent
GOLDEN = FOLDER / "mocked.txt"
RANDOM = re.compile('(?<=x-request-id: ).*|(?<=x-amzn-requestid: ).*|(?<=nonce=")[^"]*')
SIGNED = {"host": "a", "x-amz-date": "20200101T000000Z"}


def signed(service: str, names: str) -> dict[str, str]:
    """A signature for a service, of some headers."""
    said = (
        f"AWS4-HMAC-SHA256 Credential=K/20200101/r/{service}/aws4_request,"
        f" SignedHeaders={names}, Signature={'0' * 64}"
    )
    return {"authorization": said}


PAGES = (
    "/cursor",
    "/cursor?cursor=a",
    "/last",
    "/last?starting_after=3",
    "/offset",
    "/offset?skip=0",
    "/offset?skip=1",
    "/filter {}",
    '/filter {"offset": 0}',
    '/filter {"offset": 2}',
    "/number",
    "/number?page=1",
    "/number?page=2",
    "/url",
    "/link",
)
REQUESTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/text", {}),
    ("/text", {"prefer": "code=200"}),
    ("/text", {"prefer": "code=250"}),
    ("/text", {"prefer": "code=2XX"}),
    ("/text", {"prefer": "code=404"}),
    ("/text", {"prefer": "example=one"}),
    ("/text", {"prefer": "="}),
    ("/bytes", {}),
    ("/events", {}),
    ("/range", {}),
    ("/range", {"prefer": "code=302"}),
    ("/range", {"prefer": "code=404"}),
    ("/range", {"prefer": "code=418"}),
    ("/range", {"prefer": 'example="the second"'}),
    ("/range", {"prefer": "example=first, code=409"}),
    ("/range", {"prefer": "example=first, code=404"}),
    ("/range", {"prefer": f"example={'long' * 30}"}),
    ("/any", {}),
    ("/any", {"prefer": "code=201, example=seven"}),
    ("/any", {"prefer": "code=500"}),
    ("/bearer", {}),
    ("/bearer", {"authorization": "Bearer t"}),
    ("/basic", {"authorization": "Bearer t"}),
    ("/basic", {"authorization": "Basic YTpi"}),
    ("/digest", {}),
    ("/digest", {"authorization": "Digest "}),
    ("/digest", {"authorization": "digest a"}),
    ("/named", {"authorization": "HOBA x"}),
    ("/named", {}),
    ("/key", {}),
    ("/key", {"x-key": "k"}),
    ("/signed", {}),
    ("/signed", {"authorization": "AWS4 x"}),
    ("/signed", SIGNED | signed("a", "host;x-amz-date")),
    ("/signed", SIGNED | signed("b", "host;x-amz-date")),
    ("/signed", SIGNED | signed("a", "x-amz-date")),
    ("/signed", signed("a", "host;x-amz-date")),
    ("/tls", {}),
    ("/both", {"x-key": "k"}),
    ("/both", {"x-key": "k", "authorization": "Basic YTpi"}),
    ("/either", {}),
    ("/either", {"x-key": "k"}),
    ("/scoped", {"authorization": "Bearer t"}),
    ("/nowhere", {}),
)


LISTED: tuple[tuple[str, dict[str, str]], ...] = tuple(
    (f"/ {body}", {"x-amz-target": f"Mocked.{name}"} | wanted)
    for name, body, wanted in (
        ("List", "{}", {}),
        ("List", '{"most": 2, "name": "ann"}', {}),
        ("List", '{"token": "t"}', {}),
        ("List", '{"most": 0}', {"prefer": "example=many"}),
        ("List", "{}", {"prefer": "example=few"}),
        ("List", "{}", {"prefer": "code=480"}),
        ("List", "{}", {"prefer": "code=480, example=moved"}),
        ("List", "{}", {"prefer": "error=Bad"}),
        ("List", "{}", {"prefer": "error=Bad, code=480"}),
        ("List", "{}", {"prefer": "code=500"}),
        ("List", '{"most": "2"}', {}),
        ("Lost", "{}", {}),
    )
)


def test_answers_are_those_that_are_expected() -> None:
    """Statuses, headers and bodies, with the lines of the log between them."""
    lines = [
        *answered("paged.yaml", [(request, {}) for request in PAGES]),
        *answered("mocked.yaml", REQUESTS),
        *answered("mocked-aws.yaml", LISTED),
    ]
    actual = RANDOM.sub("...", "\n".join(lines) + "\n")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(actual, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == actual


def answered(name: str, requests: Any) -> Iterator[str]:
    """What is asked of a document's mock, what it logs, and what it answers."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    said: list[str] = []
    mock = build(
        Source(name, text), NO_FILES, Manner(), log=said.append, stage=nullcontext
    )
    yield f"{mock.title}: {mock.operations} operations"
    for target, headers in requests:
        start, body = asyncio.run(call(mock, target, headers))
        yield f"\n{target}{''.join(f', {each}: {headers[each]}' for each in headers)}"
        yield f"  log: {said.pop()}"
        yield from (
            f"  {key.decode()}: {value.decode()}" for key, value in start["headers"]
        )
        yield f"  {start['status']} {body!r}"
    mock.package.forget()


async def call(mock: Mock, target: str, headers: dict[str, str]) -> tuple[Any, bytes]:
    """The start of an answer, and its body."""
    target, _, content = target.partition(" ")
    path, _, query = target.partition("?")
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": content.encode(), "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    kind = "x-amz-json-1.1" if "x-amz-target" in headers else "json"
    given = headers | ({"content-type": f"application/{kind}"} if content else {})
    scope = {
        "type": "http",
        "method": "POST" if content else "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "http_version": "1.1",
        "headers": [(key.encode(), value.encode()) for key, value in given.items()],
    }
    await mock.application(scope, receive, send)
    return sent[0], b"".join(each.get("body", b"") for each in sent)
