"""A proof as JSON, in a shape that does not change."""

from __future__ import annotations

import json
from typing import Any

from generator.prove.outcome import Finding, Proof, Row

FORMAT_VERSION = 1
"""Goes up if a member goes or gets another meaning; not if one is added."""


def json_report(*proofs: Proof) -> str:
    """Return a proof as one JSON object, several as an array of them, with a line end."""
    shapes = [_shape(proof) for proof in proofs]
    return json.dumps(shapes if len(shapes) > 1 else shapes[0], indent=2) + "\n"


def _shape(proof: Proof) -> dict[str, Any]:
    rows = proof.rows
    return {
        "formatVersion": FORMAT_VERSION,
        "spec": proof.spec,
        "title": proof.title,
        "seed": proof.manner.seed,
        "summary": {
            "operations": len(rows),
            "proven": sum(row.is_proven for row in rows),
            "failed": len(proof.failed),
            "untried": len(proof.untried),
            "requests": sum(row.requests for row in rows),
            "answers": sum(row.answers for row in rows),
            "errors": sum(row.errors for row in rows),
            "refusals": sum(row.refusals for row in rows),
            "shared": sum(row.shared for row in rows),
            "seconds": round(proof.seconds, 3),
        },
        "operations": [_row(proof, row) for row in rows],
    }


def _row(proof: Proof, row: Row) -> dict[str, Any]:
    return {
        "operation": row.operation,
        "proven": row.is_proven,
        "requests": row.requests,
        "answers": row.answers,
        "errors": row.errors,
        "refusals": row.refusals,
        "shared": row.shared,
        "seconds": round(row.seconds, 3),
        "untried": row.untried or None,
        "failures": [_finding(proof, row, each) for each in row.findings],
    }


def _finding(proof: Proof, row: Row, finding: Finding) -> dict[str, Any]:
    case, failure = finding.case, finding.failure
    return {
        "case": case.number,
        "kind": case.kind,
        "client": failure.way,
        "check": failure.check,
        "message": failure.told,
        "request": case.request,
        "answer": case.answer,
        "error": case.error or None,
        "status": case.status or None,
        "fault": {"pointer": case.pointer, "rule": case.rule} if case.rule else None,
        "others": finding.others,
        "command": proof.command(row, finding),
    }
