"""The schemas that a payload needs, cut out of a published document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""What a document holds: objects, lists, scalars."""

PAYLOAD = "Payload"
ITEMS = "items"
_HOME = "#/components/schemas/"


def cut_out(document: Json, item: str) -> Json:
    """Return a document with one operation, which takes and gives many of a schema.

    Names have no dots in it: to other generators these are modules.
    """
    published = document["components"]["schemas"]
    schemas = {dotless(name): _dotless(each) for name, each in published.items()}
    item = dotless(item)
    found: dict[str, Json] = {}
    left = [item]
    while left:
        if (name := left.pop()) not in found:
            found[name] = schemas[name]
            left += _references(schemas[name])
    listing = {"type": "array", "items": {"$ref": f"{_HOME}{item}"}}
    payload = {"type": "object", "required": [ITEMS], "properties": {ITEMS: listing}}
    media = {"application/json": {"schema": {"$ref": f"{_HOME}{PAYLOAD}"}}}
    answer = {"description": "The same.", "content": media}
    operation = {
        "operationId": "echo",
        "requestBody": {"required": True, "content": media},
        "responses": {"200": answer},
    }
    return {
        "openapi": document["openapi"],
        "info": {"title": "Payloads", "version": "1"},
        "paths": {"/": {"post": operation}},
        # In the order of the document, which tells what stands together.
        "components": {
            "schemas": {PAYLOAD: payload}
            | {n: schemas[n] for n in schemas if n in found}
        },
    }


def json_schema(document: Json) -> Json:
    """Return the payload's schema as a document of JSON Schema, draft 7."""
    schemas = document["components"]["schemas"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "definitions": {name: _portable(schema) for name, schema in schemas.items()},
        "$ref": f"#/definitions/{PAYLOAD}",
    }


def without_patterns(schema: Json) -> bool:
    """Tell whether no text in a schema has to match a regular expression."""
    return not any(isinstance(each.get("pattern"), str) for each in _objects(schema))


def dotless(name: str) -> str:
    """Return what a schema is called where dots are not to be in names."""
    return name.replace(".", "_")


def _dotless(value: Json) -> Json:
    if isinstance(value, str):
        return dotless(value) if value.startswith(_HOME) else value
    if isinstance(value, list):
        return [_dotless(each) for each in value]
    if isinstance(value, dict):
        return {key: _dotless(each) for key, each in value.items()}
    return value


def _references(schema: Json) -> list[str]:
    told = [each for each in _objects(schema) if isinstance(each.get("$ref"), str)]
    texts = [each["$ref"] for each in told]
    for each in _objects(schema):
        mapping = each.get("discriminator")
        if isinstance(mapping, dict) and isinstance(mapping.get("mapping"), dict):
            texts += mapping["mapping"].values()
    return [text.removeprefix(_HOME) for text in texts if text.startswith(_HOME)]


def _objects(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for each in inner:
            yield from _objects(each)


def _portable(schema: Json) -> Json:
    """Return a schema of OpenAPI in the words of JSON Schema."""
    if isinstance(schema, list):
        return [_portable(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if isinstance(schema.get("$ref"), str):
        return {"$ref": schema["$ref"].replace(_HOME, "#/definitions/")}
    kept = {
        key: _portable(value) for key, value in schema.items() if key not in _UNHEARD
    }
    if schema.get("nullable") is True:
        return {"anyOf": [{"type": "null"}, kept]}
    return kept


_UNHEARD = {
    "default",
    "description",
    "discriminator",
    "example",
    "examples",
    "nullable",
    "title",
}
"""What says nothing of values, or says it in other words."""
