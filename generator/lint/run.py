"""From the text of a spec to all that there is to say of it.

What `generate` refuses and what it warns of come from its own stages. A text that cannot be read, or
whose references lead nowhere, has only those findings; any other spec is searched by
every rule, as far as it makes sense.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TypeAlias

from generator.linking.resolve import Document
from generator.lint.catalogue import INVALID_SILENCE, RULES, UNUSED_SILENCE
from generator.lint.report import Report, Silenced, worst_first
from generator.lint.rule import Finding, Rule
from generator.lint.silences import Silence, Silences, read_silences
from generator.lint.subject import Subject
from generator.pipeline import Options, checked, named, read
from generator.problems.diagnostics import (
    Diagnostic,
    Findings,
    Severity,
    SpecError,
    in_order,
)
from generator.resources.depth import at_any_depth
from generator.sources.files import NO_FILES, Files
from generator.sources.source import Place, Source

Stage: TypeAlias = Callable[[str], AbstractContextManager[object]]

SEARCHED = {name: rule for name, rule in RULES.items() if rule.search is not None}
"""The rules that can be silenced, or left out."""


@at_any_depth
def lint(
    spec: Source,
    *,
    files: Files = NO_FILES,
    package: str | None = None,
    rules: Collection[str] = SEARCHED.keys(),
    levels: Mapping[str, Severity] | None = None,
    stage: Stage = nullcontext,
) -> Report:
    """Return what is wrong with a spec, and what is legal but unwise.

    Args:
        spec: Its text.
        files: What its references to other files may lead to.
        package: The name of the package, for what depends on it.
        rules: The names of the rules to look after, beside what `generate` refuses.
        levels: Levels of rules, by their names, that are not their own.
        stage: A context for each stage, by its name.
    """
    findings = Findings()
    try:
        document = read(spec, files, findings, stage)
    except SpecError as error:
        told = [_with_suggestion(found) for found in error.diagnostics]
        return Report(spec.name, worst_first(told), is_complete=False)
    told = list(_told(document, package, findings, stage))
    is_valid = not any(found.is_error for found in told)
    if document.broken:
        return Report(spec.name, worst_first(told), is_complete=False)
    with stage("lint"):
        chosen = [
            replace(rule, level=(levels or {}).get(name, rule.level))
            for name, rule in SEARCHED.items()
            if name in rules
        ]
        found, silenced = _search(Subject(document), chosen, is_valid=is_valid)
    return Report(spec.name, worst_first([*told, *found]), silenced, is_valid)


def _told(
    document: Document, package: str | None, findings: Findings, stage: Stage
) -> Iterator[Diagnostic]:
    """Return what `generate` refuses in a document, and what it warns of."""
    try:
        rest = checked(document, findings, stage)
        named(rest, Options(package=package), findings, stage)
        told = findings.warnings()
    except SpecError as error:
        told = error.diagnostics
    for found in told:
        yield _with_suggestion(
            replace(found, place=found.place or _title_place(document))
        )


def _title_place(document: Document) -> Place:
    """Return the place of the title: only what is wrong with that has none."""
    info = document.root.get("info") or document.root
    return (info.get("title") or info).place


def _with_suggestion(found: Diagnostic) -> Diagnostic:
    return replace(found, hint=found.hint or RULES[found.rule].mend)


def _search(
    subject: Subject, rules: Iterable[Rule], *, is_valid: bool
) -> tuple[list[Diagnostic], tuple[Silenced, ...]]:
    said, wrong = read_silences(subject.root, SEARCHED)
    silences = Silences(said)
    rules = list(rules)
    found = [INVALID_SILENCE.diagnostic(finding) for finding in wrong]
    silenced: dict[Diagnostic, str] = {}
    used: set[Silence] = set()
    for rule in rules:
        for finding in rule.search(subject) if rule.search is not None else ():
            silence = silences.covering(rule, finding.node)
            if silence is None:
                found.append(rule.diagnostic(finding))
            else:
                used.add(silence)
                silenced[rule.diagnostic(finding)] = silence.reason
    if is_valid:  # what rules cannot see in a spec with errors may need a silence
        names = {rule.name for rule in rules}
        idle = (each for each in said if each not in used and each.rule in names)
        found += (UNUSED_SILENCE.diagnostic(_idle(silence)) for silence in idle)
    return list(dict.fromkeys(found)), tuple(
        Silenced(each, silenced[each]) for each in in_order(silenced)
    )


def _idle(silence: Silence) -> Finding:
    return Finding(
        silence.entry,
        f"nothing here breaks the rule `{silence.rule}`, which this silences",
        at=(silence.entry.get("rule") or silence.entry).place,
    )
