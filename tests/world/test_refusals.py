"""ogen's documents that are wrong: each is refused or warned of, where it is wrong.

What ogen refuses for reasons of its own is in `taken.yaml`, each with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.cli.spec_folder import SpecFolder
from generator.pipeline import Options, understand
from generator.problems.diagnostics import Diagnostic, SpecError
from generator.sources.source import Source
from tests.beside import BESIDE
from tests.roundtrip.profile import some

OGEN = BESIDE / "world/ogen"

pytestmark = pytest.mark.skipif(not OGEN.is_dir(), reason="the documents are not there")

WRONG = [
    file.relative_to(OGEN).as_posix()
    for folder in ("negative", "parser-negative", "jsonschema-negative")
    for file in sorted((OGEN / folder).rglob("*"))
    if file.is_file()
]


@cache
def taken() -> Mapping[str, str]:
    """Why documents are taken without a word, by their names."""
    listed = yaml.safe_load(Path(__file__).with_name("taken.yaml").read_text("utf-8"))
    return {name: each["reason"] for each in listed for name in each["documents"]}


def read(file: Path) -> Source:
    """Return a document, or one that is made of a schema that stands alone."""
    text = file.read_text("utf-8")
    if "jsonschema-negative" not in file.parts:
        return Source(file.name, text)
    schema = {key: each for key, each in json.loads(text).items() if key != "$schema"}
    document = {
        "openapi": "3.0.3",
        "info": {"title": "Wrong", "version": "1"},
        "paths": {},
        "components": {"schemas": {"It": schema}},
    }
    return Source(file.name, json.dumps(document))


def told(source: Source, folder: Path) -> Iterator[Diagnostic]:
    """Return what is told of a document, but that it has no operation."""
    try:
        found = understand(source, Options("wrong"), files=SpecFolder(folder)).warnings
    except SpecError as error:
        found = error.diagnostics
    return (each for each in found if "the spec has no operation" not in each.message)


@pytest.mark.parametrize("name", some(WRONG, 20))
def test_what_is_wrong_is_told(name: str) -> None:
    """With its place; nothing is told of what is taken for a reason."""
    file = OGEN / name
    places = [each.place for each in told(read(file), file.parent)]
    assert (name in taken()) is not bool(places)
    assert all(places)


def test_what_is_taken_is_there() -> None:
    """A document that is listed is one of ogen's."""
    assert taken().keys() <= set(WRONG)
