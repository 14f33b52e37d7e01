"""A case that fails, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.prove.outcome import Finding, Proof, Row

_SHOWN = 2000


def told(proof: Proof, row: Row, finding: Finding) -> Iterator[str]:
    """Return the lines that tell of a failure, and of how to have it again."""
    case, failure = finding.case, finding.failure
    yield f"{row.operation}, case {case.number}, {failure.way} client: not so: {failure.check}"
    yield f"  {failure.told}"
    yield f"  request  {_shown(case.request)}"
    if case.kind == "error":
        yield f"  error    {case.status} {case.error} {_shown(case.answer)}"
    elif case.kind != "refusal":
        yield f"  answer   {_shown(case.answer)}"
    if case.rule:
        yield f"  fault    {case.rule} at {case.pointer or 'the whole'}"
    if finding.others:
        yield f"  {finding.others} more of its cases fail in this"
    yield f"  again    {proof.command(row, finding)}"


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
