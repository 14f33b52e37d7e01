"""Loading: YAML 1.2 and JSON to nodes that know where they stand."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from yaml.loader import SafeLoader

from generator.problems.diagnostics import SpecError
from generator.reading import read_yaml
from generator.reading.build import MAX_COPIES, MAX_DEPTH
from generator.reading.load import Node, load, load_part
from generator.sources.source import Source
from tests.roundtrip.profile import examples


def value(text: str, name: str = "spec.yaml") -> Any:
    """The plain value of a spec."""
    return load(Source(name, text)).plain()


def at(text: str, *keys: str, name: str = "spec.yaml") -> Node:
    """The node below the root that some keys lead to."""
    node = load(Source(name, text))
    for key in keys:
        found = node.get(key)
        assert found is not None
        node = found
    return node


def refusal(text: str, name: str = "spec.yaml") -> list[str]:
    """The first lines of what is found wrong with a spec."""
    with pytest.raises(SpecError) as refused:
        load(Source(name, text))
    return [str(found) for found in refused.value.diagnostics]


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("true", True),
        ("FALSE", False),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("0", 0),
        ("-17", -17),
        ("+5", 5),
        ("007", 7),
        ("0o17", 15),
        ("0xfF", 255),
        ("0b1", "0b1"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5e-3", -0.0015),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
        (".INF", math.inf),
        (".", "."),
        ("-", [None]),
        ("2020-10-30", "2020-10-30"),
        ("2020-10-30T12:00:00Z", "2020-10-30T12:00:00Z"),
        ("1.0.0", "1.0.0"),
        ("'5'", "5"),
        ('"true"', "true"),
        ("! 5", "5"),
        ("!!str 5", "5"),
        ("!!int '5'", 5),
        ("!!float 5", 5.0),
        ("!!bool 'true'", True),
        ("!!null ''", None),
        ("!!seq []", []),
        ("!!map {}", {}),
        ("|\n  a\n  b\n", "a\nb\n"),
    ],
)
def test_scalars_follow_the_core_schema(scalar: str, expected: object) -> None:
    """A scalar means what YAML 1.2 says, and has the type that it says."""
    actual = value(f"a: {scalar}" if scalar != "-" else "a:\n-")["a"]
    assert (expected, type(expected)) == (actual, type(actual))


def test_nan_is_a_number() -> None:
    """`.nan` is YAML's name for it."""
    assert math.isnan(value("a: .nan")["a"])


@pytest.mark.parametrize("number", ["1e999", "9" * 5000])
def test_numbers_too_large_to_hold_are_refused(number: str) -> None:
    """Such a number is an error, neither infinite nor a crash."""
    (message,) = refusal(f"a: {number}")
    assert message.startswith("spec.yaml:1:4: error: ")


def test_whole_numbers_as_keys_are_their_text() -> None:
    """Statuses need no quotes."""
    assert {"200": 1, "0480": 2} == value("200: 1\n0480: 2")


def test_positions_count_code_points_from_one() -> None:
    """Neither bytes nor UTF-16 units, and a tab is one column."""
    node = at("é: 1\nlist: ['😀é', {name: x}]\n", "list")
    _, second = node.elements()
    name = second.get("name")
    assert name is not None
    assert "spec.yaml:2:14" == str(second.place)
    assert ("spec.yaml:2:15", "spec.yaml:2:21") == (
        str(name.key_place),
        str(name.place),
    )


def test_block_ends_where_its_last_value_does() -> None:
    """The blank lines and the comments below a block are no part of it."""
    node = at("a:\n  b: 1\n  c:\n    - x\n\n\n# later\nz: 1\n", "a")
    assert (2, 3, 4, 8) == (
        node.place.start.line,
        node.place.start.column,
        node.place.end.line,
        node.place.end.column,
    )


def test_pointers_are_escaped() -> None:
    """A pointer leads to its node, whatever is in the names."""
    assert (
        "/a~1b/~0/0" == next(iter(at("a/b: {'~': [1]}", "a/b", "~").elements())).pointer
    )


def test_items_have_the_key_place_of_their_value() -> None:
    """What has no key is pointed at itself."""
    root = at("a: [1]")
    (item,) = root.each("a")
    assert (root.place, item.place) == (root.key_place, item.key_place)


def test_accessors_give_nothing_for_other_types() -> None:
    """Checks may ask any node for anything."""
    node = at("a: text\nb: [1, x]\nc: {d: 5}", "a")
    root = at("a: text\nb: [1, x]\nc: {d: 5}")
    assert (None, [], [], None) == (
        node.get("a"),
        list(node.items()),
        list(node.elements()),
        node.text("a"),
    )
    assert ("text", None, ["x"], []) == (
        root.text("a"),
        root.text("b"),
        root.texts("b"),
        list(root.members("b")),
    )


def test_byte_order_mark_is_no_text() -> None:
    """It moves no column, and does not end up in a key."""
    assert "spec.yaml:1:4" == str(at("\ufeffa: 1", "a").place)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: \x00", "1:4"),
        ("a: 1\nb: '\x1b[31m'", "2:5"),
        ("a: \ufeff", "1:4"),
        ("a: \ud800", "1:4"),
    ],
)
def test_control_characters_are_refused(text: str, place: str) -> None:
    """A character that no one sees is named and placed."""
    (message,) = refusal(text)
    assert message.startswith(f"spec.yaml:{place}: error: the character U+")


def test_all_that_is_wrong_with_keys_is_told_at_once() -> None:
    """A finding that leaves the rest readable does not end the search."""
    places = [message.split(": ")[0] for message in refusal("a: 1\na: 2\n1.5: 3\na: 4")]
    assert ["spec.yaml:2:1", "spec.yaml:3:1", "spec.yaml:4:1"] == places


@pytest.mark.parametrize("text", ["a: &b 1\n*b : 2", "? [a]\n: 1", "? {a: 1}\n: 1"])
def test_keys_that_are_no_scalars_are_refused(text: str) -> None:
    """A key is a string that stands where it is used."""
    (message,) = refusal(text)
    assert "a key must be a string" in message


def test_aliases_are_copies_under_their_own_pointers() -> None:
    """What an alias stands for is where the alias is, and reads where the anchor is."""
    node = at("a: &x {b: [1]}\nc: *x", "c", "b")
    assert ("/c/b", "spec.yaml:1:11") == (node.pointer, str(node.place))


def test_anchor_may_be_set_again() -> None:
    """An alias stands for the anchor of its name that is nearest above."""
    assert {"a": 1, "b": 1, "c": 2, "d": 2} == value("a: &x 1\nb: *x\nc: &x 2\nd: *x")


def test_alias_without_anchor_is_refused() -> None:
    """The alias is pointed at."""
    expected = ["spec.yaml:1:4: error: no anchor &x stands before this alias"]
    assert expected == refusal("a: *x")


def test_aliases_have_a_limit_but_values_have_none() -> None:
    """Only what aliases add counts: a spec may be as long as it is."""
    items = ", ".join("x" * (MAX_COPIES // 100))
    text = f"a: &a [{items}]\nb: [{', '.join(['*a'] * 99)}]"
    assert 99 == len(value(text)["b"])
    (message,) = refusal(f"{text}\nc: [*a, *a]")
    assert "aliases stand for more than" in message


@pytest.mark.parametrize("name", ["spec.yaml", "spec.json"])
def test_nesting_has_a_limit(name: str) -> None:
    """A thousand brackets are an error with a place, not a crash."""
    deepest = MAX_DEPTH - 1
    assert value('{"a": ' + "[" * deepest + "]" * deepest + "}", name)
    (message,) = refusal('{"a": ' + "[" * 100_000, name)
    assert "levels deep" in message


def test_aliases_nest_no_deeper_than_text() -> None:
    """A chain of aliases is as deep as what it stands for."""
    lines = [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, MAX_DEPTH + 2)]
    (message,) = refusal("\n".join(["a0: &a0 []", *lines]))
    assert "aliases nest more than" in message


@pytest.mark.parametrize(
    "text",
    [
        '{"a":\t[1, -2.5e3, true, false, null, "\\u00e9\\/\\ud83d\\ude00\\n"],\n\t"b": {}}',
        '{"a": "\x7f\x85\x9f\ufeff"}',
        '  {"a": "' + "x" * 3000 + '", "' + "k" * 3000 + '": "\u2028"}',
    ],
)
def test_json_is_read_whatever_its_name(text: str) -> None:
    """Tabs, escapes, surrogate pairs and long keys mean what they mean in JSON."""
    assert json.loads(text) == value(text) == value(text, "spec.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@examples(20)
@given(st.dictionaries(st.text(), JSON), st.sampled_from([None, 2, "\t"]))
@example({"overlay": 1}, None)
def test_any_json_is_read_as_json_does(expected: dict[str, Any], indent: Any) -> None:
    """Loading gives what a JSON parser gives, in the same order."""
    expected = json.loads(json.dumps(expected).replace("Infinity", "0"))
    text = json.dumps(expected, indent=indent)
    actual = load_part(Source("part.json", text)).plain()
    assert expected == actual
    assert json.dumps(expected) == json.dumps(actual)


def test_yaml_may_begin_with_a_brace() -> None:
    """A flow mapping is YAML, though it looks like JSON."""
    assert {"a": "b", "c": [1]} == value("{a: b, c: [1]} # no JSON")


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ('{"a": 01}', "1:7", "this is no value of JSON"),
        ('{"a": 1,}', "1:9", 'a member name in "" must stand here'),
        ('{"a" 1}', "1:6", "`:` must stand here"),
        ('{"a": 1 "b": 2}', "1:9", "`,` or `}` must stand here"),
        ('{"a": [1', "1:9", "the text ends before `]`"),
        ('{"a": "x\n"}', "1:7", "this string has no end on its line"),
        ('{"a": "\\x"}', "1:7", "invalid \\escape"),
        ('{"a": "\\ud800"}', "1:7", "half of a surrogate pair is no character"),
        ('{"a": 1} 2', "1:10", "nothing may follow the end of the document"),
        ('{"a": NaN}', "1:7", "this is no value of JSON"),
        ('{"a": 1e999}', "1:7", "the number 1e999 is too large"),
        ("{\n\t\"a\": 'b'}", "2:7", "this is no value of JSON"),
    ],
)
def test_broken_json_is_placed(text: str, place: str, problem: str) -> None:
    """Each error of syntax says what it is, and where."""
    (message,) = refusal(text, "spec.json")
    assert f"spec.json:{place}: error: invalid JSON: {problem}" == message[:200]


def test_error_is_told_in_the_language_that_fits_better() -> None:
    """A text that begins with a brace is blamed for the error that is further on."""
    (as_json,) = refusal('{\n\t"a": "\\ud83d\\ude00",\n\t"b": 01}')
    (as_yaml,) = refusal("{a: b,\n c: [d, e}")
    assert ("invalid JSON", "invalid YAML") == (
        as_json.split(": ")[2],
        as_yaml.split(": ")[2],
    )


def test_duplicate_keys_in_json_are_refused() -> None:
    """JSON's own parsers keep the last one; here both places are told."""
    (message,) = refusal('{"a": 1, "a": 2}', "spec.json")
    assert "spec.json:1:10: error: the key `a` stands twice" == message


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, {b: 'c'}]\nd:\n  - &x e\n  - *x\n",
        "a: |\n  text\nb: >-\n  more\n  text\n200: !!str 5\n",
    ],
)
def test_parser_without_libyaml_gives_the_same(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the C parser is missing, the slower one stands in for it."""
    expected = value(text)
    monkeypatch.setattr(read_yaml, "_Loader", SafeLoader)
    assert expected == value(text)
