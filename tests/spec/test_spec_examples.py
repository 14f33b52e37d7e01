"""The examples in the spec: valid, and telling of one push from start to end."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import jsonschema_rs
import pytest

from tests.spec.loaded_spec import SPEC

SCHEMAS: dict[str, Any] = SPEC["components"]["schemas"]
EXAMPLES = [
    (name, number)
    for name, schema in SCHEMAS.items()
    for number in range(len(schema.get("examples", [])))
]


def example(name: str) -> Any:
    """The first example of a schema."""
    return SCHEMAS[name]["examples"][0]


def sha256(content: bytes) -> str:
    """The digest of some bytes, as registries write it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize(("name", "number"), EXAMPLES)
def test_example_is_valid(name: str, number: int) -> None:
    """An example satisfies the schema that it stands in."""
    validator = jsonschema_rs.Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": SPEC["components"]}
    )
    found = validator.iter_errors(SCHEMAS[name]["examples"][number])
    assert not [error.message for error in found]


@pytest.mark.parametrize(
    "operation",
    [
        "BatchCheckLayerAvailability",
        "InitiateLayerUpload",
        "UploadLayerPart",
        "CompleteLayerUpload",
        "PutImage",
    ],
)
def test_push_has_examples(operation: str) -> None:
    """Each operation of a push shows a request and its response."""
    assert example(f"{operation}Request")
    assert example(f"{operation}Response")


def test_examples_tell_of_one_upload() -> None:
    """The same upload runs through all examples, each request with its response."""
    part = example("UploadLayerPartRequest")
    complete = example("CompleteLayerUploadRequest")
    upload_id = example("InitiateLayerUploadResponse")["uploadId"]
    assert [upload_id] * 2 == [part["uploadId"], complete["uploadId"]]
    assert (
        part["partLastByte"] == example("UploadLayerPartResponse")["lastByteReceived"]
    )
    assert [example("CompleteLayerUploadResponse")["layerDigest"]] == (
        complete["layerDigests"]
    )


def test_example_layer_has_its_digest() -> None:
    """The example's bytes are as many as its part says and hash to its digest."""
    part = example("UploadLayerPartRequest")
    content = base64.b64decode(part["layerPartBlob"], validate=True)
    assert part["partLastByte"] - part["partFirstByte"] + 1 == len(content)
    assert example("CompleteLayerUploadRequest")["layerDigests"] == [sha256(content)]


def test_example_manifest_has_its_digest() -> None:
    """The example's manifest hashes to its digest and comes back unchanged."""
    request = example("PutImageRequest")
    image = example("PutImageResponse")["image"]
    assert request["imageDigest"] == sha256(request["imageManifest"].encode())
    assert request["imageDigest"] == image["imageId"]["imageDigest"]
    assert request["imageManifest"] == image["imageManifest"]
