"""How large the package of a large document is, and what it takes to import all of it.

The document of `DOCUMENT` (GitHub's, say) is generated. Bars: at most 200 emitted lines an
operation, clients, server, operations, validators and models together, no file of 400 kB,
and the import of every module within 1.5 s of CPU. Where one is not met, the command
fails.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.alternating import measure, python
from tests.benchmarks.bars import Bar, hold

PACKAGE = "large"
BARE = "import msgspec, urllib3"
WHOLE = """
import sys
sys.path.append(sys.argv[1])
from importlib import import_module
for name in sys.argv[2:]:
    import_module(name)
"""


def emitted(folder: Path) -> Iterator[Path]:
    """Yield the modules of a package, but for those that are the same in every one."""
    for path in sorted((folder / PACKAGE).rglob("*.py")):
        if "_runtime" not in path.parts:
            yield path


def module(path: Path, folder: Path) -> str:
    """Return what a module is imported as."""
    return ".".join(path.relative_to(folder).with_suffix("").parts)


def operations(folder: Path) -> int:
    """Return how many operations a package has."""
    count = (
        f"import sys; sys.path.append({str(folder)!r})\n"
        f"from {PACKAGE}.operations import SERVICE\n"
        "print(len(SERVICE.operations))"
    )
    return int(subprocess.check_output(python("-c", count), text=True))


def main() -> None:
    """Measure, and print whether the bars are met."""
    if "DOCUMENT" not in os.environ:
        print("DOCUMENT=... tells which document is generated; nothing is measured")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate = python("-m", "generator", "generate", os.environ["DOCUMENT"], "-q")
        subprocess.run([*generate, "-p", PACKAGE, "-o", name], check=True)
        compileall.compile_dir(name, quiet=2)
        paths = list(emitted(folder))
        lines = sum(path.read_bytes().count(b"\n") for path in paths)
        largest = max(paths, key=lambda path: path.stat().st_size)
        modules = [module(path, folder) for path in paths]
        commands = {
            BARE: python("-c", BARE),
            "all of it": python("-c", WHOLE, name, *modules),
        }
        runs = measure(commands, runs=3)
        seconds = runs["all of it"].medians()[0] - runs[BARE].medians()[0]
        count = operations(folder)
        print(f"{count:,} operations, {len(paths)} modules, {lines:,} lines")
        print(f"the largest is {largest.relative_to(folder)}")
        size = largest.stat().st_size / 1000
    hold(
        [
            Bar("lines an operation", lines / count, 200, at_most=True),
            Bar("the largest file, kB", size, 400, at_most=True),
            Bar("import of all of it, CPU s", seconds, 1.5, at_most=True),
        ]
    )


if __name__ == "__main__":
    main()
