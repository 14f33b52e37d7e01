"""One run: skip what is known, else generate; then write or compare."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.rendering.blackened import blackened
from generator.rendering.format import format_module
from generator.resources.collector import no_garbage_collection
from generator.sources.files import Files
from generator.sources.options import Options
from generator.sources.source import Source
from generator.writing import output
from generator.writing.cache import (
    Run,
    Warned,
    formatter,
    last_run_key,
    recall,
    remember,
    run_key,
    sources_read,
)
from generator.writing.last_run import keep_run, last_run
from generator.writing.store import Store, no_store

if TYPE_CHECKING:
    from generator.pipeline import Generated
    from generator.revising.revise import Revised

Stage = Callable[[str], AbstractContextManager[object]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run read, and what it did to the folder or would do."""

    run: Run
    changes: output.Changes
    difference: tuple[str, ...]
    """The lines of a unified diff, where nothing was to be written."""

    warnings: tuple[Warned, ...]
    """What is wrong with the spec, as people see it."""


@no_garbage_collection()
def update(
    source: Source,
    options: Options,
    folder: Path,
    store: Store,
    *,
    files: Files,
    check: bool,
    force: bool = False,
    stage: Stage,
    tell: Callable[[str], object],
) -> Outcome:
    """Bring the folder up to date with the spec; with `check`, only compare.

    A comparison is proof to others, so it computes everything anew, whatever the store
    says. With `force`, edits in the folder are lost. `files` are those beside the spec;
    `stage` is entered with the name of each stage, `tell` is told what is waited for.
    Raises SpecError for a spec with errors, with strict options for one with warnings as well,
    and OutputError for a folder that cannot take the output.
    """
    if check:
        store = no_store()
    with stage("recall"):
        key, last_key = run_key(source, options), last_run_key(source, options)
        run = recall(store, key, files)
        # What strict runs refuse is told with the lines that it is about, so anew.
        is_refused = options.strict and run is not None and bool(run.warnings)
        if run is not None and not is_refused and output.holds(run.digests, folder):
            unchanged = output.Changes((), (), tuple(run.digests), ())
            return Outcome(run, unchanged, (), _shown(run, source))
    made = _revise(source, options, folder, store, last_key, stage)
    if made is None:
        made = _generate(source, options, files, store, stage)
    generated = made.generated
    difference: tuple[str, ...] = ()
    if check:
        with stage("compare"):
            difference = tuple(output.diff(generated.files, folder))
            changes = output.compare(generated.files, folder)
    else:
        with stage("write"):
            changes = output.write(generated.files, folder, force=force, tell=tell)
    run = _summary(generated, source)
    with stage("remember"):
        keep_run(store, last_key, made.remembered, run.digests)
        remember(store, key, run)
    return Outcome(run, changes, difference, _shown(run, source))


def _revise(
    source: Source,
    options: Options,
    folder: Path,
    store: Store,
    key: str,
    stage: Stage,
) -> Revised | None:
    """Generate from what the last run has left; None where that is not enough."""
    if not store.is_used:
        return None
    with stage("import"):
        # Loading the stages takes longer than a run that has nothing to do.
        from generator.revising.revise import revised
    with stage("reread"):
        before = last_run(store, key)
    if before is None:
        return None
    return revised(
        before,
        source,
        options,
        output.held(before.digests, folder),
        format_text=formatter(store, format_module, blackened),
        stage=stage,
    )


def _generate(
    source: Source,
    options: Options,
    files: Files,
    store: Store,
    stage: Stage,
) -> Revised:
    from generator import pipeline
    from generator.revising.remembered import remembered
    from generator.revising.revise import Revised

    generated = pipeline.run(
        source,
        options,
        files=files,
        format_text=formatter(store, format_module, blackened),
        stage=stage,
    )
    found = remembered(source, options, generated) if store.is_used else None
    return Revised(generated, found)


def _summary(generated: Generated, source: Source) -> Run:
    return Run(
        title=generated.title,
        operations=generated.operations,
        structures=generated.structures,
        digests=output.digests(generated.files),
        sources=sources_read(generated.sources),
        warnings=[
            Warned(str(found).removeprefix(_folder_of(source)), found.rule)
            for found in generated.warnings
        ],
    )


def _shown(run: Run, source: Source) -> tuple[Warned, ...]:
    """Return the warnings of a run with the files' paths as this run knows them."""
    folder = _folder_of(source)
    return tuple(Warned(f"{folder}{each.line}", each.rule) for each in run.warnings)


def _folder_of(source: Source) -> str:
    """Return what the paths of a spec, and of the files beside it, begin with."""
    folder, slash, _ = source.name.rpartition("/")
    return f"{folder}{slash}"
