"""Statements that are too long are divided as black divides them."""

from __future__ import annotations

import ast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.rendering.black_form import as_formatted
from generator.rendering.black_imports import imported
from generator.rendering.blackened import blackened
from tests.roundtrip.profile import examples

NAMES = st.sampled_from(
    [
        "a",
        "models.Pet",
        "a_rather_long_name_of_it",
        "errors.NotFound",
        "models.AnOperationWithARatherLongNameOfItsOwnRequest",
        "shapes.AN_OPERATION_WITH_A_RATHER_LONG_NAME_OF_WHAT_IS_WITHIN_ITS_MEMBERS.meta",
    ]
)
TEXTS = st.sampled_from(['"a"', '"a, rather (long) text"', '"/a/b/{c}/d"', "1", "-2.5"])
ATOMS = NAMES | TEXTS


def unions(of: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Two or three of them, with bars between."""
    return st.lists(of, min_size=2, max_size=3).map(" | ".join)


def joined(
    of: st.SearchStrategy[str], opening: str, closing: str, least: int = 0
) -> st.SearchStrategy[str]:
    """Some of them in brackets."""
    items = st.lists(of, min_size=least, max_size=4)
    return items.map(lambda it: f"{opening}{', '.join(it)}{closing}")


def calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Calls, lists, mappings, subscripts and unions of some expressions."""
    before = st.sampled_from(["name=", "of_it=", "later=lambda: ", "*", "**"])
    arguments = st.tuples(
        st.lists(inner, max_size=4),
        st.lists(st.tuples(before, inner).map("".join), max_size=3),
    ).map(lambda it: ", ".join([*it[0], *it[1]]))
    pairs = st.tuples(st.sampled_from(['"key"', "200", "a.b"]), inner).map(": ".join)
    called = st.tuples(NAMES, arguments).map(lambda it: f"{it[0]}({it[1]})")
    after = st.sampled_from(["", "", ".meta", "[0]", "(a)", ".b(c)"])
    return st.one_of(
        st.tuples(called, after).map("".join),
        joined(inner, "[", "]"),
        joined(pairs, "{", "}"),
        st.tuples(NAMES, joined(inner, "[", "]", 1)).map("".join),
        unions(inner),
    )


def subscripts(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Types of types."""
    names = st.sampled_from(["list", "Maybe", "Annotated", "models.Page", "Literal"])
    return unions(inner) | st.tuples(names, joined(inner, "[", "]", 1)).map("".join)


EXPRESSIONS = st.recursive(ATOMS, calls, max_leaves=14)
TYPES = st.recursive(NAMES, subscripts, max_leaves=5)


@st.composite
def assignments(draw: st.DrawFn) -> str:
    """Something that is assigned, or has a type, or both."""
    match draw(st.integers(0, 5)):
        case 0:
            return f"{draw(NAMES)} = {draw(EXPRESSIONS)}"
        case 1:
            return f"x: {draw(TYPES)}"
        case 2:
            return f"{draw(NAMES)} = {draw(NAMES)} = {draw(EXPRESSIONS)}"
        case 3:
            return f"x = {draw(EXPRESSIONS)}"
        case _:
            name = draw(st.sampled_from(["x", "a_name_of_some_constant_that_is_long"]))
            return f"{name}: {draw(TYPES)} = {draw(ATOMS | EXPRESSIONS)}"


@st.composite
def parameters(draw: st.DrawFn) -> str:
    """What a function takes, at least itself."""
    names = ["a", "a_rather_long_name", "b"][: draw(st.integers(0, 3))]
    defaults = st.sampled_from(["", "", " = None", " = UNSET", " = f(a, b)"])
    typed = [f"{name}: {draw(TYPES)}{draw(defaults)}" for name in names]
    is_starred = draw(st.booleans())
    star = ["*"] if typed and is_starred else []
    last = draw(st.sampled_from(["", "**options: Unpack[Options]", "**kw: A | B"]))
    rest = [last] if last else []
    itself = ["self"] if draw(st.booleans()) else []
    return ", ".join([*itself, *star, *typed, *rest])


@st.composite
def heads(draw: st.DrawFn) -> str:
    """A function or a class."""
    name = draw(st.sampled_from(["f", "a_function_of_a_rather_long_name" * 2]))
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["def", "async def"]))
        taken = draw(parameters())
        result = draw(st.just("") | TYPES.map(lambda it: f" -> {it}"))
        return f"{kind} {name}({taken}){result}:\n    pass"
    before = st.sampled_from(["", "", "tag=", "frozen="])
    bases = joined(st.tuples(before, ATOMS).map("".join), "(", ")", 1)
    return f"class {name}{draw(bases)}:\n    x: int"


@st.composite
def verbs(draw: st.DrawFn) -> str:
    """What is done in a function."""
    verb = draw(
        st.sampled_from(["", "return ", "raise ", "return await ", "x: A | B = await "])
    )
    return f"{verb}{draw(NAMES)}({draw(EXPRESSIONS)}, {draw(EXPRESSIONS)})"


STATEMENTS = st.one_of(assignments(), heads(), verbs())


@st.composite
def with_commas(draw: st.DrawFn, statements: st.SearchStrategy[str]) -> str:
    """A statement with some commas behind the last items of brackets."""
    text = draw(statements)
    places = [at for at, each in enumerate(text) if each in ")]}" and at]
    for at in sorted(
        (
            draw(st.lists(st.sampled_from(places), max_size=2, unique=True))
            if places
            else []
        ),
        reverse=True,
    ):
        text = f"{text[:at]},{text[at:]}"
    return text


def assert_as_by_black(text: str, depth: int) -> None:
    """Compare a statement in classes with what black makes of it, if it is known."""
    above = "".join(f"{'    ' * each}class A:\n" for each in range(depth))
    indent = "    " * depth
    lines = [indent + line for line in text.split("\n")]
    module = "\n".join([above + lines[0], *lines[1:], ""])
    try:
        ast.parse(module)
    except SyntaxError:
        return
    made = as_formatted(lines, indent)
    if made is not None:
        assert above + "\n".join([*made, ""]) == blackened(module, "x.py")


@examples(250)
@example(f"{'a' * 75} = {'b' * 50} = {'c' * 15}(-2 | -2 | {'d' * 13},).e(f)", 1)
@given(with_commas(STATEMENTS), st.integers(0, 2))
def test_statements_are_divided_as_by_black(text: str, depth: int) -> None:
    """Whatever they are, at the top, in a class and in a method."""
    assert_as_by_black(text, depth)


@st.composite
def exploded(draw: st.DrawFn) -> str:
    """A call whose arguments stand on a line each."""
    before = draw(
        st.sampled_from(["", "return ", "return await ", "x = y = "])
        | NAMES.map(lambda it: f"{it} = ")
        | TYPES.map(lambda it: f"a_constant: {it} = ")
        | TYPES.map(lambda it: f"x: {it} = await ")
    )
    called = draw(st.sampled_from(["f", "a_call_of.something", "x[a].b", "x(a).b(c)"]))
    items = draw(st.lists(EXPRESSIONS, min_size=1, max_size=4))
    return "\n".join([f"{before}{called}(", *(f"    {each}," for each in items), ")"])


@examples(120)
@given(exploded(), st.integers(0, 2))
def test_what_is_before_items_is_divided_as_by_black(text: str, depth: int) -> None:
    """The items stay, unless they go deeper, or are too long."""
    assert_as_by_black(text, depth)


A, B = "a_name_of_something", "another_name_of_what_is_not_the_same"
PARTED = [
    f"x = {A}_{A}_{A} | {A}_{A}[a]",
    f"x = {A}_{A}_{A} | {A}_{A}(a)",
    f"x = {A}_{A}_{A} | {B}.{A}({B}, {A})[0]",
    f"x = {A}_{A}_{A} | {A}_{A}.b",
    f"x = {A}_{A}_{A}_{A}_{A}() | {A}()",
    f"x = {A}_{A}_{A}_{A}_{A}() | {A}(a)",
    f"x = {A}(b) | {A}({A}, {B}, {B})",
    f"x = {A} | {A}({A}, {B}, {B})",
    f"x = {A} | {A}[{A}, {B}, {B}]",
    f"x = [{A}, {B}, {B}] | {A}",
    f"x = [{A}, {B}, {B}] | {A}_{A}_{A}_{A}_{A}",
    f"x = [{A}, {B}, {B}] | {A}_{A}_{A}_{A}({A})",
    f"x = [] | {A}_{A}_{A}_{A}_{A}",
    f"{A}_{A} = {A}[0].a | {A}_{B}(a)",
    f"raise {A}({A})[{A}] | {A}({A})",
    f"x = y = {A} | {A}({A}, {B}, {B})",
    f"x: {A}_{A}_{A} | {A}_{A}[a]",
    f"x: {A}_{A}_{A} | {A}_{A}[a] = 1",
    f"return {A}_{A}_{A} | {A}_{A}[a]",
    f"x = {A}_{A}({B}()) | {A}_{A}()",
    f"x = {A}_{A}_{A}_{A}()[{A}]()",
    f"return {A}_{A}_{A}({A}_{A})[{B}]()()",
]


@pytest.mark.parametrize("depth", [0, 2])
@pytest.mark.parametrize("text", PARTED)
def test_two_parts_are_divided_as_by_black(text: str, depth: int) -> None:
    """Of the last brackets, or of parentheses around both."""
    indent = "    " * depth
    assert as_formatted([indent + text], indent) is not None
    assert_as_by_black(text, depth)


LONG = "a_rather_long_name_of_something_that_is_imported"


@pytest.mark.parametrize(
    "text",
    [
        f"from .{LONG} import {LONG}",
        f"from .{LONG} import {LONG} as a, b, c as d",
        f"from .{LONG}.{LONG} import a",
        f"from .{LONG}{LONG} import a",
        f"from {LONG} import (\n    a,\n    b,\n)",
        f"import {LONG}.{LONG}",
    ],
)
def test_imports_are_divided_as_by_black(text: str) -> None:
    """A name a line, where they do not fit on that of the import."""
    made = imported(text.split("\n"))
    assert made is not None
    assert "\n".join([*made, ""]) == blackened(text + "\n", "x.py")


@pytest.mark.parametrize(
    "text",
    [
        "from . import (a)",
        "from . import *",
        "from . import a  # b",
        "from . import (\n)",
    ],
)
def test_other_imports_are_left_to_black(text: str) -> None:
    """Comments could move, for one."""
    assert imported(text.split("\n")) is None


@pytest.mark.parametrize(
    "text",
    [
        "x = a if b else c",
        "x = (a, b)",
        "x = a[b,]",
        "x = a[b:c]",
        'x = "a" "b"',
        "x = a + b",
        "x = [each for each in a]",
        'x = "\N{CJK UNIFIED IDEOGRAPH-4E2D}"',
        'y = f("' + "\N{CJK UNIFIED IDEOGRAPH-4E2D}" * 50 + '")',
        "x = {a: b}",
        "def f(*a: b | c) -> d:\n    pass",
        'def f() -> "a":\n    pass',
        "def f() -> a[b, c,]:\n    pass",
        "x = f(lambda: a,)",
    ],
)
def test_what_is_not_known_is_left_to_black(text: str) -> None:
    """Black has a choice there that is not made here."""
    longer = text.replace("x =", f"{'x' * 90} =").replace("f(", f"{'f' * 90}(")
    assert as_formatted(longer.split("\n")) is None
