"""What a server tells of itself: what it lacks, what it was asked, what it is not."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

import pytest

from ecr_public import EcrPublicClient, errors, models, server
from ecr_public.transports import AsgiTransport


class Misspelt(server.EcrPublicService):
    """Means to describe images."""

    def describe_image(self, request: Any, context: Any) -> Any:
        raise NotImplementedError


class Registries(server.EcrPublicService):
    """Does one thing, with help."""

    def describe_registries(
        self, request: models.DescribeRegistriesRequest, context: server.Context
    ) -> models.DescribeRegistriesResponse:
        return models.DescribeRegistriesResponse(registries=self.all_of_them())

    def all_of_them(self) -> list[models.Registry]:
        """Help, under a name of its own."""
        return []

    def describe_registry(self) -> None:
        """Help, called nearly as what is implemented."""


def test_a_misspelt_method_is_told_at_the_start() -> None:
    """The error names the operation that was meant."""
    with pytest.raises(TypeError, match="did you mean describe_images"):
        server.create_app(Misspelt(), authenticate=server.anonymous)


def test_what_is_not_implemented_is_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """One line lists it; methods of the service's own are no matter."""
    server.create_app(Registries(), authenticate=server.anonymous)
    (line,) = [
        record.getMessage()
        for record in caplog.records
        if record.name == "ecr_public.server"
    ]
    assert line.startswith("22 of 23 operations are not implemented")
    assert "PutImage" in line
    assert "DescribeRegistries" not in line


def test_the_access_log_names_operations(caplog: pytest.LogCaptureFixture) -> None:
    """It has caller, operation, status, error, time and id; the scope has the name."""
    app = server.create_app(Registries(), authenticate=server.anonymous)
    scopes: list[Any] = []

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        scopes.append(scope)
        await app(scope, receive, send)

    with (
        caplog.at_level(logging.INFO, "ecr_public.access"),
        EcrPublicClient(transport=AsgiTransport(wrapped), retries=0) as client,
    ):
        client.describe_registries()
        with pytest.raises(errors.ServiceError):
            client.get_registry_catalog_data()
    lines = [
        re.sub(r"[0-9.]+ ms, request [0-9a-f-]+", "TIME", record.getMessage())
        for record in caplog.records
        if record.name == "ecr_public.access"
    ]
    assert [
        "127.0.0.1 DescribeRegistries 200 - TIME",
        "127.0.0.1 GetRegistryCatalogData 501 UnsupportedOperationException TIME",
    ] == lines
    assert ["DescribeRegistries", "GetRegistryCatalogData"] == [
        scope["operation"] for scope in scopes
    ]


def test_a_websocket_is_refused() -> None:
    """The handshake is answered with 403, and nothing is raised."""
    app = server.create_app(Registries(), authenticate=server.anonymous)
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(app({"type": "websocket", "path": "/"}, receive, send))
    assert [{"type": "websocket.close"}] == sent
