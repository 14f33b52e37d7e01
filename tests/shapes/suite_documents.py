"""The schemas of JSON-Schema-Test-Suite as documents of OpenAPI.

A group of tests is a component. What it refers to by a URL stands beside it: in OpenAPI
3.1 as a component with that `$id`, in 3.0, which has none, as a file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urldefrag, urljoin

from generator.sources.files import Files
from generator.sources.source import Source
from tests.codec.suite import SERVED, SUITE, remotes
from tests.generator.split_spec import Texts

VERSIONS = {"draft2020-12": "3.1.0", "draft4": "3.0.3"}
SPEC = "suite.json"


class Group(NamedTuple):
    """A schema of the suite, and the values that are tried on it."""

    component: str
    description: str
    schema: Any
    tests: list[dict[str, Any]]


def groups(draft: str, file: str) -> list[Group]:
    """Return the groups of tests in a file."""
    text = (SUITE / "tests" / draft / f"{file}.json").read_text("utf-8")
    return [
        Group(f"S{index}", each["description"], each["schema"], each["tests"])
        for index, each in enumerate(json.loads(text))
    ]


def document(draft: str, file: str, wanted: list[Group]) -> tuple[Source, Files]:
    """Return a document with the schemas of some groups of a file, and what is beside."""
    schemas: dict[str, Any] = {}
    for group in wanted:
        schema = exclusive(group.schema)
        if isinstance(schema, dict):
            schema.pop("$schema", None)
        if draft == "draft4":
            schemas |= _in_30(group.component, schema)
        else:
            if isinstance(schema, dict):
                schema.setdefault("$id", f"https://suite.test/{file}/{group.component}")
            schemas |= {**_beside(schema), group.component: schema}
    text = json.dumps(
        {
            "openapi": VERSIONS[draft],
            "info": {"title": "Suite", "version": "1"},
            "paths": {},
            "components": {"schemas": schemas},
        }
    )
    return Source(SPEC, text), Texts(_files() if draft == "draft4" else {})


def exclusive(schema: Any) -> Any:
    """Return a schema in which `oneOf` is meant as it is said."""
    if isinstance(schema, list):
        return [exclusive(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {
        key: each if key in ("enum", "const") else exclusive(each)
        for key, each in schema.items()
    }
    if isinstance(found.get("oneOf"), list):
        found["x-concord-exclusive"] = True
    return found


def _beside(schema: Any) -> dict[str, Any]:
    """Return the schemas that one refers to by URLs, and so on, as components."""
    found: dict[str, Any] = {}
    waiting = [schema]
    while waiting:
        text = json.dumps(waiting.pop())
        for uri, remote in _remotes().items():
            name = "R" + re.sub(r"\W+", "_", uri.partition("//")[2])
            if name not in found and uri.rpartition("/")[2] in text:
                found |= _identified(name, uri, remote)
                waiting.append(remote)
    return found


@cache
def _remotes() -> Mapping[str, Any]:
    """Return the schemas of the draft that tests refer to, by their URIs."""
    return {
        uri: each
        for uri, each in remotes().items()
        if f"{SERVED}draft2020-12" in uri or "json-schema.org/draft/2020-12/" in uri
    }


def _identified(name: str, uri: str, remote: Any) -> dict[str, Any]:
    """Return a schema that is found by its URI, and by its own identifier."""
    if not isinstance(remote, dict):
        return {name: remote}
    schema = {key: each for key, each in exclusive(remote).items() if key != "$schema"}
    own = urldefrag(urljoin(uri, schema.get("$id", "")))[0]
    if own == uri:
        return {name: {**schema, "$id": uri}}
    return {name: {"$id": uri, "$ref": own}, f"{name}_own": {**schema, "$id": own}}


def _in_30(component: str, schema: Any) -> dict[str, Any]:
    """Return the components that a schema makes where only they can be referred to."""
    own = schema.get("definitions", {}) if isinstance(schema, dict) else {}
    named = {
        f"#/definitions/{_escaped(name)}": f"{component}.{index}"
        for index, name in enumerate(own)
    }
    parts = {component: schema, **dict(zip(named.values(), own.values(), strict=True))}
    if own:
        parts[component] = {
            key: each for key, each in schema.items() if key != "definitions"
        }
    return {name: _referring(each, component, named) for name, each in parts.items()}


def _referring(schema: Any, component: str, named: Mapping[str, str]) -> Any:
    """Return a schema whose references lead from the document, and to files beside it."""
    if isinstance(schema, list):
        return [_referring(each, component, named) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {
        key: each if key in ("enum", "const") else _referring(each, component, named)
        for key, each in schema.items()
    }
    reference = schema.get("$ref")
    if isinstance(reference, str):
        found["$ref"] = _led(reference, component, named)
    return found


def _led(reference: str, component: str, named: Mapping[str, str]) -> str:
    for start, name in named.items():
        if f"{reference}/".startswith(f"{start}/"):
            return f"#/components/schemas/{name}{reference.removeprefix(start)}"
    if reference.startswith("#"):
        return f"#/components/schemas/{component}{reference[1:]}"
    return reference.replace(METASCHEMA, "draft-04.json").removeprefix(SERVED)


METASCHEMA = "http://json-schema.org/draft-04/schema"


def _escaped(name: str) -> str:
    plain = name.replace("~", "~0").replace("/", "~1")
    return plain.replace("%", "%25").replace('"', "%22")


@cache
def _files() -> dict[str, str]:
    folder = SUITE / "remotes"
    return {
        **{
            file.relative_to(folder).as_posix(): file.read_text("utf-8")
            for file in folder.rglob("*.json")
        },
        "draft-04.json": json.dumps(remotes()[METASCHEMA]),
    }
