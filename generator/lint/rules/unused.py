"""Components that nothing which is in use refers to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.dialects.security import asked_for
from generator.lint.rule import Finding
from generator.lint.subject import Subject
from generator.reading.walk import objects
from generator.sources.source import pointer_join, pointer_split

_SECTIONS = {
    "schemas": "the schema",
    "responses": "the response",
    "parameters": "the parameter",
    "requestBodies": "the request body",
    "examples": "the example",
    "securitySchemes": "the security scheme",
}


def unused_component(subject: Subject) -> Iterator[Finding]:
    """Find components that no operation needs, be it by way of others."""
    components = subject.root.get("components")
    used = _used(subject) if components is not None else set()
    for section, what in _SECTIONS.items():
        for name, node in components.members(section) if components else ():
            if node.pointer not in used and not name.startswith("x-"):
                verb = "asks for" if section == "securitySchemes" else "refers to"
                yield Finding(node, f"nothing {verb} {what} `{name}`")


def _used(subject: Subject) -> set[str]:
    """Return the pointers of the components that can be reached from outside."""
    references = _references(subject)
    names = (name for name, _ in asked_for(subject.document))
    waiting = [pointer_join("/components/securitySchemes", name) for name in names]
    waiting += references.pop("", [])
    used: set[str] = set()
    while waiting:
        component = waiting.pop()
        if component not in used:
            used.add(component)
            waiting.extend(references.get(component, []))
    return used


def _references(subject: Subject) -> dict[str, list[str]]:
    """Return which components each one refers to, and "" what is none."""
    found: dict[str, list[str]] = {}
    for node in objects(subject.root):
        if (text := node.text("$ref")) is not None:
            ends = subject.document.follow(node).pointer, unquote(text.lstrip("#"))
            owner = found.setdefault(_component(node.pointer), [])
            owner.extend(map(_component, ends))
    return found


def _component(pointer: str) -> str:
    """Return the pointer of the component that something is in, "" for none."""
    match pointer_split(pointer):
        case ["components", section, name, *_]:
            return pointer_join(f"/components/{section}", name)
    return ""
