"""Clients and servers that others wrote, and ours: `make interop` prints a table.

What is needed is installed in a temporary folder, or in the one that is named, which a
later run finds as it is. The exit code is 1 if anything failed; what could not be tried,
because something is not there, is told and is no failure.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.interop.checks import CHECKS, Check, Outcome
from tests.interop.tools import Tools, Unavailable

HEAD = ("client", "server", "passed", "failed", "seconds")


def row(*cells: object) -> str:
    """Return a line of the table."""
    return "| " + " | ".join(map(str, cells)) + " |"


def tried(check: Check, tools: Tools, documents: Path | None) -> tuple[str, Outcome]:
    """Return the line of a check, and what became of it."""
    begin = perf_counter()
    try:
        outcome = check.run(tools, documents)
    except Unavailable as error:
        return row(check.client, check.server, "not tried", error, ""), Outcome(())
    seconds = f"{perf_counter() - begin:.0f}"
    counts = (outcome.count("passed"), outcome.count("failed"))
    return row(check.client, check.server, *counts, seconds), outcome


def run(tools: Tools, documents: Path | None, only: str) -> int:
    """Print the table, and below it what failed or was left out; return the exit code."""
    print(row(*HEAD), row(*("---" for _ in HEAD)), sep="\n", flush=True)
    told: list[str] = []
    failed = 0
    for check in CHECKS:
        name = f"{check.client} - {check.server}"
        if only not in name:
            continue
        line, outcome = tried(check, tools, documents)
        print(line, flush=True)
        failed += outcome.count("failed")
        told += [
            f"{name}: {each}"
            for each in outcome.lines
            if each.startswith(("failed", "left out"))
        ]
    print("", *told, sep="\n")
    return 1 if failed else 0


def main() -> int:
    """Read the command line, and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.interop.run")
    parser.add_argument(
        "--tools", type=Path, help="where to install, and to look first"
    )
    parser.add_argument("--documents", type=Path, help="published documents of AWS")
    parser.add_argument("--only", default="", help="what the names of checks contain")
    given = parser.parse_args()
    if given.tools is not None:
        given.tools.mkdir(parents=True, exist_ok=True)
        return run(Tools(given.tools.resolve()), given.documents, given.only)
    with TemporaryDirectory() as folder:
        return run(Tools(Path(folder).resolve()), given.documents, given.only)


if __name__ == "__main__":
    sys.exit(main())
