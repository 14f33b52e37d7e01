"""Where the references of a spec to other files lead, from file to file."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from generator.linking.in_place import Copies, report_circle
from generator.linking.library import Library, Spot, count
from generator.problems.diagnostics import Findings, Related
from generator.reading.nodes import Node
from generator.reading.walk import Use, places

PATHS = "paths"
IN_PLACE = "in place"
MAX_CHAIN = 100
"""How many references may lead to nothing but the next."""

_SCHEMAS = (
    "schema schemas itemSchema $defs definitions allOf anyOf oneOf not if then else"
    " dependentSchemas items prefixItems additionalItems contains unevaluatedItems"
    " properties patternProperties additionalProperties propertyNames"
    " unevaluatedProperties contentSchema"
)
"""The keywords that hold schemas, be they read or not."""

_SECTIONS = {
    "content": "mediaTypes",
    "examples": "examples",
    "headers": "headers",
    "mediaTypes": "mediaTypes",
    "parameters": "parameters",
    "requestBodies": "requestBodies",
    "requestBody": "requestBodies",
    "responses": "responses",
    "securitySchemes": "securitySchemes",
    **dict.fromkeys(_SCHEMAS.split(), "schemas"),
}
"""The section of the components for what stands at a keyword."""


_FOLLOWED = frozenset(
    {*_SECTIONS, PATHS, "callbacks", "links", "pathItems", "webhooks"}
)
"""Where a reference within the spec may stand: what it leads to is found when needed."""


_ADDRESSES = frozenset({"$ref", "$dynamicRef", "$id", "$anchor", "$dynamicAnchor"})
"""What says where something is, and is found nowhere else."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a reference leads to, and the section of the spec for what is used so.

    The section is one of the components', or `PATHS`; or `IN_PLACE`, where OpenAPI has no
    references: what such a one leads to stands in its place.
    """

    section: str
    target: Spot

    def is_path_with_more(self, use: Node) -> bool:
        """Whether a path has more than the reference that leads to the rest of it."""
        return self.section == PATHS and not is_pure(use)

    @property
    def leads_out(self) -> bool:
        """Whether the target stands in another file than the spec."""
        return self.target.path != ""


def trace(spec: Node, library: Library, findings: Findings) -> dict[Node, Step]:
    """Return the step of each reference that leads out of the spec.

    So do those in other files that are reached this way, be it to the same file or back
    to the spec, and those that stand where OpenAPI has none. A reference that leads to
    another one leads to what that leads to.
    """
    steps: dict[Node, Step] = {}
    seen: set[Step] = set()
    copies = Copies()
    waiting = deque([(Spot("", spec), Use(spec, ""))])
    while waiting:
        spot, whole = waiting.popleft()
        for use in places(whole):
            if use.node in steps or not _is_to_follow(spot.path, use):
                continue
            step = _step(spot.path, use, library, findings)
            if step is None:
                continue
            steps[use.node] = step
            is_copy = step.section == IN_PLACE or step.is_path_with_more(use.node)
            if is_copy:
                copies.add(use, step.target.node, is_odd=step.section == IN_PLACE)
            if is_copy or (
                step.leads_out and (step not in seen or step.section == PATHS)
            ):
                library.spend(count(step.target.node), use.node)
                waiting.append((step.target, use._replace(node=step.target.node)))
                seen.add(step)
    for endless in copies.check(library, findings):
        del steps[endless]
    return steps


def is_pure(node: Node) -> bool:
    """Tell whether a node is a reference and nothing else."""
    return isinstance(node.value, dict) and node.value.keys() == {"$ref"}


def _is_to_follow(path: str, use: Use) -> bool:
    """Whether something is a reference out of the spec, or one in an odd place."""
    reference = use.node.get("$ref")
    if reference is None or use.keyword in _ADDRESSES:
        return False
    if use.has_names:
        # As a name, `$ref` would have an object.
        return is_pure(use.node) and isinstance(reference.value, str)
    if path:
        return True
    if isinstance(reference.value, str) and reference.value[:1] not in ("", "#"):
        return True
    if use.keyword == PATHS:
        return not is_pure(use.node)
    is_odd = use.keyword not in _FOLLOWED and use.keyword != ""
    return is_odd and is_pure(use.node)


def _step(path: str, use: Use, library: Library, findings: Findings) -> Step | None:
    is_path = use.keyword == PATHS and not use.has_names
    section = PATHS if is_path else _SECTIONS.get(use.keyword, IN_PLACE)
    section = IN_PLACE if use.has_names else section
    reference = use.node.get("$ref") or use.node
    if section == IN_PLACE and not is_pure(use.node):
        findings.error(
            f"the reference `{reference.value}` may not stand here beside anything else",
            reference.place,
            hint="it may for a path, a schema, a response, a parameter, a header, a"
            " request body, a media type, an example or a security scheme",
        )
        return None
    target = _end(path, use.node, library, findings)
    if target is not None and is_path:
        _warn_of_twice(use.node, target.node, findings)
    return Step(section, target) if target else None


def _warn_of_twice(use: Node, target: Node, findings: Findings) -> None:
    """Tell what stands both beside the reference of a path and where that leads to."""
    there = dict(target.items())
    for key, member in use.items():
        if key in there and key != "$ref":
            findings.warning(
                f"`{key}` stands here and where the reference of this path leads to;"
                " what stands here is taken",
                member.key_place,
                hint="leave out one of them",
                related=[Related("the other one is here", there[key].key_place)],
                rule="tolerated-openapi",
            )


def _end(path: str, use: Node, library: Library, findings: Findings) -> Spot | None:
    """Go on from reference to reference, as long as they are in other files."""
    chain: list[Node] = []
    while True:
        if use in chain:
            report_circle(chain[chain.index(use) :], findings)
            return None
        if len(chain) == MAX_CHAIN:
            message = f"more than {MAX_CHAIN} references lead from one to the next"
            findings.error(message, chain[0].place)
            return None
        chain.append(use)
        spot = library.locate(path, use.get("$ref") or use)
        if spot is None or spot.path == "" or not is_pure(spot.node):
            return spot
        path, use = spot.path, spot.node
