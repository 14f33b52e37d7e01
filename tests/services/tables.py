"""A service of AWS JSON 1.0, which speaks as DynamoDB does."""

from __future__ import annotations

from typing import Any

from tests.generator.small_spec import error, operation, spec
from tests.roundtrip.package import Package
from tests.services.scripted import application

RESPONSE, SCHEMA = error(
    "ResourceNotFoundException",
    "{type: object, properties: {message: {type: string}}}",
)
SPEC = (
    spec(
        paths=operation(
            "ListTables",
            request="ListTablesInput",
            response="ListTablesOutput",
            errors={400: "ResourceNotFoundException"},
        )
        + operation("Ping"),
        responses=RESPONSE,
        schemas=(
            "ListTablesInput: {type: object, properties: {Limit: {type: integer}}}\n"
            "ListTablesOutput: {type: object, properties: {TableNames:"
            " {type: array, items: {type: string}}}}\n" + SCHEMA
        ),
    )
    .replace("application/json", "application/x-amz-json-1.0")
    .replace("Small.", "DynamoDB_20120810.")
)


def listed(package: Package) -> Any:
    """Return an application that lists as many tables as it is asked for."""
    names = package.names.members

    def answer(request: Any) -> Any:
        count = getattr(request, names["ListTablesInput", "Limit"]) or 0
        if count > 2:
            raise package.error("ResourceNotFoundException")("too many")
        found = {names["ListTablesOutput", "TableNames"]: ["a", "b"][:count]}
        return package.model("ListTablesOutput")(**found)

    return application(package, answer)
