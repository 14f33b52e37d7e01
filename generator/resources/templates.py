"""The templates that the generator brings along."""

from __future__ import annotations

import os
from pathlib import Path


def _locate_templates() -> Path:
    packaged = Path(__file__).parents[1] / "_templates"
    return packaged if packaged.is_dir() else packaged.parents[1] / "templates"


TEMPLATES = _locate_templates()


def copy(path: str) -> str:
    """Return the text of the file at a path below TEMPLATES, as it is."""
    # Each run reads hundreds of files: objects for their paths take longer than that.
    with open(os.path.join(TEMPLATES, path), "rb") as file:
        return file.read().decode("utf-8")


def template_files(folder: str) -> tuple[str, ...]:
    """List the files under a folder of TEMPLATES, as sorted paths below TEMPLATES."""
    found: list[str] = []
    top = os.path.join(TEMPLATES, "")
    for place, folders, files in os.walk(os.path.join(TEMPLATES, folder)):
        folders[:] = (each for each in folders if each != "__pycache__")
        below = os.path.join(place, "").removeprefix(top).replace(os.sep, "/")
        found += (f"{below}{file}" for file in files)
    return tuple(sorted(found))
