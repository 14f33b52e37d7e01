"""What the OpenAPI specification itself asks of a document, in its version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
from jsonschema_rs import Validator
from openapi_spec_validator import (
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
)
from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    OpenAPIValidationError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)
from openapi_spec_validator.validation.keywords import KeywordValidator

from generator.checking.context import Context
from generator.checking.sentences import (
    MASK,
    NO_MEANING,
    OTHER_FORMAT,
    Problem,
    problems,
)
from generator.dialects.aws_json import speaks_aws_json
from generator.reading.nodes import Node

_LIBRARY = {
    "3.0": OpenAPIV30SpecValidator,
    "3.1": OpenAPIV31SpecValidator,
    "3.2": OpenAPIV32SpecValidator,
}
TOLERATED = "tolerated-openapi"
"""The rule of what is not valid, and clear all the same."""

_WORDS = ("contact", "externalDocs", "info", "license", "tags")
_ESSENTIAL = frozenset({"info/title", "info/version"})
"""What code depends on among those: names, and the text of a version."""

_NO_REGEX = f"{OTHER_FORMAT} `regex`"

_DRAFT_4 = (
    jsonschema_rs.Draft4Validator,
    "http://json-schema.org/draft-04/schema#",
)
_DRAFT_2020 = (
    jsonschema_rs.Draft202012Validator,
    "https://json-schema.org/draft/2020-12/schema",
)
_SCHEMAS = {"3.0": _DRAFT_4, "3.1": _DRAFT_2020, "3.2": _DRAFT_2020}
"""The draft of JSON Schema that schemas of a version are in, and its own schema."""

_TOLD_ELSEWHERE = (
    DuplicateOperationIDError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)
"""What our own checks report as well, at its place."""


class _Elsewhere(KeywordValidator):
    """Stands in for the library's check of schemas, which `_check_schemas` does.

    The library's takes nine tenths of its time, grows with the square of the number of
    schemas, and does not tell where in the document a schema stands.
    """

    def __call__(self, *_: object, **__: object) -> Iterator[OpenAPIValidationError]:
        """Find nothing."""
        return iter(())


def check_official(context: Context, version: str) -> bool:
    """Report what breaks OpenAPI in a version: "3.0", "3.1" or "3.2".

    Returns whether nothing does that matters.
    """
    library = _LIBRARY[version]
    keywords = {**library.keyword_validators, "schema": _Elsewhere}
    validator = type("Validator", (library,), {"keyword_validators": keywords})
    plain = _without_extended_paths(context.document.root.plain())
    try:
        errors = list(validator(plain).iter_errors())
        failure = None
    except Exception as error:  # what it raises for a malformed document is not fixed
        errors, failure = [], error
    if errors or failure:
        # The library keeps of each error what it says, but not what it consists of.
        schema = dict(library.schema_validator.schema)
        official = jsonschema_rs.validator_for(schema, mask=MASK)
        _report(context, context.document.root, official, version)
    _report_rest(context, errors)
    _check_schemas(context, version)
    if failure is not None and not context.findings:
        context.findings.error(
            f"openapi-spec-validator fails here: {type(failure).__name__}: {failure}",
            context.document.root.place,
        )
    return failure is None and not context.findings.has_errors()


def _without_extended_paths(plain: dict[str, Any]) -> dict[str, Any]:
    """Return a document without extensions among its paths: the library reads them."""
    paths = plain.get("paths")
    if not isinstance(paths, dict):
        return plain
    kept = {key: path for key, path in paths.items() if not key.startswith("x-")}
    return {**plain, "paths": kept}


def _report_rest(context: Context, errors: list[OpenAPIValidationError]) -> None:
    """Report what the library finds beyond the schema of OpenAPI: equal tags."""
    root = context.document.root
    for error in errors:
        if not error.absolute_schema_path and not isinstance(error, _TOLD_ELSEWHERE):
            place = (root.get("tags") or root).key_place
            message = f"invalid OpenAPI: {error.message}"
            context.findings.warning(message, place, rule=TOLERATED)


def _check_schemas(context: Context, version: str) -> None:
    """Check the schemas against that of schemas."""
    draft, identifier = _SCHEMAS[version]
    validator = draft({"$ref": identifier}, mask=MASK, validate_formats=False)
    for schema in context.outermost:
        if not validator.is_valid(schema.plain()):
            _report(context, schema, validator, version)


def _report(context: Context, root: Node, validator: Validator, version: str) -> None:
    for error in validator.iter_errors(root.plain()):
        for problem in problems(error):
            # Whether a pattern is one is told of every pattern, and of Python's.
            if problem.predicate != _NO_REGEX and not _is_told(context, root, problem):
                node = problem.node(root)
                name = problem.member or node.pointer.rpartition("/")[2] or "the spec"
                message = f"invalid OpenAPI {version}: `{name}` {problem.predicate}"
                if _is_clear(context, node, problem):
                    place = problem.place(root)
                    context.findings.warning(message, place, rule=TOLERATED)
                else:
                    context.findings.error(message, problem.place(root))


def _is_clear(context: Context, node: Node, problem: Problem) -> bool:
    """Tell whether it does not matter that something is wrong.

    That holds for what OpenAPI has no meaning for, be it because it is of another
    version, and for words about the document, which no code depends on. Around the
    schemas of a document of HTTP, it holds for all that our own checks do not refuse.
    """
    if problem.predicate == NO_MEANING or problem.predicate.startswith(OTHER_FORMAT):
        return True
    pointer = f"{node.pointer}/{problem.member or ''}"
    if not speaks_aws_json(context.document) and not context.is_in_schema(pointer):
        return True
    return any(f"/{key}/" in pointer for key in _WORDS) and not _ESSENTIAL & {
        pointer.strip("/")
    }


def _is_told(context: Context, root: Node, problem: Problem) -> bool:
    """Tell whether our own checks have found fault with the same thing."""
    node = problem.node(root)
    if problem.member is None:
        return context.findings.has(node.place) or context.findings.has(node.key_place)
    # What is missing has no place of its own.
    member = node.get(problem.member)
    return member is not None and context.findings.has(member.key_place)
