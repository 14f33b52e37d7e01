"""Silences: where a spec says that a rule does not count, and why.

A silence holds for the object that has it and for all that stands in that. Of several
around a finding, the innermost one silences it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.checking.extensions import LINT
from generator.lint.rule import Finding, Rule
from generator.problems.diagnostics import closest
from generator.reading.nodes import Node
from generator.reading.walk import objects
from generator.sources.source import outward

_KEYS = ("rule", "reason")


@dataclass(frozen=True, slots=True)
class Silence:
    """One entry of an extension: the object it is about, the rule, the reason."""

    holder: Node
    entry: Node
    rule: str
    reason: str


class Silences:
    """The silences of a document, by rule and by the pointer of their objects."""

    def __init__(self, silences: Iterable[Silence]) -> None:
        """Take the silences; of several for one rule at one object, the first counts."""
        self._at: dict[tuple[str, str], Silence] = {}
        for each in silences:
            self._at.setdefault((each.rule, each.holder.pointer), each)

    def covering(self, rule: Rule, node: Node) -> Silence | None:
        """Return the innermost silence for a finding of a rule at a node, if any."""
        around = (self._at.get((rule.name, each)) for each in outward(node.pointer))
        return next(filter(None, around), self._at.get((rule.name, "")))


def read_silences(
    root: Node, rules: Collection[str]
) -> tuple[list[Silence], list[Finding]]:
    """Return the silences of a document, and what is wrong with the others.

    `rules` are the names of the rules that can be silenced.
    """
    silences: list[Silence] = []
    wrong: list[Finding] = []
    for holder in objects(root):
        said = holder.get(LINT)
        for entry in _entries(said, wrong) if said is not None else ():
            silence = _silence(holder, entry, rules, wrong)
            if silence is not None:
                silences.append(silence)
    return silences, wrong


def _entries(said: Node, wrong: list[Finding]) -> Iterator[Node]:
    wrong.extend(
        Finding(member, f"`{LINT}` has no member `{key}`", closest(key, ("ignore",)))
        for key, member in said.items()
        if key != "ignore"
    )
    entries = said.get("ignore")
    if entries is None or not isinstance(entries.value, list):
        wrong.append(Finding(said, f"`{LINT}` must have a list `ignore`"))
        return
    yield from entries.elements()


def _silence(
    holder: Node, entry: Node, rules: Collection[str], wrong: list[Finding]
) -> Silence | None:
    """Return an entry as a silence; add what is wrong with it, if anything is."""
    rule, reason = entry.text("rule"), entry.text("reason")
    found = [
        Finding(member, f"a silence has no member `{key}`", closest(key, _KEYS))
        for key, member in entry.items()
        if key not in _KEYS
    ]
    if rule is None:
        found.append(Finding(entry, "this silence names no `rule`"))
    elif rule not in rules:
        found.append(_refused(entry, rule, rules))
    if not (reason or "").strip():
        hint = "say in `reason` why the rule does not count here"
        found.append(Finding(entry, "this silence gives no reason", hint))
    wrong.extend(found)
    if found or rule is None or reason is None:
        return None
    return Silence(holder, entry, rule, reason.strip())


def _refused(entry: Node, rule: str, rules: Collection[str]) -> Finding:
    return Finding(
        entry,
        f"there is no rule `{rule}` that can be silenced",
        closest(rule, rules) or "`concord lint --rules` lists the rules",
        at=(entry.get("rule") or entry).place,
    )
