"""A document of HTTP in which every name that may be odd is odd."""

from __future__ import annotations

import json
from typing import Any

from tests.hostile.strings import CANARY

ODD = (
    'a"b',
    "a\\",
    "a'b",
    '"""',
    "\\N{BULLET}\\x41\\q",
    "a{b}c",
    "{{ x }}",
    "{% raw %}",
    "a b\tc",
    "#a // b",
    "$a`b`",
    "a\nb",
    "a\u2028b",
    "\u202eab",
    "ä\U0001f4a9",
    f"'); import os; os.system('{CANARY}') #",
    f'""" + __import__("os").system("{CANARY}") + """',
    "__class__",
    "self",
    "None",
    "1a",
    "-",
)
"""Names for whatever JSON takes as a name."""

PROSE = (
    f'Ends in quotes """\n\nimport os; os.system("{CANARY}")\n""" and a backslash \\',
    'So "said" she \\',
    "Ends in one quote '",
    "{{ view }} {% endraw %} \\N{DASH} \\u0041 \x1b[31m",
)
"""What may be said of anything."""


def document() -> dict[str, Any]:
    """Return the document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": 'Odd """ \\', "version": '1"\\', "description": PROSE[0]},
        "servers": [{"url": "http://odd.test/a'b/{odd}", "variables": _variables()}],
        "tags": [{"name": name, "description": PROSE[0]} for name in ODD[:5]],
        "paths": dict(_path(place, name) for place, name in enumerate(ODD)),
        "components": {
            "schemas": {
                "Odd": _structure(),
                "Kind": {"type": "string", "enum": list(ODD), "description": PROSE[1]},
                "Const": {"const": 'a"\\'},
                "Tree": {
                    "oneOf": [
                        {"const": 'a"\\'},
                        {"type": "object", "required": ['b"'], "properties": _KINDS},
                        {
                            "type": "array",
                            "items": {"$ref": "#/components/schemas/Tree"},
                        },
                    ]
                },
                "Map": {"type": "object", "additionalProperties": {"type": "string"}},
            },
            "securitySchemes": {
                'key"\\': {"type": "apiKey", "in": "header", "name": "X-Odd'Key"},
            },
        },
    }


def text() -> str:
    """Return the document as JSON, which is YAML as well."""
    return json.dumps(document())


def _variables() -> dict[str, Any]:
    return {"odd": {"default": "v1", "enum": ["v1", "v2"], "description": PROSE[1]}}


def _structure() -> dict[str, Any]:
    kind = {"$ref": "#/components/schemas/Kind"}
    properties: dict[str, Any] = {
        name: {"type": "string", "description": PROSE[place % len(PROSE)]}
        for place, name in enumerate(ODD)
    }
    properties["kind"] = {**kind, "default": ODD[0]}
    properties["const"] = {"$ref": "#/components/schemas/Const"}
    properties["tree"] = {"$ref": "#/components/schemas/Tree"}
    properties["map"] = {"$ref": "#/components/schemas/Map"}
    properties["patterned"] = {"type": "string", "pattern": "^[\"'\\\\]*$"}
    return {
        "type": "object",
        "title": '"""\\',
        "description": PROSE[0],
        "required": [ODD[0], ODD[1]],
        "properties": properties,
        "examples": [{ODD[0]: '"\\', ODD[1]: '"""'}],
    }


def _path(place: int, name: str) -> tuple[str, dict[str, Any]]:
    odd = {"$ref": "#/components/schemas/Odd"}
    content = {"application/json": {"schema": odd}}
    return f"/p{place}/a'b\"c\\d/{{id}}", {
        "post": {
            "operationId": name,
            "tags": [ODD[place % 5]],
            "summary": PROSE[place % len(PROSE)],
            "description": PROSE[0],
            "security": [{'key"\\': []}],
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": _TEXT},
                {"name": name, "in": "query", "schema": _TEXT, "description": PROSE[0]},
                {"name": f"X-a'b{place}", "in": "header", "schema": _TEXT},
            ],
            "requestBody": {"required": True, "content": content},
            "responses": {
                "200": {"description": PROSE[0], "content": content},
                "404": {"description": PROSE[1], "content": content},
            },
        }
    }


_TEXT = {"type": "string", "description": 'ends in "'}
_KINDS = {'b"': {"$ref": "#/components/schemas/Kind"}, "x'": {"type": "null"}}
