"""The command, as a test calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.cli import main
from tests.generator.small_spec import operation, spec

ROOT = Path(__file__).parents[2]
ECR_PUBLIC = ROOT / "spec" / "ecr-public.yaml"
GENERATED = ROOT / "generated" / "ecr_public"

SMALL = spec(
    paths=operation("Do", request="In", response="Out"),
    schemas=(
        "In: {type: object, required: [a], properties: {a: {type: string}}}\n"
        "Out: {type: object, properties: {b: {type: integer}}}\n"
    ),
).replace("  responses:\n\n", "")


def prove(*arguments: str | Path) -> Result:
    """Run `concord prove`."""
    return CliRunner().invoke(main, ["prove", *map(str, arguments)])


def proof(*arguments: str | Path) -> Any:
    """Return what `concord prove` tells programs."""
    return json.loads(prove(*arguments, "--format", "json", "--quiet").stdout)
