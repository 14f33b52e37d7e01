"""The real spec as data, with what it lacks of places where a string may stand."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from generator.pipeline import Generated, Options, run
from generator.reading.load import load
from generator.sources.source import Source

SPEC = Path(__file__).parents[2] / "spec" / "ecr-public.yaml"
PACKAGE = "probe"
ENRICHED = ("DescribeRegistriesRequest", "UploadLayerPartRequest")
"""The schemas that get what the spec has nowhere else."""


def whole() -> Any:
    """Return the spec, enriched with titles, tags, defaults and extensions."""
    document = load(Source(SPEC.name, SPEC.read_text(encoding="utf-8"))).plain()
    extension = {"a": ["b", {"c": "d"}]}
    document["tags"] = [{"name": "pushing", "description": "Pushes."}]
    document["x-hostile"] = extension
    document["info"] |= {
        "summary": "Registries.",
        "contact": {"name": "Somebody", "url": "https://a.example", "email": "a@b.c"},
        "license": {"name": "MIT"},
        "termsOfService": "https://a.example/terms",
        "x-hostile": extension,
    }
    for item in document["paths"].values():
        item["post"] |= {"tags": ["pushing"], "x-hostile": extension}
        item |= {"summary": "A path.", "description": "Of the service."}
    for name in ENRICHED:
        schema = document["components"]["schemas"][name]
        schema |= {"title": "A schema", "x-hostile": extension}
        note = {"type": "string", "default": "none", "example": "some"}
        schema["properties"]["note"] = {**note, "title": "A note"}
    return copy.deepcopy(document)


def emitted(document: Any, package: str | None = PACKAGE) -> dict[str, str]:
    """Return what is emitted for a document, before it is formatted.

    Raises SpecError for a document that is refused.
    """
    return generated(document, package).files


def generated(document: Any, package: str | None = PACKAGE) -> Generated:
    """Return what is emitted for a document, and what is told of it.

    Raises SpecError for a document that is refused.
    """
    source = Source("hostile.json", json.dumps(document, indent=1))
    return run(source, Options(package), format_text=lambda text, _: text)
