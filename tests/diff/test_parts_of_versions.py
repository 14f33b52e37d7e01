"""What a version is of: other names and bodies of errors, and what options speak of."""

from __future__ import annotations

import json

import pytest

from generator import ir
from generator.diff.kin import Kin
from generator.diff.read import read_version
from generator.diff.slots import Renamed
from generator.sources.options import Options
from generator.sources.source import Source
from generator.views.origins import Origin, origins

REF = "#/components/schemas/"
JSON = "application/json"
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "A", "version": "1"},
    "paths": {
        "/a": {
            "get": {
                "operationId": "a",
                "tags": ["group"],
                "parameters": [
                    {"name": "p", "in": "query", "schema": {"type": "string"}},
                    {"name": "q", "in": "query", "schema": {"$ref": f"{REF}Other"}},
                ],
                "responses": {
                    "200": {"description": "A"},
                    "404": {
                        "description": "No",
                        "content": {JSON: {"schema": {"$ref": f"{REF}A"}}},
                    },
                },
            }
        }
    },
    "components": {
        "schemas": {
            "A": {"type": "object", "properties": {"a": {"$ref": f"{REF}Kind"}}},
            "Kind": {"enum": ["x", "y"]},
            "Other": {"$ref": f"{REF}Kind"},
        }
    },
}
SOURCE = Source("a.json", json.dumps(DOCUMENT))
PARAMETERS = "/paths/~1a/get/parameters"


AROUND: list[tuple[Origin, list[str], list[str]]] = [
    (Origin("shape", "Other"), ["shape Kind."], ["service ."]),
    (Origin("error", "NotFound"), ["shape A."], ["operation a."]),
    (
        Origin("shape", "Kind"),
        ["value Kind.x", "value Kind.y"],
        ["member A.a", "member ARequest.q", "shape Other."],
    ),
]


@pytest.mark.parametrize(("origin", "below", "above"), AROUND)
def test_parts_are_kin(origin: Origin, below: list[str], above: list[str]) -> None:
    """Other names to what they name, errors to their bodies, values to their enum."""
    service = read_version(SOURCE).words.service
    kin = Kin(service, service, Renamed())
    assert (below, above) == tuple(
        sorted(f"{each.kind} {each.name}.{each.part}" for each in next(iter(it), ()))
        for it in (kin.below([origin]), kin.above([origin]))
    )


def test_symbols_are_of_parts() -> None:
    """Other names have symbols of their own."""
    found = origins(read_version(SOURCE).words)
    models = {
        name.removeprefix("models."): (each.kind, each.name, each.part)
        for name, each in found.items()
        if name.startswith("models.")
    }
    assert models == {
        "A": ("shape", "A", ""),
        "A.a": ("member", "A", "a"),
        "ARequest": ("shape", "ARequest", ""),
        "ARequest.p": ("member", "ARequest", "p"),
        "ARequest.q": ("member", "ARequest", "q"),
        "Kind": ("shape", "Kind", ""),
        "Kind.X": ("value", "Kind", "x"),
        "Kind.Y": ("value", "Kind", "y"),
        "Other": ("shape", "Other", ""),
        "String": ("shape", "String", ""),
    }


def test_options_speak_of_what_a_version_has() -> None:
    """By pointers, also to what stands in a list."""
    names = {
        f"{PARAMETERS}/0": "first",
        f"{PARAMETERS}/7": "seventh",
        f"{PARAMETERS}/x": "other",
        "/paths/~1b/get": "b",
        "/paths/~1a/get": "called",
    }
    version = read_version(SOURCE, Options(names=names))
    (operation,) = version.words.service.operations
    input_ = version.words.service.shapes[operation.input]
    assert isinstance(input_, ir.Structure)
    assert ("called", "first") == (
        version.words.names.operations[operation.name],
        version.words.names.members[operation.input, input_.members[0].name],
    )
