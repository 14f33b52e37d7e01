"""Faults of schemas that several operations have: tried in the first, if not in all."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from generator.cli.spec_folder import SpecFolder
from generator.pipeline import Options
from generator.prove.outcome import Manner
from generator.prove.subject import Subject, subject
from generator.prove.tasks import Task, tasks
from tests.http.documents import source
from tests.prove.proving import proof, prove

BOOK = {
    "type": "object",
    "required": ["title"],
    "properties": {
        "title": {"type": "string", "maxLength": 9},
        "author": {"$ref": "#/components/schemas/Author"},
    },
}
AUTHOR = {"type": "object", "properties": {"name": {"type": "string"}}}
SHELF = {
    "type": "object",
    "properties": {
        "books": {"type": "array", "items": {"$ref": "#/components/schemas/Book"}}
    },
}
EITHER = {"oneOf": [{"$ref": "#/components/schemas/Book"}, {"type": "integer"}]}

WITHIN_BOOK = {
    ("/title", "required"),
    ("/title", "type"),
    ("/title", "maxLength"),
    ("/author", "type"),
    ("/author/name", "type"),
}


def answering(name: str, schema: object) -> dict[str, object]:
    """Return an operation that answers with what keeps to a schema."""
    content = {"application/json": {"schema": schema}}
    responses = {"200": {"description": "It.", "content": content}}
    return {f"/{name}": {"get": {"operationId": name, "responses": responses}}}


BOOK_OF = {"$ref": "#/components/schemas/Book"}
DOCUMENT = json.dumps(
    {
        "openapi": "3.1.0",
        "info": {"title": "Library", "version": "1"},
        "paths": {
            **answering("shelf", SHELF),
            **answering("book", BOOK_OF),
            **answering("either", EITHER),
            **answering("author", {"$ref": "#/components/schemas/Author"}),
        },
        "components": {"schemas": {"Book": BOOK, "Author": AUTHOR}},
    }
)
NAMES = ("shelf", "book", "either", "author")


@pytest.fixture(scope="module")
def library() -> Subject:
    """Return a service whose operations have some schemas in common."""
    here = SpecFolder(Path())
    return subject(
        source(DOCUMENT), here, Options("library"), None, lambda _: nullcontext()
    )


def done(library: Subject, manner: Manner, *names: str) -> dict[str, Task]:
    """Return what is tried of some operations, by their names."""
    return {each.operation: each for each in tasks(library, manner, names)}


def faults(task: Task) -> set[tuple[str, str]]:
    """Return where answers break their schema, and in what."""
    return {(each.pointer, each.rule) for each in task.cases if each.kind == "breach"}


def test_the_first_operation_has_them(library: Subject) -> None:
    """It tries what is wrong within a schema, the next what else may stand in its place."""
    found = done(library, Manner(), *NAMES)
    within = {(f"/books/0{at}", rule) for at, rule in WITHIN_BOOK}
    own = {("", "type"), ("/books", "type"), ("/books/0", "type")}
    assert within | own == faults(found["shelf"])
    assert {("", "type")} == faults(found["book"]) == faults(found["author"])
    every = done(library, Manner(thorough=True), "book")["book"]
    assert 0 == found["shelf"].shared
    assert found["book"].shared == len(every.cases) - len(found["book"].cases)


def test_branches_are_tried_anew(library: Subject) -> None:
    """A union tells its branches apart, so what is wrong in one is tried there, too."""
    found = done(library, Manner(), *NAMES)
    assert WITHIN_BOOK - {("/author/name", "type")} <= faults(found["either"])
    assert ("/author/name", "type") not in faults(found["either"])


def test_which_operation_is_first_depends_on_what_is_asked_for(
    library: Subject,
) -> None:
    """An operation by itself has all, and so has each one of a thorough run."""
    alone = done(library, Manner(), "book")["book"]
    assert {("", "type"), *WITHIN_BOOK} == faults(alone)
    assert 0 == alone.shared
    thorough = done(library, Manner(thorough=True), *NAMES)
    assert alone.cases == thorough["book"].cases
    assert 0 == sum(each.shared for each in thorough.values())


def test_cases_keep_their_numbers(library: Subject) -> None:
    """So the command that tries a case again means the same one."""
    every = {
        each.number: each for each in done(library, Manner(), "book")["book"].cases
    }
    some = done(library, Manner(), *NAMES)["book"].cases
    assert len(some) < len(every)
    for case in some:
        assert every[case.number] == case
        alone = done(library, Manner(case=case.number), "book")["book"]
        assert [case] == list(alone.cases)


def test_the_command_counts_them(tmp_path: Path) -> None:
    """The table and the report say how many are left out, in any number of processes."""
    file = tmp_path / "library.json"
    file.write_text(DOCUMENT)
    one, two, thorough = (
        proof(file, *more)
        for more in (["--jobs", "1"], ["--jobs", "2"], ["--thorough", "--jobs", "1"])
    )
    counted = [[row["shared"] for row in each["operations"]] for each in (one, two)]
    assert counted[0] == counted[1]
    assert [0, 8] == counted[0][:2]
    assert (4, 4) == (one["summary"]["proven"], thorough["summary"]["proven"])
    left_out = one["summary"]["shared"]
    assert left_out == thorough["summary"]["answers"] - one["summary"]["answers"]


def test_a_service_that_runs_is_no_package() -> None:
    """Each operation of it is tried by itself, whatever others have."""
    result = prove("any.yaml", "--url", "http://localhost:1", "--thorough")
    assert 2 == result.exit_code
    assert "--thorough" in result.stderr
