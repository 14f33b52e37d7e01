"""The comment on a pull request: as Markdown reads it, and never longer than allowed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from generator.diff.formats import markdown
from generator.diff.formats.fitting import Section, fitted, length
from generator.diff.formats.markup import code, prose
from generator.diff.model import Comparison, Review, Style
from generator.problems.excerpt import visible
from tests.diff.hostile_review import STRINGS, hostile
from tests.diff.parsed_page import Page, parse
from tests.diff.shop import edited, review, shop

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.fixture(scope="module")
def shops() -> Review:
    """A review with a change of each level."""
    return review(shop(), shop(edited))


@pytest.fixture(scope="module")
def plain(shops: Review) -> Page:
    """A comment with a harmless string in all places."""
    return rendered(markdown.write(hostile(shops, "x"), Style()))


def rendered(text: str) -> Page:
    """Return what a reader sees, as elements."""
    return parse(COMMONMARK.render(text))


def test_begins_with_what_matters_most(shops: Review) -> None:
    """The heading, the verdict, the versions, and a table of who meets what."""
    assert (
        "## API changes: Small Service\n"
        "\n"
        "> [!CAUTION]\n"
        "> **2 breaking changes** · 1 compatible change, 3 documentation changes\n"
        "\n"
        "`main:shop.yaml` → `shop.yaml`\n"
        "\n"
        "|  | Breaking | Risky | Compatible | Documentation |\n"
        "| :-- | --: | --: | --: | --: |\n"
        "| All changes | 2 | 0 | 1 | 3 |\n"
        "| Callers, who call the service with the generated client | 2 | 0 | 1 | 0 |\n"
        "| Implementers, who implement it on the generated server | 0 | 0 | 3 | 0 |\n"
        "| Data, who have payloads at rest | 2 | 0 | 1 | 0 |\n"
    ) == markdown.write(shops, Style()).partition("\n### ")[0]


def test_tells_of_each_change_what_a_reviewer_asks(shops: Review) -> None:
    """Sentence, subject, rule, readers, operations and places."""
    text = markdown.write(shops, Style())
    assert (
        "- **`BuyRequest.buyer` must be there**\\\n"
        "  `BuyRequest.buyer` · rule `member-became-required`\n"
        "  - Callers: **breaking**, requests without it are refused\n"
        "  - Implementers: **compatible**, handlers may rely on it\n"
        "  - Data: **breaking**, payloads at rest that lack it are refused\n"
        "  - Reaches `Buy`\n"
        "  - Old at `main:shop.yaml:46`, new at `shop.yaml:46`\n"
    ) in text


def test_is_read_as_it_is_meant(shops: Review) -> None:
    """One table, a fold for what is not urgent, the code in blocks of its own."""
    page = rendered(markdown.write(shops, Style()))
    assert ["Breaking (2)"] == [each.text for each in page.of("h3")]
    assert ["Compatible (1)", "Documentation (3)", "Generated code (8 files)"] == [
        each.text for each in page.of("summary")
    ]
    assert 1 == len(page.of("table"))
    blocks = [each for each in page.of("code") if "pre" in each.inside]
    assert 8 == len(blocks)
    assert all(each.text.startswith("--- a/") for each in blocks)


@pytest.mark.parametrize("kind", STRINGS)
def test_no_string_becomes_markup(shops: Review, plain: Page, kind: str) -> None:
    """What is shown has the elements of any comment, and shows the string."""
    string = STRINGS[kind]
    page = rendered(markdown.write(hostile(shops, string), Style()))
    assert set() == {each.tag for each in page.elements} - {
        each.tag for each in plain.elements
    }
    for tag in ("h2", "h3", "details", "summary", "table", "pre", "blockquote"):
        assert len(plain.of(tag)) == len(page.of(tag)), tag
    assert visible(string)[:200].strip() in "".join(
        each.text for each in page.of("code")
    )


@pytest.mark.parametrize("kind", STRINGS)
def test_prose_pings_nobody(kind: str) -> None:
    """Outside of code no mention, reference or address of GitHub's is left."""
    text = "".join(
        token.content
        for token in COMMONMARK.parseInline(prose(STRINGS[kind]))[0].children or ()
    )
    assert None is re.search(r"@\w|#\w", text)
    shown = visible(STRINGS[kind][:1000])
    assert shown.strip() == text.replace("\N{WORD JOINER}", "").rstrip("…").strip()


@pytest.mark.parametrize("text", ["", " ", "`", "``", "a`b", "`a`", " a ", "a``b```c"])
def test_code_shows_any_text(text: str) -> None:
    """Backquotes and spaces in code are shown, too."""
    (token,) = COMMONMARK.parseInline(code(text))[0].children or []
    assert ("code_inline", text.strip()) == (token.type, token.content.strip())


def test_many_changes_are_folded(shops: Review) -> None:
    """After ten changes of a level, the others wait for a click."""
    page = rendered(markdown.write(_times(shops, 15), Style()))
    assert "20 more breaking changes" in [each.text for each in page.of("summary")]


@pytest.mark.parametrize("times", [60, 400])
def test_never_exceeds_what_github_takes(shops: Review, times: int) -> None:
    """What is cut is named, what matters most is kept, and every fold is closed."""
    text = markdown.write(hostile(_times(shops, times), "\U0001f4a9" * 60), Style())
    assert length(text) <= 65_536
    page = rendered(text)
    assert len(page.of("details")) == len(page.of("summary"))
    note = page.of("p")[-1].text
    assert note.startswith("Cut to the length of a comment. Left out: ")
    assert f"{3 * times} documentation changes" in note
    assert re.search(r"[,:] \d+ of the files of generated code", note)
    assert "concord diff --format html" in note


def _times(review: Review, times: int) -> Review:
    old = review.comparison
    changes = tuple(each for each in old.changes for _ in range(times))
    return replace(review, comparison=Comparison(old.old, old.new, changes))


def test_smaller_items_fit_where_a_larger_one_does_not() -> None:
    """An item that is too long is left out alone; a section without one, whole."""
    sections = [
        Section("<", ["a", "b" * 50, "c"], ">", "things"),
        Section("<", ["d" * 50], ">", "others"),
    ]
    assert ("<ac>", ["1 things", "1 others"]) == fitted(sections, 20)
