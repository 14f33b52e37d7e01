"""Schemathesis on the document of the gallery."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
_SCHEMA = schemathesis.openapi.from_path(Path(__file__).with_name("gallery.yaml"))


def requests_of(path: str, method: str, *, valid: bool) -> SearchStrategy[Case[Any]]:
    """Return requests for an operation that keep to the document, or break it."""
    mode = GenerationMode.POSITIVE if valid else GenerationMode.NEGATIVE
    made: SearchStrategy[Case[Any]] = _SCHEMA[path][method].as_strategy(
        generation_mode=mode
    )
    return made
