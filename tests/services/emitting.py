"""Packages emitted for the specs that stand here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.pipeline import Options, run
from generator.rendering.format import format_module
from generator.sources.source import Source

SPECS = {
    "ledger": Path(__file__).with_name("ledger.yaml"),
    "depot": Path(__file__).with_name("published.yaml"),
}
"""By the package that is emitted for them."""


@cache
def formatted(text: str, path: str) -> str:
    """Format a module, the same text only once."""
    return format_module(text, path)


def emit(package: str, folder: Path) -> Path:
    """Write a distribution below `folder`, and return where it stands."""
    spec = Source(SPECS[package].name, SPECS[package].read_text(encoding="utf-8"))
    emitted = run(spec, Options(package), format_text=formatted)
    for name, text in emitted.files.items():
        file = folder / package / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / package
