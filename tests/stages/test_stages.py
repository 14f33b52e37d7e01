"""What each stage makes of documents, as somebody has read it and found it right.

A folder a document: `document.yaml`, and a text of each stage that it is about.
`UPDATE_GOLDEN=1 pytest` writes these anew, and all of them where there are none; read the
difference before committing it.
"""

from __future__ import annotations

import difflib
import os
from functools import cache
from pathlib import Path

import pytest

from generator.pipeline import Options, checked, named, read
from generator.problems.diagnostics import Findings, SpecError, in_order
from generator.sources.files import FileRefused
from generator.sources.source import Source
from tests.stages import told

DOCUMENTS = Path(__file__).with_name("documents")


class Beside:
    """The files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: str) -> Source:
        """Return a file.

        Raises:
            FileRefused: there is no such file.
        """
        file = self._folder / path
        if not file.is_file():
            raise FileRefused("there is no such file")
        return Source(path, file.read_text("utf-8"))


@cache
def stages(name: str) -> dict[str, str]:
    """The text of each stage of a document, as far as that gets."""
    text = (DOCUMENTS / name / "document.yaml").read_text("utf-8")
    findings = Findings()
    options = Options()
    try:
        files = Beside(DOCUMENTS / name)
        document = read(Source("document.yaml", text), files, findings, options=options)
        flat = told.flat(document)
        document = checked(document, findings)
        service, names, _ = named(document, options, findings)
    except SpecError as error:
        return {"findings": told.findings(error.diagnostics)}
    return {
        "findings": told.findings(in_order(findings)),
        "flat": flat,
        "service": told.service(service),
        "names": told.names(names),
        "values": told.values(service),
        "cases": told.cases(service, names),
    }


@pytest.mark.parametrize("name", sorted(each.name for each in DOCUMENTS.iterdir()))
def test_stages_make_what_was_read(name: str) -> None:
    """Of findings, flat schemas, the service, names, values and cases."""
    folder = DOCUMENTS / name
    actual = stages(name)
    kept = [each.stem for each in folder.glob("*.txt")]
    if os.environ.get("UPDATE_GOLDEN"):
        kept = kept or list(actual)
        for stage in kept:
            (folder / f"{stage}.txt").write_text(actual[stage] + "\n", "utf-8")
    assert "findings" in kept
    for stage in kept:
        expected = (folder / f"{stage}.txt").read_text("utf-8")
        difference = difflib.unified_diff(
            expected.splitlines(), actual[stage].splitlines(), lineterm=""
        )
        assert expected == actual[stage] + "\n", "\n".join(difference)
