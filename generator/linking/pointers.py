"""The part of a reference behind its `#`: the way to a place in one document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from generator.problems.diagnostics import MAX_SUGGESTIONS, Findings, closest
from generator.reading.nodes import Node
from generator.reading.yaml_slips import comment_instead
from generator.sources.source import pointer_split

BROKEN = "\0"
"""The text of a reference of which it is told already that it leads nowhere; no spec has
such a character."""


def find(root: Node, fragment: str, reference: Node, findings: Findings) -> Node | None:
    """Return the node of a document that a reference leads to.

    `fragment` is what the reference has behind its `#`. None, and a finding, where it
    leads nowhere.
    """
    if fragment and not fragment.startswith("/"):
        findings.error(
            f"`{reference.value}` leads nowhere: no schema that it may refer to has the"
            f" anchor `{fragment}`",
            reference.place,
            hint="refer to the place by its path: #/components/...",
        )
        return None
    at = root
    for token in tokens(fragment):
        below = _child(at, token)
        if below is None:
            findings.error(
                f"`{reference.value}` leads nowhere: there is no `{token}`"
                f" {_inside(at)}",
                reference.place,
                hint=(
                    _suggestion(token, at) if len(findings) < MAX_SUGGESTIONS else None
                ),
            )
            return None
        at = below
    return at


def report_no_text(reference: Node, findings: Findings) -> None:
    """Report the value of a `$ref` that is no text: often, a comment is behind it."""
    slip = comment_instead(reference.place) if reference.value is None else None
    if slip is not None:
        findings.add(slip)
    else:
        findings.error("a $ref must be a string", reference.place)


def tokens(fragment: str) -> list[str]:
    """Return the names along a fragment, without its escapes."""
    return pointer_split(unquote(fragment))


def node_at(root: Node, steps: Iterable[str]) -> Node | None:
    """Return the node that names and indices lead to, from the root on."""
    at: Node | None = root
    for token in steps:
        at = _child(at, token) if at is not None else None
    return at


def fragment_of(pointer: str) -> str:
    """Return the fragment that leads to a pointer."""
    return quote(pointer, safe="/~!$&'()*+,;=:@?-._")


_QUALIFIER = ".."
"""What divides the name of something from that of the file that it is from.

No name that people give has it, so that the name on the wire can be told from the rest.
"""


def qualified(name: str, qualifier: str) -> str:
    """Return a name together with what tells it from others that are called so."""
    return f"{name}{_QUALIFIER}{re.sub('[^A-Za-z0-9-]', '_', qualifier)}"


def unqualified(name: str) -> str:
    """Return what a thing is called where it stands."""
    return name.partition(_QUALIFIER)[0]


def _suggestion(token: str, node: Node) -> str | None:
    return closest(token, (name for name, _ in node.items()))


def _child(node: Node, token: str) -> Node | None:
    if isinstance(node.value, list):
        fits = token.isascii() and token.isdigit() and int(token) < len(node.value)
        return node.value[int(token)] if fits else None
    return node.get(token)


def _inside(node: Node) -> str:
    if node.pointer:
        return f"in `#{node.pointer}`"
    return f"at the top of {node.place.source.name}"
