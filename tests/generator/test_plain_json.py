"""Right JSON is read in little time, to the same nodes at the same places."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems.diagnostics import SpecError
from generator.reading.build import Builder
from generator.reading.nodes import Node
from generator.reading.plain_json import Unusual, read_plain_json
from generator.reading.read_json import read_json
from generator.sources.source import Source
from tests.roundtrip.profile import examples

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def told(node: Node) -> Iterator[tuple[object, ...]]:
    """Yield all that is known of a node, and of those in it."""
    is_scalar = not isinstance(node.value, dict | list)
    yield node.pointer, node.place, node.key_place, type(node.value), (
        node.value if is_scalar else None
    )
    for inner in (*node.elements(), *(member for _, member in node.items())):
        yield from told(inner)


def slowly(source: Source) -> Node:
    """The root as the reader finds it that has messages."""
    build = Builder()
    read_json(source, build)
    build.findings.raise_if_errors()
    assert build.root is not None
    return build.root


@examples(60)
@given(VALUES, st.sampled_from((None, 0, 2, "\t")), st.booleans())
def test_right_text_gives_the_same_nodes(
    value: object, indent: int | str | None, ascii_only: bool
) -> None:
    """However it is written: with what value, pointer and places is the same."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    source = Source("a.json", f"\n {text} \r\n")
    try:
        found = read_plain_json(source)
    except Unusual:
        # Half of a surrogate pair.
        with pytest.raises(SpecError):
            slowly(source)
    else:
        assert list(told(slowly(source))) == list(told(found))


@examples(100)
@given(
    VALUES,
    st.integers(0, 80),
    st.integers(0, 2),
    st.text('{}[],:"0-.eE\\ tu\n', max_size=3),
)
def test_what_is_not_right_is_for_the_other(
    value: object, at: int, cut: int, put: str
) -> None:
    """What this reader takes, the one that has messages takes, and alike."""
    text = json.dumps(value)
    text = text[:at] + put + text[at + cut :]
    source = Source("a.json", text)
    try:
        found = read_plain_json(source)
    except Unusual:
        return
    assert list(told(slowly(source))) == list(told(found))


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "a": 2}',
        "[01]",
        "[1.]",
        "[NaN]",
        "[1,]",
        "{1: 2}",
        '"\n"',
        '"\\ud800"',
        "[1] 2",
        "[" * 201 + "]" * 201,
        "[1" + "0" * 5000 + "]",
        "",
    ],
)
def test_nothing_wrong_is_taken(text: str) -> None:
    """It is the other reader that says what is wrong."""
    with pytest.raises(Unusual):
        read_plain_json(Source("a.json", text))


def test_the_other_says_what_is_wrong() -> None:
    """With its place."""
    with pytest.raises(SpecError) as caught:
        slowly(Source("a.json", "[1,\n 01]"))
    assert "a.json:2:2: error: invalid JSON: this is no value of JSON" in str(
        caught.value
    )
