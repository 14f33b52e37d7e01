"""Patterns: Python's for ECMA's, and what has none."""

from __future__ import annotations

import re
import unicodedata
import warnings
from functools import cache, partial

import jsonschema_rs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.patterns import translation as patterns
from generator.patterns.classes import written_out
from generator.patterns.translation import PatternError
from templates.package._runtime import unicode_classes

translate = partial(patterns.translate, whole=True)

ANY = r"[\s\S]*"
SPACE = r"\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


def matches(pattern: str, text: str) -> bool:
    """Whether the emitted code takes a text for a pattern of a spec."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        re.purge()
        body = written_out(translate(pattern))
        return re.match(rf"^(?:{body})\Z", text) is not None


def explodes(pattern: str) -> bool:
    """Whether a pattern is refused for the time that it may take, and only for that."""
    try:
        translate(pattern)
    except PatternError as error:
        return "exponential time" in error.message
    return False


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*",
        r"[a-zA-Z0-9+=,.@_/-]{1,64}",
        r"[\s\S]*",
        r"arn:aws[a-z-]*:[a-z]+\.[a-z]{2,}|none",
        r"\/a\-b\.\t\\",
        r"(?=a)b(?!c)(?<=b)(?<!c)a?b*?c+?d{2}?",
        r"[^/]*[\]\\^-]",
        "",
    ],
)
def test_what_means_the_same_stays_as_it_is(pattern: str) -> None:
    """No byte changes without a need."""
    assert (pattern or ANY) == translate(pattern)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^(?:[a-z]+)$", "[a-z]+"),
        ("^(?:a|b)$", "a|b"),
        ("^(?:a)|(?:b)$", f"(?:a){ANY}|{ANY}(?:b)"),
        ("^(?:a)(?:b)$", "(?:a)(?:b)"),
        ("^a$", "a"),
        ("^$", ""),
        ("^a", f"a{ANY}"),
        ("a$", f"{ANY}a"),
        ("^", ANY),
        ("a|b", "a|b"),
        ("^a|b$", f"a{ANY}|{ANY}b"),
        ("^a$|^b$", "a|b"),
        ("^a$|b", f"a|{ANY}b{ANY}"),
        ("^(a|b)$", "(a|b)"),
        ("(^a|b)$", f"{ANY}(^a|b)"),
        (r"^a\$", rf"a\${ANY}"),
        ("^[a$]$", "[a$]"),
        ("^(?:a$|ab)", rf"(?:a\Z|ab){ANY}"),
        (r"^(?!.*--$)[a-z]+$", r"(?![^\n\r\u2028\u2029]*--\Z)[a-z]+"),
    ],
)
def test_anchors_are_for_the_whole_value(pattern: str, expected: str) -> None:
    """Around the whole they go; where one is missing, the side is open."""
    assert expected == translate(pattern)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d", "[0-9]"),
        (r"\D", "[^0-9]"),
        (r"\w+", "[A-Za-z0-9_]+"),
        (r"\W", "[^A-Za-z0-9_]"),
        (r"\s", f"[{SPACE}]"),
        (r"\S", f"[^{SPACE}]"),
        (r"[\d.]", "[0-9.]"),
        (r"[^\w]", "[^A-Za-z0-9_]"),
        (r"[\w-]", "[A-Za-z0-9_-]"),
        (r"[\w-.]", r"[A-Za-z0-9_\-.]"),
        (r"[.-\w]", r"[.\-A-Za-z0-9_]"),
        (r"[a-c-e]", r"[a-c\-e]"),
        (r"[[a]", r"[\[a]"),
        (r"[a&&b]", r"[a\&&b]"),
        (r"[\d\D]", r"[\s\S]"),
        (r"[\S]", f"[^{SPACE}]"),
        ("a[^]b", r"a[\s\S]b"),
        ("[]*", r"[^\s\S]*"),
        (r"[^\D]", "[0-9]"),
        (r"[a\D]", r"[a\x00-/:-\U0010ffff]"),
        (r"\p{L}[\P{M}\pN_]", r"[\p{L}][\P{M}\p{N}_]"),
        (r"(a)(?<n>b)\2\1\k<n>", r"(a)(?P<n>b)\2\1\2"),
        (r"[\000-\037]", r"[\x00-\x1f]"),
        (r"\Aa|b\z", rf"a{ANY}|{ANY}b"),
        (r"[\b]", r"[\b]"),
        (".", r"[^\n\r\u2028\u2029]"),
        ("[.]", "[.]"),
        ("(?<name>a)", "(?P<name>a)"),
        ("a{,5}", r"a\{,5}"),
        ("{}", r"\{}"),
        (r"\cA\0\x41\u00e9", r"\x01\x00\x41\xe9"),
        (r"\u{1F600}\ud83d\ude00", r"\U0001f600\U0001f600"),
        (r"[\u0400-\u04FF]", r"[\U00000400-\U000004ff]"),
    ],
)
def test_what_python_reads_otherwise_is_written_out(
    pattern: str, expected: str
) -> None:
    """Classes are ASCII, as in ECMA; brackets and braces mean what they mean there."""
    assert expected == translate(pattern)


@pytest.mark.parametrize(
    ("pattern", "taken", "refused"),
    [
        (r"^\d+$", ["1", "007"], ["", "1\n", "٣", "a"]),
        (r"^[\w]+$", ["a_Z9"], ["é", "a-b"]),
        (r"\s", [" ", "\ufeff", "\u2003"], ["\x1c", "\x85", ""]),
        (r"^a.b$", ["a b", "a\x85b"], ["a\nb", "a\rb", "a\u2028b"]),
        (r"^a\bb|^a\b-$", ["a-"], ["ab"]),
        (r"^\Ba$", [], ["a"]),
        (r"\bé", [], ["é"]),
        (r"^é\b$", [], ["é"]),
        (r"^x", ["x", "xy\n"], ["ax"]),
        (r"x$", ["x", "\nyx"], ["xa", "x\n"]),
        (r"a|bc", ["a", "bc"], ["ac", "abc", ""]),
        (r"[^a]", ["\n", "😀"], ["a", "bb"]),
        (r"[+--]", ["+", ",", "-"], ["*", "."]),
        (r"[a\-z]", ["-"], ["b"]),
        (r"(?:x(?=y)|^z)y?", ["xy", "z\n"], ["x"]),
        (r"[\p{L}\p{Nd}_-]+", ["é9_-", "名٣"], ["!", "a b", ""]),
        (r"\P{M}+", ["ab"], ["a\u0301"]),
        (r"[\S]+", ["é!"], ["a b", ""]),
        (r"([0-9]{4})-\1", ["2031-2031"], ["2031-2032"]),
        (r"(?:(a|b)\1)+", ["aabb"], ["ab", "aabba"]),
        (r"[\W_]+", ["é_!"], ["a"]),
    ],
)
def test_translation_takes_what_ecma_takes(
    pattern: str, taken: list[str], refused: list[str]
) -> None:
    """What is taken and refused agrees with the tables of the language."""
    expected = {text: text in taken for text in (*taken, *refused)}
    assert expected == {text: matches(pattern, text) for text in expected}


@pytest.mark.parametrize(
    ("pattern", "offset"),
    [
        (r"a\p{Letters}", 1),
        (r"\P{Script=L}", 0),
        (r"\p{L", 0),
        ("x[a", 1),
        (r"[\B]", 1),
        ("(?i)a", 0),
        ("b(?P<n>a)", 1),
        ("(?>a)", 0),
        ("(?#a)", 0),
        ("(?<1>a)", 0),
        ("(?<n>a)(?<n>b)", 7),
        (r"(a)?\1", 4),
        (r"(?:(a)|b)\1", 9),
        (r"(a\1)", 2),
        (r"\1(a)", 0),
        (r"(?:(a)b)*\1", 9),
        (r"(?<n>a)\k<m>", 7),
        ("a++", 2),
        ("a{2}+", 4),
        ("a**", 2),
        ("*a", 0),
        ("(*a)", 1),
        ("a|*", 2),
        ("^*", 1),
        ("(a", 0),
        ("a)", 1),
        ("^a)(b$", 2),
        ("a{3,2}", 1),
        ("[z-a]", 0),
        ("(?<=a+)b", 0),
        ("x{99999999999}", 0),
        ("a\\", 1),
        (r"\a", 0),
        (r"\G", 0),
        (r"\0123", 0),
        (r"\x4", 0),
        (r"\ud800", 0),
        (r"\u{110000}", 0),
        ("(" * 5000 + ")" * 5000, 0),
    ],
)
def test_what_python_cannot_have_is_refused_with_its_place(
    pattern: str, offset: int
) -> None:
    """The reason is a sentence, the offset that of what is wrong."""
    with pytest.raises(PatternError) as refused:
        translate(pattern)
    assert offset == refused.value.offset
    assert refused.value.message == str(refused.value) != ""


LITERAL = st.sampled_from(
    ["a", "b", "-", "_", ".", "9", r"\.", r"\/", "é", r"\d", r"\w", " "]
)
IN_BRACKETS = st.sampled_from(
    ["a", "b-d", "0-9", "_", ".", r"\d", r"\w", r"\-", "é", "^", "$", "&&", "["]
)
BRACKETS = st.builds(
    lambda negation, parts, dash: f"[{negation}{'x'}{''.join(parts)}{dash}]",
    st.sampled_from(["", "^"]),
    st.lists(IN_BRACKETS, max_size=4),
    st.sampled_from(["", "-"]),
)
ECMA = st.recursive(
    LITERAL | BRACKETS,
    lambda inner: (
        st.builds("(?:{})".format, inner)
        | st.builds("({}|{})".format, inner, inner)
        | st.builds("{}{}".format, inner, inner)
        | st.builds(
            lambda part, repeat: f"(?:{part}){repeat}",
            inner,
            st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{0,}", "*?"]),
        )
    ),
    max_leaves=6,
)
TEXT = st.text(st.sampled_from("abcdx09-_. é٣\n&[^$/"), max_size=8)


@given(ECMA, st.sampled_from(["", "^"]), st.sampled_from(["", "$"]), st.lists(TEXT))
def test_translation_agrees_with_another_engine(
    inner: str, start: str, end: str, texts: list[str]
) -> None:
    """A validator of JSON Schema takes the same texts, where it has the same anchors."""
    pattern = f"{start}(?:{inner}){end}"
    assume(not explodes(pattern))
    searched = pattern if start or end else f"^(?:{inner})$"
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    validator = jsonschema_rs.validator_for({**schema, "pattern": searched})
    expected = {text: validator.is_valid(text) for text in texts}
    assert expected == {text: matches(pattern, text) for text in texts}


@pytest.mark.parametrize(
    ("pattern", "taken", "refused"),
    [
        ("b", ["b", "abc", "a\nb"], ["", "a"]),
        ("a|^b$", ["xay", "b"], ["bb", ""]),
        ("^b", ["bc"], ["ab"]),
        ("^(?:a|b)$", ["a", "b"], ["ab"]),
        (r"\p{Lu}", ["aÉ"], ["aé"]),
    ],
)
def test_pattern_is_searched_where_the_dialect_does_not_say_otherwise(
    pattern: str, taken: list[str], refused: list[str]
) -> None:
    """JSON Schema looks for a match anywhere in a value."""
    body = written_out(patterns.translate(pattern, whole=False))
    match = re.compile(rf"^(?:{body})\Z").match
    assert [*taken, *refused] == [
        *(text for text in taken if match(text)),
        *(text for text in refused if not match(text)),
    ]


@pytest.mark.parametrize("category", ["L", "M", "N", "P", "S", "Z", "C"])
def test_class_by_property_has_what_unicode_gives_it(category: str) -> None:
    """Each character is in its class or in the complement, and in one of them only."""
    inside = re.compile(written_out(rf"[\p{{{category}}}]")).match
    outside = re.compile(written_out(rf"[\P{{{category}}}]")).match
    wrong = [
        code
        for code in (*range(0, 0x30000, 7), *range(0xE0000, 0x110000, 97))
        if (unicodedata.category(chr(code))[0] == category)
        != (inside(chr(code)) is not None)
        or (inside(chr(code)) is None) == (outside(chr(code)) is None)
    ]
    assert [] == wrong


@pytest.mark.parametrize(
    ("name", "taken", "refused"),
    [
        ("Script=Han", "名前々", "ひらAé"),
        ("Katakana", "カ", "か"),
        ("IsCyrillic", "Я", "R"),
        ("gc=Lowercase_Letter", "é", "É1"),
        ("L&", "éÉ", "名"),
        ("Alnum", "a9", "é"),
        ("XDigit", "fF0", "gG"),
        ("Any", "\x00\U0010ffff", ""),
    ],
)
def test_names_of_classes(name: str, taken: str, refused: str) -> None:
    """Categories by both of their names, scripts, and the classes of POSIX."""
    match = re.compile(written_out(rf"[\p{{{name}}}]")).match
    assert [taken, ""] == [
        "".join(filter(match, taken)),
        "".join(filter(match, refused)),
    ]


@cache
def assigned() -> str:
    """All characters that mean something."""
    return "".join(
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) not in ("Cn", "Cs")
    )


@pytest.mark.parametrize("script", unicode_classes._SCRIPTS)
def test_scripts_have_the_characters_that_they_have_elsewhere(script: str) -> None:
    """Another library, with tables of its own, knows the same ones, and no others."""
    inside = "".join(re.findall(written_out(rf"[\p{{{script}}}]"), assigned()))
    outside = "".join(re.findall(written_out(rf"[\P{{{script}}}]"), assigned()))
    assert len(assigned()) == len(inside) + len(outside)
    for kind, text in (("p", inside), ("P", outside)):
        pattern = rf"^\{kind}{{Script={script}}}+$"
        theirs = jsonschema_rs.validator_for({"pattern": pattern})
        assert theirs.is_valid(text), kind
