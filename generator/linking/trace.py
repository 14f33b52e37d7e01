"""Where the references of a spec to other files lead, from file to file."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from generator.linking.library import Library, Spot, count
from generator.problems.diagnostics import Findings, Related
from generator.reading.nodes import Node
from generator.reading.walk import uses

PATHS = "paths"
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


@dataclass(frozen=True, slots=True)
class Step:
    """What a reference leads to, and the section of the spec for what is used so.

    The section is one of the components', or `PATHS`.
    """

    section: str
    target: Spot

    @property
    def leads_out(self) -> bool:
        """Whether the target stands in another file than the spec."""
        return self.target.path != ""


def trace(spec: Node, library: Library, findings: Findings) -> dict[Node, Step]:
    """Return the step of each reference that leads out of the spec.

    So do those in other files that are reached this way, be it to the same file or back
    to the spec. A reference that leads to another one leads to what that leads to.
    """
    steps: dict[Node, Step] = {}
    seen: set[Step] = set()
    waiting = deque([(Spot("", spec), "")])
    while waiting:
        spot, keyword = waiting.popleft()
        for use, at in uses(spot.node, keyword):
            if use in steps or not _leads_out(spot.path, use):
                continue
            step = _step(spot.path, use, at, library, findings)
            if step is None:
                continue
            steps[use] = step
            if step.leads_out and (step not in seen or step.section == PATHS):
                library.spend(count(step.target.node), use)
                waiting.append((step.target, at))
                seen.add(step)
    return steps


def is_pure(node: Node) -> bool:
    """Tell whether a node is a reference and nothing else."""
    return isinstance(node.value, dict) and node.value.keys() == {"$ref"}


def _leads_out(path: str, use: Node) -> bool:
    reference = use.get("$ref")
    if reference is None or path:
        return reference is not None
    return isinstance(reference.value, str) and reference.value[:1] not in ("", "#")


def _step(
    path: str, use: Node, at: str, library: Library, findings: Findings
) -> Step | None:
    is_path = at == PATHS and path == ""
    section = PATHS if is_path else _SECTIONS.get(at)
    reference = use.get("$ref") or use
    if section is None:
        findings.error(
            f"the reference `{reference.value}` may not stand here",
            reference.place,
            hint="to other files, it may for a path, a schema, a response, a parameter,"
            " a header, a request body, a media type, an example or a security scheme",
        )
        return None
    if is_path and not is_pure(use):
        message = "nothing may stand beside the reference of a path"
        findings.error(message, reference.place)
        return None
    target = _end(path, use, library, findings)
    return Step(section, target) if target else None


def _end(path: str, use: Node, library: Library, findings: Findings) -> Spot | None:
    """Go on from reference to reference, as long as they are in other files."""
    chain: list[Node] = []
    while True:
        if use in chain:
            _report_circle(chain[chain.index(use) :], findings)
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


def _report_circle(circle: list[Node], findings: Findings) -> None:
    first, *others = sorted(
        circle, key=lambda node: (node.place.source.name, node.place.start)
    )
    findings.error(
        "this reference leads back to itself and so stands for nothing",
        first.place,
        related=[Related("by way of this one", node.place) for node in others],
    )
