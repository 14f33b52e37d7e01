"""A spec divided into files, mechanically, and files that are nothing but texts."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from typing import Any

from generator.sources.files import FileRefused
from generator.sources.source import Source

SPEC = "api.json"


class Texts:
    """The files beside a spec, as a mapping of paths to texts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the texts, that of the spec among them."""
        self.texts = texts

    def read(self, path: str) -> Source:
        """Return the text at a path."""
        if path not in self.texts:
            raise FileRefused("there is no such file")
        return Source(path, self.texts[path])


def one_by_one(document: Any) -> dict[str, str]:
    """Give each path, schema and response a file of its own; the spec lists them."""
    files: dict[str, Any] = {}
    homes: dict[str, str] = {}
    spec = {**document, "components": dict(document["components"])}
    for section in ("schemas", "responses"):
        for name in document["components"][section]:
            homes[f"#/components/{section}/{name}"] = f"{section}/{name}.json"
        spec["components"][section] = {
            name: {"$ref": f"./{section}/{name}.json"}
            for name in document["components"][section]
        }
    spec["paths"] = {
        path: {"$ref": f"paths/{number}.json"}
        for number, path in enumerate(document["paths"])
    }
    for number, item in enumerate(document["paths"].values()):
        files[f"paths/{number}.json"] = item
    for pointer, path in homes.items():
        _, _, section, name = pointer.split("/")
        files[path] = document["components"][section][name]
    moved = {path: _moved(content, path, homes) for path, content in files.items()}
    return _texts({**moved, SPEC: spec})


def by_kind(document: Any) -> dict[str, str]:
    """Put the components into one file a section; the spec does not mention them."""
    components = document["components"]
    homes = {
        f"#/components/{section}/{name}": f"common/{section}.json#/{name}"
        for section in ("schemas", "responses")
        for name in components[section]
    }
    rest = {
        section: content
        for section, content in components.items()
        if section not in ("schemas", "responses")
    }
    spec = _moved({**document, "components": rest}, SPEC, homes)
    return _texts(
        {
            SPEC: spec,
            **{
                f"common/{section}.json": _moved(
                    components[section], f"common/{section}.json", homes
                )
                for section in ("schemas", "responses")
            },
        }
    )


def _moved(content: Any, path: str, homes: Mapping[str, str]) -> Any:
    """Write every local reference as one that leads to where its target went."""
    if isinstance(content, list):
        return [_moved(item, path, homes) for item in content]
    if not isinstance(content, dict):
        return content
    reference = content.get("$ref")
    if isinstance(reference, str):
        home, mark, fragment = homes[reference].partition("#")
        relative = posixpath.relpath(home, posixpath.dirname(path) or ".")
        written = f"#{fragment}" if home == path else f"{relative}{mark}{fragment}"
        return {**content, "$ref": written}
    return {key: _moved(value, path, homes) for key, value in content.items()}


def _texts(files: Mapping[str, Any]) -> dict[str, str]:
    return {path: json.dumps(content, indent=1) for path, content in files.items()}
