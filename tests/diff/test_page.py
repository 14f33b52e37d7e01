"""The page as a text: what is in it, what is never in it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest

from generator.diff.formats import html
from generator.diff.model import Comparison, Level, Review, Style
from generator.problems.excerpt import visible
from tests.diff.hostile_review import STRINGS, hostile
from tests.diff.parsed_page import Page, parse
from tests.diff.shop import edited, review, shop
from tests.generator.small_spec import operation, spec


@pytest.fixture(scope="module")
def shops() -> Review:
    """A review with a change of each level."""
    return review(shop(), shop(edited))


@pytest.fixture(scope="module")
def page(shops: Review) -> Page:
    """The page of that review."""
    return parse(html.write(shops, Style()))


def test_every_change_is_on_the_page_once(shops: Review, page: Page) -> None:
    """Each has a card of its own, with its level, its sentence and its effects."""
    cards = page.of("article")
    assert sorted(
        (f"change-{each.fingerprint}", each.level.label)
        for each in shops.comparison.changes
    ) == sorted(
        (each.attributes["id"], each.attributes["data-level"]) for each in cards
    )
    for change in shops.comparison.changes:
        (card,) = (
            each for each in cards if each.attributes["id"].endswith(change.fingerprint)
        )
        message = change.message.replace("`", "")
        assert message[1:] in card.text
        assert change.rule in card.text
        for reader, effect in change.effects.readers():
            assert f"{reader.capitalize()}" in card.text
            assert effect.why.replace("`", "") in card.text


def test_groups_are_those_of_operations(page: Page) -> None:
    """A change of a shared shape stands once, and each operation has a link to it."""
    headings = [each.text for each in page.of("h2")]
    assert [
        "Changes by operation",
        "All changes",
        "Shared by several operations",
        "Buy",
        "Sell",
        "Weigh",
        "The service",
    ] == headings


def test_all_changes_are_listed_on_top(shops: Review, page: Page) -> None:
    """In their order, with level, subject and rule, each a link to its card."""
    links = [each for each in page.of("a") if "ol" in each.inside]
    assert [
        (
            f"#change-{each.fingerprint}",
            f"{each.level.label.capitalize()} {each.subject} {each.rule}",
        )
        for each in shops.comparison.changes
    ] == [(each.attributes["href"], " ".join(each.text.split())) for each in links]


def test_code_that_no_change_accounts_for_is_at_the_end(shops: Review) -> None:
    """No change, no cause: all of the code is in the last section."""
    old = shops.comparison
    page = parse(html.write(Review(Comparison(old.old, old.new, ())), Style()))
    last = page.of("h2")[-1]
    assert "Also changed in the generated code" == last.text
    assert 8 == len([each for each in page.of("pre") if "data-path" in each.attributes])


def test_every_changed_line_of_the_code_is_on_the_page(
    shops: Review, page: Page
) -> None:
    """Taking the lines away that the page takes away, and adding what it adds, is all.

    So the new package can be made of the old one and the page.
    """
    old, new = (
        {path: [*map(visible, text.split("\n"))] for path, text in files.items()}
        for files in (shops.comparison.old.files, shops.comparison.new.files)
    )
    assert new == {path: _applied(lines, path, page) for path, lines in old.items()}


def _applied(lines: list[str], path: str, page: Page) -> list[str]:
    removed, added, inside = set(), {}, ""
    for element in page.elements:
        if element.tag == "pre":
            inside = element.attributes.get("data-path", "")
        elif (
            inside == path and element.tag in ("del", "ins") and "pre" in element.inside
        ):
            number = int(element.attributes["data-at"])
            if element.tag == "del":
                removed.add(number)
                assert lines[number - 1] == element.text
            else:
                added[number] = element.text
    kept = iter([x for at, x in enumerate(lines, start=1) if at not in removed])
    length = len(lines) - len(removed) + len(added)
    return [added[at] if at in added else next(kept) for at in range(1, length + 1)]


def test_links_lead_to_places_on_the_page(page: Page) -> None:
    """Ids are unique, and nothing is linked that is elsewhere."""
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    links = {each.attributes["href"] for each in page.of("a")}
    assert len(ids) == len(set(ids))
    assert set() == links - {f"#{each}" for each in ids}


def test_labels_name_what_they_label(page: Page) -> None:
    """Landmarks, headings and controls tell a screen reader what they are."""
    ids = {each.attributes.get("id") for each in page.elements}
    for each in page.elements:
        assert each.attributes.get("aria-labelledby", "changes") in ids
    assert ["en"] == [each.attributes["lang"] for each in page.of("html")]
    for tag in ("header", "nav", "main", "footer", "h1"):
        assert 1 == len(page.of(tag)), tag
    levels = [
        int(each.tag[1]) for each in page.elements if re.fullmatch("h[1-6]", each.tag)
    ]
    assert 1 == levels[0]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for each in (*page.of("input"), *page.of("select")):
        assert "label" in each.inside


def test_levels_are_told_in_words(page: Page) -> None:
    """No colour says what no word says."""
    labels = {
        each.text
        for each in page.of("span")
        if "pill" in each.attributes.get("class", "")
    }
    assert {"Breaking", "Compatible", "Documentation"} == labels


def test_page_allows_nothing_but_itself(shops: Review) -> None:
    """Its policy names the digests of its one style and its one script."""
    page = parse(html.write(shops, Style()))
    (policy,) = (
        each.attributes["content"]
        for each in page.of("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    (style,), (script,) = page.of("style"), page.of("script")
    digests = [
        b64encode(sha256(each.text.encode()).digest()).decode()
        for each in (style, script)
    ]
    assert (
        f"default-src 'none'; style-src 'sha256-{digests[0]}';"
        f" script-src 'sha256-{digests[1]}'; img-src data:; base-uri 'none';"
        " form-action 'none'"
    ) == policy
    assert {"data:,"} == {
        value
        for each in page.elements
        for name, value in each.attributes.items()
        if name in ("src", "href", "action", "srcset", "data")
        and not value.startswith("#")
    }


@pytest.mark.parametrize("kind", STRINGS)
def test_no_string_becomes_markup(shops: Review, page: Page, kind: str) -> None:
    """Elements and attributes are those of any page; the string is text in it."""
    string = STRINGS[kind]
    other = parse(html.write(hostile(shops, string), Style()))
    known = _markup(page) | {("strong", "")}
    assert set() == _markup(other) - known
    for tag in ("script", "style"):
        assert [each.text for each in page.of(tag)] == [
            each.text for each in other.of(tag)
        ]
    assert visible(string) in other.of("main")[0].text


def _markup(page: Page) -> set[tuple[str, str]]:
    return {
        (each.tag, name) for each in page.elements for name in (*each.attributes, "")
    }


ENUMS = {
    "in a row": "Goods: {type: string, enum: [%s]}",
    "in a list": "Goods:\n  type: string\n  enum: %s",
}


@pytest.mark.parametrize("way", ENUMS)
@pytest.mark.parametrize("gone", [False, True], ids=["new", "gone"])
def test_of_an_enum_the_value_alone_is_marked(way: str, gone: bool) -> None:
    """The enum was there, and is; what else differs in it is marked elsewhere."""
    few, many = ["A", "C", "E"], ["A", "B", "C", "D", "E"]
    texts = [
        spec(
            paths=operation("Buy", request="In"),
            schemas="In:\n  type: object\n  properties:\n"
            "    goods: {$ref: '#/components/schemas/Goods'}\n"
            + ENUMS[way]
            % (
                ", ".join(values)
                if way == "in a row"
                else "".join(f"\n    - {each}" for each in values)
            ),
        ).replace("  responses:\n\n", "")
        for values in (few, many)
    ]
    old, new = reversed(texts) if gone else texts
    page = parse(html.write(review(old, new), Style()))
    cards = {
        each.attributes["id"]: each.text
        for each in page.of("article")
        if "enum-value" in each.text
    }
    assert 2 == len(cards)
    for text in cards.values():
        assert "Not in this version" not in text
        assert text.count("enum:") == 2
    lines = [
        "".join(each.text.split())
        for each in page.elements
        if each.tag in ("ins", "del")
        and "line" in each.attributes.get("class", "")
        and "details" not in each.inside
    ]
    if way == "in a list":
        assert ["-B", "-D"] == [each for each in lines if each[:1] == "-"]
    else:
        marks = [each.text for each in page.of("mark") if "details" not in each.inside]
        assert ["B", "D"] == marks


def test_nothing_changed_is_said(shops: Review) -> None:
    """A page without a change says so, and has nothing to filter."""
    same = parse(html.write(review(shop(), shop()), Style()))
    assert "Nothing has changed" in same.of("header")[0].text
    assert [] == same.of("form")
    assert [] == same.of("nav")


def test_accepted_changes_are_marked(shops: Review) -> None:
    """What was agreed to is shown with its reason and its last day."""
    change = shops.comparison.changes[0]
    assert change.level is Level.BREAKING
    text = html.write(hostile(shops, "agreed"), Style())
    assert "<strong>Accepted</strong> until 2030-01-01: agreed" in text
    assert "<strong>Was accepted</strong> until 2030-01-01" in text
    assert "agreed: agreed, agreed" in text


def test_the_same_review_gives_the_same_page(shops: Review) -> None:
    """Nothing of the time or the machine is on the page."""
    again = review(shop(), shop(edited))
    assert html.write(shops, Style()) == html.write(again, Style(colour=True, width=9))
