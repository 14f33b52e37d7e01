"""How long `concord generate` takes on this project's spec, against another generator.

The other one writes models and a client for httpx2 from the same document, but no
server and no validators; the bar is to be faster all the same, and to take under a third
of it where nothing has changed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks.alternating import measure, python, table, verdict
from tests.benchmarks.bars import report

SPEC = Path(__file__).parents[2] / "spec" / "ecr-public.yaml"
OTHER = "datamodel-codegen, httpx2 client"
FRESH = "concord generate, no cache"
UNCHANGED = "concord generate, unchanged"


def commands(folder: Path) -> dict[str, list[str]]:
    """Return what is compared, each writing into a folder of its own."""
    generate = python("-m", "generator", "generate", str(SPEC), "-p", "ecr_public")
    kept = folder / "kept"
    return {
        OTHER: python(
            *("-m", "datamodel_code_generator"),
            *("--input", str(SPEC), "--input-file-type", "openapi"),
            *("--output-model-type", "pydantic_v2.BaseModel"),
            *("--output", str(folder / "models.py")),
            *("--generate-client", "httpx2"),
            *("--client-output", str(folder / "client")),
            *("--client-package", "client", "--client-model-package", "models"),
        ),
        FRESH: [*generate, "--no-cache", "-o", str(folder / "fresh")],
        UNCHANGED: [*generate, "-o", str(kept)],
    }


def main() -> None:
    """Print the table and whether the bars are met."""
    with tempfile.TemporaryDirectory() as folder:
        results = measure(commands(Path(folder)), runs=5)
    print(table(results, base=OTHER))
    pairs = [(FRESH, OTHER, 1.0), (UNCHANGED, OTHER, 1 / 3), (UNCHANGED, FRESH, 1 / 3)]
    print(report(verdict(results, *pair) for pair in pairs))


if __name__ == "__main__":
    main()
