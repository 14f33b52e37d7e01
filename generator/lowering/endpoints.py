"""Servers of a document to endpoints."""

from __future__ import annotations

from generator import ir
from generator.dialects.aws_json import is_aws
from generator.linking.resolve import Document
from generator.reading.nodes import Node


def published_endpoints(document: Document) -> tuple[ir.Endpoint, ...]:
    """Return the first server of AWS JSON with an absolute URL, with TLS if there is any.

    What AWS has published lists the regions of its day: others may be chosen.
    """
    found = [
        endpoint(server, is_open=is_aws(document))
        for server in document.root.each("servers")
        if _is_absolute(server)
    ]
    return tuple(
        sorted(found, key=lambda each: not each.template.startswith("https://"))[:1]
    )


def served_endpoints(owner: Node) -> tuple[ir.Endpoint, ...]:
    """Return the servers that a document, a path or an operation has, in its order.

    A relative URL is told of the address that a caller gives, and is no endpoint.
    """
    return tuple(
        endpoint(server) for server in owner.each("servers") if _is_absolute(server)
    )


def endpoint(server: Node, *, is_open: bool = False) -> ir.Endpoint:
    """Return where a server is reached; `is_open` allows variables any value."""
    return ir.Endpoint(
        template=server.text("url") or "",
        name=server.text("name") or "",
        description=server.text("description") or "",
        variables=tuple(
            ir.Variable(
                name=name,
                default=variable.text("default") or "",
                choices=() if is_open else tuple(variable.texts("enum")),
                description=variable.text("description") or "",
                place=variable.key_place,
            )
            for name, variable in server.members("variables")
        ),
    )


def _is_absolute(server: Node) -> bool:
    return (server.text("url") or "").startswith(("https://", "http://"))
