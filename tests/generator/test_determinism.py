"""The same spec gives the same bytes, wherever and however the command runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.writing.manifest import NAME

ROOT = Path(__file__).parents[2]
TABLE = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["concord"]
CIRCUMSTANCES = [
    {
        "PYTHONHASHSEED": "1",
        "LC_ALL": "C",
        "TZ": "Pacific/Kiritimati",
        "PYTHONUTF8": "0",
    },
    {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/Adak"},
]


@pytest.mark.parametrize("circumstances", CIRCUMSTANCES, ids=["C", "tr_TR"])
def test_output_depends_on_the_spec_alone(
    tmp_path: Path, circumstances: dict[str, str]
) -> None:
    """Hash seed, locale, time zone, folder and cache leave no trace in the output."""
    (tmp_path / "other name.yaml").write_bytes((ROOT / TABLE["spec"]).read_bytes())
    arguments = ["other name.yaml", "--package", TABLE["package"], "--output", "out"]
    subprocess.run(
        [sys.executable, "-m", "generator", "generate", *arguments, "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, **circumstances},
        check=True,
        capture_output=True,
    )
    assert _emitted(ROOT / TABLE["output"]) == _emitted(tmp_path / "out")


def _emitted(folder: Path) -> dict[str, bytes]:
    """The manifest of a folder and every file that it lists."""
    paths = json.loads((folder / NAME).read_text())["files"]
    return {path: (folder / path).read_bytes() for path in [NAME, *paths]}
