"""The service as its spec describes it and as botocore's model does: plain facts.

Both sides are told in the words of the model, so that they compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from botocore.loaders import Loader

from tests.spec.loaded_spec import SPEC

Facts = dict[str, Any]

MODEL: Facts = Loader().load_service_model("ecr-public", "service-2")
PAGINATORS: Facts = Loader().load_service_model("ecr-public", "paginators-1")

# A schema's type with its format or content encoding, in the model's words.
TYPES = {
    ("array", None): "list",
    ("boolean", None): "boolean",
    ("integer", "int32"): "integer",
    ("integer", "int64"): "long",
    ("number", "unixtime"): "timestamp",
    ("object", None): "structure",
    ("string", None): "string",
    ("string", "base64"): "blob",
}
NUMBER_WORDS = {"minimum": "min", "maximum": "max"}
WORDS = {
    "blob": {"x-concord-min-bytes": "min", "x-concord-max-bytes": "max"},
    "integer": NUMBER_WORDS,
    "list": {"minItems": "min", "maxItems": "max", "items": "member"},
    "long": NUMBER_WORDS,
    "string": {"minLength": "min", "maxLength": "max"},
    "structure": {"properties": "members"},
}
PAGINATION_WORDS = {
    "inputToken": "input_token",
    "limit": "limit_key",
    "outputToken": "output_token",
    "items": "result_key",
}
NOT_MODELLED = {
    "description",
    "examples",
    "format",
    "contentEncoding",
    "x-concord-lint",
}


def modelled_service() -> Facts:
    """What the model says of the service as a whole."""
    metadata = MODEL["metadata"]
    return {
        "name": metadata["serviceFullName"],
        "version": metadata["apiVersion"],
        "endpoint": f"https://{metadata['endpointPrefix']}.{{region}}.amazonaws.com",
        "signing": (metadata["signatureVersion"], metadata["signingName"]),
    }


def modelled_operation(name: str) -> Facts:
    """What the model says of an operation."""
    operation, metadata = MODEL["operations"][name], MODEL["metadata"]
    return {
        "http": [(operation["http"]["method"], operation["http"]["requestUri"])],
        "target": f"{metadata['targetPrefix']}.{name}",
        "media types": [
            f"application/x-amz-{metadata['protocol']}-{metadata['jsonVersion']}"
        ],
        "input": {operation["input"]["shape"]},
        "output": {operation["output"]["shape"]},
        "errors": [
            (str(480 + index), error["shape"])
            for index, error in enumerate(operation["errors"])
        ],
        "pagination": PAGINATORS["pagination"].get(name),
    }


def modelled_shape(name: str) -> Facts:
    """What the model says of a shape."""
    shape = MODEL["shapes"][name]
    facts = {key: value for key, value in shape.items() if key != "documentation"}
    if "members" in shape:
        facts["members"] = [(key, m["shape"]) for key, m in shape["members"].items()]
    if "member" in shape:
        facts["member"] = shape["member"]["shape"]
    return facts


def referenced(schema: Mapping[str, Any]) -> Any:
    """The name that a schema or response refers to; the schema itself if none."""
    return schema["$ref"].rpartition("/")[2] if "$ref" in schema else schema


def body_schemas(body: Mapping[str, Any]) -> set[Any]:
    """The names of the schemas that the media types of a body have."""
    return {referenced(media["schema"]) for media in body["content"].values()}


def specified_service() -> Facts:
    """What the spec says of the service as a whole."""
    scheme = SPEC["components"]["securitySchemes"]["sigv4"]
    versions = {"awsSigv4": "v4"}
    return {
        "name": SPEC["info"]["title"],
        "version": SPEC["info"]["version"],
        "endpoint": SPEC["servers"][0]["url"],
        "signing": (
            versions[scheme["x-amazon-apigateway-authtype"]],
            scheme["x-concord-signing-name"],
        ),
    }


def specified_operation(path: str) -> Facts:
    """What the spec says of the operation at a path key."""
    methods = SPEC["paths"][path]
    operation = methods["post"]
    responses = dict(operation["responses"])
    success = responses.pop("200")
    return {
        "http": [(method.upper(), path.partition("#")[0]) for method in methods],
        "target": operation["parameters"][0]["schema"]["const"],
        "media types": list(operation["requestBody"]["content"]),
        "input": body_schemas(operation["requestBody"]),
        "output": body_schemas(success),
        "errors": [(status, referenced(error)) for status, error in responses.items()],
        "pagination": specified_pagination(operation),
    }


def specified_pagination(operation: Mapping[str, Any]) -> Facts | None:
    """How an operation is paged, in the model's words; None if it is not."""
    if "x-concord-pagination" not in operation:
        return None
    pagination = operation["x-concord-pagination"]
    return {PAGINATION_WORDS[key]: value for key, value in pagination.items()}


def specified_shape(name: str) -> Facts:
    """What the spec says of a shape; keywords without a word of the model stay."""
    schema: Facts = dict(SPEC["components"]["schemas"][name])
    error = schema.pop("x-concord-error", {})
    format_or_encoding = schema.get("format", schema.get("contentEncoding"))
    kind = TYPES[schema.pop("type"), format_or_encoding]
    words = WORDS.get(kind, {})
    facts = {
        words.get(key, key): value
        for key, value in schema.items()
        if key not in NOT_MODELLED
    }
    return {"type": kind, **in_model_words(facts), **specified_error(error)}


def in_model_words(facts: Facts) -> Facts:
    """The same facts, with members and items given by the names of their shapes."""
    if "member" in facts:
        return {**facts, "member": referenced(facts["member"])}
    if "members" not in facts:
        return facts
    members = [(key, referenced(member)) for key, member in facts["members"].items()]
    exception = {"exception": True} if "__type" in facts["members"] else {}
    return {**facts, **exception, "members": members}


def specified_error(error: Facts) -> Facts:
    """What x-concord-error says; a client's fault is what the model leaves unsaid."""
    fault = {"fault": True} if error.get("fault") == "server" else {}
    return {key: error[key] for key in error if key != "fault"} | fault


MODELLED = {
    "service": modelled_service(),
    **{f"operations/{name}": modelled_operation(name) for name in MODEL["operations"]},
    **{f"shapes/{name}": modelled_shape(name) for name in MODEL["shapes"]},
}
SPECIFIED = {
    "service": specified_service(),
    **{
        f"operations/{item['post']['operationId']}": specified_operation(path)
        for path, item in SPEC["paths"].items()
    },
    **{
        f"shapes/{name}": specified_shape(name)
        for name in SPEC["components"]["schemas"]
    },
}
