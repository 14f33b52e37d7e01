"""What an edit of one operation of a large document costs, of a run from the start.

The document is `tests/gallery` many times over, or the one in JSON that is given. An edit
is another summary, or one more parameter of a query; then `concord generate` runs in a
process of its own, and in one that goes on, as with --watch. Where half of a second goes
to Python and its imports, the ratio of the first tells little: so the bars are for what
takes far longer than that.
"""

from __future__ import annotations

import copy
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from generator.reading.load import load
from generator.sources.files import NO_FILES
from generator.sources.options import Options
from generator.sources.source import Source
from generator.writing.store import Store, user_store
from generator.writing.update import update
from tests.benchmarks.alternating import python
from tests.benchmarks.bars import Bar, report

GALLERY = Path(__file__).parents[1] / "gallery" / "gallery.yaml"
TIMES = 20
RUNS = 3


def document() -> Any:
    """Return what is given, or the gallery many times over, each in groups of its own."""
    if sys.argv[1:]:
        return json.loads(Path(sys.argv[1]).read_text("utf-8"))
    found = load(Source("gallery.yaml", GALLERY.read_text("utf-8"))).plain()
    paths = found["paths"]
    found["paths"] = {
        f"/rooms{number}{path}": renamed(copy.deepcopy(item), number)
        for number in range(TIMES)
        for path, item in paths.items()
    }
    return found


def renamed(item: Any, number: int) -> Any:
    """Return the operations of a path under other names."""
    for each in item.values():
        if isinstance(each, dict) and "operationId" in each:
            each["operationId"] = f"room{number}{each['operationId']}"
            each["tags"] = [f"{tag} {number}" for tag in each.get("tags", [])]
    return item


def operation(value: Any) -> Any:
    """Return the operation to edit, one with parameters."""
    return next(
        each
        for item in value["paths"].values()
        for each in item.values()
        if isinstance(each, dict) and each.get("parameters")
    )


def summary(value: Any, number: int) -> None:
    """Say something else of the operation."""
    operation(value)["summary"] = f"Do it for the time {number}"


def parameter(value: Any, number: int) -> None:
    """Let the operation take one more parameter."""
    added = {"name": f"more{number}", "in": "query", "schema": {"type": "boolean"}}
    operation(value)["parameters"].append(added)


EDITS: tuple[Callable[[Any, int], None], ...] = (summary, parameter)


def write(value: Any, spec: Path) -> None:
    """Write a document as people have it."""
    spec.write_text(json.dumps(value, indent=2), encoding="utf-8")


def command(spec: Path, output: Path, *options: str) -> float:
    """Run a process; return its CPU seconds."""
    generate = python("-m", "generator", "generate", str(spec), "-p", "large", "-q")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*generate, "-o", str(output), *options], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def here(spec: Path, output: Path, store: Store) -> float:
    """Run in this process; return its CPU seconds."""
    before = process_time()
    update(
        Source(str(spec), spec.read_text("utf-8")),
        Options("large"),
        output,
        store,
        files=NO_FILES,
        check=False,
        stage=nullcontext,
        tell=print,
    )
    return process_time() - before


def main() -> None:
    """Print what each takes, in turn with runs from the start, and the bars."""
    value = document()
    bars: list[Bar] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_STATE_HOME": str(folder / "state"),
        }
        spec, output = folder / "large.json", folder / "out"
        write(value, spec)
        command(spec, output)
        here(spec, output, user_store(print))
        for edit in EDITS:
            cold: list[float] = []
            alone: list[float] = []
            watched: list[float] = []
            for number in range(RUNS):
                edit(value, 2 * number)
                write(value, spec)
                cold.append(command(spec, folder / "cold", "--no-cache"))
                alone.append(command(spec, output))
                edit(value, 2 * number + 1)
                write(value, spec)
                watched.append(here(spec, output, user_store(print)))
            whole = median(cold)
            print(
                f"{edit.__name__}: from the start {whole:.2f} s of CPU, after an edit"
                f" {median(alone):.2f}, while it watches {median(watched):.2f}"
            )
            bars += (
                Bar(
                    f"CPU of another {edit.__name__}", median(alone) / whole, 0.2, True
                ),
                Bar("the same, while it watches", median(watched) / whole, 0.1, True),
            )
    print(report(bars))


if __name__ == "__main__":
    main()
