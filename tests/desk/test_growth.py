"""A spec repeated within one document, as the benchmarks use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.sources.source import Source
from tests.benchmarks.multiplied import multiplied
from tests.desk.commands import ROOT

AWS_JSON = ROOT / "spec" / "ecr-public.yaml"
HTTP = ROOT / "tests" / "gallery" / "gallery.yaml"


def run(text: str) -> pipeline.Generated:
    """Generate what a spec says, its modules as they are rendered."""
    return pipeline.run(
        Source("spec.yaml", text),
        pipeline.Options("large"),
        format_text=lambda text, _: text,
    )


@pytest.mark.parametrize("spec", [AWS_JSON, HTTP], ids=["aws-json", "http"])
def test_spec_at_twice_its_size_has_everything_twice(spec: Path) -> None:
    """The repeated document is a good spec, with names of its own for each copy."""
    text = spec.read_text("utf-8")
    once, twice = run(text), run(multiplied(text, 2))
    assert (2 * once.operations, 2 * once.structures) == (
        twice.operations,
        twice.structures,
    )
    assert len(once.warnings) * 2 >= len(twice.warnings)


def test_copies_have_names_of_their_own() -> None:
    """Each operation of each copy is a method; one of HTTP is in the group of its copy."""
    client = run(multiplied(AWS_JSON.read_text("utf-8"), 2)).files["large/client.py"]
    for name in ("initiate_layer_upload", "initiate_layer_upload_no2"):
        assert 1 == client.count(f"def {name}(")
    service = run(multiplied(HTTP.read_text("utf-8"), 2)).service
    groups = {each.name: each.group for each in service.operations}
    assert ("works", "works No2") == (groups["addWork"], groups["addWorkNo2"])
