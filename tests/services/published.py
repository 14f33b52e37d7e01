"""Our own spec, said again in the shape in which AWS specs are published."""

from __future__ import annotations

import html
import re
from typing import Any

Json = dict[str, Any]

SIGNING_HEADERS = (
    "X-Amz-Content-Sha256",
    "X-Amz-Date",
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Security-Token",
    "X-Amz-Signature",
    "X-Amz-SignedHeaders",
)

RENAMED = {"x-concord-min-bytes": "minLength", "x-concord-max-bytes": "maxLength"}


def as_published(spec: Json) -> Json:
    """Return a spec as somebody would publish it who knows nothing of this generator.

    What that shape has no words for is lost: the members of errors, whose fault they
    are and what they stand for, the summaries apart from the descriptions.
    """
    components = spec["components"]
    errors = set(components["responses"])
    schemas = {
        name: {} if name in errors else _schema(schema)
        for name, schema in components["schemas"].items()
    }
    return {
        "openapi": "3.0.0",
        "info": {**spec["info"], "x-release": "v4", "x-providerName": "amazonaws.com"},
        "servers": spec["servers"],
        "x-hasEquivalentPaths": True,
        "security": [{"hmac": []}],
        "paths": {key: _path(path["post"]) for key, path in spec["paths"].items()},
        "components": {
            "parameters": {name: _header(name) for name in SIGNING_HEADERS},
            "securitySchemes": {"hmac": _HMAC},
            "schemas": schemas,
        },
    }


def _path(operation: Json) -> Json:
    headers = [{"$ref": f"#/components/parameters/{name}"} for name in SIGNING_HEADERS]
    said = [operation["summary"], operation["description"]]
    (target,) = operation["parameters"]
    post = {
        "operationId": operation["operationId"],
        "description": "".join(map(_html, said)),
        "responses": {
            status: _response(response)
            for status, response in operation["responses"].items()
        },
        "requestBody": _body(operation["requestBody"]),
        "parameters": [
            *map(_query, _paging(operation.get("x-concord-pagination", {}))),
            {
                **target,
                "schema": {"type": "string", "enum": [target["schema"]["const"]]},
            },
        ],
    }
    return {"parameters": headers, "post": post}


def _paging(said: Json) -> list[str]:
    return [said[key] for key in ("limit", "inputToken") if key in said]


def _query(name: str) -> Json:
    return {"name": name, "in": "query", "required": False, "schema": _STRING}


def _header(name: str) -> Json:
    return {"name": name, "in": "header", "required": False, "schema": _STRING}


def _response(response: Json) -> Json:
    if "$ref" not in response:
        return {**_body(response), "description": response["description"]}
    name = response["$ref"].rpartition("/")[2]
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"description": name, "content": {"application/json": {"schema": schema}}}


def _body(body: Json) -> Json:
    schema = body["content"]["application/json"]["schema"]
    return {
        **{key: value for key, value in body.items() if key == "required"},
        "content": {"application/json": {"schema": schema}},
    }


def _schema(schema: Json) -> Json:
    if schema.get("format") == "unixtime":
        return {**_described(schema), "type": "string", "format": "date-time"}
    if "$ref" in schema:
        beside = _described({**schema, "$ref": None})
        del beside["$ref"]
        reference = {"$ref": schema["$ref"]}
        return {"allOf": [reference, beside]} if beside else reference
    return {
        RENAMED.get(key, key): value for key, value in _described(schema).items()
    } | _nested(schema)


def _nested(schema: Json) -> Json:
    nested: Json = {}
    if "properties" in schema:
        members = schema["properties"]
        nested["properties"] = {key: _schema(value) for key, value in members.items()}
    if "items" in schema:
        nested["items"] = _schema(schema["items"])
    if schema.get("contentEncoding") == "base64":
        nested["format"] = "byte"
    return nested


def _described(schema: Json) -> Json:
    """Return a schema without what OpenAPI 3.0 does not know, described in HTML."""
    kept = {
        key: value
        for key, value in schema.items()
        if key not in {"contentEncoding", "examples"}
    }
    if "description" in kept:
        kept["description"] = _html(kept["description"])
    return kept


def _html(text: str) -> str:
    blocks = re.split(r"\n\s*\n", text)
    return "".join(f"<p>{html.escape(block)}</p>" for block in blocks)


_STRING: Json = {"type": "string"}

_HMAC: Json = {
    "type": "apiKey",
    "name": "Authorization",
    "in": "header",
    "x-amazon-apigateway-authtype": "awsSigv4",
}
