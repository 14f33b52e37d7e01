"""Operations that come to a path, or go, and paths that do."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from generator.naming import homes
from generator.problems.diagnostics import SpecError
from generator.revising import revise
from tests.revising.documents import document
from tests.revising.test_any_edit import after, is_alike, kept, text_of
from tests.revising.test_spared import answer, operation
from tests.revising.test_spared import document as small
from tests.roundtrip.profile import TIMES

Edit = Callable[[Any], object]
METHODS = ("get", "put", "post", "delete", "patch")


def inside(mapping: dict[str, Any], at: int, key: str, value: Any) -> None:
    """Put a member among others, as the one at a place."""
    items = list(mapping.items())
    items.insert(at, (key, value))
    mapping.clear()
    mapping.update(items)


def new(name: str = "new", tag: str = "a", **more: Any) -> dict[str, Any]:
    """An operation in a group that there is."""
    schema = {"type": "object", "properties": {"kind": {"enum": ["m", "n"]}}}
    said = {
        "operationId": name,
        "tags": [tag],
        "parameters": [
            {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}
        ],
        "responses": answer(schema),
    }
    return said | more


COME: dict[str, Edit] = {
    "a path among others": lambda value: inside(
        value["paths"], 3, "/new", {"get": new()}
    ),
    "the last path": lambda value: value["paths"].update({"/new": {"get": new()}}),
    "a path with two operations": lambda value: inside(
        value["paths"], 2, "/new", {"get": new(), "put": new("second")}
    ),
    "an operation of a path": lambda value: value["paths"]["/c"].update(put=new()),
    "one before another of a path": lambda value: inside(
        value["paths"]["/c"], 0, "put", new()
    ),
    "a group": lambda value: inside(
        value["paths"], 4, "/new", {"get": new(tag="planets")}
    ),
    "an operation of no group": lambda value: inside(
        value["paths"], 4, "/new", {"get": new(tags=[])}
    ),
    "one that answers with a component": lambda value: inside(
        value["paths"],
        1,
        "/new",
        operation("new", {"$ref": "#/components/schemas/Also"}),
    ),
    "one that answers with what nothing had": lambda value: inside(
        value["paths"],
        1,
        "/new",
        operation("n", {"$ref": "#/components/schemas/Other"}),
    ),
    "one with an error": lambda value: inside(
        value["paths"],
        1,
        "/new",
        {
            "get": new(
                responses={
                    **answer({"type": "string"}),
                    "404": {"description": "No such thing"},
                }
            )
        },
    ),
}
UNCLEAR: dict[str, Edit] = {
    "a name that an operation has": lambda value: inside(
        value["paths"], 2, "/new", {"get": new("geta")}
    ),
    "no name": lambda value: inside(
        value["paths"], 2, "/new", {"get": {"responses": answer({"type": "string"})}}
    ),
    "a title": lambda value: inside(
        value["paths"],
        2,
        "/new",
        {"get": new(responses=answer({"type": "object", "title": "Thing"}))},
    ),
    "a method that another one is called": lambda value: inside(
        value["paths"], 2, "/new", {"get": new("Geta")}
    ),
    "the first path": lambda value: inside(value["paths"], 0, "/new", {"get": new()}),
    "a path with errors": lambda value: inside(
        value["paths"],
        2,
        "/new",
        {"get": new(responses=answer({"$ref": "#/components/schemas/Nothing"}))},
    ),
    "another name of an operation": lambda value: value["paths"]["/c"]["get"].update(
        operationId="other"
    ),
    "two paths": lambda value: value["paths"].update(
        {"/new": {"get": new()}, "/other": {"get": new("other")}}
    ),
}


def copied() -> Any:
    """A document whose paths come and go."""
    value = small()
    value["paths"]["/f"]["get"]["responses"]["404"] = {"description": "None"}
    return value


@pytest.mark.parametrize("is_divided", [False, True])
@pytest.mark.parametrize("edit", COME.values(), ids=COME)
def test_operations_come_and_go(
    edit: Edit, is_divided: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both give what runs from the start would give."""
    monkeypatch.setattr(revise, "MAX_SHARE", 1)
    if is_divided:
        monkeypatch.setattr(homes, "LARGE", 0)
        monkeypatch.setattr(homes, "_FEW", 0)
    less, more = copied(), copied()
    edit(more)
    for old, now in ((less, more), (more, less)):
        found = after(kept(text_of(old)), text_of(now))
        assert found is not None
        is_alike(text_of(now), found)


@pytest.mark.parametrize("edit", UNCLEAR.values(), ids=UNCLEAR)
def test_what_may_concern_others_is_done_anew(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is told of operations that may not be all that changes."""
    monkeypatch.setattr(revise, "MAX_SHARE", 1)
    value = copied()
    edit(value)
    assert after(kept(text_of(copied())), text_of(value)) is None


def lost(value: Any, chance: random.Random) -> tuple[Any, str]:
    """A document without one of its paths, or of its operations, and which one."""
    found = copy.deepcopy(value)
    path = chance.choice([*found["paths"]])
    methods = [each for each in METHODS if each in found["paths"][path]]
    if len(methods) > 1 and chance.random() < 0.5:
        method = chance.choice(methods)
        del found["paths"][path][method]
        return found, f"{method} {path}"
    del found["paths"][path]
    return found, path


@pytest.mark.parametrize(
    ("path", "is_divided"),
    [("small", True), ("http/shop.yaml", False)],
)
def test_any_operation_comes_and_goes(
    path: str, is_divided: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gives the files and the warnings that a run from the start gives."""
    monkeypatch.setattr(revise, "MAX_SHARE", 1)
    if is_divided:
        monkeypatch.setattr(homes, "LARGE", 0)
    chance = random.Random(None if TIMES > 1 else path)
    value = small() if path == "small" else json.loads(text_of(document(path)))
    before = kept(text_of(value))
    spared = 0
    for _ in range(4 * TIMES):
        rest, done = lost(value, chance)
        try:
            pairs = ((before, rest), (kept(text_of(rest)), value))
        except SpecError:
            continue
        for old, now in pairs:
            found = after(old, text_of(now))
            if found is not None:
                spared += 1
                try:
                    is_alike(text_of(now), found)
                except (AssertionError, SpecError) as error:
                    raise AssertionError(done) from error
    assert spared
