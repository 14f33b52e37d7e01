"""What the OpenAPI specification itself asks of a document, in its version."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jsonschema_rs
from jsonschema_rs import Validator

from generator.checking.context import Context
from generator.checking.sentences import (
    MASK,
    NO_MEANING,
    OTHER_FORMAT,
    Problem,
    problems,
)
from generator.reading.nodes import Node

TOLERATED = "tolerated-openapi"
"""The rule of what is not valid, and clear all the same."""

_WORDS = ("contact", "externalDocs", "info", "license", "tags")
_ESSENTIAL = frozenset({"info/title", "info/version"})
"""What code depends on among those: names, and the text of a version."""

_ODD_NAME = "must match `^[a-zA-Z0-9._-]+$`"
"""What the names of components should, and those of generic classes do not."""

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


def check_official(context: Context, version: str) -> bool:
    """Report what breaks OpenAPI in a version: "3.0", "3.1" or "3.2".

    Returns whether nothing does that matters.
    """
    root = context.document.root
    if not _official(version).is_valid(root.plain()):
        _report(context, root, _official(version), version)
    _check_tags(context)
    _check_schemas(context, version)
    return not context.findings.has_errors()


@cache
def _official(version: str) -> Validator:
    """Return what checks documents of a version.

    The schema is that of openapi-spec-validator. What the library checks beyond it our
    own checks do, with places, and in a time that does not grow with the square of the
    document; so the library itself, whose import takes long, is not needed.
    """
    library = find_spec("openapi_spec_validator")
    if library is None or library.origin is None:
        raise ModuleNotFoundError("openapi-spec-validator is not installed")
    folder = Path(library.origin).parent / "resources" / "schemas" / f"v{version}"
    schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    return jsonschema_rs.validator_for(schema, mask=MASK)


def _check_tags(context: Context) -> None:
    known: set[str] = set()
    for tag in context.document.root.each("tags"):
        name = tag.text("name")
        if name is None:
            continue
        if name in known:
            message = f"invalid OpenAPI: there are two tags `{name}`"
            context.findings.warning(message, tag.place, rule=TOLERATED)
        known.add(name)


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
                place = problem.place(root)
                keyword = _keyword_of(context, node, problem)
                if _is_clear(context, node, problem):
                    context.findings.warning(message, place, rule=TOLERATED)
                elif context.is_http and keyword is not None:
                    context.leave_out(keyword, message, place=place, rule=TOLERATED)
                else:
                    context.findings.error(message, place)


def _keyword_of(context: Context, node: Node, problem: Problem) -> Node | None:
    """Return the keyword of a schema, or the text in a list of texts, that is wrong.

    None where what is wrong is that there is no schema.
    """
    pointer = f"{node.pointer}/{problem.member}" if problem.member else node.pointer
    steps = []
    while pointer not in context.schemas:
        if not pointer:
            return None
        pointer, _, step = pointer.rpartition("/")
        steps.append(step)
    *_, keyword = [None, *(context.schemas[pointer].get(step) for step in steps[-1:])]
    if keyword is not None and steps[-1:] == ["required"] and len(steps) > 1:
        # Others may be left out of the list by now: a name's place in it says nothing.
        at = f"{keyword.pointer}/{steps[-2]}"
        return next(
            (each for each in keyword.elements() if each.pointer == at), keyword
        )
    return keyword


def _is_clear(context: Context, node: Node, problem: Problem) -> bool:
    """Tell whether it does not matter that something is wrong.

    That holds for what OpenAPI has no meaning for, be it because it is of another
    version, and for words about the document, which no code depends on. Around the
    schemas of a document of HTTP, it holds for all that our own checks do not refuse.
    """
    if problem.predicate == NO_MEANING or problem.predicate.startswith(OTHER_FORMAT):
        return True
    pointer = f"{node.pointer}/{problem.member or ''}"
    if problem.predicate == _ODD_NAME:
        # A reference finds it all the same, and names in Python are made of any text.
        return True
    if context.is_http and not context.is_in_schema(pointer):
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
