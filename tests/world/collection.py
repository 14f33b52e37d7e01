"""Documents that others published, where they are: small ones, each for few features."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from tests.beside import BESIDE
from tests.world.survey import documents

WORLD = BESIDE / "world"

_FOLDERS = ("hey-api", "oai", "ogen/positive", "restjson", "smithy-openapi")
_FLAT = WORLD / "feature-specs"
"""Where `~` stands for `/` in the names of files."""

_LARGEST = 430_000
"""How many bytes a document has at most."""


@cache
def names() -> tuple[str, ...]:
    """Return the names of the documents, in order."""
    folders = [WORLD / each for each in (*_FOLDERS, "real")]
    found = [
        file.relative_to(WORLD).as_posix()
        for file in documents(folders)
        if file.stat().st_size <= _LARGEST
    ]
    flat = [
        file.relative_to(WORLD).as_posix().replace("~", "/")
        for file in documents([_FLAT])
    ]
    return (*found, *flat)


def restored(folder: Path) -> None:
    """Write the documents whose folders are in their names as they were published."""
    for file in _FLAT.rglob("*"):
        if file.is_file():
            name = file.relative_to(WORLD).as_posix().replace("~", "/")
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def place(name: str, folder: Path) -> Path:
    """Return the file of a document; some are in a folder that they were restored to."""
    return (folder if name.startswith(_FLAT.name) else WORLD) / name


@cache
def listed(file: str) -> Mapping[str, str]:
    """Return the reasons of a list beside this module, by what they are for."""
    text = Path(__file__).with_name(file).read_text("utf-8")
    return {
        name: each["reason"] for each in yaml.safe_load(text) for name in each["of"]
    }
