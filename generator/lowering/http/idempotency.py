"""Which requests may be sent again, and the parameter that makes it so."""

from __future__ import annotations

from collections.abc import Mapping

from generator import ir
from generator.dialects.idempotency import UUID, takes_uuid
from generator.dialects.openapi import IDEMPOTENCY, Described, flag
from generator.lowering.http.parameters import Travelling
from generator.problems.diagnostics import Findings, closest
from generator.reading.nodes import Node

_KEY = "Idempotency-Key"
_REPEATABLE = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
"""The methods that HTTP itself calls idempotent."""


def idempotency(
    each: Described,
    travelling: Travelling,
    shapes: Mapping[str, ir.Shape],
    findings: Findings,
) -> ir.Idempotency:
    """Return whether a request may be sent again, and the member that makes it so.

    A token that names no parameter, or one that no UUID fits, is among the findings.
    """
    said = each.node.get(IDEMPOTENCY)
    named = said.get("token") if said is not None else None
    parameters = {
        name: location
        for name, location in travelling.locations.items()
        if isinstance(location, ir.Parameter)
    }
    if named is None:
        token = _header(parameters, travelling, shapes)
    else:
        token = _named(named, parameters, travelling, shapes, findings)
    repeatable = flag(said, "repeatable") if said is not None else None
    by_method = each.method in _REPEATABLE or token is not None
    return ir.Idempotency(
        repeatable=by_method if repeatable is None else repeatable, token=token
    )


def _header(
    parameters: Mapping[str, ir.Parameter],
    travelling: Travelling,
    shapes: Mapping[str, ir.Shape],
) -> str | None:
    """Return the parameter that is such a token by its name, and can be one."""
    for name, location in parameters.items():
        is_key = location.key.lower() == _KEY.lower() and location.location == "header"
        if is_key and takes_uuid(shapes[_shape(travelling, name)]):
            return name
    return None


def _named(
    said: Node,
    parameters: Mapping[str, ir.Parameter],
    travelling: Travelling,
    shapes: Mapping[str, ir.Shape],
    findings: Findings,
) -> str | None:
    """Return the parameter that is named as the token, headers first."""
    wanted = str(said.value)
    of_headers_first = sorted(
        parameters.items(), key=lambda each: each[1].location != "header"
    )
    for name, location in of_headers_first:
        is_header = location.location == "header"
        same = location.key == wanted
        if same or (is_header and location.key.lower() == wanted.lower()):
            if takes_uuid(shapes[_shape(travelling, name)]):
                return name
            findings.error(
                f"`{wanted}` cannot be a token: its schema does not take every UUID",
                said.place,
                hint=f"clients fill in a UUID as a text, such as {UUID}",
            )
            return None
    known = [each.key for each in parameters.values()]
    findings.error(
        f"the operation has no parameter `{wanted}`",
        said.place,
        hint=closest(wanted, known)
        or (
            f"these are: {', '.join(known)}" if known else "it has no parameter at all"
        ),
    )
    return None


def _shape(travelling: Travelling, name: str) -> str:
    return next(each.shape for each in travelling.members if each.name == name)
