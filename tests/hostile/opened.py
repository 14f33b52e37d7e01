"""Runs the command and tells, as JSON, which files and sockets it opened.

`python -m tests.hostile.opened SPEC OUTPUT` prints `{"files": [...], "others": [...]}`
after what the command says; the paths are without symbolic links.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

files: set[str] = set()
others: list[str] = []


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Take note of what reaches out of the process."""
    if event == "open" and isinstance(arguments[0], str | bytes):
        files.add(os.path.realpath(os.fsdecode(arguments[0])))
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn")):
        others.append(event)


def main() -> None:
    """Generate under watch."""
    spec, output = sys.argv[1:]
    # Before any of the generator is imported.
    sys.addaudithook(watch)
    from generator.cli import main as concord

    concord(["generate", spec, "-o", output], standalone_mode=False)
    print(json.dumps({"files": sorted(files), "others": others}))


if __name__ == "__main__":
    main()
