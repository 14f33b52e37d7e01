"""Spans of OpenTelemetry, for clients and servers; the extra `opentelemetry` brings it."""

from __future__ import annotations

from ._runtime.telemetry import ClientTracing, ServerTracing

__all__ = ["ClientTracing", "ServerTracing"]
