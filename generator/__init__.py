"""Concord: one OpenAPI document in, one typed Python package out."""

from __future__ import annotations

__version__ = "0.1.0"
