"""What a proof came to, for programs; `text` is for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from generator.prove.outcome import Proof

FORMATS = ("json", "junit")


def rendered(format_: str, proofs: Sequence[Proof]) -> str:
    """Return what a run came to in a format; only the module of that is imported."""
    module = import_module(f"{__name__}.{format_}_report")
    renderer: Callable[..., str] = getattr(module, f"{format_}_report")
    return renderer(*proofs)
