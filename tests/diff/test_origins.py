"""The source map of packages: what of the service each definition and line is of."""

from __future__ import annotations

import ast
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.diff.code import Hunk, divided
from generator.diff.compare import compare
from generator.diff.model import Comparison, Version
from generator.diff.traced import SourceMap
from generator.problems.diagnostics import SpecError
from generator.reading.load import load
from generator.sources.source import Source
from generator.views.origins import SERVICE, Origin, origins
from tests.diff import any_edit
from tests.diff.rest import before, edited, rest, version_of
from tests.diff.shop import comparison, shop
from tests.roundtrip.profile import TIMES

FARM = Path(__file__).parents[1] / "http" / "farm.yaml"
OF_ALL = {"__all__", "__getattr__", "_LOADING", "DEFINITIONS"}
"""What stands in modules for whatever is in them."""


@cache
def farm() -> Version:
    """A service that is so large that its package is divided, not formatted."""
    return version_of(load(Source(FARM.name, FARM.read_text())).plain())


@cache
def small() -> Version:
    """The shop, of AWS JSON."""
    return comparison(shop(), shop()).new


VERSIONS = {"shop": small, "shelf": before, "farm": farm}


def definitions(version: Version) -> Iterator[str]:
    """The symbols of all that modules define which have such of the service."""
    modules = {name.partition(".")[0] for name in origins(version.words)}
    for path, text in version.files.items():
        module = path.removesuffix(".py").split("/")[1:2]
        if path.endswith(".py") and modules.issuperset(module):
            yield from _defined(ast.parse(text).body, *module)


def _defined(body: list[ast.stmt], owner: str) -> Iterator[str]:
    for each in body:
        match each:
            case ast.ClassDef(name=name):
                yield f"{owner}.{name}"
                yield from _defined(each.body, f"{owner}.{name}")
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield f"{owner}.{name}"
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield f"{owner}.{name}"
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield f"{owner}.{name}"
            case ast.If(body=inner, orelse=others):
                yield from _defined([*inner, *others], owner)


@pytest.mark.parametrize("name", VERSIONS)
def test_each_definition_has_an_origin(name: str) -> None:
    """All that is defined is of something, or is in what is; so it is in every module."""
    version = VERSIONS[name]()
    known = origins(version.words)
    found = list(definitions(version))
    assert len(found) > 50
    assert [] == [
        symbol
        for symbol in found
        if symbol.rpartition(".")[2] not in OF_ALL
        and symbol not in known
        and symbol.rpartition(".")[0] not in known
    ]


def test_origins_are_parts_of_the_service() -> None:
    """Each by its name in the document, whatever it is called in Python."""
    known = origins(before().words)
    book, add = Origin("shape", "Book"), Origin("operation", "addBook")
    key = Origin("member", "AddBookRequest", "Idempotency-Key")
    assert {
        "models.Book": book,
        "models.Book.title": Origin("member", "Book", "title"),
        "models.Genre.NOVEL": Origin("value", "Genre", "novel"),
        "shapes.BOOK_PRICE": Origin("shape", "BookPrice"),
        "validators.validate_book": book,
        "errors.NotFound": Origin("error", "NotFound"),
        "operations.ADD_BOOK": add,
        "operations.ADD_BOOK.idempotency_key": key,
        "client.Books": Origin("group", "books"),
        "client.Books.add_book": add,
        "client.Books.add_book.idempotency_key": key,
        "async_client.AsyncBooks.add_book": add,
        "server.BooksService.add_book": add,
        "client.ShelfClient": SERVICE,
        "client.ShelfClient.__init__.region": Origin("variable", "region"),
    }.items() <= known.items()


def test_lines_are_of_arguments() -> None:
    """In a signature, in a docstring, in a call, in a table and in texts for people."""
    version = before()
    source_map = SourceMap(version.words)
    reader = Origin("member", "ListBooksRequest", "X-Reader")
    found = set()
    for path in ("shelf/client.py", "shelf/operations.py", "README.md"):
        text = version.files[path]
        numbers = range(1, text.count("\n") + 1)
        traces = source_map.traces(path, text, numbers)
        lines = text.split("\n")
        found |= {
            lines[at - 1].strip() for at, each in traces.items() if reader in each.parts
        }
    assert {
        "x_reader: str,",
        "x_reader: At most 20 characters.",
        "x_reader=x_reader,",
        '"x_reader": Header("X-Reader"),',
        'output = client.books.list_books(x_reader="Ann")',
    } == found


def places(hunks: tuple[Hunk, ...]) -> set[str]:
    """Where hunks are, without what modules only import or list."""
    return {
        f"{hunk.path.rpartition('/')[2]} {'.'.join(hunk.scope)}"
        for hunk in hunks
        if hunk.scope and hunk.scope != ("__all__",)
    }


def test_each_argument_stands_under_its_own_change() -> None:
    """Also where all of them change in one method, side by side."""
    first = edited("paths /books get parameters 0 schema maximum", to=50)
    first["paths"]["/books"]["get"]["parameters"][3]["schema"]["maxLength"] = 9
    first["components"]["schemas"]["Problem"]["description"] = "What is wrong."
    found = compare(before(), version_of(first))
    code = divided(found)
    client = {"async_client.py AsyncBooks.list_books", "client.py Books.list_books"}
    assert {
        "listBooks.limit": {
            "client.py Books.list_books",
            "models.py ListBooksRequest.limit",
        },
        "listBooks.X-Reader": {
            "client.py Books.list_books",
            "models.py ListBooksRequest.x_reader",
        },
        "Problem": {"models.py Problem"},
    } == {
        change.subject: places(code.caused[number]) - {min(client)}
        for number, change in enumerate(found.changes)
    }


def test_things_are_found_under_their_new_names() -> None:
    """What only the old version has of a thing that was renamed is of the new one."""
    document = edited("components schemas Book", renamed="Volume")
    text = json.dumps(document).replace("schemas/Book", "schemas/Volume")
    text = text.replace("An ID, or a customer.", "Who wants it.")
    found = compare(before(), version_of(json.loads(text)))
    code = divided(found)
    assert set() == places(code.rest)
    renamed = next(
        number
        for number, change in enumerate(found.changes)
        if (change.rule, change.subject) == ("schema-renamed", "Volume")
    )
    lines = [line for hunk in code.caused[renamed] for line in hunk.lines]
    assert {"class Book(CamelStructure):", "class Volume(CamelStructure):"} <= {
        line.text for line in lines if line.changed
    }


def twice_edited(seed: int) -> tuple[Comparison, str]:
    """What differs after two edits of any places, and which they were."""
    chance = random.Random(seed)
    document, version = rest(), before()
    done: list[str] = []
    while len(done) < 2:
        after, what = any_edit.edited(document, chance)
        try:
            version = version_of(after)
        except SpecError:
            continue
        document = after
        done.append(what)
    return compare(before(), version), ", ".join(done)


@pytest.mark.parametrize("seed", range(8 * TIMES))
def test_any_two_edits_own_the_code(seed: int) -> None:
    """What differs in a definition belongs to a finding, whatever was edited."""
    found, done = twice_edited(seed)
    assert set() == places(divided(found).rest), done


def test_runtime_belongs_to_what_imports_it() -> None:
    """A file of it went with what needed it, also where only another file imports it."""
    document = edited("components schemas Order dependentRequired")
    document["components"]["schemas"]["Problem"]["description"] = "What is wrong."
    found = compare(before(), version_of(document))
    code = divided(found)
    files = {
        change.subject: {
            hunk.path.removeprefix("shelf/_runtime/")
            for hunk in code.caused[number]
            if "/_runtime/" in hunk.path
        }
        for number, change in enumerate(found.changes)
    }
    assert {"rules.py", "json_schema/scalars.py"} <= files["Order"]
    assert set() == files["Problem"]
    assert [] == [hunk.path for hunk in code.rest if "/_runtime/" in hunk.path]
