"""Spans of calls that are no remote procedure calls."""

from __future__ import annotations

from typing import Any

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
