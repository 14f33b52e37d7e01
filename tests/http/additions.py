"""What an addition to a document adds to its package."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from generator.pipeline import Options, emit, understand
from generator.rendering.format import format_module
from generator.sources.source import Source

Edit = Callable[[Any], None]
Added = dict[str, int]


def emitted(document: Any, package: str) -> dict[str, str]:
    """Return the files of a package, none of them formatted yet."""
    source = Source("spec.json", json.dumps(document))
    words = understand(source, Options(package=package)).words
    return emit(words, format_text=lambda text, path: text)


def added(before: dict[str, str], document: Any, edit: Edit, package: str) -> Added:
    """Return how many lines an edit adds to each file; a line that goes counts as -1000."""
    edited = deepcopy(document)
    edit(edited)
    after = emitted(edited, package)
    paths = [
        path for path in {**before, **after} if before.get(path) != after.get(path)
    ]
    return {
        path.removeprefix(f"{package}/"): _count(
            _lines(path, before.get(path, "")), _lines(path, after.get(path, ""))
        )
        for path in paths
    }


def _lines(path: str, text: str) -> list[str]:
    if not path.endswith(".py"):
        return text.splitlines()
    return format_module(text, path).splitlines() if text else []


def _count(before: list[str], after: list[str]) -> int:
    found = difflib.unified_diff(before, after, n=0, lineterm="")
    lines = [line for line in found if line[:3] not in ("---", "+++", "@@ ")]
    return sum(1 if line.startswith("+") else -1000 for line in lines)


def add_property(schema: str) -> Edit:
    """Return an edit that gives a schema an optional property with a description."""

    def edit(document: Any) -> None:
        said = {"type": "integer", "description": "How many seconds old it is."}
        document["components"]["schemas"][schema]["properties"]["age_of_it"] = said

    return edit


def add_schema(like: str) -> Edit:
    """Return an edit that puts another schema behind one, with a name that begins so."""

    def edit(document: Any) -> None:
        schemas = document["components"]["schemas"]
        places = {"type": "object", "properties": {"place": {"type": "string"}}}
        schemas |= {f"{like}-at-a-place": places}

    return edit


def add_operation(tag: str, answer: str) -> Edit:
    """Return an edit that adds an operation with a parameter, which answers a schema."""

    def edit(document: Any) -> None:
        document["paths"][f"/{tag}/added/{{number}}"] = {
            "get": {
                "operationId": f"{tag}/get-added",
                "tags": [tag],
                "summary": "Get what was added.",
                "parameters": [
                    {
                        "name": "number",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "integer"},
                    }
                ],
                "responses": {
                    "200": {
                        "description": "What was added.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": f"#/components/schemas/{answer}"}
                            }
                        },
                    }
                },
            }
        }

    return edit
