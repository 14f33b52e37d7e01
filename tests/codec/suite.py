"""JSON-Schema-Test-Suite, where it is at hand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import jsonschema_specifications

from generator.patterns.translation import translate
from templates.package._runtime.json_schema import compiled
from tests.beside import BESIDE

SUITE = BESIDE / "world/jsonschema"
SERVED = "http://localhost:1234/"
"""Where the suite says that its remote schemas are."""


class Verdict(NamedTuple):
    """What a schema has to say of a value."""

    name: str
    schema: Any
    value: Any
    is_valid: bool


def verdicts(draft: str, *, below: str = "") -> Iterator[Verdict]:
    """All tests of a draft that are required, or those in a folder below it."""
    for file in sorted((SUITE / "tests" / draft / below).glob("*.json")):
        for group in json.loads(file.read_text("utf-8")):
            for test in group["tests"]:
                name = f"{file.stem}: {group['description']}: {test['description']}"
                yield Verdict(name, group["schema"], test["data"], test["valid"])


def remotes() -> Mapping[str, Any]:
    """The schemas that tests refer to, by their URIs."""
    folder = SUITE / "remotes"
    files = {
        SERVED + file.relative_to(folder).as_posix(): json.loads(file.read_text())
        for file in folder.rglob("*.json")
    }
    registry = jsonschema_specifications.REGISTRY
    published = {uri: registry[uri].contents for uri in registry}
    return {**files, **{uri.rstrip("#"): each for uri, each in published.items()}}


def is_valid(
    verdict: Verdict,
    documents: Mapping[str, Any],
    formats: Mapping[str, Callable[[str], object]] | None = None,
) -> bool:
    """What the compiled schema of a test says of its value."""
    found: list[Any] = []
    check = compiled(
        verdict.schema,
        documents=documents,
        matcher=matcher,
        formats=formats,
    )
    check(verdict.value, None, found)
    return not found


def matcher(pattern: str) -> Callable[[str], object]:
    """What tells whether a text has a match of a pattern of ECMA-262 in it."""
    from templates.package._runtime.unicode_classes import written_out

    return re.compile(written_out(translate(pattern, whole=False))).fullmatch
