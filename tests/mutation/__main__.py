"""`python -m tests.mutation` changes what runs in small ways, and tells what no test sees.

It takes a sample of all mutants of the runtime, and one as large of the generator. A
mutant is run against the tests that run what it changes, the quickest first, until one
fails. One that no test fails for is given to mypy, since what that refuses is seen by
`make check`. The command fails if more than a twentieth of a sample survives.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.mutation.judging import Outcome, judged
from tests.mutation.mutants import Mutant, Mutants
from tests.mutation.workspace import Workspace, digests

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".mutation"
RECORDS = FOLDER / "records"
MOST = 0.05
"""Which part of a sample may survive."""

SAMPLED = {
    "runtime": "templates/package/_runtime",
    "generator": "generator",
}


def main() -> int:
    """Run the command, and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=60, help="mutants of each part")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--part", choices=SAMPLED, action="append")
    parser.add_argument(
        "--keep-records",
        action="store_true",
        help="record nothing anew; modules that changed since are left out",
    )
    options = parser.parse_args()
    roots = [FOLDER / str(number) for number in range(options.jobs)]
    for root in roots:
        Workspace.copied(ROOT, root)
    known = recorded(roots[0], options.jobs, options.keep_records)
    chosen = {
        part: sample(SAMPLED[part], known, options.seed, options.sample)
        for part in options.part or SAMPLED
    }
    every = [each for part in chosen.values() for each in part]
    found = judged(every, RECORDS, roots)
    print(f"seed {options.seed}")
    return max([told(part, mutants, found) for part, mutants in chosen.items()])


def recorded(root: Path, jobs: int, keeps: bool) -> set[str]:
    """Record which test runs which lines, and return the modules that are as they were.

    Nothing is recorded if nothing has changed, or if what there is shall be kept.
    """
    state = RECORDS / "state.json"
    now = digests(root)
    before = json.loads(state.read_text("utf-8")) if state.exists() else None
    if before is None or (now != before and not keeps):
        print("recording which tests run which lines", flush=True)
        if Workspace(root).record(RECORDS, jobs) != 0:
            print("some tests fail without any change; they are left out", flush=True)
        before = now
        state.write_text(json.dumps(now), "utf-8")
    return {path for path, digest in now.items() if before.get(path) == digest}


def sample(folder: str, known: set[str], seed: int, size: int) -> list[Mutant]:
    """Return mutants of the modules below a folder, each as likely as any other."""
    paths = [path for path in sorted(known) if path.startswith(f"{folder}/")]
    modules = [
        Mutants(path, (ROOT / path).read_text("utf-8"))
        for path in paths
        if path.endswith(".py")
    ]
    every = [(module, at) for module in modules for at in range(len(module))]
    some = Random(seed).sample(every, min(size, len(every)))
    print(f"{folder}: {len(some)} of {len(every)} mutants", flush=True)
    return [module[at] for module, at in some]


def told(part: str, mutants: Sequence[Mutant], found: dict[Mutant, Outcome]) -> int:
    """Print the survivors and the counts of a part; return 1 if there are too many."""
    survivors = [each for each in mutants if found[each].is_survival]
    for each in survivors:
        print(f"\n{found[each].value}:\n{each.diff}")
    for outcome, count in Counter(found[each] for each in mutants).items():
        print(f"{part}: {count} {outcome.value}")
    print(f"{part}: {len(survivors)} of {len(mutants)} survived")
    return int(len(survivors) > MOST * len(mutants))


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    # Threads of libraries that were loaded for tests do not matter any more.
    os._exit(code)
