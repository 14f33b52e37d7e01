"""How long a warm process, such as `concord generate --watch`, takes for an edit.

Each edit gives one operation another optional member, as a person would; what has not
changed is not formatted again. The bar is a fifth of the CPU time of a run without a
cache, and half a second.
"""

from __future__ import annotations

import statistics
import tempfile
from contextlib import nullcontext
from pathlib import Path
from time import perf_counter, process_time

from generator.sources.files import NO_FILES
from generator.sources.options import Options
from generator.sources.source import Source
from generator.writing.store import Store, no_store
from generator.writing.update import update
from generator.writing.user_folders import UserFolders
from tests.benchmarks.bars import Bar, report

SPEC = Path(__file__).parents[2] / "spec" / "ecr-public.yaml"
STRUCTURE = "    InitiateLayerUploadRequest:\n"
MEMBERS = "      properties:\n"
RUNS = 7


def edited(text: str, number: int) -> str:
    """Return the spec with one more member, of a name that it had in no run before."""
    before, structure, after = text.partition(STRUCTURE)
    head, members, rest = after.partition(MEMBERS)
    member = f"        dryRun{number}:\n          type: boolean\n"
    return "".join((before, structure, head, members, member, rest))


def seconds(text: str, folder: Path, store: Store) -> tuple[float, float]:
    """Generate into a folder; return the CPU and wall seconds."""
    cpu, wall = process_time(), perf_counter()
    update(
        Source("spec.yaml", text),
        Options("ecr_public"),
        folder,
        store,
        files=NO_FILES,
        check=False,
        stage=nullcontext,
        tell=print,
    )
    return process_time() - cpu, perf_counter() - wall


def main() -> None:
    """Print both, measured in turn, and whether the bars are met."""
    text = SPEC.read_text("utf-8")
    fresh: list[tuple[float, float]] = []
    edits: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept, none = (
            Store(UserFolders(folder / "cache", folder / "state"), print),
            no_store(),
        )
        seconds(text, folder / "edited", kept)
        for number in range(RUNS):
            fresh.append(seconds(text, folder / "fresh", none))
            edits.append(seconds(edited(text, number), folder / "edited", kept))
    cpu, wall = (statistics.median(each) for each in zip(*edits, strict=True))
    whole, _ = (statistics.median(each) for each in zip(*fresh, strict=True))
    print(
        f"without a cache {whole:.3f} s of CPU, after an edit {cpu:.3f} ({wall:.3f} wall)"
    )
    print(
        report(
            [
                Bar("CPU of an edit, of a run without a cache", cpu / whole, 0.2, True),
                Bar("CPU of an edit, of half a second", cpu / 0.5, 1.0, True),
            ]
        )
    )


if __name__ == "__main__":
    main()
