"""The packages that are committed are what the generator writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.rendering.plan import is_runtime
from generator.sources.options import Options
from generator.sources.source import Source

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "tests" / "gallery"


@pytest.mark.parametrize(
    ("spec", "output", "package"),
    [
        (ROOT / "spec/ecr-public.yaml", ROOT / "generated", "ecr_public"),
        (GALLERY / "gallery.yaml", GALLERY / "generated", "gallery"),
    ],
)
def test_committed_files_are_current(spec: Path, output: Path, package: str) -> None:
    """Byte by byte, but for the runtime, which is a copy."""
    source = Source(spec.name, spec.read_text("utf-8"))
    found = pipeline.run(source, Options(package=package)).files
    emitted = {name: text for name, text in found.items() if not is_runtime(name)}
    committed = {name: (output / name).read_text("utf-8") for name in emitted}
    assert committed == emitted
