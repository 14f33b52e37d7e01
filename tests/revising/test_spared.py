"""Which edits spare a run most of the work, and which are sooner done from the start."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.naming import homes
from generator.revising import revise
from generator.revising.revise import revised
from generator.sources.source import Source
from tests.revising.test_any_edit import OPTIONS, after, is_alike, kept, text_of

Edit = Callable[[Any], object]

THING = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "description": "A name"},
        "size": {"type": "integer", "minimum": 1},
        "on": {"type": "boolean"},
        "also": {"$ref": "#/components/schemas/Also"},
    },
}


def answer(schema: Any) -> dict[str, Any]:
    """Answers of one status."""
    content = {"application/json": {"schema": schema}}
    return {"200": {"description": "Done", "content": content}}


def operation(name: str, schema: Any) -> dict[str, Any]:
    """A path with an operation in a group of its name."""
    said = {"operationId": f"get{name}", "tags": [name], "responses": answer(schema)}
    return {"get": said}


def document() -> dict[str, Any]:
    """A document to be edited."""
    paths = {f"/{name}": operation(name, THING) for name in ("a", "b", "c", "d", "e")}
    kind = {"$ref": "#/components/schemas/Kind"}
    lone = {"t": {"type": "number"}, "u": {"type": "boolean"}, "v": kind, "w": kind}
    paths["/f"] = operation("f", {"type": "object", "properties": lone})
    once = {"x": {"$ref": "#/components/schemas/Once"}, "y": {"type": "boolean"}}
    paths["/h"] = operation("h", {"type": "object", "properties": once})
    also = {"type": "object", "properties": {"a": {"type": "string"}}}
    other = {"type": "object", "properties": {"b": {"type": "string"}}}
    schemas = {
        "Also": also,
        "Other": other,
        "Kind": {"type": "string", "enum": ["a", "b"]},
        "Once": {"type": "string", "enum": ["c", "d"]},
        "Sized": {
            "type": "object",
            "properties": {"size": {"type": "integer", "maximum": 9}},
        },
    }
    found = {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]  # a copy


def get(value: Any, path: str = "/a") -> Any:
    """The operation of a path."""
    return value["paths"][path]["get"]


def schema(value: Any, path: str = "/a") -> Any:
    """The schema of its answer."""
    return get(value, path)["responses"]["200"]["content"]["application/json"]["schema"]


def members(value: Any, path: str = "/a") -> Any:
    """The members of that."""
    return schema(value, path)["properties"]


def also(value: Any) -> Any:
    """A component."""
    return value["components"]["schemas"]["Also"]


def sized(value: Any) -> Any:
    """The members of another one, of which one has a limit."""
    return value["components"]["schemas"]["Sized"]["properties"]


def all_summaries(count: int) -> Edit:
    """An edit of so many operations."""
    return lambda value: [
        get(value, f"/{name}").update(summary="Get it") for name in "abcdef"[:count]
    ]


SPARED: dict[str, Edit] = {
    "a summary": all_summaries(1),
    "summaries of four operations": all_summaries(4),
    "nothing": lambda value: None,
    "words of a member": lambda value: members(value)["name"].update(description="It"),
    "another limit": lambda value: members(value)["size"].update(minimum=2),
    "a member that is required": lambda value: schema(value)["required"].append("on"),
    "a new scalar as others have": lambda value: members(value).update(
        more={"type": "string"}
    ),
    "a new scalar that only others have": lambda value: members(value).update(
        more={"type": "number"}
    ),
    "scalars in another order": lambda value: schema(value, "/f").update(
        properties=dict(reversed(members(value, "/f").items()))
    ),
    "a scalar less that others have": lambda value: members(value).pop("on"),
    "a scalar that nobody has": lambda value: members(value).update(
        more={"type": "integer", "minimum": 7}
    ),
    "several of them": lambda value: members(value).update(
        more={"type": "string", "enum": ["x", "y"]},
        most={"type": "string", "pattern": "^a"},
    ),
    "a parameter that nobody has": lambda value: get(value).update(
        parameters=[
            {"name": "n", "in": "query", "schema": {"type": "integer", "maximum": 9}}
        ]
    ),
    "a parameter like others": lambda value: get(value).update(
        parameters=[{"name": "q", "in": "query", "schema": {"type": "string"}}]
    ),
    "a component once more": lambda value: members(value).update(
        more={"$ref": "#/components/schemas/Also"}
    ),
    "a scalar that stood once, twice": lambda value: members(value, "/h").update(
        y={"$ref": "#/components/schemas/Once"}
    ),
    "a scalar that stood twice, once": lambda value: members(value, "/f").update(
        w={"type": "boolean"}
    ),
}
ANEW: dict[str, Edit] = {
    "a component that only others have": lambda value: members(value).update(
        more={"$ref": "#/components/schemas/Kind"}
    ),
    "summaries of five operations": all_summaries(5),
    "a new path": lambda value: value["paths"].update({"/g": operation("g", THING)}),
    "a path less": lambda value: value["paths"].pop("/a"),
    "another name of a path": lambda value: value["paths"].update(
        {"/g": value["paths"].pop("/f")}
    ),
    "the words of all": lambda value: value["info"].update(description="Of all"),
    "a component that most of a document refers to": lambda value: also(value).update(
        description="Also"
    ),
    "a title": lambda value: schema(value).update(title="Thing"),
    "another name": lambda value: get(value).update(operationId="fetchA"),
    "another group": lambda value: get(value).update(tags=["b"]),
    "another method": lambda value: value["paths"].update(
        {"/a": {"put": value["paths"]["/a"]["get"]}}
    ),
    "another status": lambda value: get(value).update(
        responses={"201": get(value)["responses"]["200"]}
    ),
    "one more status": lambda value: get(value)["responses"].update(
        {"404": {"description": "No"}}
    ),
    "a header": lambda value: get(value)["responses"]["200"].update(
        headers={"X-A": {"schema": {"type": "string"}}}
    ),
    "one more media type": lambda value: get(value)["responses"]["200"][
        "content"
    ].update({"application/xml": {"schema": {"type": "string"}}}),
    "a body": lambda value: value["paths"]["/a"]["get"].update(
        requestBody={"content": {"application/json": {"schema": THING}}}
    ),
    "another component": lambda value: members(value).update(
        more={"$ref": "#/components/schemas/Other"}
    ),
    "a component less": lambda value: members(value).pop("also"),
    "an object within": lambda value: members(value).update(
        more={"type": "object", "properties": {"a": {"type": "string"}}}
    ),
    "a plain scalar that nobody has": lambda value: members(value).update(
        more={"type": "string", "format": "uuid"}
    ),
    "the last of a kind of scalars": lambda value: members(value, "/f").pop("t"),
    "a member of another kind": lambda value: members(value).update(
        size={"type": "string", "minLength": 1}
    ),
    "an answer of another kind": lambda value: get(value).update(
        responses=answer({"type": "array", "items": {"type": "string"}})
    ),
    "a name of a schema": lambda value: schema(value).update({"$id": "urn:a"}),
    "what is nowhere": lambda value: members(value).update(
        more={"$ref": "#/components/schemas/Nothing"}
    ),
}


OF_COMPONENTS: dict[str, Edit] = {
    "words": lambda value: also(value).update(description="Also"),
    "words of a member": lambda value: also(value)["properties"]["a"].update(
        description="It"
    ),
    "a new member like others": lambda value: also(value)["properties"].update(
        more={"type": "boolean"}
    ),
    "a member that nobody has": lambda value: sized(value).update(
        more={"type": "string", "maxLength": 9}
    ),
    "an enum that nobody has": lambda value: sized(value).update(
        more={"type": "string", "enum": ["x", "y"]}
    ),
    "a member that is required": lambda value: also(value).update(required=["a"]),
    "values of an enum": lambda value: value["components"]["schemas"]["Kind"].update(
        enum=["a", "b", "c"]
    ),
    "words of an enum": lambda value: value["components"]["schemas"]["Once"].update(
        description="One of two"
    ),
    "what nothing refers to": lambda value: value["components"]["schemas"][
        "Other"
    ].update(description="Other"),
    "one component and one path": lambda value: (
        also(value).update(description="Also"),
        get(value).update(summary="Get it"),
    ),
}


@pytest.fixture(scope="module")
def before() -> Any:
    """A run, and what the next one has of it."""
    return kept(text_of(document()))


@pytest.mark.parametrize("edit", SPARED.values(), ids=SPARED)
def test_what_is_in_one_part_spares_the_rest(edit: Edit, before: Any) -> None:
    """And gives what a run from the start would give."""
    value = document()
    edit(value)
    found = after(before, text_of(value))
    assert found is not None
    is_alike(text_of(value), found)


@pytest.mark.parametrize("is_divided", [False, True])
@pytest.mark.parametrize("edit", OF_COMPONENTS.values(), ids=OF_COMPONENTS)
def test_what_is_in_a_component_spares_what_does_not_depend_on_it(
    edit: Edit, is_divided: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And gives what a run from the start would give, whatever refers to it."""
    monkeypatch.setattr(revise, "MAX_SHARE", 1)
    if is_divided:
        monkeypatch.setattr(homes, "LARGE", 0)
        monkeypatch.setattr(homes, "_FEW", 0)
    value = document()
    last = kept(text_of(value))
    edit(value)
    found = after(last, text_of(value))
    assert found is not None
    is_alike(text_of(value), found)


@pytest.mark.parametrize("edit", ANEW.values(), ids=ANEW)
def test_what_others_may_depend_on_is_done_anew(edit: Edit, before: Any) -> None:
    """Nothing is told of an edit that is not sure to be all that changes."""
    value = document()
    edit(value)
    assert after(before, text_of(value)) is None


@pytest.mark.parametrize(
    ("old", "new"), [("integer", "boolean"), ("boolean", "integer")]
)
def test_what_a_scalar_is_used_for_elsewhere_may_change(
    old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then a module that the edit is not in is written anew: its limits stand elsewhere."""
    monkeypatch.setattr(homes, "LARGE", 0)
    value = document()
    value["components"]["schemas"]["Also"]["properties"] |= {
        "n": {"type": "integer", "format": "int32"},
        "b": {"type": "boolean"},
    }
    members(value)["on"] = {"type": old, "format": "int32"}
    last = kept(text_of(value))
    members(value)["on"]["type"] = new
    found = after(last, text_of(value))
    assert found is not None
    is_alike(text_of(value), found)


@pytest.mark.parametrize(
    ("edit", "models"),
    [
        (all_summaries(1), set()),
        (SPARED["words of a member"], {"a", "boolean", "string"}),
        (SPARED["another limit"], {"a", "boolean", "string"}),
    ],
)
def test_files_of_other_parts_are_kept(
    edit: Edit, models: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of other groups of operations, and of models that are none of the part."""
    monkeypatch.setattr(homes, "LARGE", 0)
    monkeypatch.setattr(homes, "_FEW", 0)
    value = document()
    whole, known = kept(text_of(value))
    edit(value)
    asked: list[str] = []

    def keep(path: str) -> str | None:
        asked.append(path)
        return whole.files[path]

    source = Source("small.json", text_of(value))
    assert revised(known, source, OPTIONS, keep) is not None
    found = {path.removeprefix("small/") for path in whole.files.keys() - asked}
    folders = ("client/", "models/")
    rendered = {f"models/{each}.py" for each in models}
    assert {"client/a.py", *rendered} == {
        each
        for each in found
        if each.startswith(folders) and not each.endswith("__init__.py")
    }
