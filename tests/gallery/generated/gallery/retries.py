"""Retries: when the clients repeat a call, and how they tell."""

from __future__ import annotations

from ._runtime.retries import Retries, Retry

__all__ = ["Retries", "Retry"]
