"""Security schemes and requirements of a document to those of the representation."""

from __future__ import annotations

from typing import cast

from generator import ir
from generator.dialects.openapi import SIGNING_NAME
from generator.dialects.security import (
    asked_for,
    is_sigv4,
    lack_of,
    scheme_name,
    security_schemes,
)
from generator.linking.resolve import Document
from generator.reading.nodes import Node


def schemes(document: Document) -> tuple[ir.SecurityScheme, ...]:
    """Return the schemes that anything asks for; all, if nothing asks for any."""
    known = {
        name: document.follow(node) for name, node in security_schemes(document).items()
    }
    asked = dict(reversed([*asked_for(document)]))
    if asked:
        return tuple(
            (
                _scheme(name, known[name])
                if name in known
                else ir.UndescribedScheme(name=name, place=asked[name].key_place)
            )
            for name in dict.fromkeys(name for name, _ in asked_for(document))
        )
    return tuple(
        _scheme(name, node) for name, node in known.items() if lack_of(node) is None
    )


def security(owner: Node) -> ir.Security | None:
    """Return what an operation or a document asks for, `None` if it says nothing."""
    if owner.get("security") is None:
        return None
    found: list[ir.Requirement] = []
    for each in owner.each("security"):
        requirement = {
            scheme_name(key): tuple(
                scope.value
                for scope in scopes.elements()
                if isinstance(scope.value, str)
            )
            for key, scopes in each.items()
        }
        if requirement not in found:
            found.append(requirement)
    return tuple(found)


def _scheme(name: str, node: Node) -> ir.SecurityScheme:
    place, description = node.key_place, node.text("description") or ""
    if is_sigv4(node):
        return ir.SigV4Scheme(
            name=name,
            place=place,
            description=description,
            signing_name=node.text(SIGNING_NAME),
        )
    match node.text("type"):
        case "apiKey":
            return ir.ApiKeyScheme(
                name=name,
                place=place,
                description=description,
                key=node.text("name") or "",
                location=cast(ir.ProofLocation, node.text("in")),
            )
        case "oauth2":
            flows = tuple(_flow(kind, each) for kind, each in node.members("flows"))
            return ir.OAuth2Scheme(
                name=name, place=place, description=description, flows=flows
            )
        case "openIdConnect":
            url = node.text("openIdConnectUrl") or ""
            return ir.OpenIdConnectScheme(
                name=name, place=place, description=description, url=url
            )
        case "mutualTLS":
            return ir.MutualTlsScheme(name=name, place=place, description=description)
    return _http(name, node)


def _http(name: str, node: Node) -> ir.SecurityScheme:
    place, description = node.key_place, node.text("description") or ""
    scheme = node.text("scheme") or ""
    match scheme.lower():
        case "basic":
            return ir.BasicScheme(name=name, place=place, description=description)
        case "bearer":
            return ir.BearerScheme(name=name, place=place, description=description)
        case "digest":
            return ir.DigestScheme(name=name, place=place, description=description)
    return ir.HttpScheme(name=name, place=place, description=description, scheme=scheme)


def _flow(kind: str, node: Node) -> ir.Flow:
    return ir.Flow(
        kind=kind,
        token_url=node.text("tokenUrl"),
        refresh_url=node.text("refreshUrl"),
        scopes=tuple(scope for scope, _ in node.members("scopes")),
    )
