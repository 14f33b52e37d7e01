"""The generated code's diff, divided among the changes: all of it, where it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diff.code import Hunk, divided
from generator.diff.lines import compared
from generator.diff.model import Comparison
from generator.diff.scopes import scopes
from tests.diff.shop import comparison, edited, shop


@pytest.fixture(scope="module")
def shops() -> Comparison:
    """Two versions of the shop, with a change of each level."""
    return comparison(shop(), shop(edited))


def places(hunks: Iterable[Hunk]) -> list[str]:
    """Return where hunks are, without the package: each file and definition once."""
    found = (f"{hunk.path.rpartition('/')[2]} {'.'.join(hunk.scope)}" for hunk in hunks)
    return list(dict.fromkeys(found))


def changed(hunks: Iterable[Hunk]) -> list[tuple[str, int | None, int | None, str]]:
    """Return the changed lines of hunks, each with its file and numbers."""
    return sorted(
        (
            (hunk.path, line.old, line.new, line.text)
            for hunk in hunks
            for line in hunk.lines
            if line.changed
        ),
        key=str,
    )


def test_code_stands_under_the_change_that_caused_it(shops: Comparison) -> None:
    """A member's code under the member, a shape's under the shape, wherever it is."""
    code = divided(shops)
    clients = ("async_client.py AsyncShopClient.", "client.py ShopClient.")
    goods = [f"{each}{name}" for each in clients for name in ("buy", "sell", "weigh")]
    prices = [f"models.py {name}Response.price" for name in ("Buy", "Sell", "Weigh")]
    assert {
        "BuyRequest.buyer": [
            "README.md ",
            *(f"{each}buy" for each in clients),
            "models.py BuyRequest.buyer",
        ],
        "Goods": [
            *goods,
            *(f"models.py {name}Request.goods" for name in ("Buy", "Sell", "Weigh")),
            "shapes.py GOODS",
        ],
        "WeighRequest.inGrams": [
            *(f"{each}weigh" for each in clients),
            "models.py WeighRequest.in_grams",
        ],
        "info": ["pyproject.toml ", "provenance.json "],
        "Sell": [
            "README.md ",
            *(f"{each}sell" for each in clients),
            "server.py ShopService.sell",
        ],
        "Price": [*prices, "shapes.py PRICE"],
    } == {
        change.subject: places(code.caused[number])
        for number, change in enumerate(shops.changes)
    }


def test_what_no_change_accounts_for_is_the_rest(shops: Comparison) -> None:
    """Without the change of the version, nothing says why these files differ."""
    others = tuple(each for each in shops.changes if each.rule != "version-changed")
    code = divided(Comparison(shops.old, shops.new, others))
    assert ["pyproject.toml ", "provenance.json "] == places(code.rest)
    assert () == divided(shops).rest


def test_no_line_is_lost_or_shown_twice(shops: Comparison) -> None:
    """The parts together are the diff of all files."""
    code, old, new = divided(shops), shops.old.files, shops.new.files
    parts = [hunk for hunks in code.caused.values() for hunk in hunks]
    assert sorted(
        (
            (path, line.old, line.new, line.text)
            for path in old.keys() | new.keys()
            for line in compared(old.get(path, ""), new.get(path, ""))
            if line.changed
        ),
        key=str,
    ) == changed([*parts, *code.rest])


def test_code_of_two_changes_stands_under_one(shops: Comparison) -> None:
    """The other one says where: nothing is read twice."""
    first, *others = shops.changes
    twice = Comparison(
        shops.old, shops.new, (first, replace(first, message="x"), *others)
    )
    code = divided(twice)
    assert () == code.caused[1]
    assert (0,) == code.elsewhere[1]
    assert divided(shops).caused[0] == code.caused[0]


LINES = st.lists(
    st.sampled_from(["", "a = 1", "def f():", "    return 1", "    b = 2"])
)


@given(LINES, LINES)
def test_lines_make_up_both_texts(old: list[str], new: list[str]) -> None:
    """Whatever the texts, each is found again among their lines, in order."""
    lines = compared("".join(f"{x}\n" for x in old), "".join(f"{x}\n" for x in new))
    assert old == [line.text for line in lines if line.old]
    assert new == [line.text for line in lines if line.new]
    assert list(range(1, len(old) + 1)) == [line.old for line in lines if line.old]
    assert list(range(1, len(new) + 1)) == [line.new for line in lines if line.new]


@given(LINES)
def test_every_line_has_a_scope(lines: list[str]) -> None:
    """Text that is no Python is in no definition, and does not stop anything."""
    assert len(lines) < len(scopes("".join(f"{line}\n" for line in lines)))


def test_scopes_are_those_of_definitions() -> None:
    """Blank lines, decorators and docstrings belong to what they are for."""
    text = (
        'import a\n\n\n@a.b\nclass C:\n    """C."""\n\n    d: int\n'
        '    """D."""\n\n    def e(self):\n        f = 1\n\nG = (\n    1,\n)\n'
    )
    c, d, e, g = ("C",), ("C", "d"), ("C", "e"), ("G",)
    assert [(), c, c, c, c, c, d, d, d, e, e, e, g, g, g, g, ()] == scopes(text)
