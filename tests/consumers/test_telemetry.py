"""Spans, as the SDK of OpenTelemetry exports them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, errors, models, server
from ecr_public.retries import Retries
from ecr_public.telemetry import ClientTracing, ServerTracing
from ecr_public.transports import AsgiTransport, AsyncAsgiTransport


class Flaky(server.EcrPublicService):
    """Fails once, and keeps the spans that it served in."""

    def __init__(self) -> None:
        self.spans: list[int] = []

    def describe_registries(
        self, request: models.DescribeRegistriesRequest, context: server.Context
    ) -> models.DescribeRegistriesResponse:
        self.spans.append(trace.get_current_span().get_span_context().span_id)
        if len(self.spans) == 1:
            raise errors.ServerException("The disk is busy")
        return models.DescribeRegistriesResponse(registries=[])


def call(kind: str, app: Any, hook: ClientTracing, **options: Any) -> None:
    """Call an operation until it succeeds, or for good."""
    told = {"hooks": [hook], "retries": Retries(attempts=2, first_pause=0), **options}
    if kind == "sync":
        with EcrPublicClient(transport=AsgiTransport(app), **told) as client:
            client.describe_registries()
        return

    async def run() -> None:
        transport = AsyncAsgiTransport(app)
        async with AsyncEcrPublicClient(transport=transport, **told) as client:
            await client.describe_registries()

    asyncio.run(run())


def number(context: trace.SpanContext | None) -> int | None:
    """Return the number of a span."""
    return None if context is None else context.span_id


def said(span: ReadableSpan) -> tuple[Any, ...]:
    """Return what a span says that is the same at every run."""
    attributes = span.attributes or {}
    return (
        span.name,
        span.kind.name,
        span.status.status_code.name,
        attributes.get("rpc.method"),
        attributes.get("http.response.status_code"),
        attributes.get("http.request.resend_count"),
        attributes.get("error.type"),
    )


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_each_attempt_is_a_span_with_that_of_the_server_below_it(kind: str) -> None:
    """They are called like the operation; handlers run in that of the server."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    service = Flaky()
    app = ServerTracing(
        server.create_app(service, authenticate=server.anonymous), provider
    )
    call(kind, app, ClientTracing(provider))
    spans = exporter.get_finished_spans()
    name = "DescribeRegistries"
    assert [
        (name, "SERVER", "UNSET", name, 482, None, None),
        (name, "CLIENT", "ERROR", name, 482, None, "ServerException"),
        (name, "SERVER", "UNSET", name, 200, None, None),
        (name, "CLIENT", "UNSET", name, 200, 1, None),
    ] == list(map(said, spans))
    served = [span for span in spans if span.kind is trace.SpanKind.SERVER]
    called = [span for span in spans if span.kind is trace.SpanKind.CLIENT]
    assert service.spans == [number(span.context) for span in served]
    assert [number(span.context) for span in called] == [
        number(span.parent) for span in served
    ]
    assert "https://api.ecr-public.us-east-1.amazonaws.com/" == (
        called[0].attributes or {}
    ).get("url.full")


def test_no_answer_is_an_error_of_the_span() -> None:
    """The span ends, and names what happened."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    with (
        EcrPublicClient(
            base_url="http://127.0.0.1:9", hooks=[ClientTracing(provider)], retries=0
        ) as client,
        pytest.raises(errors.TransportError),
    ):
        client.describe_registries()
    (span,) = exporter.get_finished_spans()
    attributes = span.attributes or {}
    assert ("DescribeRegistries", "TransportError", "127.0.0.1", 9) == (
        span.name,
        attributes["error.type"],
        attributes["server.address"],
        attributes["server.port"],
    )
