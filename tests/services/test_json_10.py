"""Services of AWS JSON 1.0: client and server say so where the spec does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator import ir
from generator.checking.check import check
from generator.linking.resolve import resolve
from generator.reading.load import load
from generator.sources.source import Source
from tests.generator.small_spec import lowered, operation, spec
from tests.roundtrip.asking import ask
from tests.roundtrip.package import Package
from tests.services.small import imported
from tests.services.tables import SPEC, listed

JSON_10, JSON_11 = b"application/x-amz-json-1.0", b"application/x-amz-json-1.1"
JSON = b"application/json"

TARGET = b"DynamoDB_20120810.ListTables"


@pytest.fixture(scope="module")
def tables() -> Iterator[Package]:
    """The package of a service with a document that says 1.0."""
    with imported(SPEC, "tables_of_10") as package:
        yield package


def test_document_passes_the_checks() -> None:
    """Such a media type is none that is refused."""
    check(resolve(load(Source("tables.yaml", SPEC))))


@pytest.mark.parametrize(
    ("given", "answered"),
    [
        (JSON_10, JSON_10),
        (JSON_11, JSON_11),
        (JSON, JSON),
        (None, JSON_10),
        (b"Application/X-Amz-Json-1.0; charset=utf-8", JSON_10),
    ],
)
def test_server_answers_in_kind(
    tables: Package, given: bytes | None, answered: bytes
) -> None:
    """Either version is taken, and the spec's where nothing is said."""
    for body, status in ((b'{"Limit":1}', 200), (b'{"Limit":3}', 400)):
        answer = ask(listed(tables), body, target=TARGET, content_type=given)
        assert (status, answered) == (answer.status, answer.headers[b"content-type"])


def test_server_refuses_all_others(tables: Package) -> None:
    """The answer is of the version that the spec says, and names all that are taken."""
    answer = ask(listed(tables), b"{}", target=TARGET, content_type=b"text/plain")
    assert (415, JSON_10) == (answer.status, answer.headers[b"content-type"])
    assert (
        "The content type is 'text/plain'; it must be application/x-amz-json-1.0,"
        " application/x-amz-json-1.1 or application/json, in UTF-8."
    ) == answer.message


def test_client_sends_what_the_spec_says(tables: Package) -> None:
    """An operation without a body says what the rest of the document says."""
    sent: list[tuple[bytes, bytes]] = []

    async def app(scope: Any, receive: object, send: Any) -> None:
        headers = dict(scope["headers"])
        sent.append((headers[b"x-amz-target"], headers[b"content-type"]))
        await send({"type": "http.response.start", "status": 200})
        await send({"type": "http.response.body", "body": b"{}"})

    transport = tables.transports.AsgiTransport(app)
    with tables.client(base_url="http://tables.test", transport=transport) as client:
        client.list_tables()
        client.ping()
    assert [
        (b"DynamoDB_20120810.ListTables", JSON_10),
        (b"DynamoDB_20120810.Ping", JSON_10),
    ] == sent


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("x-amz-json-1.0", "x-amz-json-1.0", ["1.0", "1.0"]),
        ("x-amz-json-1.0", "json", ["1.0", "1.0"]),
        ("x-amz-json-1.0", "x-amz-json-1.1", ["1.0", "1.1"]),
        ("json", "json", ["1.1", "1.1"]),
        ("json", "x-amz-json-1.1", ["1.1", "1.1"]),
    ],
)
def test_version_is_that_of_the_document(
    first: str, second: str, expected: list[str]
) -> None:
    """What an operation says comes before what the others do; 1.1 is the rule."""
    operations = [
        operation(name, request="It", response="It").replace("json:", f"{said}:")
        for name, said in (("One", first), ("Two", second))
    ]
    service = lowered(spec(paths="".join(operations), schemas="It: {type: object}"))
    assert [f"application/x-amz-json-{each}" for each in expected] == [
        each.binding.media_type
        for each in service.operations
        if isinstance(each.binding, ir.RpcTarget)
    ]
