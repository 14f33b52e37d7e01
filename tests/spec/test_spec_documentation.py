"""The spec against the service's documentation page of InitiateLayerUpload.

What the page says is written out here as literals. The page gives patterns without
anchors; the spec anchors them, because JSON Schema searches where the service matches.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.spec.loaded_spec import SPEC

OPERATION: dict[str, Any] = SPEC["paths"][
    "/#X-Amz-Target=SpencerFrontendService.InitiateLayerUpload"
]["post"]

MEDIA_TYPES = ["application/json", "application/x-amz-json-1.1"]
ANNOTATIONS = {"description", "examples", "format"}


def follow(value: dict[str, Any]) -> dict[str, Any]:
    """What a reference refers to; any other value as it is."""
    if "$ref" not in value:
        return value
    _, _, section, name = value["$ref"].split("/")
    target: dict[str, Any] = SPEC["components"][section][name]
    return target


def facts(member: dict[str, Any]) -> dict[str, Any]:
    """What the page would say of a member's schema: its type and its constraints."""
    schema = follow(member)
    found = {key: schema[key] for key in schema if key not in ANNOTATIONS}
    if "pattern" in found:
        found["pattern"] = found["pattern"].removeprefix("^(?:").removesuffix(")$")
    return found


def members(body: dict[str, Any], media_type: str) -> list[dict[str, Any]]:
    """What the page would say of each member of a body, in order."""
    schema = follow(body["content"][media_type]["schema"])
    required = schema.get("required", [])
    return [
        {"name": name, "required": name in required, **facts(member)}
        for name, member in schema["properties"].items()
    ]


def test_service_has_the_documented_name() -> None:
    """The page stands under the service's full name."""
    expected = "Amazon Elastic Container Registry Public"
    assert expected == SPEC["info"]["title"]


def test_service_has_as_many_operations_as_the_index_lists() -> None:
    """The page's index lists POST / 23 times and nothing else."""
    expected = [("/", "post")] * 23
    assert expected == [
        (path.partition("#")[0], method)
        for path, item in SPEC["paths"].items()
        for method in item
    ]


def test_header_is_as_documented() -> None:
    """X-Amz-Target is the one header parameter, a required string."""
    (parameter,) = OPERATION["parameters"]
    expected = {"name": "X-Amz-Target", "in": "header", "required": True}
    assert expected == {key: parameter[key] for key in expected}
    assert parameter["schema"]["type"] == "string"


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_request_is_as_documented(media_type: str) -> None:
    """Request members have the documented order, types and constraints."""
    expected = [
        {
            "name": "registryId",
            "type": "string",
            "required": False,
            "minLength": 2,
            "maxLength": 50,
        },
        {
            "name": "repositoryName",
            "type": "string",
            "required": True,
            "minLength": 2,
            "maxLength": 205,
            "pattern": (
                "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*"
            ),
        },
    ]
    assert expected == members(OPERATION["requestBody"], media_type)


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_response_is_as_documented(media_type: str) -> None:
    """Response members have the documented order, types and constraints."""
    expected = [
        {
            "name": "uploadId",
            "type": "string",
            "required": False,
            "pattern": (
                "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}"
                "-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
            ),
        },
        {
            "name": "partSize",
            "type": "integer",
            "required": False,
            "minimum": 0,
        },
    ]
    assert expected == members(OPERATION["responses"]["200"], media_type)


def test_errors_are_as_documented() -> None:
    """Each documented status stands for its documented error, and no other does."""
    expected = {
        "480": "ServerException",
        "481": "InvalidParameterException",
        "482": "RepositoryNotFoundException",
        "483": "RegistryNotFoundException",
        "484": "UnsupportedCommandException",
    }
    assert expected == {
        status: response["$ref"].removeprefix("#/components/responses/")
        for status, response in OPERATION["responses"].items()
        if status != "200"
    }
