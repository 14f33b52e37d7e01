"""One run: skip what is known, else generate; then write or compare."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import output
from generator.cache import Run, formatter, recall, remember, run_key, sources_read
from generator.files import Files
from generator.format import format_module
from generator.source import Source
from generator.store import Store, no_store

if TYPE_CHECKING:
    from generator.pipeline import Generated

Stage = Callable[[str], AbstractContextManager[object]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run read, and what it did to the folder or would do."""

    run: Run
    changes: output.Changes
    difference: tuple[str, ...]
    """The lines of a unified diff, where nothing was to be written."""


def update(
    source: Source,
    package: str | None,
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
    Raises SpecError for a spec with findings and OutputError for a folder that
    cannot take the output.
    """
    if check:
        store = no_store()
    with stage("recall"):
        key = run_key(source, package)
        run = recall(store, key, files)
        if run is not None and output.holds(run.digests, folder):
            unchanged = output.Changes((), (), tuple(run.digests), ())
            return Outcome(run, unchanged, ())
    generated = _generate(source, package, files, store, stage)
    difference: tuple[str, ...] = ()
    if check:
        with stage("compare"):
            difference = tuple(output.diff(generated.files, folder))
            changes = output.compare(generated.files, folder)
    else:
        with stage("write"):
            changes = output.write(generated.files, folder, force=force, tell=tell)
    run = _summary(generated)
    remember(store, key, run)
    return Outcome(run, changes, difference)


def _generate(
    source: Source, package: str | None, files: Files, store: Store, stage: Stage
) -> Generated:
    with stage("import"):
        # Loading the stages takes longer than a run that has nothing to do.
        from generator import pipeline
    return pipeline.run(
        source,
        pipeline.Options(package=package),
        files=files,
        format_text=formatter(store, format_module),
        stage=stage,
    )


def _summary(generated: Generated) -> Run:
    return Run(
        title=generated.title,
        operations=generated.operations,
        structures=generated.structures,
        digests=output.digests(generated.files),
        sources=sources_read(generated.sources),
    )
