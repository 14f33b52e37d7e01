"""What `concord generate` costs as a document grows, in CPU time and peak memory.

The spec of this project, and the gallery of the tests for HTTP, are repeated within one
document, under other names. The cost may grow no faster than the document: an operation
takes no longer at 16 times its size than at 1, nor, where the time that Python and its
imports take no longer counts, than at 4. So it is with memory: from 8 to 16 times, an
operation adds no more than from 4 to 8; what smaller ones take is hardly the document's.
Where a bar is not met, the command fails.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.alternating import Runs, measure, python
from tests.benchmarks.bars import Bar, hold
from tests.benchmarks.multiplied import multiplied

ROOT = Path(__file__).parents[2]
SPECS = {
    "AWS JSON": (ROOT / "spec" / "ecr-public.yaml", 23),
    "HTTP": (ROOT / "tests" / "gallery" / "gallery.yaml", 13),
}
"""The documents, and how many operations each has."""

SIZES = (1, 4, 8, 16)
NOISE = 1.2
"""What may be chance, or the caches of the processor; a quadratic part shows as 4."""


def command(folder: Path, spec: Path, times: int) -> list[str]:
    """Write the spec at a size, and return what generates its package anew."""
    large = folder / f"{spec.stem}-{times}.yaml"
    large.write_text(multiplied(spec.read_text("utf-8"), times), encoding="utf-8")
    generate = python("-m", "generator", "generate", str(large), "-p", "large")
    return [*generate, "--no-cache", "-o", str(folder / f"{spec.stem}-{times}")]


def main() -> None:
    """Print a row a size, and whether the bars are met."""
    bars: list[Bar] = []
    for name, (spec, operations) in SPECS.items():
        with tempfile.TemporaryDirectory() as folder:
            commands = {
                str(times): command(Path(folder), spec, times) for times in SIZES
            }
            results = measure(commands, runs=1)
        runs = {times: results[str(times)] for times in SIZES}
        print(table(name, operations, runs))
        bars += grown(name, runs)
    hold(bars)


def table(name: str, operations: int, runs: Mapping[int, Runs]) -> str:
    """Return a row a size."""
    head = f"{name:10} {'operations':>10} {'CPU s':>8} {'CPU ms/op':>10} {'MiB':>6}"
    return "\n".join(
        [
            head,
            *(
                f"{times:10} {operations * times:10} {each.medians()[0]:8.2f}"
                f" {1000 * each.medians()[0] / (operations * times):10.1f}"
                f" {each.peak_mib:6.0f}"
                for times, each in runs.items()
            ),
        ]
    )


def grown(name: str, runs: Mapping[int, Runs]) -> Iterator[Bar]:
    """Return what is asked of a document."""
    small, middle, double, large = SIZES
    for times in (small, middle):
        cost = runs[large].medians()[0] / runs[times].medians()[0] * times / large
        what = f"{name}: CPU an operation at {large} times, of that at {times}"
        yield Bar(what, cost, NOISE, at_most=True)
    yield Bar(
        f"{name}: memory that one more adds, of that up to {double}",
        _added(runs, double, large) / _added(runs, middle, double),
        NOISE,
        at_most=True,
    )


def _added(runs: Mapping[int, Runs], size: int, larger: int) -> float:
    """Return how much memory each copy takes beyond a size."""
    return (runs[larger].peak_mib - runs[size].peak_mib) / (larger - size)


if __name__ == "__main__":
    main()
