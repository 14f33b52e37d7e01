"""A document of HTTP with any value in place of another: generated, or refused in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from generator import pipeline
from generator.problems.diagnostics import SpecError
from generator.reading.load import load
from generator.sources.options import Options
from generator.sources.source import Source
from tests.roundtrip.profile import examples

GALLERY = Path(__file__).parents[1] / "gallery" / "gallery.yaml"
PLAIN = load(Source("gallery.yaml", GALLERY.read_text("utf-8"))).plain()
JUNK: list[Any] = [
    *(None, True, -1, 0.5, 10**30, "", "x", "a\n\u202e", "__init__"),
    *([], {}, [[]], [None], {"a": [1]}, [{"a": 1}], {"$ref": "#"}, {"$ref": "#/paths"}),
]


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every path into a JSON value but the empty one."""
    items: Any = value.items() if isinstance(value, dict) else ()
    for key, inner in enumerate(value) if isinstance(value, list) else items:
        yield (*path, key)
        yield from paths_in(inner, (*path, key))


@examples(25)
@example("3.0.4", ("paths", "/works", "get", "parameters", 0, "style"), {"a": [1]})
@given(
    st.sampled_from(["3.0.4", "3.1.1", "3.2.0"]),
    st.sampled_from([*paths_in(PLAIN)]),
    st.sampled_from(JUNK),
)
def test_no_junk_in_a_document_is_a_crash(
    version: str, path: tuple[Any, ...], junk: Any
) -> None:
    """Whatever stands where something else should; and what is emitted is Python."""
    document = json.loads(json.dumps(PLAIN)) | {"openapi": version}
    *outer, last = path
    parent = document
    for key in outer:
        parent = parent[key]
    parent[last] = junk
    source = Source("gallery.json", json.dumps(document))
    try:
        found = pipeline.run(source, Options(), format_text=lambda text, _: text)
    except SpecError:
        return
    for name, text in found.files.items():
        if name.endswith(".py") and "/_runtime/" not in name:
            compile(text, name, "exec")
