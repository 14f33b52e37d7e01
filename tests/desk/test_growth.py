"""A spec repeated within one document, as the benchmarks use it."""

from __future__ import annotations

from generator import pipeline
from generator.sources.source import Source
from tests.benchmarks.multiplied import multiplied
from tests.desk.commands import ROOT


def test_spec_at_twice_its_size_has_everything_twice() -> None:
    """The repeated document is a good spec, with names of its own for each copy."""
    text = (ROOT / "spec/ecr-public.yaml").read_text("utf-8")

    def run(text: str) -> pipeline.Generated:
        return pipeline.run(
            Source("spec.yaml", text),
            pipeline.Options("ecr_public"),
            format_text=lambda text, _: text,
        )

    once, twice = run(text), run(multiplied(text, 2))
    assert (2 * once.operations, 2 * once.structures) == (
        twice.operations,
        twice.structures,
    )
    client = twice.files["ecr_public/client.py"]
    for name in ("initiate_layer_upload", "initiate_layer_upload_no2"):
        assert 1 == client.count(f"def {name}(")
