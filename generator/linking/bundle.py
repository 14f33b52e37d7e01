"""References to files beside a spec: what they lead to becomes a part of the spec.

It becomes a component, in the section that its use calls for, by the name that it has
in its file; what is the whole of a file is called like the file. A component of the
spec that is nothing but a reference is where its target stands, whatever that is called
in its file, and so is a path. Everything keeps its place in its own file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias

from generator.linking.library import Library, Spot
from generator.linking.pointers import BROKEN, fragment_of, qualified
from generator.linking.trace import IN_PLACE, PATHS, Step, is_pure, trace
from generator.problems.diagnostics import Findings, Related
from generator.reading.nodes import Node
from generator.sources.files import Files
from generator.sources.source import (
    Place,
    Position,
    Source,
    pointer_join,
    pointer_split,
)

_UNNAMED = (PATHS, IN_PLACE)
"""What is no component, and stands where its use does."""

Names: TypeAlias = Mapping[Step, str]
"""What each thing in another file is called among the components."""


def bundle(spec: Node, files: Files, findings: Findings | None = None) -> Node:
    """Return a spec that has in it what its references to other files lead to.

    It is the same node if there are no such references. Of two things in different files
    that have the same name, each is called after its file as well, with a warning; one
    that stands in the spec itself keeps its name.

    Raises SpecError for references that lead nowhere or out of the spec's folder, for
    files that cannot be read, and for two things that cannot be told apart so, unless
    there are `findings` for them: then these references are marked as broken.
    """
    found = (findings or Findings()).fresh().under("broken-reference")
    steps = trace(spec, Library(spec, files, found), found)
    names = _names(spec, steps, found)
    if findings is None:
        found.raise_if_errors()
    else:
        findings.extend(found)
    known = {
        use: step
        for use, step in steps.items()
        if not step.leads_out or step.section in _UNNAMED or step in names
    }
    return _Graft(known, names).whole(spec) if steps or len(found) else spec


def _names(spec: Node, steps: Mapping[Node, Step], findings: Findings) -> Names:
    uses: dict[Step, Node] = {}
    for use, step in steps.items():
        if step.leads_out and step.section not in _UNNAMED:
            uses.setdefault(step, use)
    names = _listed(spec, steps)
    owners = _components(spec)
    groups: dict[tuple[str, str], list[Step]] = {}
    # By file, and as they stand there: a new reference must not move what is there.
    for step in sorted(uses.keys() - names.keys(), key=_order):
        key = step.section, _own_name(step.target)
        owner = owners.get(key)
        if owner is None or owner is step.target.node:
            groups.setdefault(key, []).append(step)
            continue
        names[step] = qualified(key[1], _file_of(step))
        _warn_of_clash(step, key[1], names[step], uses[step], owner, findings)
    for (section, name), group in groups.items():
        for step in group:
            names[step] = name
            others = [each for each in group if each is not step]
            if others:
                names[step] = qualified(name, _file_of(step))
                other = others[0].target.node
                _warn_of_clash(step, name, names[step], uses[step], other, findings)
            first = owners.setdefault((section, names[step]), step.target.node)
            if first is not step.target.node:
                _report_clash(step, names.pop(step), uses[step], first, findings)
    return names


def _file_of(step: Step) -> str:
    """Return in which file something stands, and where in it."""
    path = PurePosixPath(step.target.path)
    folders = (*path.parts[:-1], path.stem)
    inside = pointer_split(step.target.node.pointer)[:-1]
    return "-".join([*folders, *inside])


def _components(spec: Node) -> dict[tuple[str, str], Node]:
    """Return the components of a spec by section and name."""
    return {
        (section, name): node
        for section, listed in spec.members("components")
        for name, node in listed.items()
    }


def _listed(spec: Node, steps: Mapping[Node, Step]) -> dict[Step, str]:
    """Return what the spec lists among its components, by its name there."""
    names: dict[Step, str] = {}
    for (section, name), node in _components(spec).items():
        step = steps.get(node)
        if step and step.leads_out and step.section == section and is_pure(node):
            names.setdefault(step, name)
    return names


def _order(step: Step) -> tuple[str, Position, str]:
    return step.target.path, step.target.node.place.start, step.section


def _own_name(target: Spot) -> str:
    if target.node.pointer:
        return pointer_split(target.node.pointer)[-1]
    return PurePosixPath(target.path).name.partition(".")[0]


def _warn_of_clash(
    step: Step, name: str, new: str, use: Node, other: Node, findings: Findings
) -> None:
    reference = use.get("$ref") or use
    findings.warning(
        f"`{reference.value}` and another one are called `{name}` among the"
        f" {step.section}, so this is called `{new}`",
        reference.place,
        hint=f"list it under components/{step.section} by a name of its own, with"
        " nothing but this $ref",
        related=[
            Related("it is here", step.target.node.key_place),
            Related("the other one is here", other.key_place),
        ],
        rule="colliding-name",
    )


def _report_clash(
    step: Step, name: str, use: Node, other: Node, findings: Findings
) -> None:
    reference = use.get("$ref") or use
    findings.error(
        f"`{reference.value}` would be called `{name}` among the {step.section},"
        " like another one",
        reference.place,
        hint=f"list it under components/{step.section} by a name of its own, with"
        " nothing but this $ref",
        related=[
            Related("it is here", step.target.node.key_place),
            Related("the other one is here", other.key_place),
        ],
    )


@dataclass(frozen=True, slots=True)
class _Graft:
    """Copies nodes to where they stand in the spec, their references made local."""

    steps: Mapping[Node, Step]
    names: Names

    def whole(self, spec: Node) -> Node:
        """Return the spec with all that is new among its components."""
        root = self._copy(spec, "", spec.place.source)
        for step, name in self.names.items():
            components = _member(root, "components", step.target.node.place)
            section = _member(components, step.section, step.target.node.place)
            home = pointer_join(section.pointer, name)
            if isinstance(section.value, dict) and name not in section.value:
                target = step.target.node
                section.value[name] = self._copy(target, home, spec.place.source)
        return root

    def _copy(self, node: Node, pointer: str, spec: Source) -> Node:
        step = self.steps.get(node)
        if step and is_pure(node) and self._stands_at(step, pointer):
            return self._copy(step.target.node, pointer, spec)
        if isinstance(node.value, list):
            items = [
                self._copy(item, pointer_join(pointer, index), spec)
                for index, item in enumerate(node.value)
            ]
            return node.with_value(items, pointer)
        if not isinstance(node.value, dict):
            return node.with_value(node.value, pointer)
        if step and step.is_path_with_more(node):
            return self._copy(node.with_value(self._path(node)), pointer, spec)
        members = {
            key: self._copy(member, pointer_join(pointer, key), spec)
            for key, member in node.value.items()
        }
        if step is not None:
            text = f"#{fragment_of(self._home(step, pointer))}"
            members["$ref"] = members["$ref"].with_value(text)
        elif "$ref" in members and _is_broken(node, spec):
            members["$ref"] = members["$ref"].with_value(BROKEN)
        return node.with_value(members, pointer)

    def _path(self, node: Node) -> dict[str, Node]:
        """Return the members of a path, be it divided in several places."""
        step = self.steps.get(node)
        if step is None:
            return dict(node.items())
        own = {key: member for key, member in node.items() if key != "$ref"}
        return {**self._path(step.target.node), **own}

    def _stands_at(self, step: Step, use: str) -> bool:
        """Tell whether what a reference leads to stands where the reference does."""
        if step.section == IN_PLACE:
            return True
        return step.leads_out and self._home(step, use) == use

    def _home(self, step: Step, use: str) -> str:
        """Return the pointer to what a reference leads to, given that of the latter."""
        if not step.leads_out:
            return step.target.node.pointer
        if step.section == PATHS:
            return use
        return pointer_join(f"/components/{step.section}", self.names[step])


def _is_broken(use: Node, spec: Source) -> bool:
    """Tell whether a reference without a step leads nowhere, and not into the spec."""
    text = use.text("$ref")
    return text is not None and (use.place.source != spec or text[:1] not in ("", "#"))


def _member(node: Node, key: str, place: Place) -> Node:
    """Return a member of a mapping, an empty mapping where there is none."""
    if not isinstance(node.value, dict):
        return node
    new = Node({}, pointer_join(node.pointer, key), place, place)
    return node.value.setdefault(key, new)
