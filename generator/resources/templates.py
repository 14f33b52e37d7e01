"""The templates that the generator brings along."""

from __future__ import annotations

from pathlib import Path


def _locate_templates() -> Path:
    packaged = Path(__file__).parents[1] / "_templates"
    return packaged if packaged.is_dir() else packaged.parents[1] / "templates"


TEMPLATES = _locate_templates()


def copy(path: str) -> str:
    """Return the text of the file at a path below TEMPLATES, as it is."""
    return (TEMPLATES / path).read_bytes().decode("utf-8")


def template_files(folder: str) -> tuple[str, ...]:
    """List the files under a folder of TEMPLATES, as sorted paths below TEMPLATES."""
    return tuple(
        sorted(
            file.relative_to(TEMPLATES).as_posix()
            for file in (TEMPLATES / folder).rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        )
    )
