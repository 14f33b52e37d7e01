"""A document without the operations that have no right meaning, and why each is missing.

What only such operations need goes with them. An error that belongs to no operation and
to no component keeps the whole document from its use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.checking.sound import needs_of, reached, unit_of, without_units
from generator.dialects.openapi import Described, described
from generator.linking.resolve import Document
from generator.problems.diagnostics import Diagnostic, Findings, SpecError
from generator.reading.nodes import Node
from generator.sources.source import Place


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An operation that is not emitted."""

    operation: str
    """Its method and path, and its name if it has one."""

    reason: str
    """What is wrong with it, or with what it needs."""


def supported(
    document: Document,
    findings: Findings,
    check: Callable[[Document], Document],
) -> tuple[Document, tuple[LeftOut, ...]]:
    """Return what is left of a document that passes `check`, and what that lacks.

    Errors that are among the findings already are taken for reasons, too; each becomes a
    warning of the operation that is left out for it.

    Raises:
        SpecError: something is wrong that no operation has to itself, or nothing is left.
    """
    errors = findings.take_errors()
    rest = document
    left_out: dict[str, LeftOut] = {}
    while True:
        if errors:
            rest = _without(rest, errors, left_out, findings)
        try:
            checked = check(rest)
        except SpecError as refused:
            errors = [each for each in refused.diagnostics if each.is_error]
            continue
        missing = (left_out.get(each.node.pointer) for each in described(document))
        return checked, tuple(each for each in missing if each is not None)


def _without(
    document: Document,
    errors: list[Diagnostic],
    left_out: dict[str, LeftOut],
    findings: Findings,
) -> Document:
    units = _units(document, errors)
    reasons = {unit: error for unit, error in zip(units, errors, strict=True) if unit}
    operations = list(described(document))
    needs = needs_of(document)
    told = 0
    for each in operations:
        needed = reached(needs, _owners(each))
        reason = next((reasons[unit] for unit in needed if unit in reasons), None)
        if reason is not None:
            _tell(each, reason, left_out, findings)
            told += 1
    if None in units or not told or told == len(operations):
        raise SpecError([*findings, *errors])
    return without_units(document, set(reasons))


def _owners(operation: Described) -> list[str]:
    """Return the units that an operation is, and is a part of, itself first."""
    own = operation.node.pointer
    return [unit for unit in (unit_of(own), operation.item.pointer) if unit]


def _units(document: Document, errors: Iterable[Diagnostic]) -> list[str | None]:
    """Return what each error belongs to: an operation, a path or a component."""
    pointers = _by_place(document.root)
    return [
        unit_of(pointers.get(error.place, "")) if error.place is not None else None
        for error in errors
    ]


def _by_place(root: Node) -> Mapping[Place, str]:
    found: dict[Place, str] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for place in (node.place, node.key_place):
            found.setdefault(place, node.pointer)
        waiting.extend(node.elements())
        waiting.extend(member for _, member in node.items())
    return found


def _tell(
    operation: Described,
    reason: Diagnostic,
    left_out: dict[str, LeftOut],
    findings: Findings,
) -> None:
    name = operation.node.text("operationId")
    route = f"{operation.method} {operation.path}"
    shown = f"{route} ({name})" if name else route
    # What is emitted does not tell which folder the spec was in.
    path = operation.node.place.source.name
    message = reason.message.replace(path, PurePosixPath(path).name)
    left_out[operation.node.pointer] = LeftOut(shown, message)
    findings.add(
        Diagnostic(
            f"`{route}` is left out: {reason.message}",
            reason.place,
            reason.hint,
            reason.related,
            "warning",
            reason.rule,
        )
    )
