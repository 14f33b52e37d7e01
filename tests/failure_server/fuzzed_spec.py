"""The spec as a fuzzer may take it: with what goes without saying written out."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.spec.loaded_spec import SPEC

BASE64 = r"^(?:[A-Za-z0-9+/]{4}){0,8}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
REFUSAL = {
    "type": "object",
    "required": ["__type", "message"],
    "properties": {
        "__type": {"type": "string", "const": "SerializationException"},
        "message": {"type": "string", "minLength": 1},
    },
}
"""What the protocol has for a body that is no JSON object, or has no base64."""


def fuzzed_spec(*, unknown: object) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the document, and the target of each operation by its operationId.

    `unknown` is the schema for members that no structure has.

    The header that names the operation is left to the caller, so that all that is wrong
    with a request is in its body. Optional members may be null, blobs are base64, and
    all operations may answer with the protocol's own refusal.
    """
    document = deepcopy(SPEC)
    del document["security"]
    for schema in document["components"]["schemas"].values():
        _write_out(schema, unknown)
    targets = {}
    for item in document["paths"].values():
        operation = item["post"]
        (parameter,) = operation.pop("parameters")
        targets[operation["operationId"]] = parameter["schema"]["const"]
        types = operation["requestBody"]["content"]
        operation["responses"]["400"] = {
            "description": "Refused",
            "content": {type_: {"schema": REFUSAL} for type_ in types},
        }
    return document, targets


def _write_out(schema: dict[str, Any], unknown: object) -> None:
    required = schema.get("required", ())
    if schema["type"] == "object":
        schema["additionalProperties"] = unknown
    for name, member in schema.get("properties", {}).items():
        if name not in required:
            schema["properties"][name] = {"anyOf": [member, {"type": "null"}]}
    if schema.get("contentEncoding") == "base64":
        schema["pattern"] = BASE64
