"""What `concord generate` keeps of a run, and what it does with it after an edit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.problems.diagnostics import SpecError
from generator.sources.files import NO_FILES
from generator.sources.options import Options
from generator.sources.source import Source
from generator.writing import last_run
from generator.writing.folder import OutputError
from generator.writing.store import Store, no_store
from generator.writing.update import Outcome, update
from generator.writing.user_folders import UserFolders
from tests.revising.documents import document

STAGES = ["recall", "import", "reread", "compare", "revise", "render", "format"]
"""Those of a run that is spared reading, checking and lowering all."""


COLD: dict[str, tuple[dict[str, bytes], Any]] = {}
"""What runs without anything kept come to, by the document."""


class Desk:
    """A spec, and the folder that it is generated into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.value = json.loads(json.dumps(document("gallery/gallery.yaml")))
        self.stages: list[str] = []
        self.store = Store(UserFolders(folder / "cache", folder / "state"), print)

    @property
    def status(self) -> Any:
        """An operation, to be edited."""
        return self.value["paths"]["/status"]["get"]

    def generate(
        self, store: Store | None = None, output: str = "out", check: bool = False
    ) -> Outcome:
        """Generate once."""
        self.stages.clear()
        return update(
            Source(str(self.folder / "gallery.json"), json.dumps(self.value, indent=1)),
            Options("gallery"),
            self.folder / output,
            store or self.store,
            files=NO_FILES,
            check=check,
            stage=self._stage,
            tell=print,
        )

    def files(self, output: str = "out") -> dict[str, bytes]:
        """What is in the output."""
        root = self.folder / output
        found = (file for file in root.rglob("*") if file.is_file())
        return {str(file.relative_to(root)): file.read_bytes() for file in found}

    def is_as_from_the_start(self, warm: Outcome) -> None:
        """Hold that the output is what a run without anything kept writes."""
        files, warnings = self._cold(json.dumps(self.value))
        assert files == self.files()
        assert warnings == warm.warnings

    def _cold(self, value: str) -> tuple[dict[str, bytes], Any]:
        """What such a run writes and tells: it takes long, and several ask for the same."""
        if value not in COLD:
            cold = self.generate(no_store(), "cold")
            COLD[value] = self.files("cold"), cold.warnings
        return COLD[value]

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        self.stages.append(name)
        yield


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk at which a run was made."""
    monkeypatch.setattr(last_run, "_IN_PROCESS", {})
    desk = Desk(tmp_path)
    desk.generate()
    return desk


@pytest.mark.parametrize("is_same_process", [False, True])
def test_an_edit_spares_most_stages(
    desk: Desk, is_same_process: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One edit after the other gives what a run from the start gives."""
    for summary in ("Whether it is open", "Tell whether it is open\nnow"):
        if not is_same_process:
            monkeypatch.setattr(last_run, "_IN_PROCESS", {})
        desk.status["summary"] = summary
        warm = desk.generate()
        assert [*STAGES, "write", "remember"] == desk.stages
        assert warm.changes.changed
        desk.is_as_from_the_start(warm)


def test_a_parameter_in_front_spares_most_stages(desk: Desk) -> None:
    """Schemas that stand elsewhere by then keep the names that they had."""
    parameters = desk.value["paths"]["/works"]["get"]["parameters"]
    added = {"name": "newer", "in": "query", "schema": {"type": "boolean"}}
    parameters.insert(0, added)
    warm = desk.generate()
    assert [*STAGES, "write", "remember"] == desk.stages
    desk.is_as_from_the_start(warm)


def test_a_file_that_is_gone_is_there_again(desk: Desk) -> None:
    """What the folder does not hold any more is not believed to be there."""
    (desk.folder / "out/gallery/errors.py").unlink()
    desk.status["summary"] = "Whether it is open"
    desk.is_as_from_the_start(desk.generate())


def test_a_file_that_was_edited_is_told(desk: Desk) -> None:
    """An edit of the spec does not overwrite one of the output."""
    with (desk.folder / "out/gallery/models.py").open("a") as file:
        file.write("# mine\n")
    desk.status["summary"] = "Whether it is open"
    with pytest.raises(OutputError, match=r"models\.py: edited"):
        desk.generate()


def test_check_believes_nothing_that_was_kept(desk: Desk) -> None:
    """It goes through all stages."""
    desk.status["summary"] = "Whether it is open"
    assert desk.generate(check=True).changes.any
    assert {"load", "check", "lower"} < set(desk.stages)


def test_an_edit_with_errors_is_told_as_ever(desk: Desk) -> None:
    """What is refused is read anew, for the lines that are shown; then edits go on."""
    responses = desk.status["responses"]
    desk.status["responses"] = {"200": {"$ref": "#/components/responses/Nowhere"}}
    with pytest.raises(SpecError, match="Nowhere"):
        desk.generate()
    desk.status["responses"] = responses
    desk.status["summary"] = "Whether it is open"
    desk.is_as_from_the_start(desk.generate())
