"""References: where each leads, and what is none."""

from __future__ import annotations

import pytest

from generator.linking.resolve import Document, resolve
from generator.problems.diagnostics import MAX_SUGGESTIONS, SpecError
from generator.reading.load import Node, load
from generator.sources.source import Source


def resolved(text: str) -> Document:
    """A document without anything wrong with its references."""
    return resolve(load(Source("spec.yaml", text)))


def schema(document: Document, name: str) -> Node:
    """A component schema of a document."""
    components = document.root.get("components") or document.root
    return dict(components.members("schemas"))[name]


def test_reference_leads_through_a_chain() -> None:
    """Following goes to the end; the name is the one that is written."""
    document = resolved(
        "components: {schemas: {A: {$ref: '#/components/schemas/B'},"
        " B: {$ref: '#/components/schemas/C'}, C: {type: string}}}"
    )
    first, last = schema(document, "A"), schema(document, "C")
    assert last is document.follow(first)
    assert "B" == document.ref_name(first)


def test_node_that_is_no_reference_stands_for_itself() -> None:
    """There is nothing to follow, and no name."""
    document = resolved("components: {schemas: {A: {type: string}}}")
    node = schema(document, "A")
    assert (node, None) == (document.follow(node), document.ref_name(node))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a~1b", "a/b"),
        ("a~0b", "a~b"),
        ("a~01b", "a~1b"),
        ("a%20b", "a b"),
        ("%C3%A9", "é"),
        ("a%2525", "a%25"),
        ("a%7E1b", "a/b"),
        ("", ""),
        ("200", "200"),
    ],
)
def test_references_are_decoded(written: str, name: str) -> None:
    """Percent escapes go first, then those of JSON pointers."""
    document = resolved(
        f"components: {{schemas: {{'{name}': {{type: string}},"
        f" Use: {{$ref: '#/components/schemas/{written}'}}}}}}"
    )
    use = schema(document, "Use")
    assert schema(document, name) is document.follow(use)
    assert name == document.ref_name(use)


def test_reference_may_lead_into_a_sequence() -> None:
    """An index is a token like any other."""
    document = resolved("a: [{b: 1}, {c: 2}]\nd: {$ref: '#/a/1'}")
    use = document.root.get("d")
    assert use is not None
    assert "/a/1" == document.follow(use).pointer


def test_reference_may_lead_to_the_root() -> None:
    """`#` is the document."""
    document = resolved("a: {$ref: '#'}")
    use = document.root.get("a")
    assert use is not None
    assert document.root is document.follow(use)


@pytest.mark.parametrize(
    "text",
    [
        "schema: {example: {$ref: nowhere}}",
        "schema: {examples: [{$ref: 5}]}",
        "schema: {default: {$ref: '#/nowhere'}}",
        "schema: {enum: [{$ref: '#/nowhere'}], const: {$ref: a}}",
        "x-anything: {$ref: '#/nowhere'}",
        "content: {a/b: {examples: {one: {value: {$ref: '#/nowhere'}}}}}",
        "schema: {properties: {$ref: {type: string}}}",
        "paths: {x-more: {$ref: '#/nowhere'}}",
    ],
)
def test_payloads_and_names_are_no_references(text: str) -> None:
    """A `$ref` within a value, or as the name of a member, refers to nothing."""
    assert {} == resolved(text).targets


@pytest.mark.parametrize(
    "text",
    [
        "schema: {properties: {example: {$ref: '#/nowhere'}}}",
        "schema: {properties: {x-more: {$ref: '#/nowhere'}}}",
        "responses: {default: {$ref: '#/nowhere'}}",
        "components: {examples: {default: {$ref: '#/nowhere'}}}",
        "components: {schemas: {enum: {items: {$ref: '#/nowhere'}}}}",
        "schema: {allOf: [{$ref: '#/nowhere'}]}",
    ],
)
def test_names_that_look_like_keywords_hide_no_reference(text: str) -> None:
    """A member called `example` is a schema, and what it refers to must be there."""
    with pytest.raises(SpecError, match="leads nowhere"):
        resolved(text)


def test_structures_may_contain_themselves() -> None:
    """A tree is no circle: there is a value between one reference and the next."""
    document = resolved(
        "components: {schemas: {Tree: {properties: {parts: {type: array,"
        " items: {$ref: '#/components/schemas/Tree'}}}}}}"
    )
    assert 1 == len(document.targets)


def test_circle_is_told_once_with_every_place() -> None:
    """What leads into a circle is not blamed for it."""
    with pytest.raises(SpecError) as refused:
        resolved(
            "components:\n  schemas:\n"
            "    In: {$ref: '#/components/schemas/A'}\n"
            "    B: {$ref: '#/components/schemas/A'}\n"
            "    A: {$ref: '#/components/schemas/B'}\n"
        )
    (found,) = refused.value.diagnostics
    places = [str(found.place), *(str(other.place) for other in found.related)]
    assert ["spec.yaml:4:8", "spec.yaml:5:8"] == places


@pytest.mark.parametrize("index", ["2", "-1", "x", "²"])
def test_index_that_is_none_leads_nowhere(index: str) -> None:
    """A sequence has the items that it has."""
    with pytest.raises(SpecError, match="leads nowhere"):
        resolved(f"a: [1, 2]\nb: {{$ref: '#/a/{index}'}}")


def test_only_the_first_suggestions_are_looked_for() -> None:
    """A thousand references to a file that is gone are told without a search each."""
    count = MAX_SUGGESTIONS + 5
    uses = "".join(f"u{n}: {{$ref: '#/names/lon'}}\n" for n in range(count))
    with pytest.raises(SpecError) as refused:
        resolved(f"names: {{long: 1}}\n{uses}")
    hints = [found.hint for found in refused.value.diagnostics]
    assert ["did you mean `long`?"] * MAX_SUGGESTIONS + [None] * 5 == hints
