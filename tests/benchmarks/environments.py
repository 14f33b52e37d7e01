"""Interpreters that have some distributions, what those need, and nothing else."""

from __future__ import annotations

import importlib.metadata
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement


def interpreter_with(folder: Path, *names: str, package: Path | None = None) -> str:
    """Return a Python in `folder` that imports distributions installed here.

    Args:
        folder: Where to make its environment.
        names: The distributions; what they need comes with them.
        package: The folder of one more package.
    """
    venv.create(folder, with_pip=False, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    installed = Path(sysconfig.get_path("platlib"))
    needed = {each for name in names for each in _needed(name)}
    tops = {
        file.parts[0]
        for name in needed
        for file in importlib.metadata.files(name) or ()
    }
    for top in tops - {"..", "__pycache__"}:
        (site / top).symlink_to(installed / top)
    if package:
        (site / package.name).symlink_to(package)
    return str(folder / "bin" / "python")


def _needed(name: str) -> Iterator[str]:
    yield name
    for line in importlib.metadata.requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from _needed(requirement.name)
