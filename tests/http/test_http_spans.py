"""Spans of calls that are no remote procedure calls."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from templates.package._runtime.context import anonymous
from templates.package._runtime.http.server import Application
from templates.package._runtime.telemetry import ClientTracing, ServerTracing
from templates.package._runtime.transports.in_process import AsgiTransport
from tests.http.pets import models, operations
from tests.http.pets.client import PetsClient


def test_spans_of_methods_and_paths() -> None:
    """They are called like the operation, and say what HTTP says."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))

    def handle(request: models.GetPetRequest, context: Any) -> models.Pet:
        return models.Pet(id=request.pet_id, name="Rex")

    app = Application(
        operations.SERVICE, {operations.GET_PET: handle}, authenticate=anonymous
    )
    transport = AsgiTransport(ServerTracing(app, provider))
    hooks = [ClientTracing(provider)]
    with PetsClient(
        base_url="http://pets.test", transport=transport, hooks=hooks
    ) as client:
        client.pets.get_pet(pet_id=7, limit=3)
    spans = [
        (each.name, each.attributes or {}) for each in exporter.get_finished_spans()
    ]
    assert ["getPet", "getPet"] == [name for name, _ in spans]
    assert [200, 200] == [each["http.response.status_code"] for _, each in spans]
    assert ["http://pets.test/pets/7"] == [
        each["url.full"] for _, each in spans if "url.full" in each
    ]
    assert [] == [key for _, each in spans for key in each if key.startswith("rpc.")]


def answered(
    scope: dict[str, Any], status: int
) -> tuple[list[str], list[tuple[str, dict[str, Any], str]]]:
    """What an application is asked, and the spans of an answer with a status."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    asked: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope["type"])
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": status})
        await send({"type": "last"})

    sent: list[str] = []

    async def send(message: Any) -> None:
        sent.append(message["type"])

    async def receive() -> Any:
        raise AssertionError

    asyncio.run(ServerTracing(app, provider)(scope, receive, send))
    asked += sent
    return asked, [
        (each.name, dict(each.attributes or {}), each.status.status_code.name)
        for each in exporter.get_finished_spans()
    ]


HTTP = {"type": "http", "method": "PUT", "path": "/a", "headers": []}
SAID = {"http.request.method": "PUT", "url.path": "/a"}


def test_what_is_no_request_has_no_span() -> None:
    """It is passed on all the same."""
    assert (["lifespan", "last"], []) == answered({"type": "lifespan"}, 200)


@pytest.mark.parametrize(
    ("scope", "status", "name", "said", "outcome"),
    [
        ({}, 404, "PUT", {"url.scheme": "http"}, "UNSET"),
        ({}, 499, "PUT", {"url.scheme": "http"}, "UNSET"),
        ({}, 500, "PUT", {"url.scheme": "http", "error.type": "500"}, "ERROR"),
        ({"scheme": "https"}, 200, "PUT", {"url.scheme": "https"}, "UNSET"),
        (
            {"operation": "DoIt", "headers": [(b"X-Amz-Target", b"a.DoIt")]},
            200,
            "DoIt",
            {
                "url.scheme": "http",
                "rpc.system": "aws_json",
                "rpc.service": "templates.package",
                "rpc.method": "DoIt",
            },
            "UNSET",
        ),
    ],
)
def test_spans_of_servers(
    scope: dict[str, Any], status: int, name: str, said: dict[str, Any], outcome: str
) -> None:
    """They say what is asked, and how it ends; only faults of the server are errors."""
    expected = {**SAID, **said, "http.response.status_code": status}
    asked, spans = answered({**HTTP, **scope}, status)
    assert ["http", "http.response.start", "last"] == asked
    assert [(name, expected, outcome)] == spans
