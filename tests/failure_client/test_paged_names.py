"""How the methods are called that iterate over an operation's pages."""

from __future__ import annotations

import pytest

from generator.naming.names import Names, name_service
from generator.problems.diagnostics import Findings
from tests.generator.small_spec import lowered, operation, spec

SCHEMAS = """\
In: {type: object, properties: {next: {type: string}}}
Out:
  type: object
  properties: {next: {type: string}, rows: {type: array, items: {type: string}}}
"""
PAGED = "x-concord-pagination: {inputToken: next, outputToken: next, items: rows}"


def names(*operations: str, findings: Findings | None = None) -> Names:
    """Return the names of a service with these operations."""
    text = spec(paths="".join(operations), schemas=SCHEMAS)
    return name_service(lowered(text), "it", findings)


def paged(name: str) -> str:
    """Return an operation that answers in pages."""
    return operation(name, request="In", response="Out", extra=PAGED)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ListRows", ("list_rows_pages", "list_rows_items")),
        ("List", ("list_pages", "list_items")),
    ],
)
def test_methods_are_named_after_their_operation(
    name: str, expected: tuple[str, str]
) -> None:
    """An underscore that keeps a name apart from a builtin is not needed here."""
    found = names(paged(name), operation("Other")).paged
    assert {name: expected} == {
        each: (paged.pages, paged.items) for each, paged in found.items()
    }


@pytest.mark.parametrize("other", ["ListRowsPages", "listRowsItems"])
def test_names_that_are_taken_end_in_an_underscore(other: str) -> None:
    """The operation of that name keeps it, and is told, with both places."""
    findings = Findings()
    found_names = names(paged("ListRows"), operation(other), findings=findings)
    (found,) = findings.warnings()
    assert f"`ListRows` answers in pages, and `{other}` has the name" in found.message
    paged_names = found_names.paged["ListRows"]
    assert [True] == [
        name.endswith("_")
        for name in (paged_names.pages, paged_names.items)
        if name.rstrip("_") in found_names.operations.values()
    ]
    assert found.place is not None
    (related,) = found.related
    assert related.place.start.line < found.place.start.line
