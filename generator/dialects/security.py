"""How a document of OpenAPI says what it asks of callers, and how they prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from generator.dialects.openapi import SIGNING_NAME, operations
from generator.linking.resolve import Document
from generator.reading.nodes import Node

LOCATIONS = ("header", "query", "cookie")
TYPES = ("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_POINTER = "#/components/securitySchemes/"


def security_schemes(document: Document) -> dict[str, Node]:
    """Return the schemes of a document by name, whatever refers to them."""
    components = document.root.get("components") or document.root
    schemes = components.members("securitySchemes")
    return {name: node for name, node in schemes if not name.startswith("x-")}


def asked_for(document: Document) -> Iterator[tuple[str, Node]]:
    """Return the schemes that anything asks for, by name, and the scopes of each use."""
    for owner in (document.root, *operations(document)):
        for requirement in owner.each("security"):
            for key, scopes in requirement.items():
                yield scheme_name(key), scopes


def scheme_name(key: str) -> str:
    """Return the name of the scheme that a requirement means, be it by a pointer."""
    if not key.startswith(_POINTER):
        return key
    return unquote(key.removeprefix(_POINTER)).replace("~1", "/").replace("~0", "~")


def is_sigv4(scheme: Node) -> bool:
    """Tell whether a scheme means AWS Signature Version 4, whatever its type is."""
    told = (scheme.text("x-amazon-apigateway-authtype") or "").lower()
    return told == "awssigv4" or scheme.get(SIGNING_NAME) is not None


class Lack(NamedTuple):
    """What keeps a scheme from having a meaning, where, and what to do about it."""

    message: str
    node: Node
    hint: str


def lack_of(scheme: Node) -> Lack | None:
    """Return what keeps a scheme from having a meaning, `None` if nothing does."""
    if is_sigv4(scheme):
        return None
    type_ = scheme.get("type")
    hint = f"these are: {', '.join(TYPES)}"
    if type_ is None:
        return Lack("the security scheme has no `type`", scheme, hint)
    if type_.value not in TYPES:
        return Lack(f"there is no security scheme of `{type_.value}`", type_, hint)
    if type_.value == "http":
        return _lack_of_http(scheme)
    return _lack_of_key(scheme) if type_.value == "apiKey" else None


def _lack_of_http(scheme: Node) -> Lack | None:
    name = scheme.get("scheme")
    hint = "give it the word of the header `Authorization`, such as `bearer`"
    if name is None or not name.value:
        return Lack("the security scheme has no `scheme`", name or scheme, hint)
    if not _TOKEN.fullmatch(str(name.value)):
        return Lack(f"the HTTP scheme `{name.value}` is no word of HTTP", name, hint)
    return None


def _lack_of_key(scheme: Node) -> Lack | None:
    name, where = scheme.get("name"), scheme.get("in")
    hint = f"it is in one of: {', '.join(LOCATIONS)}"
    if where is None:
        return Lack("the key has no `in`, which tells where it is", scheme, hint)
    if where.value not in LOCATIONS:
        return Lack(f"a key cannot be in `{where.value}`", where, hint)
    hint = f"name the {where.value} that it is in"
    if name is None or not name.value:
        return Lack("the key has no `name`", name or scheme, hint)
    if where.value != "query" and not _TOKEN.fullmatch(str(name.value)):
        return Lack(f"`{name.value}` is no name of a {where.value}", name, hint)
    return None
