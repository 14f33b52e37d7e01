"""A document is gone once it is known what to write: it is as large as all else."""

from __future__ import annotations

import gc

from generator import pipeline
from generator.reading.nodes import Node
from generator.resources.collector import no_garbage_collection
from generator.sources.options import Options
from tests.http.documents import SHOP, source


def test_nothing_keeps_the_document() -> None:
    """Neither what is emitted from nor a circle does, with no collector to break one."""
    before = _nodes()
    with no_garbage_collection():
        words = pipeline.understand(source(SHOP.read_text()), Options()).words
        assert words.service.operations
        assert before == _nodes()


def _nodes() -> int:
    return sum(type(each) is Node for each in gc.get_objects())
