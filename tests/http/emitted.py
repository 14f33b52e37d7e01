"""Packages that are emitted for a test, and imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from generator.pipeline import Options, generate
from tests.http.documents import source


class Emitted:
    """An emitted package, and its modules as attributes."""

    def __init__(self, name: str, folder: Path) -> None:
        """Take where it was written, which is on the path."""
        self.name = name
        self.folder = folder

    def __getattr__(self, module: str) -> ModuleType:
        """Return a module of the package."""
        return importlib.import_module(f"{self.name}.{module}")


def emit(text: str, name: str, folder: Path) -> Emitted:
    """Write the package of a document below a folder."""
    return written(generate(source(text), Options(package=name)), name, folder)


def written(files: Mapping[str, str], name: str, folder: Path) -> Emitted:
    """Write the files of a package below a folder."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    return Emitted(name, folder)
