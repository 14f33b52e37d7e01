"""Documents about unions, made by others: a value of each branch is of its class.

Values are made up of the branches' own shapes. Where two branches take one, it is no test
of which is meant: the generator warns of these.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator import ir
from generator.cli.spec_folder import SpecFolder
from generator.importing.package import InMemory
from generator.pipeline import Options, emit, understand
from generator.problems.diagnostics import SpecError
from generator.sources.source import Source
from generator.values.maker import Maker, told_apart
from generator.views.vocabulary import Vocabulary, annotated
from tests.beside import BESIDE
from tests.roundtrip.profile import some

WORLD = BESIDE / "world"
NAMED = ("discrim", "one-of", "any-of", "oneof", "anyof", "sum_type")
DOCUMENTS = sorted(
    path
    for folder in ("hey-api", "ogen/positive", "feature-specs")
    for path in (WORLD / folder).rglob("*")
    if path.suffix in (".json", ".yaml", ".yml")
    and any(word in path.name.lower() for word in NAMED)
)

pytestmark = pytest.mark.skipif(
    not WORLD.is_dir(), reason="the documents are not there"
)


@contextmanager
def imported(words: Vocabulary) -> Iterator[tuple[ModuleType, ModuleType]]:
    """The models of a package, and what decodes them."""
    finder = InMemory("unions_", emit(words, format_text=lambda text, path: text))
    sys.meta_path.append(finder)
    try:
        yield import_module("unions_.models"), import_module("unions_._runtime.codec")
    finally:
        sys.meta_path.remove(finder)
        for module in list(sys.modules):
            if module.partition(".")[0] == "unions_":
                del sys.modules[module]


def unions(shapes: Mapping[str, ir.Shape]) -> Iterator[tuple[ir.Union, str]]:
    """The unions of a service, each with its branches that are structures."""
    for union in shapes.values():
        if isinstance(union, ir.Union):
            for name in union.branches:
                if isinstance(shapes[name], ir.Structure):
                    yield union, name


@pytest.mark.parametrize("path", some(DOCUMENTS, 10), ids=lambda path: path.name)
def test_value_of_a_branch_is_of_its_class(path: Path) -> None:
    """Whatever tells the branches apart."""
    source = Source(path.name, path.read_text(encoding="utf-8"))
    try:
        words = understand(
            source, Options("unions_"), files=SpecFolder(path.parent)
        ).words
    except SpecError:
        pytest.skip("the document has no right meaning")
    shapes = words.service.shapes
    with imported(words) as (models, codec):
        words_of = [
            vars(import_module(f"unions_._runtime.{each}"))
            for each in ("annotations", "additional")
        ]
        known = {**words_of[0], **words_of[1], **vars(models), "models": models}

        def type_of(name: str) -> Any:
            return eval(annotated(words, name), known)  # as it stands in `models`

        for union, name in unions(shapes):
            shape = shapes[name]
            assert isinstance(shape, ir.Structure)
            made = Maker(shapes, seed=0).structure(shape, name)
            value = told_apart(union, name, made)
            fitting = {
                other
                for other in union.branches
                if not codec.violations_of(type_of(other), value)
            }
            if union.discriminator is None and fitting != {name}:
                continue
            found = codec.convert(value, type_of(union.name))
            assert type(found) is getattr(models, words.names.classes[name]), value
