"""Edits of a known kind have the findings of that kind, and no other ones."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from generator.diff.compare import compare
from generator.diff.model import Change, Level
from generator.sources.source import Source
from tests.diff.edits import KINDS, Doc, Edit, edited
from tests.diff.ours import PACKAGE, before, in_schemas, possible, spec
from tests.diff.versions import version, version_of
from tests.roundtrip.profile import examples
from tests.spec.loaded_spec import TEXT

OPPOSITE = {
    "added": "removed",
    "deprecated": "no-longer-deprecated",
    "lowered": "raised",
    "narrowed": "widened",
    "optional": "required",
    "relaxed": "tightened",
    "added-to-operation": "removed-from-operation",
}
"""How rules end that say the opposite of each other."""

SAME = {"required-member-added": "member-added"}
"""What is the same when it is undone: the member goes."""


@st.composite
def edits(draw: DrawFn) -> tuple[Edit, ...]:
    """Some edits that do not meet: one of anything, others of other schemas."""
    kinds = st.sampled_from(sorted(possible()))
    drawn = [
        draw(kinds.flatmap(lambda name: st.sampled_from(possible()[name])))
        for _ in range(draw(st.integers(1, 5)))
    ]
    chosen = drawn[:1]
    for edit in drawn[1:]:
        taken = {each.target[:1] for each in chosen}
        if in_schemas(edit) and edit.target[:1] not in taken:
            chosen.append(edit)
    return tuple(chosen)


def findings(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    """The rule and the subject of each change."""
    return sorted((change.rule, change.subject) for change in changes)


def undone(change: Change) -> tuple[Any, ...]:
    """What must be found where a change is undone, as far as it has the same subject."""
    rule = SAME.get(change.rule, change.rule)
    for end, opposite in [*OPPOSITE.items(), *((b, a) for a, b in OPPOSITE.items())]:
        if rule == end or rule.endswith(f"-{end}"):
            rule = rule.removesuffix(end) + opposite
            break
    return rule, change.now, change.was, change.after, change.before


def told(change: Change) -> tuple[Any, ...]:
    """What of a change tells it from others, as `undone` has it."""
    rule = SAME.get(change.rule, change.rule)
    return rule, change.was, change.now, change.before, change.after


@examples(8)
@given(edits())
def test_edits_are_found(made: tuple[Edit, ...]) -> None:
    """Edits have their findings and no other; undone, they have the opposite ones."""
    document, expected = edited(spec(), *made)
    after = version_of(document, PACKAGE)
    changes = compare(before(), after).changes
    assert expected == findings(changes)
    back = compare(after, before()).changes
    assert sorted(map(undone, changes), key=str) == sorted(map(told, back), key=str)


def test_each_kind_can_be_made() -> None:
    """There is a place in the spec for an edit of each kind."""
    assert [] == [name for name in KINDS if not possible()[name]]


def test_nothing_differs_from_itself() -> None:
    """A spec compared with itself has no findings."""
    assert () == compare(before(), version_of(spec(), PACKAGE)).changes


def test_lines_and_style_are_no_change() -> None:
    """YAML or JSON, and in which lines: it is the same spec."""
    moved = version(Source("moved.yaml", f"# a comment\n\n\n{TEXT}"), PACKAGE)
    assert () == compare(before(), moved).changes


def reverse_keys(name: str) -> Callable[[Doc], None]:
    """Reverse what stands under a name wherever it does."""

    def change(node: Any) -> None:
        for child in node.values() if isinstance(node, dict) else node:
            if isinstance(child, dict | list):
                change(child)
        found = node.get(name) if isinstance(node, dict) else None
        if isinstance(found, dict):
            node[name] = dict(reversed(found.items()))
        elif isinstance(found, list):
            node[name] = found[::-1]

    return change


@pytest.mark.parametrize("name", ["required", "content"])
def test_order_is_no_change(name: str) -> None:
    """Where generated code has no order, that of required members or of keys is none."""
    document = copy.deepcopy(spec())
    reverse_keys(name)(document)
    assert () == compare(before(), version_of(document, PACKAGE)).changes


@pytest.mark.parametrize(
    "name", ["paths", "properties", "enum", "schemas", "responses"]
)
def test_order_is_told(name: str) -> None:
    """The order of what generated code keeps in order is told, and no program notices."""
    document = copy.deepcopy(spec())
    reverse_keys(name)(document)
    changes = compare(before(), version_of(document, PACKAGE)).changes
    assert {("order-changed", Level.DOCUMENTATION)} == {
        (change.rule, change.level) for change in changes
    }
