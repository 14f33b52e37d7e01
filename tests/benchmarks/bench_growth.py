"""What `concord generate` costs as the spec grows, in CPU time and peak memory.

The spec of this project is repeated within one document, under other names. The cost may
grow no faster than the spec: an operation takes no longer at 16 times its size than at
1, nor, where the time that Python and its imports take no longer counts, than at 4.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks.alternating import Runs, measure, python
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.multiplied import multiplied

SPEC = Path(__file__).parents[2] / "spec" / "ecr-public.yaml"
OPERATIONS = 23
SIZES = (1, 2, 4, 8, 16)
NOISE = 1.2
"""What may be chance, or the caches of the processor; a quadratic part shows as 4."""


def command(folder: Path, times: int) -> list[str]:
    """Write the spec at a size, and return what generates its package anew."""
    spec = folder / f"{times}.yaml"
    spec.write_text(multiplied(SPEC.read_text("utf-8"), times), encoding="utf-8")
    generate = python("-m", "generator", "generate", str(spec), "-p", "ecr_public")
    return [*generate, "--no-cache", "-o", str(folder / f"out{times}")]


def per_operation(runs: Runs, times: int) -> float:
    """Return the CPU seconds that an operation takes."""
    return runs.medians()[0] / (OPERATIONS * times)


def main() -> None:
    """Print a row a size, and whether the bars are met."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {str(times): command(Path(folder), times) for times in SIZES}
        results = measure(commands, runs=1)
    cost = {times: per_operation(results[str(times)], times) for times in SIZES}
    print(f"{'size':>4} {'operations':>10} {'CPU s':>8} {'CPU ms/op':>10} {'MiB':>6}")
    for times in SIZES:
        runs = results[str(times)]
        print(
            f"{times:4} {OPERATIONS * times:10} {runs.medians()[0]:8.2f}"
            f" {1000 * cost[times]:10.1f} {runs.peak_mib:6.0f}"
        )
    print(
        report(
            Bar(
                what=f"CPU an operation at {SIZES[-1]} times, of that at {times}",
                ratio=cost[SIZES[-1]] / cost[times],
                bar=NOISE,
                at_most=True,
            )
            for times in (1, 4)
        )
    )


if __name__ == "__main__":
    main()
