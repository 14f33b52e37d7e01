"""No string of a spec becomes code, structure, a path or markup of what is emitted."""

from __future__ import annotations

import ast
import copy
import itertools
import json
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from typing import Any

import pytest
from markdown_it import MarkdownIt

from generator.pipeline import Generated
from generator.problems.diagnostics import Diagnostic, SpecError
from tests.hostile.document import emitted, generated, whole
from tests.hostile.places import PROSE, Kind, part, put, spots
from tests.hostile.strings import ALL_AT_ONCE, HOSTILE
from tests.hostile.syntax import foreign_names, skeleton

PARTS = (
    frozenset({"GetRegistryCatalogData"}),
    frozenset({"DescribeRegistries"}),
    frozenset({"DescribeRegistries", "UploadLayerPart"}),
)
"""Operations whose parts of the spec are generated again and again.

The first part is the quickest; the last one has a place of every kind.
"""


@cache
def part_of(operations: frozenset[str]) -> Any:
    """Return what the spec says of some operations."""
    return part(whole(), operations)


@cache
def kinds(operations: frozenset[str] = PARTS[-1]) -> list[Kind]:
    """Return the kinds of places in a part, in order."""
    return sorted({spot.kind for spot in spots(part_of(operations))})


def is_free(kind: Kind) -> bool:
    """Tell whether any text at all may stand at a place."""
    return kind[-1] in PROSE or kind in {("payload",), ("info", "payload")}


def outline(text: str) -> list[str]:
    """Return the blocks and the inline markup of a Markdown text, paragraphs as one.

    What stands in the text does not count.
    """
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks: list[str] = []
    for token in parser.parse(text):
        inline = [each.type for each in token.children or ()]
        words = [each for each in inline if each not in {"text", "softbreak"}]
        blocks += [f"{token.type} {token.tag} {token.info}".strip(), *words]
    return list(_without_repeats(blocks))


def _without_repeats(blocks: list[str]) -> Iterator[str]:
    """Return blocks without the plain paragraphs that follow a paragraph."""
    paragraph = ["paragraph_open p", "inline", "paragraph_close p"]
    at = 0
    while at < len(blocks):
        is_paragraph = blocks[at : at + 3] == paragraph
        if is_paragraph and blocks[at - 1] == "paragraph_close p":
            at += 3
            continue
        yield blocks[at]
        at += 1


@cache
def made_of_original(operations: frozenset[str] | None) -> Any:
    """Return what each emitted file is made of, for a part, or all, of the spec."""
    return made_of(emitted(part_of(operations) if operations else whole()))


def made_of(files: dict[str, str]) -> dict[str, Any]:
    """Return what each emitted file is made of, apart from constants and names."""
    return {path: _made_of(path, text) for path, text in files.items()}


@lru_cache(maxsize=256)
def _made_of(path: str, text: str) -> Any:
    text.encode("utf-8")
    if path.endswith(".py") and "/_runtime/" not in path:
        tree = ast.parse(text)
        return skeleton(tree), foreign_names(tree)
    if path.endswith(".json"):
        return _keys(json.loads(text))
    if path == "pyproject.toml":
        return _keys(tomllib.loads(text))
    return outline(text) if path.endswith(".md") else text


def _keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _keys(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_keys(item) for item in value]
    return type(value)


def assert_same(operations: frozenset[str] | None, document: Any) -> None:
    """Check that a document gives what the original does, but for constants."""
    actual = made_of(emitted(document))
    expected = made_of_original(operations)
    assert expected.keys() == actual.keys()
    for path, made in expected.items():
        assert made == actual[path], path


def test_the_part_has_places_of_every_kind() -> None:
    """What is generated again and again leaves out no kind of place."""
    assert {spot.kind for spot in spots(whole())} == set(kinds())


def test_any_prose_is_accepted_everywhere() -> None:
    """Titles, summaries, descriptions and extensions never matter to the code."""
    document = whole()
    texts = itertools.cycle(HOSTILE.values())
    for spot in list(spots(document)):
        if is_free(spot.kind):
            put(document, spot, next(texts))
    assert_same(None, document)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_string_may_stand_in_all_prose_at_once(text: str) -> None:
    """Each string is harmless wherever people are told something."""
    document = copy.deepcopy(part_of(PARTS[0]))
    for spot in list(spots(document)):
        if is_free(spot.kind):
            put(document, spot, text)
    assert_same(PARTS[0], document)


def variants(kind: Kind) -> Iterator[tuple[str, bool]]:
    """Return strings for a kind of place, and whether to add them to what is there."""
    yield ALL_AT_ONCE, True
    if kind[-1] == "key":
        number = kinds().index(kind)
        yield list(HOSTILE.values())[number % len(HOSTILE)], False


def generated_or_refused(
    document: Any,
) -> tuple[Generated | None, Sequence[Diagnostic]]:
    """Return what is emitted for a document, if it is not refused, and all findings."""
    try:
        made = generated(document)
    except SpecError as refused:
        return None, refused.diagnostics
    return made, made.warnings


MEANINGLESS = ("zebra", "(")
"""Strings that say nothing wherever they stand; the second is no pattern, either."""


def with_string(
    operations: frozenset[str], kind: Kind, text: str, is_added: bool
) -> Any:
    """Return a part of the spec with a string at, or after, its first place of a kind."""
    document = copy.deepcopy(part_of(operations))
    spot = next(spot for spot in spots(document) if spot.kind == kind)
    before = str(spot.key if spot.is_key else spot.holder[spot.key])
    put(document, spot, before + text if is_added else text)
    return document


def made_of_meaningless(
    operations: frozenset[str], kind: Kind, is_added: bool
) -> Iterator[Any]:
    """Yield what is emitted where something without a meaning stands at a place."""
    for text in MEANINGLESS:
        with suppress(SpecError):
            document = with_string(operations, kind, text, is_added)
            yield made_of(emitted(document))


@pytest.mark.parametrize(
    "kind", [kind for kind in kinds() if not is_free(kind)], ids="/".join
)
def test_a_place_takes_a_hostile_string_or_refuses_it(kind: Kind) -> None:
    """In place of what stands there, or after it, a string changes no structure.

    Where a string without a meaning is done without, a hostile one is, too, and told.
    """
    operations = next(each for each in PARTS if kind in kinds(each))
    for text, is_added in variants(kind):
        document = with_string(operations, kind, text, is_added)
        made, found = generated_or_refused(document)
        if made is None:
            assert all(each.place for each in found)
            continue
        actual = made_of(made.files)
        if actual != made_of_original(operations):
            assert actual in list(made_of_meaningless(operations, kind, is_added))
            assert found
