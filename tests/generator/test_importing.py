"""Packages that are imported from memory say where their code would lie."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module

import pytest

from generator.importing.package import InMemory

FILES = {
    "apart/__init__.py": "",
    "apart/inner/__init__.py": "NAME = __name__\n",
    "apart/inner/broken.py": "\n\ndef fail():\n    raise ValueError('no')\n",
    "apart/notes.txt": "not Python",
    "other/__init__.py": "",
}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("apart", "apart/__init__.py"),
        ("apart.inner", "apart/inner/__init__.py"),
        ("apart.inner.broken", "apart/inner/broken.py"),
    ],
)
def test_code_says_in_which_file_it_would_lie(name: str, path: str) -> None:
    """As tracebacks and records of the lines that are run need it."""
    finder = InMemory("apart", FILES)
    assert path == finder.get_code(name).co_filename
    assert FILES[path] == finder.get_source(name)


@pytest.mark.parametrize(
    "name", ["apart.notes", "other", "apart.none", "apart.inner.x"]
)
def test_other_modules_are_not_found(name: str) -> None:
    """Nor files that are no modules."""
    assert InMemory("apart", FILES).find_spec(name, None) is None


def test_tracebacks_tell_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what is called as of what is only defined."""
    finder = InMemory("apart", FILES)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, finder])
    broken = import_module("apart.inner.broken")
    with pytest.raises(ValueError, match="no") as raised:
        broken.fail()
    last = traceback.extract_tb(raised.value.__traceback__)[-1]
    assert ("apart/inner/broken.py", 4, "fail") == (
        last.filename,
        last.lineno,
        last.name,
    )
