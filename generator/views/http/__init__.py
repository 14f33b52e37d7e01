"""Views of what is emitted for operations that have a method and a path."""

from __future__ import annotations

from generator.views.http.clients import async_client_view, client_view, server_view
from generator.views.http.errors import errors_view
from generator.views.http.operations import operations_view
from generator.views.http.readme import readme_view

__all__ = [
    "async_client_view",
    "client_view",
    "errors_view",
    "operations_view",
    "readme_view",
    "server_view",
]
