"""Security: the schemes that callers are asked for are there, and have a meaning."""

from __future__ import annotations

from generator.checking.context import Context
from generator.dialects.security import asked_for, lack_of, security_schemes
from generator.problems.diagnostics import closest
from generator.reading.nodes import Node


def check_security(context: Context) -> None:
    """Check what the document, and each operation, asks callers to prove."""
    schemes = security_schemes(context.document)
    asked: set[str] = set()
    for name, requirement in asked_for(context.document):
        if name not in schemes and name not in asked:
            context.findings.warning(
                f"there is no security scheme `{name}`; what it takes is for callers and "
                "servers to know",
                requirement.key_place,
                hint=closest(name, schemes)
                or "describe it under components/securitySchemes",
                rule="tolerated-openapi",
            )
        asked.add(name)
    for name, scheme in schemes.items():
        target = context.resolved(scheme, "securitySchemes")
        if target is not None:
            _check_scheme(context, target, is_asked=name in asked)


def _check_scheme(context: Context, scheme: Node, *, is_asked: bool) -> None:
    lack = lack_of(scheme)
    if lack is None:
        return
    place, hint = lack.node.place, lack.hint
    if is_asked and context.is_http:
        context.leave_out(
            scheme,
            f"{lack.message}; what it takes is for callers and servers to know",
            place=place,
            hint=hint,
            rule="tolerated-openapi",
        )
        return
    if is_asked:
        context.findings.error(lack.message, place, hint=hint, rule="invalid-openapi")
        return
    context.left_out.add(scheme.pointer)
    message = f"{lack.message}; nothing asks for it, and it is left out"
    context.findings.warning(message, place, hint=hint, rule="tolerated-openapi")
