"""An edit of a document changes no line of a model that has nothing to do with it."""

from __future__ import annotations

import ast
from functools import cache
from random import Random

import pytest
import yaml

from generator.pipeline import Options, emit, understand
from generator.sources.source import Source
from tests.shapes.test_golden import GOLDEN, KINDS

MIXED = [kind for kind in KINDS if kind not in ("discriminator", "untagged")]
"""Kinds whose schemas have different names."""

HEAD = "openapi: 3.1.0\ninfo: {title: Kind, version: '1'}\npaths: {}\n"
ZEBRA = {
    "description": "Stripes.",
    "type": "object",
    "properties": {"list": {"title": "Zebra Line", "type": "object", "properties": {}}},
}


def schemas() -> dict[str, object]:
    """The schemas of all kinds, each once."""
    found: dict[str, object] = {}
    for kind in MIXED:
        text = (GOLDEN / kind / "schemas.yaml").read_text(encoding="utf-8")
        for name, schema in yaml.safe_load(text).items():
            found.setdefault(f"{kind.title().replace('-', '')}{name}", None)
            renamed = yaml.safe_dump(schema).replace(
                "#/components/schemas/",
                f"#/components/schemas/{kind.title().replace('-', '')}",
            )
            found[f"{kind.title().replace('-', '')}{name}"] = yaml.safe_load(renamed)
    return found


def pieces(named: dict[str, object]) -> dict[str, str]:
    """What is emitted for schemas: the text of each class, alias and constraint."""
    text = HEAD + yaml.safe_dump({"components": {"schemas": named}}, sort_keys=False)
    words = understand(Source("kind.yaml", text), Options("kind")).words
    files = emit(words, format_text=lambda text, path: text)
    found: dict[str, str] = {}
    for module in ("models", "shapes"):
        source = files[f"kind/{module}.py"]
        for node in ast.parse(source).body:
            if name := _name(node):
                found[f"{module}.{name}"] = ast.get_source_segment(source, node) or ""
    return found


def _name(node: ast.stmt) -> str:
    match node:
        case ast.ClassDef(name=name):
            return name
        case ast.If(body=[ast.AnnAssign(target=ast.Name(id=name))]):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)) if name != "DEFINITIONS":
            return name
        case ast.Assign(targets=[ast.Name(id=name)]) if name != "__all__":
            return name
    return ""


@cache
def before() -> dict[str, str]:
    """What is emitted of the document as it is."""
    return pieces(schemas())


@pytest.mark.parametrize("seed", range(3))
def test_order_of_schemas_changes_no_model(seed: int) -> None:
    """Names and texts are the same, wherever they stand."""
    items = list(schemas().items())
    Random(seed).shuffle(items)
    assert before() == pieces(dict(items))


@pytest.mark.parametrize("place", [0, 7, 99])
def test_schema_that_comes_changes_no_other(place: int) -> None:
    """Wherever it is put."""
    items = list(schemas().items())
    items.insert(place, ("Zebra", ZEBRA))
    after = pieces(dict(items))
    assert before() == {name: after[name] for name in before()}
    assert {"models.Zebra", "models.ZebraLine"} == after.keys() - before().keys()


def test_schema_that_is_renamed_changes_no_other() -> None:
    """It alone, and what is named after it, is called anew."""
    items = [
        ("Renamed" if name == "PresencePatch" else name, schema)
        for name, schema in schemas().items()
    ]
    after = pieces(dict(items))
    own = {name for name in before() if "resencePatch" in name or "RESENCE_" in name}
    rest = {name: text for name, text in before().items() if name not in own}
    assert rest == {name: after[name] for name in rest}
