"""Security: the schemes that callers are asked for are there, and are supported."""

from __future__ import annotations

from generator.checking.context import Context
from generator.dialects.openapi import security_requirements
from generator.problems.diagnostics import closest
from generator.reading.nodes import Node

_HTTP_SCHEMES = ("basic", "bearer")


def check_security(context: Context) -> None:
    """Check what the document as a whole asks callers to prove."""
    root = context.document.root
    schemes = dict((root.get("components") or root).members("securitySchemes"))
    for name, requirement in security_requirements(context.document):
        if name not in schemes:
            context.findings.error(
                f"there is no security scheme `{name}`",
                requirement.key_place,
                hint=closest(name, schemes)
                or "describe it under components/securitySchemes",
                rule="broken-reference",
            )
    for scheme in schemes.values():
        target = context.resolved(scheme, "securitySchemes")
        if target is scheme:
            _check_scheme(context, scheme)


def _check_scheme(context: Context, scheme: Node) -> None:
    kind, http = scheme.get("type"), scheme.get("scheme")
    if kind is not None and kind.value == "mutualTLS":
        context.findings.error(
            "`mutualTLS` is not supported as a security scheme",
            kind.place,
            hint="leave it out: the transport of a client takes its certificate",
        )
    if http is not None and str(http.value).lower() not in _HTTP_SCHEMES:
        context.findings.error(
            f"the HTTP scheme `{http.value}` is not supported",
            http.place,
            hint=f"these are: {', '.join(_HTTP_SCHEMES)}",
        )
