"""Python names for the methods that a client has beside that of a paged operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Findings, Related
from generator.ir import Operation


@dataclass(frozen=True)
class PagedNames:
    """The methods that iterate over a result in pages: over those, and their items."""

    pages: str
    items: str


def name_paged(
    operations: Iterable[Operation], methods: Mapping[str, str], findings: Findings
) -> dict[str, PagedNames]:
    """Return the names for each operation that answers in pages; report those taken.

    Args:
        operations: All of a service.
        methods: The names of their own methods.
        findings: Where a name that another operation has is reported.
    """
    taken = {methods[each.name]: each for each in operations}
    paged = {
        each.name: _names(methods[each.name].rstrip("_"))
        for each in operations
        if each.pagination is not None
    }
    for each in operations:
        names = paged.get(each.name)
        for name in (names.pages, names.items) if names else ():
            if name in taken:
                _report(name, each, taken[name], findings)
    return paged


def _names(method: str) -> PagedNames:
    return PagedNames(pages=f"{method}_pages", items=f"{method}_items")


def _report(
    name: str, operation: Operation, other: Operation, findings: Findings
) -> None:
    findings.error(
        f"`{operation.name}` answers in pages, and `{other.name}` takes the name of "
        f"its method `{name}`",
        other.place,
        hint="rename one of them",
        related=[Related(f"`{operation.name}` stands here", operation.place)],
    )
