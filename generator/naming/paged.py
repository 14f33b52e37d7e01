"""Python names for the methods that a client has beside that of a paged operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir import Operation
from generator.problems.diagnostics import Findings, Related


@dataclass(frozen=True)
class PagedNames:
    """The methods that iterate over a result in pages: over those, and their items."""

    pages: str
    items: str


def name_paged(
    operations: Iterable[Operation], methods: Mapping[str, str], findings: Findings
) -> dict[str, PagedNames]:
    """Return the names for each operation that answers in pages.

    A name that another operation of its group has gets an underscore at its end.

    Args:
        operations: All of a service.
        methods: The names of their own methods.
        findings: Where it is told that another operation has a name.
    """
    taken = {(each.group, methods[each.name]): each for each in operations}

    def free(name: str, operation: Operation) -> str:
        other = taken.get((operation.group, name))
        if other is None:
            return name
        _report(name, operation, other, findings)
        return free(f"{name}_", operation)

    paged: dict[str, PagedNames] = {}
    for each in operations:
        if each.pagination is not None:
            method = methods[each.name].rstrip("_")
            paged[each.name] = PagedNames(
                pages=free(f"{method}_pages", each), items=free(f"{method}_items", each)
            )
    return paged


def _report(
    name: str, operation: Operation, other: Operation, findings: Findings
) -> None:
    findings.warning(
        f"`{operation.name}` answers in pages, and `{other.name}` has the name of its"
        f" method `{name}`, which is called `{name}_`",
        other.place,
        hint="rename one of them",
        related=[Related(f"`{operation.name}` stands here", operation.place)],
        rule="colliding-name",
    )
