"""A proof for people: a table with a row an operation, and the failures below."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from generator.problems.excerpt import visible
from generator.prove.formats.failures import told
from generator.prove.outcome import Proof, Row

_COUNTED = ("requests", "answers", "errors", "refusals", "shared", "seconds")


def print_proof(proof: Proof, console: Console) -> None:
    """Print the table, then each failure with the command that has it again."""
    for line in _table(proof):
        console.print(line, soft_wrap=True, highlight=False)
    for row in proof.failed:
        for finding in row.findings:
            console.print()
            for said in told(proof, row, finding):
                console.print(Text(visible(said)), soft_wrap=True)


def _table(proof: Proof) -> list[Text]:
    rows = proof.rows
    total = f"{len(rows)} in all" if len(rows) != 1 else "in all"
    names = ["operation", *(visible(row.operation) for row in rows), total]
    width = max(map(len, names))
    lines = [Text(_line(width, names[0], _COUNTED), style="bold")]
    lines += [
        _with_verdict(row, _line(width, name, _counts(row)))
        for row, name in zip(rows, names[1:-1], strict=True)
    ]
    columns = zip(*map(_numbers, rows), strict=True) if rows else [()] * 5
    last = [*(str(sum(each)) for each in columns), f"{proof.seconds:.2f}"]
    return [*lines, Text(_line(width, total, last), style="bold")]


def _line(width: int, name: str, counts: tuple[str, ...] | list[str]) -> str:
    cells = [
        count.rjust(len(column)) for count, column in zip(counts, _COUNTED, strict=True)
    ]
    return "  ".join([name.ljust(width), *cells])


def _numbers(row: Row) -> tuple[int, ...]:
    return row.requests, row.answers, row.errors, row.refusals, row.shared


def _counts(row: Row) -> list[str]:
    return [*map(str, _numbers(row)), f"{row.seconds:.2f}"]


def _with_verdict(row: Row, line: str) -> Text:
    if row.untried:
        verdict, style = f"not tried: {row.untried}", "yellow"
    elif row.findings:
        verdict, style = "fails", "red"
    else:
        verdict, style = "holds", "green"
    return Text.assemble(f"{line}  ", (visible(verdict), style))
