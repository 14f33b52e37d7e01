"""The package of a service that must not do everything twice."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType

from generator.pipeline import Options, run
from generator.sources.source import Source
from tests.services.emitting import formatted

SPEC = Path(__file__).with_name("till.yaml")


@cache
def till(module: str) -> ModuleType:
    """Return a module of the emitted package."""
    _emitted()
    return import_module(f"till.{module}")


@cache
def _emitted() -> None:
    spec = Source(SPEC.name, SPEC.read_text(encoding="utf-8"))
    folder = Path(mkdtemp(prefix="till"))
    for name, text in run(spec, Options("till"), format_text=formatted).files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
