"""Which parts of a document may be others once a part is edited."""

from __future__ import annotations

import json
from typing import Any

from generator.revising.dependents import Dependents
from generator.revising.division import divided


def dependents(schemas: dict[str, Any], name: str) -> set[str]:
    """What depends on a schema, by the names of schemas; `/` for the only path."""
    path = {"get": {"x": {"$ref": "#/components/schemas/Answer"}}}
    document = {"paths": {"/a": path}, "components": {"schemas": schemas}}
    found = divided(json.dumps(document))
    assert found is not None
    pointers = Dependents(found).of(f"/components/schemas/{name}")
    return {each.replace("/paths/~1a", "/").split("/")[-1] or "/" for each in pointers}


def ref(name: str, rest: str = "") -> dict[str, str]:
    """A reference to a schema, or into it."""
    return {"$ref": f"#/components/schemas/{name}{rest}"}


def test_what_refers_to_a_part_depends_on_it() -> None:
    """By way of others, too, in circles, and where it refers to what stands within."""
    schemas = {
        "Answer": {"properties": {"a": ref("Pet"), "b": ref("Answer")}},
        "Pet": {"properties": {"owner": ref("Owner")}},
        "Owner": {"properties": {"pets": {"items": ref("Pet")}}},
        "Into": ref("Owner", "/properties/pets"),
        "Other": {"type": "string"},
    }
    assert {"Owner", "Pet", "Answer", "Into", "/"} == dependents(schemas, "Owner")
    assert {"Into"} == dependents(schemas, "Into")
    assert {"Answer", "/"} == dependents(schemas, "Answer")
    assert {"Other"} == dependents(schemas, "Other")


def test_a_base_depends_on_what_its_discriminator_tells_apart() -> None:
    """Even if only these refer to it; one that tells nothing apart does not."""
    schemas: dict[str, Any] = {
        "Answer": ref("Base"),
        "Base": {"discriminator": {"propertyName": "kind"}},
        "Child": {"allOf": [ref("Base"), {"required": ["a"]}]},
        "Grandchild": {"allOf": [ref("Child"), ref("Plain")]},
        "Plain": {"type": "object"},
    }
    every = {"Answer", "Base", "Child", "Grandchild", "/"}
    assert every == dependents(schemas, "Child")
    assert every == dependents(schemas, "Grandchild")
    assert {*every, "Plain"} == dependents(schemas, "Plain")
    del schemas["Base"]["discriminator"]
    assert {"Grandchild"} == dependents(schemas, "Grandchild")
    assert {"Child", "Grandchild"} == dependents(schemas, "Child")
