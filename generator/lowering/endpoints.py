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
    known = [
        endpoint(server, is_open=is_aws(document))
        for server in document.root.each("servers")
    ]
    found = [each for each in known if each.is_whole]
    return tuple(
        sorted(found, key=lambda each: not each.template.startswith("https://"))[:1]
    )


def served_endpoints(owner: Node) -> tuple[ir.Endpoint, ...]:
    """Return the servers that a document, a path or an operation has, in its order."""
    return tuple(endpoint(server) for server in owner.each("servers"))


def document_endpoints(document: Document) -> tuple[ir.Endpoint, ...]:
    """Return the servers of a document.

    One alone that is told from where the document is says nothing to those who give the
    whole address.
    """
    found = served_endpoints(document.root)
    return () if len(found) == 1 and not found[0].is_whole else found


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
