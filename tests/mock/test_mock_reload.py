"""The mock follows its spec: each save that makes sense is served, and no other one."""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.generator.small_spec import operation, spec
from tests.mock.serving import Connection, Process, mocking
from tests.patience import PATIENCE

TEXT = spec(
    paths=operation("Do", response="Out"),
    schemas="Out: {$ref: 'out.yaml#/Out'}\n",
).replace("  responses:\n\n", "")
OUT = "Out: {type: object, properties: {a: {type: string, example: ONE}}}\n"

# One process runs all of this file, so that there is one mock at a time.
pytestmark = pytest.mark.xdist_group("mock")


def until(process: Process, text: str, times: int = 1) -> None:
    """Wait until the mock has said a text so many times."""
    end = monotonic() + PATIENCE
    while process.log.read_text().count(text) < times:
        assert monotonic() < end, process.log.read_text()
        sleep(0.05)


def test_each_save_that_makes_sense_is_served(tmp_path: Path) -> None:
    """One that breaks the spec is told, and what was good before is served on."""
    file, beside = tmp_path / "small.yaml", tmp_path / "out.yaml"
    file.write_text(TEXT)
    beside.write_text(OUT)
    with mocking(file, tmp_path) as process:
        connection = Connection(process)
        assert {"a": "ONE"} == connection.call("Small.Do", {}).body
        beside.write_text(OUT.replace("ONE", "TWO"))
        until(process, "from now on")
        assert {"a": "TWO"} == connection.call("Small.Do", {}).body
        file.write_text(TEXT.replace("schemas/Out", "schemas/Oot"))
        until(process, "the last good version is served on")
        assert "did you mean `Out`?" in process.log.read_text()
        assert {"a": "TWO"} == connection.call("Small.Do", {}).body
        file.write_text(TEXT.replace("Do", "Undo"))
        until(process, "from now on", times=2)
        assert 400 == connection.call("Small.Do", {}).status
        assert {"a": "TWO"} == connection.call("Small.Undo", {}).body
        connection.close()


def test_a_spec_may_be_served_as_it_was(tmp_path: Path) -> None:
    """With --no-reload, a save changes nothing."""
    file, beside = tmp_path / "small.yaml", tmp_path / "out.yaml"
    file.write_text(TEXT)
    beside.write_text(OUT)
    with mocking(file, tmp_path, "--no-reload") as process:
        connection = Connection(process)
        beside.write_text(OUT.replace("ONE", "TWO"))
        sleep(0.6)
        assert {"a": "ONE"} == connection.call("Small.Do", {}).body
        connection.close()
