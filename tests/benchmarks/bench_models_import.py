"""How long it takes to import models by the thousand, above an import of msgspec.

Each has five members, one of which may be another of its kind. Those of one group stand in
one module, which is loaded when one of them is first used.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from generator.pipeline import run
from generator.sources.options import Options
from generator.sources.source import Source
from tests.benchmarks.alternating import Runs, measure, python
from tests.benchmarks.bars import Bar, report

WORDS = ("account", "card", "event", "file", "group", "invoice", "order", "plan")
FLOOR = "import msgspec, pkgutil"
ALL_BAR, LAZY_BAR = 40.0, 10.0


def document(count: int) -> Any:
    """Return a document with so many schemas, whose names begin with one of some words."""
    names = [f"{WORDS[each % len(WORDS)]}_{each}" for each in range(count)]
    schemas = {
        name: {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "integer"},
                "name": {"type": "string", "maxLength": 100},
                "made_at": {"type": "string", "format": "date-time"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "next": {"$ref": f"#/components/schemas/{name}"},
            },
        }
        for name in names
    }
    info = {"title": "Models", "version": "1"}
    return {
        "openapi": "3.1.0",
        "info": info,
        "paths": {},
        "components": {"schemas": schemas},
    }


def written(folder: Path, count: int) -> str:
    """Write a package of so many models, and return its name."""
    name = f"models_{count}"
    made = run(
        Source(name, json.dumps(document(count))),
        Options(package=name, emit=("validators",)),
        format_text=lambda text, path: text,
    )
    for path, text in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return name


def main() -> None:
    """Measure, and print whether the bars are met."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = (written(Path(folder), count) for count in (1_000, 5_000))
        start = f"import sys; sys.path.append({folder!r}); {FLOOR}; import"
        modules = f"pkgutil.iter_modules({few}.models.__path__)"
        every = f"[__import__(f'{few}.models.{{each.name}}') for each in {modules}]"
        commands = {
            FLOOR: python("-c", FLOOR),
            "1,000 models": python("-c", f"{start} {few}.models; {every}"),
            "5,000 models, none used": python("-c", f"{start} {many}.models"),
        }
        runs = measure(commands, runs=9)
    for name, each in runs.items():
        print(f"{name:28} {1e3 * each.medians()[0]:7.1f} ms")
    print(
        report(
            [
                _bar("1,000 models, ms", runs["1,000 models"], runs, ALL_BAR),
                _bar(
                    "5,000 models, none used, ms",
                    runs["5,000 models, none used"],
                    runs,
                    LAZY_BAR,
                ),
            ]
        )
    )


def _bar(what: str, runs: Runs, all_runs: dict[str, Runs], bar: float) -> Bar:
    floor = all_runs[FLOOR].medians()[0]
    return Bar(what, 1e3 * (runs.medians()[0] - floor), bar, at_most=True)


if __name__ == "__main__":
    main()
