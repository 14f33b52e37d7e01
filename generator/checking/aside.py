"""Parts of a document that nothing emitted is made of: a fault in one is a warning.

These are callbacks, links, webhooks and examples, and components, other than schemas, that
nothing refers to but such parts. What something else refers to is made use of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from generator.checking.prune import without
from generator.checking.sound import reached
from generator.dialects.aws_json import speaks_aws_json
from generator.linking.resolve import Document
from generator.problems.diagnostics import Diagnostic, Findings, Related, SpecError
from generator.reading.nodes import Node
from generator.reading.walk import uses
from generator.sources.source import Place, outward

_KEYWORDS = frozenset({"callbacks", "links", "webhooks", "examples"})
_IN_USE = ""
"""Where all stands that is in no part of those kinds."""


def linked_aside(document: Document, findings: Findings) -> Document:
    """Return a document without parts aside in which a reference leads nowhere.

    That it does is a warning among the findings, no error any more.
    """
    if not findings.has_errors() or speaks_aws_json(document):
        return document
    errors = findings.take_errors()
    rest, inside = _lacking(document, errors)
    outside = [error for error in errors if error not in inside]
    if rest.broken and not outside:
        # By an alias of YAML, the same text may stand aside and in use.
        rest, inside, outside = document, {}, errors
    findings.extend(outside)
    _tell(inside, findings)
    return rest


def checked_aside(
    document: Document,
    findings: Findings,
    check: Callable[[Document, Findings], Document],
) -> Document:
    """Return what `check` does, of a document without the parts aside that it refuses.

    What it finds in these is among the warnings.

    Raises:
        SpecError: `check` refuses something that is made use of.
    """
    found = findings.fresh()
    try:
        rest = check(document, found)
    except SpecError as error:
        if speaks_aws_json(document):
            raise
        lacking, inside = _lacking(document, error.diagnostics)
        if not inside:
            raise
        _tell(inside, findings)
        return checked_aside(lacking, findings, check)
    findings.extend(found)
    return rest


def _tell(inside: Mapping[Diagnostic, Node], findings: Findings) -> None:
    for found, part in inside.items():
        related = found.related
        if found.is_error:
            note = Related("nothing that is emitted is made of this", part.key_place)
            related = (*related, note)
        findings.warning(
            found.message,
            found.place,
            hint=found.hint,
            related=related,
            rule=found.rule,
        )


def _lacking(
    document: Document, diagnostics: Iterable[Diagnostic]
) -> tuple[Document, Mapping[Diagnostic, Node]]:
    """Return a document without the parts aside that have errors.

    Each of the diagnostics that is about one of these comes with it.
    """
    parts = _aside(document)
    owners = {
        each: part
        for each in diagnostics
        if (part := _around(each.place, parts.values())) is not None
    }
    faulty = {part.pointer for each, part in owners.items() if each.is_error}
    faulty |= {_owner(pointer, parts) for pointer in document.broken} - {_IN_USE}
    rest = without(document, faulty)
    broken = {each for each in rest.broken if faulty.isdisjoint(outward(each))}
    inside = {each: part for each, part in owners.items() if part.pointer in faulty}
    return replace(rest, broken=frozenset(broken)), inside


def _around(place: Place | None, parts: Iterable[Node]) -> Node | None:
    """Return the part in which something stands, if there is one."""
    if place is None:
        return None
    return next((part for part in parts if _holds(part, place)), None)


def _holds(part: Node, place: Place) -> bool:
    key, value = part.key_place, part.place
    return any(
        around.source == place.source
        and around.start <= place.start
        and place.end <= around.end
        for around in (key, value)
    )


def _aside(document: Document) -> dict[str, Node]:
    """Return the parts, by pointer, that nothing in use refers to."""
    parts = _parts(document.root)
    needs: dict[str, set[str]] = defaultdict(set)
    for pointer, target in document.targets.items():
        needs[_owner(pointer, parts)].add(_owner(target.pointer, parts))
    in_use = reached(needs, [_IN_USE])
    return {pointer: part for pointer, part in parts.items() if pointer not in in_use}


def _parts(root: Node) -> dict[str, Node]:
    """Return all that is of those kinds, whether something refers to it or not."""
    found = {
        node.pointer: node for node, keyword in uses(root, "") if keyword in _KEYWORDS
    }
    for section, components in root.members("components"):
        if section not in ("schemas", "securitySchemes"):
            found |= {node.pointer: node for _, node in components.items()}
    return found


def _owner(pointer: str, parts: Mapping[str, Node]) -> str:
    """Return the part that something stands in; the innermost of several."""
    return next((each for each in outward(pointer) if each in parts), _IN_USE)
