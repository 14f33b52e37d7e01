"""A spec repeated within one document: the same service, several times as large."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from generator.reading.load import load
from generator.sources.source import Source

Json: TypeAlias = Any
"""What YAML holds: mappings, lists, scalars."""


def multiplied(text: str, times: int) -> str:
    """Return a spec with every operation, schema and error `times` times.

    The copies have names of their own, those of HTTP paths and groups of their own; what
    a spec may say once, such as which error answers an invalid request, only the first
    says.
    """
    # Not as YAML 1.1, in which the name `on` is true.
    document = load(Source("spec.yaml", text)).plain()
    whole = copy.deepcopy(document)
    for number in range(2, times + 1):
        renamed = _renamed(document, f"No{number}")
        whole["paths"] |= renamed["paths"]
        for kind in _kinds(whole):
            whole["components"][kind] |= renamed["components"][kind]
    return yaml.dump(whole, Dumper=_Dumper, sort_keys=False, allow_unicode=True)


class _Dumper(yaml.CSafeDumper):
    """Writes equal values out instead of referring from one to the other."""

    def ignore_aliases(self, data: object) -> bool:
        """Tell that none is referred to."""
        return True


def _renamed(document: Json, suffix: str) -> Json:
    result = copy.deepcopy(document)
    result["paths"] = {
        _path(key, suffix): item for key, item in result["paths"].items()
    }
    components = result["components"]
    for kind in _kinds(document):
        components[kind] = {
            f"{key}{suffix}": it for key, it in components[kind].items()
        }
    for node in _mappings(result):
        _rename(node, suffix)
    return result


def _kinds(document: Json) -> list[str]:
    """Return the kinds of components that references lead to."""
    return [kind for kind in document["components"] if kind != "securitySchemes"]


def _path(path: str, suffix: str) -> str:
    """Return the path of a copy; one of AWS JSON has what tells it apart at its end."""
    return f"{path}{suffix}" if "#" in path else f"/{suffix.lower()}{path}"


def _rename(node: dict[str, Json], suffix: str) -> None:
    """Let one mapping speak of the copies, in its prose too."""
    for key in ("description", "summary"):
        if isinstance(node.get(key), str):
            node[key] += f" This is {suffix}."
    if "operationId" in node and "responses" in node:
        node["operationId"] += suffix
        if "tags" in node:
            node["tags"] = [f"{tag} {suffix}" for tag in node["tags"]]
        for parameter in node.get("parameters", ()):
            if "const" in parameter.get("schema", {}):
                parameter["schema"]["const"] += suffix
    if isinstance(node.get("discriminator"), dict):
        mapping = node["discriminator"].get("mapping", {})
        for value in mapping:
            mapping[value] += suffix
    node.get("x-concord-error", {}).pop("role", None)
    if isinstance(node.get("$ref"), str):
        node["$ref"] += suffix
    match node.get("__type"):
        case {"const": str(name)}:
            node["__type"]["const"] = name + suffix
        case str():
            node["__type"] += suffix


def _mappings(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, dict):
        yield value
        for item in list(value.values()):
            yield from _mappings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _mappings(item)
