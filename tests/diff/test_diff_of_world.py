"""Documents that others published: compared with their twins, and with any edit."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from generator.diff.code import divided
from generator.diff.compare import compare
from generator.diff.model import Level, Version
from generator.diff.read import read_version
from generator.problems.diagnostics import SpecError
from generator.reading.load import load
from generator.sources.options import Options
from generator.sources.source import Source
from tests.beside import BESIDE
from tests.diff import any_edit
from tests.diff.test_origins import places

WORLD = BESIDE / "world"
TWINS = WORLD / "oai/examples/v3.0"
MANY = (
    "ogen/positive/sample.json",
    "hey-api/3.1.x/security-api-key.yaml",
    "hey-api/3.1.x/discriminator-one-of-read-write.yaml",
    "hey-api/3.1.x/transforms-read-write.yaml",
    "hey-api/3.1.x/transformers-all-of.yaml",
    "real/tomtom.com--maps.json",
    "smithy-openapi/test-service.openapi.json",
)
LARGE = "real/paypal--openapi_customer_disputes_v1.json"

pytestmark = pytest.mark.skipif(not WORLD.is_dir(), reason="needs these documents")


def version(text: str) -> Version:
    """The version of a document, without what has no right meaning."""
    options = Options(package="service", skip_unsupported=True)
    source = Source("spec.yaml", text)
    return read_version(source, options, format_text=lambda text, _: text)


def read(file: Path) -> str:
    """The text of a document."""
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["api-with-examples", "petstore", "uspto"])
def test_twins_are_the_same(name: str) -> None:
    """A document in YAML and the same in JSON have no findings."""
    twins = [version(read(TWINS / f"{name}.{end}")) for end in ("yaml", "json")]
    assert () == compare(twins[0], twins[1]).changes


def test_two_versions_of_one_service() -> None:
    """What breaks between the pet store and the expanded one, as a person would tell it."""
    old, new = (
        version(read(TWINS / f"{name}.yaml"))
        for name in ("petstore", "petstore-expanded")
    )
    found = [
        (change.rule, change.subject)
        for change in compare(old, new).changes
        if change.level is Level.BREAKING
    ]
    assert [
        ("operation-group-changed", "findPets"),
        ("operation-renamed", "findPets"),
        ("member-removed", "findPets.200.x-next"),
        ("schema-renamed", "FindPetsResponse"),
        ("operation-group-changed", "addPet"),
        ("operation-renamed", "addPet"),
        ("type-changed", "addPet.body"),
        ("success-status-changed", "addPet.200"),
        ("type-changed", "addPet.200"),
        ("operation-group-changed", "find pet by id"),
        ("operation-renamed", "find pet by id"),
        ("parameter-renamed", "find pet by id.id"),
        ("type-changed", "find pet by id.id"),
    ] == found


def test_one_edit_of_a_large_document_is_one_finding() -> None:
    """However much stands around it."""
    document = load(Source(LARGE, read(WORLD / LARGE))).plain()
    before = version(json.dumps(document))
    operation = document["paths"]["/v1/customer/disputes"]["get"]
    del operation["parameters"][0]
    changes = compare(before, version(json.dumps(document))).changes
    assert [("parameter-removed", "disputes.list.start_time")] == [
        (change.rule, change.subject) for change in changes
    ]


@pytest.mark.parametrize("name", MANY)
def test_any_edit_is_found(name: str) -> None:
    """Of any edit, something is found if a file differs, and else nothing breaking."""
    document = load(Source(name, read(WORLD / name))).plain()
    before = version(json.dumps(document))
    chance = random.Random(name)
    while True:
        edited, done = any_edit.edited(document, chance)
        try:
            after = version(json.dumps(edited))
        except SpecError:
            continue
        break
    levels = {change.level for change in compare(before, after).changes}
    if before.files == after.files:
        assert Level.BREAKING not in levels, done
    else:
        assert levels, done


@pytest.mark.parametrize("name", MANY)
def test_any_edits_own_the_code(name: str) -> None:
    """What differs in a definition belongs to a finding, whatever was edited twice."""
    document = load(Source(name, read(WORLD / name))).plain()
    before = after = version(json.dumps(document))
    chance = random.Random(f"{name}, twice")
    done: list[str] = []
    while len(done) < 2:
        edited, what = any_edit.edited(document, chance)
        try:
            after = version(json.dumps(edited))
        except SpecError:
            continue
        document = edited
        done.append(what)
    assert set() == places(divided(compare(before, after)).rest), done
