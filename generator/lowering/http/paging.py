"""Operations with what is said of how they answer in pages, be it by another vendor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator import ir
from generator.dialects.openapi import PAGINATION
from generator.dialects.vendors import VENDORS, Unclear, vendors_paging
from generator.lowering.http.pagination import Paged
from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node


def paged(
    operation: ir.Operation,
    node: Node,
    shapes: Mapping[str, ir.Shape],
    findings: Findings,
) -> ir.Operation:
    """Return an operation with what is said of how it answers in pages.

    What a vendor says counts where nothing is said in our words. Where the operation does
    not bear it out, it is done without, and there is a warning.
    """
    http = operation.binding
    if not isinstance(http, ir.Http):
        return operation
    if (said := node.get(PAGINATION)) is not None:
        found = Paged(shapes, operation.input, http, said, findings).lowered()
        return replace(operation, pagination=found)
    try:
        vendors = vendors_paging(node, http.method)
    except Unclear as error:
        _warn(findings, node, str(error))
        return operation
    if vendors is None:
        return operation
    apart = Findings()
    found = Paged(shapes, operation.input, http, vendors, apart).lowered()
    if apart.has_errors():
        _warn(findings, node, "; ".join(each.message for each in apart))
        return operation
    return replace(operation, pagination=found)


def _warn(findings: Findings, node: Node, reason: str) -> None:
    key, said = next((key, each) for key, each in node.items() if key in VENDORS)
    findings.warning(
        f"nothing iterates over the pages that `{key}` tells of: {reason}",
        said.key_place,
        hint=f"say it with `{PAGINATION}`",
        rule="undeclared-pagination",
    )
