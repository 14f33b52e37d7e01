"""What every check reads, and where it puts what it finds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.checking.prune import without
from generator.dialects.aws_json import is_aws, speaks_aws_json
from generator.dialects.flat import Flat
from generator.linking.resolve import Document
from generator.problems.diagnostics import Findings, Related, closest
from generator.reading.nodes import Node
from generator.reading.walk import objects
from generator.sources.source import Place, outward

SCHEMAS_STAY = (
    "what is sent there has a model and a validator where its schema has a name under"
    " components/schemas"
)
"""What to do with what is not emitted."""


@dataclass(frozen=True, slots=True)
class Context:
    """A document, the schemas in it by their pointers, and the findings."""

    document: Document
    findings: Findings
    schemas: Mapping[str, Node]
    outermost: Sequence[Node]
    """The schemas that are part of no other one."""

    flat: Flat
    is_http: bool
    """Whether operations have methods and paths of their own."""

    is_aws: bool
    """Whether it means what the published specs of AWS mean."""

    left_out: set[str] = field(default_factory=set)
    """The pointers of what means nothing, or nothing right, and is done without."""

    unchecked: set[str] = field(default_factory=set)
    """The pointers of constraints that nothing emitted checks."""

    def under(self, rule: str) -> Context:
        """Return the same, for checks whose findings break another rule."""
        return replace(self, findings=self.findings.under(rule))

    def lacking(self, pointers: Collection[str]) -> Context:
        """Return what is known of the document without what stands at some pointers."""
        rest = without(self.document, pointers)
        return self if rest is self.document else gather(rest, self.findings)

    def leave_out(
        self,
        node: Node,
        message: str,
        *,
        place: Place | None = None,
        hint: str | None = None,
        related: Sequence[Related] = (),
        rule: str | None = None,
    ) -> None:
        """Warn of a node that the document is clear without, and do without it.

        The place is that of its key where none is given.
        """
        at = place or node.key_place
        self.findings.warning(message, at, hint=hint, related=related, rule=rule)
        self.left_out.add(node.pointer)

    def target(self, node: Node) -> Node | None:
        """Return the schema that a use is about, with all that its parts say, flat.

        None where it is defined by nothing but itself.
        """
        target = self.flat.target(node)
        return None if self.flat.is_endless(target) else self.flat.of(target)

    def wrapper_of(self, schema: Node) -> Node | None:
        """Return the schema whose `allOf` a schema is a part of, if there is one."""
        outer, _, _ = schema.pointer.rpartition("/")
        wrapper, _, keyword = outer.rpartition("/")
        return self.schemas.get(wrapper) if keyword == "allOf" else None

    def is_in_schema(self, pointer: str) -> bool:
        """Tell whether something stands in a schema."""
        return any(each in self.schemas for each in outward(pointer))

    def resolved(self, use: Node, section: str) -> Node | None:
        """Return what a reference to a section of the components leads to.

        A node that is no reference is itself what it stands for. None, and a finding,
        for a reference that leads elsewhere.
        """
        target = self.document.follow(use)
        if target is use or is_one_of(section, target.pointer):
            return target
        message = f"`{use.text('$ref')}` leads to none of the {section}"
        place = (use.get("$ref") or use).place
        if self.is_http and isinstance(target.value, dict):
            # Much is alike wherever it stands: a body, and what a response holds.
            self.findings.warning(message, place, rule="tolerated-openapi")
            return target
        self.findings.error(message, place, rule="broken-reference")
        return None

    def refuse_members(self, node: Node, supported: Collection[str], what: str) -> None:
        """Refuse the members of an object that are neither supported nor extensions."""
        for key, member in node.items():
            if key not in supported and not key.startswith("x-"):
                self.findings.error(
                    f"`{key}` is not supported in {what}",
                    member.key_place,
                    hint=closest(key, supported),
                )

    def leave_out_unknown(self, node: Node, known: Collection[str], what: str) -> None:
        """Do without the members of an object that OpenAPI does not know."""
        for key, member in node.items():
            if key not in known and not key.startswith("x-"):
                self.leave_out(
                    member,
                    f"`{key}` has no meaning in {what}",
                    hint=closest(key, known),
                    rule="ignored-keyword",
                )


def is_one_of(section: str, pointer: str) -> bool:
    """Tell whether a section's things stand at such a pointer: there, or where used."""
    outer, _, last = pointer.rpartition("/")
    if outer == f"/components/{section}":
        return True
    used = (section, last) == ("requestBodies", "requestBody")
    used = used or outer.endswith(f"/{section}")
    return used and pointer.startswith("/paths/")


def gather(document: Document, findings: Findings) -> Context:
    """Find the schemas of a document, in its order."""
    outermost = list(_outermost(document.root))
    schemas: dict[str, Node] = {}
    for schema in outermost:
        _gather(schema, schemas)
    for pointer in list(schemas):
        target = document.targets.get(pointer)
        if target is not None and _is_elsewhere(target, schemas):
            outermost.append(target)
            _gather(target, schemas)
    return Context(
        document,
        findings,
        schemas,
        outermost,
        Flat(document),
        is_http=not speaks_aws_json(document),
        is_aws=is_aws(document),
    )


def _gather(schema: Node, schemas: dict[str, Node]) -> None:
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        if node.pointer not in schemas:
            schemas[node.pointer] = node
            waiting.extend(reversed(list(parts(node))))


def _is_elsewhere(target: Node, schemas: Mapping[str, Node]) -> bool:
    """Tell whether what a schema refers to stands where OpenAPI has nothing.

    That may be in a schema, too, below what is none of its keywords.
    """
    top = target.pointer.split("/")[1:2]
    if top not in ([], ["components"], ["paths"], ["webhooks"], ["info"]):
        return True
    is_inside = any(each in schemas for each in outward(target.pointer))
    return is_inside and isinstance(target.value, dict)


_NAMED = ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions")
_SINGLE = (
    "additionalProperties",
    "items",
    "additionalItems",
    "contains",
    "not",
    "if",
    "then",
    "else",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
)
_LISTED = ("allOf", "oneOf", "anyOf", "prefixItems", "items")
_KEYWORDS = frozenset(_NAMED + _SINGLE + _LISTED)


def parts(schema: Node) -> Iterator[Node]:
    """Return the schemas that a schema consists of; what it refers to is none."""
    if not isinstance(schema.value, dict) or _KEYWORDS.isdisjoint(schema.value):
        return
    for key in _NAMED:
        yield from (member for _, member in schema.members(key))
    for key in _SINGLE:
        part = schema.get(key)
        if part is not None and not isinstance(part.value, bool | list):
            yield part
    for key in _LISTED:
        yield from schema.each(key)


def number_of(node: Node | None) -> float | None:
    """Return a number; None for any other value, true and false included."""
    value = node.value if node is not None else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value


def references_in(wrapper: Node) -> list[Node]:
    """Return the parts of an `allOf` that refer to a schema."""
    return [part for part in wrapper.each("allOf") if part.get("$ref") is not None]


def _outermost(root: Node) -> Iterator[Node]:
    components = root.get("components") or root
    yield from (schema for _, schema in components.members("schemas"))
    for node in objects(root):
        if (schema := node.get("schema")) is not None:
            yield schema
        if (item := node.get("itemSchema")) is not None:
            yield item
