"""Security schemes of a document to those of the intermediate representation."""

from __future__ import annotations

from typing import cast

from generator import ir
from generator.dialects.openapi import SIGNING_NAME, security_requirements
from generator.linking.resolve import Document
from generator.reading.nodes import Node


def security(document: Document) -> tuple[ir.SecurityScheme, ...]:
    """Return the schemes that the document asks for, each once."""
    components = document.root.get("components") or document.root
    schemes = dict(components.members("securitySchemes"))
    names = dict.fromkeys(name for name, _ in security_requirements(document))
    return tuple(_scheme(name, document.follow(schemes[name])) for name in names)


def alternatives(document: Document) -> tuple[frozenset[str], ...]:
    """Return the names of the schemes that each alternative asks for together."""
    each = document.root.each("security")
    found = (frozenset(name for name, _ in names.items()) for names in each)
    return tuple(dict.fromkeys(found))


def requirements(owner: Node) -> tuple[ir.Requirement, ...] | None:
    """Return the alternatives that a document or an operation asks for; None: none said."""
    if owner.get("security") is None:
        return None
    return tuple(
        {
            name: tuple(str(scope.value) for scope in scopes.elements())
            for name, scopes in each.items()
        }
        for each in owner.each("security")
    )


def _scheme(name: str, node: Node) -> ir.SecurityScheme:
    place, description = node.key_place, node.text("description") or ""
    if _is_sigv4(node):
        return ir.SigV4Scheme(
            name=name,
            place=place,
            description=description,
            signing_name=node.text(SIGNING_NAME),
        )
    if node.text("type") == "apiKey":
        return ir.ApiKeyScheme(
            name=name,
            place=place,
            description=description,
            key=node.text("name") or "",
            location=cast(ir.ProofLocation, node.text("in")),
        )
    if (node.text("scheme") or "").lower() == "basic":
        return ir.BasicScheme(name=name, place=place, description=description)
    # OAuth 2 and OpenID Connect end in a token, too.
    return ir.BearerScheme(name=name, place=place, description=description)


def _is_sigv4(node: Node) -> bool:
    told = (node.text("x-amazon-apigateway-authtype") or "").lower()
    return told == "awssigv4" or node.get(SIGNING_NAME) is not None
