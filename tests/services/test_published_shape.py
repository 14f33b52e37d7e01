"""Our own spec, published in another shape, gives the same but for a stated list."""

from __future__ import annotations

import ast
import difflib
import json
import re
from functools import cache

import pytest

from generator.pipeline import Options, run
from generator.sources.source import Source
from tests.services.published import as_published
from tests.spec.loaded_spec import SPEC, TEXT

ERRORS = sorted(SPEC["components"]["responses"])

pytestmark = pytest.mark.xdist_group("services")


@cache
def rendered(published: bool) -> dict[str, str]:
    """Return what is emitted, not yet formatted, for our spec in either shape."""
    text = json.dumps(as_published(SPEC)) if published else TEXT
    spec = Source("spec.json" if published else "spec.yaml", text)
    options = Options("ecr_public")
    return run(spec, options, format_text=lambda text, path: text).files


@pytest.mark.parametrize("module", ["client", "async_client", "server"])
def test_published_spec_gives_the_same_methods(module: str) -> None:
    """Arguments, types, results, limits and texts are those of our own spec.

    Only what an error means is lost.
    """
    ours, theirs = (
        _without_meanings(rendered(published)[f"ecr_public/{module}.py"])
        for published in (False, True)
    )
    assert ours.splitlines() == theirs.splitlines()


def _without_meanings(text: str) -> str:
    entry = r"(?m)^( {12}errors\.\w+: Status \d+\.).*\n(?: {16}.*\n)*"
    return re.sub(entry, r"\1\n", text)


def test_published_spec_gives_the_same_limits() -> None:
    """All constraints stay."""
    lost, added = _difference("shapes")
    assert lost == []
    assert added == []


@pytest.mark.parametrize("module", ["models", "validators"])
def test_published_spec_gives_the_same_structures(module: str) -> None:
    """All structures stay; what an error tells beside its message is lost."""
    ours, theirs = (_definitions(module, published) for published in (False, True))
    changed = [name for name, text in ours.items() if theirs.get(name) != text]
    expected = {
        "models": [f"{name}Body" for name in ERRORS if _tells_more(name)],
        "validators": [],
    }
    assert changed == expected[module]
    assert theirs.keys() - ours.keys() == set()


def _definitions(module: str, published: bool) -> dict[str, str]:
    """Return the classes and functions of a module, as text without layout."""
    tree = ast.parse(rendered(published)[f"ecr_public/{module}.py"])
    return {
        each.name: ast.unparse(each)
        for each in tree.body
        if isinstance(each, ast.ClassDef | ast.FunctionDef)
    }


def _tells_more(name: str) -> bool:
    members = SPEC["components"]["schemas"][name].get("properties", {})
    return "__type" in members and set(members) > {"__type", "message"}


def test_published_spec_gives_the_same_operations() -> None:
    """Names, targets, statuses and paging stay.

    Which error has a role is lost, and what the service is called in a signature.
    The security scheme has the name that published specs have for it.
    """
    lost, added = (
        [line.replace("'", '"').strip() for line in lines]
        for lines in _difference("operations")
    )
    assert added == ['"hmac": SigV4Scheme(),', 'security=({"hmac": ()},),']
    assert lost == [
        "invalid_request=errors.InvalidParameterException,",
        "internal_error=errors.ServerException,",
        '"sigv4": SigV4Scheme(signing_name="ecr-public"),',
        'security=({"sigv4": ()},),',
    ]


def _difference(module: str) -> tuple[list[str], list[str]]:
    """Return the lines that only our spec gives, and those that only the other does."""
    path = f"ecr_public/{module}.py"
    ours, theirs = (rendered(published)[path] for published in (False, True))
    compared = list(difflib.ndiff(ours.splitlines(), theirs.splitlines()))
    lost, added = (
        [line[2:] for line in compared if line.startswith(sign) and line[2:].strip()]
        for sign in "-+"
    )
    return lost, added
