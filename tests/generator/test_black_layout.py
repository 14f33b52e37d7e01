"""Long lines are divided as black divides them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.black_layout import Undividable, divided
from generator.rendering.blackened import blackened
from tests.roundtrip.profile import examples

NAMES = st.sampled_from(
    ["a", "models.Pet", "a_rather_long_name_of_it", "errors.NotFound"]
)
UNIONS = st.lists(NAMES, min_size=2, max_size=3).map(" | ".join)
ATOMS = (
    NAMES
    | UNIONS
    | st.sampled_from(['"a"', '"a, rather (long) text"', "1", "404", "None"])
)


def calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Calls, lists, mappings and subscripts of some expressions."""
    keyword = st.tuples(
        st.sampled_from(["name=", "of_it=", "later=lambda: ", ""]), inner
    ).map("".join)
    return st.one_of(
        st.tuples(
            NAMES, st.lists(inner, max_size=4), st.lists(keyword, max_size=3)
        ).map(
            lambda it: f"{it[0]}({', '.join([*it[1], *(k for k in it[2] if '=' in k.split('(')[0])])})"
        ),
        st.lists(inner, min_size=1, max_size=4).map(lambda it: f"[{', '.join(it)}]"),
        st.lists(
            st.tuples(st.sampled_from(['"key"', "200"]), inner), min_size=1, max_size=4
        ).map(lambda it: "{" + ", ".join(f"{key}: {value}" for key, value in it) + "}"),
        st.tuples(NAMES, st.lists(NAMES, min_size=1, max_size=3)).map(
            lambda it: f"{it[0]}[{', '.join(it[1])}]"
        ),
    )


EXPRESSIONS = st.recursive(ATOMS, calls, max_leaves=14)
BEFORE = st.sampled_from(
    ["x = ", "x: A = ", "a_name_of_a_constant: Operation[A, B] = "]
)


@examples(60)
@given(BEFORE, NAMES, st.lists(EXPRESSIONS, min_size=1, max_size=5))
def test_statements_are_divided_as_by_black(
    before: str, name: str, arguments: list[str]
) -> None:
    """A call with whatever arguments, assigned to a name."""
    text = f"{before}{name}({', '.join(arguments)})"
    try:
        lines = divided(text, "")
    except Undividable:
        return
    assert "\n".join(lines) + "\n" == blackened(text + "\n", "x.py")


@examples(40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "name=", "b="]), EXPRESSIONS),
        min_size=1,
        max_size=4,
    )
)
def test_items_are_divided_as_by_black(items: list[tuple[str, str]]) -> None:
    """What stands on lines of its own, with a comma behind."""
    plain = [text for name, text in items if not name]
    named = [name + text for name, text in items if name]
    named = list({each.partition("=")[0]: each for each in named}.values())
    try:
        lines = [
            line for each in [*plain, *named] for line in divided(each, "    ", ",")
        ]
    except Undividable:
        return
    text = "\n".join(
        ["x = f(", *(f"    {each}," for each in [*plain, *named]), ")", ""]
    )
    assert "\n".join(["x = f(", *lines, ")", ""]) == blackened(text, "x.py")
