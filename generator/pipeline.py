"""The pipeline: from the text of a spec to the text of every file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TypeAlias

from generator import ir
from generator.checking.aside import checked_aside, linked_aside
from generator.checking.check import check
from generator.checking.skipping import LeftOut, supported
from generator.checking.sound import sound
from generator.dialects.openapi import NAME, PAGINATION, operations
from generator.linking.anchors import anchored
from generator.linking.annotated import annotated, by_operation
from generator.linking.bundle import bundle
from generator.linking.resolve import Document, resolve
from generator.lowering.lower import lower
from generator.naming.names import Names, name_service
from generator.naming.unnamed.gathering import Given, gather
from generator.problems.diagnostics import Diagnostic, Findings, SpecError
from generator.reading.load import load
from generator.reading.spelling import spelt
from generator.rendering.files import Keep, kept_files, nothing, rendered_files
from generator.rendering.format import format_module
from generator.rendering.plan import is_runtime, plan
from generator.resources.collector import no_garbage_collection
from generator.resources.depth import at_any_depth
from generator.sources.files import NO_FILES, Files, Recorded
from generator.sources.options import Options
from generator.sources.source import Source
from generator.views.vocabulary import Vocabulary

__all__ = [
    "FormatText",
    "Generated",
    "Options",
    "Stage",
    "Understood",
    "checked",
    "emit",
    "generate",
    "named",
    "read",
    "run",
    "understand",
]

FormatText: TypeAlias = Callable[[str, str], str]
Stage: TypeAlias = Callable[[str], AbstractContextManager[object]]


@dataclass(frozen=True, slots=True)
class Understood:
    """What a spec says: as a document, and in the words of the emitted package."""

    document: Document
    words: Vocabulary
    given: Given
    """The names of the schemas that have none themselves."""

    warnings: tuple[Diagnostic, ...]
    """What is wrong with the spec, or is not had of it, in order of place."""

    sources: Mapping[str, Source]
    """The files beside the spec that were read, by their paths from its folder."""

    left_out: tuple[LeftOut, ...] = ()
    """The operations that have no right meaning, where these are left out."""


@dataclass(frozen=True, slots=True)
class Generated:
    """Every file by its path in the output folder, and what they are made of."""

    title: str
    package: str
    files: dict[str, str]
    words: Vocabulary
    given: Given
    warnings: tuple[Diagnostic, ...]
    """What is wrong with the spec, or is not had of it, in order of place."""

    sources: Mapping[str, Source]
    """The files beside the spec that were read, by their paths from its folder."""

    @property
    def service(self) -> ir.Service:
        """Return what the spec says."""
        return self.words.service

    @property
    def operations(self) -> int:
        """Return how many operations there are."""
        return len(self.service.operations)

    @property
    def structures(self) -> int:
        """Return how many classes of objects there are, errors among them."""
        shapes = self.service.shapes.values()
        structures = sum(isinstance(each, ir.Structure) for each in shapes)
        return structures + len(self.service.errors)


def read(
    spec: Source,
    files: Files,
    findings: Findings,
    stage: Stage = nullcontext,
    options: Options | None = None,
) -> Document:
    """Return a document; where its references lead is known, or among the findings.

    Of the options, it has what these say beside the spec.

    Raises:
        SpecError: the text cannot be read, or is no OpenAPI document.
    """
    options = options or Options()
    try:
        with stage("load"):
            root = spelt(load(spec, findings), findings)
            root = annotated(root, NAME, options.names, findings, "names")
        with stage("bundle"):
            root = bundle(anchored(root, findings), files, findings)
            pages = by_operation(root, options.pagination)
            root = annotated(root, PAGINATION, pages, findings, "pagination")
        with stage("resolve"):
            return linked_aside(resolve(root, findings), findings)
    except SpecError as error:
        raise SpecError([*findings, *error.diagnostics]) from error


def checked(
    document: Document, findings: Findings, stage: Stage = nullcontext
) -> Document:
    """Return a document without what is wrong in it and says nothing.

    Raises:
        SpecError: something in it has no right meaning, or had not when it was read; all
            of that is in the error.
    """
    rest = sound(document)
    try:
        with stage("check"):
            if rest is document or any(operations(rest)):
                rest = checked_aside(rest, findings, check)
    except SpecError as error:
        raise SpecError([*findings, *error.diagnostics]) from error
    findings.raise_if_errors()
    return rest


def named(
    document: Document,
    options: Options,
    findings: Findings,
    stage: Stage = nullcontext,
    given: Given | None = None,
) -> tuple[ir.Service, Names, Given]:
    """Return the service that a checked document describes, and its names in Python.

    Last come the names that were given to schemas without any.

    Raises:
        SpecError: something has no name in Python, or leads to nothing.
    """
    with stage("name"):
        gathered = gather(document, findings, groups=options.groups, given=given)
    with stage("lower"):
        service = lower(document, gathered, findings)
        names = name_service(service, options.package, findings)
        return service, names, gathered.schemas.given


def generate(
    spec: Source, options: Options | None = None, files: Files = NO_FILES
) -> dict[str, str]:
    """Return the text of every file of the package, by its path; nothing is written.

    Without `files` there is nothing that a reference out of the spec could lead to.

    Raises:
        SpecError: the spec is wrong, or asks for what is not supported.
    """
    return run(spec, options or Options(), files=files).files


def run(
    spec: Source,
    options: Options,
    *,
    files: Files = NO_FILES,
    format_text: FormatText = format_module,
    stage: Stage = nullcontext,
) -> Generated:
    """Generate with another formatter, or with each stage in a context of its own.

    Raises:
        SpecError: the spec is wrong, or asks for what is not supported.
    """
    understood = understand(spec, options, files=files, stage=stage)
    words, given = understood.words, understood.given
    warnings, sources = understood.warnings, understood.sources
    # A document takes as much memory as all that is made of it.
    del understood
    emitted = emit(words, format_text=format_text, stage=stage)
    if options.with_tests:
        with stage("proof"):
            # Few packages carry it, and it takes a while to load.
            from generator.proof.carried import carried

            emitted |= carried(words.service, words.names, words.emit, emitted)
    return Generated(
        title=words.service.title,
        package=words.names.package,
        files=emitted,
        words=words,
        given=given,
        warnings=warnings,
        sources=sources,
    )


@at_any_depth
@no_garbage_collection()
def understand(
    spec: Source,
    options: Options,
    *,
    files: Files = NO_FILES,
    stage: Stage = nullcontext,
    given: Given | None = None,
) -> Understood:
    """Read a spec, as far as nothing is emitted yet.

    Schemas without a name are called as they were `given` names, where they were.

    Raises:
        SpecError: the spec is wrong, or asks for what is not supported.
    """
    recorded = Recorded(files)
    findings = Findings(strict=options.strict, allowed=options.allow)
    document = read(spec, recorded, findings, stage, options)
    left_out: tuple[LeftOut, ...] = ()
    if options.skip_unsupported:
        document, left_out = supported(
            document, findings, lambda rest: checked(rest, findings, stage)
        )
    else:
        document = checked(document, findings, stage)
    service, names, called = named(document, options, findings, stage, given)
    # Without operations, there is nothing to call, and nothing to serve.
    emit = options.emit if service.operations else ("validators",)
    words = Vocabulary(service, names, emit, _told(left_out))
    beside = {path: each for path, each in recorded.sources.items() if each != spec}
    return Understood(document, words, called, findings.warnings(), beside, left_out)


def _told(left_out: Iterable[LeftOut]) -> tuple[tuple[str, str], ...]:
    return tuple((each.operation, each.reason) for each in left_out)


@at_any_depth
@no_garbage_collection()
def emit(
    words: Vocabulary,
    *,
    format_text: FormatText = format_module,
    stage: Stage = nullcontext,
    keep: Keep = nothing,
) -> dict[str, str]:
    """Return the text of every file of the package for what a spec says, by its path.

    What `keep` returns for a row is the text that its file has, without a look at it.
    """
    with stage("render"):
        rows = tuple(plan(words))
        kept = kept_files(rows, keep)
        rendered = rendered_files(words, rows, kept)
    with stage("format"):
        return {
            path: (
                format_text(text, path)
                if _is_rendered_module(path) and path not in kept
                else text
            )
            for path, text in rendered.items()
        }


def _is_rendered_module(path: str) -> bool:
    return path.endswith(".py") and not is_runtime(path)
