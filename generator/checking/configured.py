"""What the configuration says of a spec that is not its user's to edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.dialects.openapi import PAGINATION, operations
from generator.linking.annotated import annotated
from generator.linking.resolve import Document, resolve
from generator.problems.diagnostics import Findings


def paged(document: Document, said: Mapping[str, Any], findings: Findings) -> Document:
    """Return a document whose operations say how they answer in pages.

    `said` tells it by their operationIds, or by JSON pointers.
    """
    if not said:
        return document
    places = {each.text("operationId"): each.pointer for each in operations(document)}
    values = {places.get(key, key): value for key, value in said.items()}
    return resolve(
        annotated(document.root, PAGINATION, values, findings, "pagination"), findings
    )
