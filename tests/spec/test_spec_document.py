"""The spec as a document: valid, complete, and consistent with itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.spec.loaded_spec import SPEC, TEXT

SCHEMAS: dict[str, Any] = SPEC["components"]["schemas"]
RESPONSES: dict[str, Any] = SPEC["components"]["responses"]
OPERATIONS: dict[str, Any] = {
    item["post"]["operationId"]: item["post"] for item in SPEC["paths"].values()
}
PATTERNS = {
    name: schema["pattern"] for name, schema in SCHEMAS.items() if "pattern" in schema
}
MEDIA_TYPES = ["application/x-amz-json-1.1", "application/json"]


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping of the document at or below a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for child in value:
            yield from mappings(child)


def errors_of(operation: dict[str, Any]) -> dict[str, Any]:
    """The responses of an operation that are errors, by status."""
    return {
        status: response
        for status, response in operation["responses"].items()
        if status != "200"
    }


def schema_references(content: dict[str, Any]) -> dict[str, str]:
    """What the schema of each media type refers to."""
    return {media: body["schema"]["$ref"] for media, body in content.items()}


def one_schema(name: str) -> dict[str, str]:
    """The references of a content whose media types share a schema."""
    return dict.fromkeys(MEDIA_TYPES, f"#/components/schemas/{name}")


def test_spec_is_valid_openapi() -> None:
    """openapi-spec-validator finds nothing to complain of."""
    assert not [str(error) for error in OpenAPIV31SpecValidator(SPEC).iter_errors()]


def test_spec_has_every_operation() -> None:
    """The service has 23 operations, and they stand in alphabetical order."""
    assert len(OPERATIONS) == 23
    assert sorted(OPERATIONS) == list(OPERATIONS)


def test_spec_has_every_documented_error() -> None:
    """118 pairs of an operation and one of its errors are documented."""
    assert sum(len(errors_of(operation)) for operation in OPERATIONS.values()) == 118


@pytest.mark.parametrize("key", SPEC["paths"])
def test_path_key_operation_and_target_agree(key: str) -> None:
    """A path key, its one operation and its X-Amz-Target name the same."""
    item = SPEC["paths"][key]
    target = f"SpencerFrontendService.{item['post']['operationId']}"
    parameter = {
        "name": "X-Amz-Target",
        "in": "header",
        "required": True,
        "schema": {"type": "string", "const": target},
    }
    assert f"/#X-Amz-Target={target}" == key
    assert {"post"} == item.keys()
    assert [parameter] == item["post"]["parameters"]


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_says_what_it_does(name: str) -> None:
    """A summary is one short sentence; a description adds to it."""
    operation = OPERATIONS[name]
    assert re.fullmatch(r"[A-Z][^.]{10,68}\.", operation["summary"])
    assert re.fullmatch(r"[A-Z].{30,}\.", operation["description"])
    assert operation["summary"] not in operation["description"]


@pytest.mark.parametrize("name", OPERATIONS)
def test_bodies_have_one_schema(name: str) -> None:
    """Requests and responses have the same schema in both media types."""
    body = OPERATIONS[name]["requestBody"]
    success = OPERATIONS[name]["responses"]["200"]
    assert body["required"] is True
    assert one_schema(f"{name}Request") == schema_references(body["content"])
    assert one_schema(f"{name}Response") == schema_references(success["content"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_error_statuses_count_from_480(name: str) -> None:
    """Error statuses are consecutive, in order, and no error comes twice."""
    errors = errors_of(OPERATIONS[name])
    names = [response["$ref"] for response in errors.values()]
    assert [str(480 + index) for index in range(len(errors))] == list(errors)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", RESPONSES)
def test_error_response_has_the_error_of_its_name(name: str) -> None:
    """An error response is described by its name and carries the error's schema."""
    assert name == RESPONSES[name]["description"]
    assert one_schema(name) == schema_references(RESPONSES[name]["content"])


@pytest.mark.parametrize("name", RESPONSES)
def test_error_names_itself_on_the_wire(name: str) -> None:
    """An error requires __type, with its own name; everything else is optional."""
    schema = SCHEMAS[name]
    expected = {"properties": {"type": "string", "const": name}, "required": ["__type"]}
    assert expected == {
        "properties": schema["properties"]["__type"],
        "required": schema["required"],
    }
    assert "message" in schema["properties"]


def test_every_error_says_when_it_is_raised() -> None:
    """The description of an error is one sentence about its cause."""
    said = {name: SCHEMAS[name]["description"] for name in RESPONSES}
    causes = re.compile(r"Raised when [^.]+\.")
    assert [] == [name for name in said if not causes.fullmatch(said[name])]


@pytest.mark.parametrize(
    ("role", "error"),
    [
        ("invalid-request", "InvalidParameterException"),
        ("internal-error", "ServerException"),
    ],
)
def test_role_belongs_to_one_error(role: str, error: str) -> None:
    """One error answers invalid requests, another stands for internal failures."""
    roles = {
        name: schema.get("x-concord-error", {}).get("role")
        for name, schema in SCHEMAS.items()
    }
    assert [error] == [name for name in roles if roles[name] == role]


def test_every_schema_is_described() -> None:
    """Every structure and every scalar has a sentence of its own."""
    said = {name: schema["description"] for name, schema in SCHEMAS.items()}
    assert [] == [name for name in said if not re.fullmatch(r"[A-Z].+\.", said[name])]


def test_members_refer_to_named_schemas() -> None:
    """Apart from an error's __type, members and items are references."""
    inline = [
        f"{name}.{member}"
        for name, schema in SCHEMAS.items()
        for member, value in schema.get("properties", {}).items()
        if "$ref" not in value and member != "__type"
    ]
    lists = [schema["items"] for schema in SCHEMAS.values() if "items" in schema]
    assert not inline
    assert [["$ref"]] * len(lists) == [list(items) for items in lists]


def test_every_component_is_used() -> None:
    """No schema and no response stands in the document for nothing."""
    defined = [f"#/components/schemas/{name}" for name in SCHEMAS]
    defined += [f"#/components/responses/{name}" for name in RESPONSES]
    used = {mapping["$ref"] for mapping in mappings(SPEC) if "$ref" in mapping}
    assert sorted(defined) == sorted(used)


def test_schemas_stand_in_the_documented_order() -> None:
    """Requests and responses follow the operations, all other groups the alphabet."""
    sections = re.split(r"^    # -+ .+ -+$", TEXT, flags=re.MULTILINE)[1:]
    groups = [re.findall(r"^    (\w+):$", part, re.MULTILINE) for part in sections]
    bodies = [
        f"{name}{body}" for name in OPERATIONS for body in ("Request", "Response")
    ]
    assert list(SCHEMAS) == [name for group in groups for name in group]
    assert [bodies, *map(sorted, groups[1:])] == groups


@pytest.mark.parametrize("name", PATTERNS)
def test_pattern_is_anchored(name: str) -> None:
    """A pattern compiles and can match nothing but a whole string."""
    assert re.fullmatch(r"\^(?:\(\?:.*\)|[^|]*)\$", PATTERNS[name])
    assert re.compile(PATTERNS[name])


def test_extensions_are_documented() -> None:
    """The extensions in use are the six that the head comment explains."""
    expected = [
        "x-concord-error",
        "x-concord-lint",
        "x-concord-max-bytes",
        "x-concord-min-bytes",
        "x-concord-pagination",
        "x-concord-signing-name",
    ]
    head = TEXT.partition("\nopenapi:")[0]
    used = {
        key for mapping in mappings(SPEC) for key in mapping if "x-concord-" in str(key)
    }
    assert expected == sorted(used)
    assert expected == sorted(set(re.findall(r"x-concord-[a-z-]+", head)))
