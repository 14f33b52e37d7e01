"""The emitted code of what documents of HTTP may say, as somebody has read it.

Each module of a document is a file of a folder in `golden`; `UPDATE_GOLDEN=1 pytest` writes
them anew; read the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.naming import homes
from generator.pipeline import Options, run
from generator.rendering.format import format_module
from generator.rendering.plan import is_runtime
from generator.sources.source import Source

FOLDER = Path(__file__).parent
GOLDEN = FOLDER / "golden"
UNREAD = (
    *("validators.py", "transports.py", "calls.py", "retries.py", "telemetry.py"),
    *("provenance.json", "py.typed"),
)
"""What says nothing of HTTP, or is the same in all packages."""


def emitted(document: Path) -> dict[str, str]:
    """The files of a package, and those beside it, without the runtime."""
    text = document.read_text(encoding="utf-8")
    found = run(Source(document.name, text), Options("it"), format_text=format_module)
    return {
        name.removeprefix("it/"): text
        for name, text in found.files.items()
        if not is_runtime(name) and not name.endswith(UNREAD)
    }


@pytest.mark.parametrize(
    ("document", "is_divided"),
    [
        (GOLDEN / "words.yaml", False),
        (FOLDER / "paged.yaml", False),
        (FOLDER / "farm.yaml", True),
    ],
    ids=lambda it: it.stem if isinstance(it, Path) else "",
)
def test_code_is_that_which_was_read(
    document: Path, is_divided: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File by file; one is of the farm, as if that were large."""
    if is_divided:
        monkeypatch.setattr(homes, "LARGE", 0)
        monkeypatch.setattr(homes, "_FEW", 0)
    actual = emitted(document)
    golden = GOLDEN / document.stem
    if os.environ.get("UPDATE_GOLDEN"):
        for name, text in actual.items():
            file = golden / f"{name}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    files = {file.relative_to(golden) for file in golden.rglob("*.txt")}
    assert {Path(f"{name}.txt") for name in actual} == files
    for name, text in actual.items():
        assert (golden / f"{name}.txt").read_text(encoding="utf-8") == text, name
