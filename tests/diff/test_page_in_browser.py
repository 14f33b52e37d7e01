"""The page as people see it: in Chromium, wide and narrow, light and dark."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.diff.formats import html
from generator.diff.model import Review, Style
from tests.diff.chromium import PROGRAM, Browser
from tests.diff.hostile_review import STRINGS, hostile
from tests.diff.shop import edited, review, shop

WIDE, PHONE = (1440, 900), (390, 844)
SCREENS = [(*size, scheme) for size in (WIDE, PHONE) for scheme in ("light", "dark")]

pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        PROGRAM is None and os.environ.get("CONCORD_BROWSER") != "required",
        reason="there is no chromium on the PATH",
    ),
]

# The colour of a text against the first background behind it that covers it.
CONTRAST = """
(() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => rgb(colour).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return rgb(colour)[3] === 255 ? colour
      : element.parentElement ? behind(element.parentElement) : "white";
  };
  const words = (element) => [...element.childNodes]
    .some((each) => each.nodeType === 3 && each.data.trim());
  return [...document.querySelectorAll("body *")]
    .filter((each) => words(each) && each.checkVisibility() && each.tagName !== "SCRIPT")
    .map((each) => {
      const [low, high] = [getComputedStyle(each).color, behind(each)]
        .map(light).sort((a, b) => a - b);
      return [(high + 0.05) / (low + 0.05), each.outerHTML.slice(0, 80)];
    })
    .filter(([contrast]) => contrast < 4.5);
})()
"""
OPEN = "for (const each of document.querySelectorAll('details')) each.open = true"
SHOWN = (
    "[...document.querySelectorAll('.card')].filter(x => x.checkVisibility()).length"
)
GROUPS = (
    "[...document.querySelectorAll('.group > h2')]"
    ".filter(x => x.checkVisibility()).map(x => x.textContent)"
)


@pytest.fixture(scope="module")
def shops() -> Review:
    """A review with a change of each level."""
    return review(shop(), shop(edited))


@pytest.fixture(scope="module")
def page(shops: Review, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of that review, as a file."""
    file = tmp_path_factory.mktemp("page") / "review.html"
    file.write_text(html.write(shops, Style()), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser with an empty profile."""
    with Browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture
def desk(browser: Browser, page: Path) -> Browser:
    """The page in a wide window."""
    browser.show(page, *WIDE, "light")
    return browser


def complaints(browser: Browser) -> list[dict[str, Any]]:
    """Return what the page wrote to the console, or failed with."""
    return browser.named(
        "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"
    )


def requests(browser: Browser) -> list[str]:
    """Return the addresses that the page asked for."""
    return [
        each["request"]["url"] for each in browser.named("Network.requestWillBeSent")
    ]


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
def test_page_looks_right(
    browser: Browser, page: Path, width: int, height: int, scheme: str
) -> None:
    """It loads nothing, complains of nothing, fits its window, and can be read."""
    browser.show(page, width, height, scheme)
    browser.run(OPEN)
    assert [page.as_uri()] == requests(browser)
    assert [] == complaints(browser)
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")
    assert width == browser.run("innerWidth")
    assert [] == browser.run(CONTRAST)
    dark = browser.run("getComputedStyle(document.body).backgroundColor")
    assert ("rgb(20, 22, 26)" if scheme == "dark" else "rgb(251, 251, 249)") == dark


def test_code_scrolls_in_its_box(browser: Browser, page: Path) -> None:
    """On a phone a long line does not move the page."""
    browser.show(page, *PHONE, "light")
    browser.run(OPEN)
    assert browser.run(
        "[...document.querySelectorAll('.diff')].some(x => x.scrollWidth > x.clientWidth)"
    )
    assert browser.run("document.documentElement.scrollWidth") == PHONE[0]


def test_sides_stand_side_by_side_or_below_each_other(
    browser: Browser, page: Path
) -> None:
    """The old version stands left of the new one, and above it on a phone."""
    tops = "[...document.querySelectorAll('.sides')[0].children].map(x => x.getBoundingClientRect().top)"
    browser.show(page, *WIDE, "light")
    old, new = browser.run(tops)
    assert old == new
    browser.show(page, *PHONE, "light")
    old, new = browser.run(tops)
    assert old < new


def test_levels_filter_the_changes(desk: Browser) -> None:
    """Without the breaking changes, nor their groups, the others are left."""
    assert (6, "6 of 6") == (desk.run(SHOWN), desk.run("shown.textContent"))
    desk.run("document.querySelector('input[value=breaking]').click()")
    assert (4, "4 of 6") == (desk.run(SHOWN), desk.run("shown.textContent"))
    desk.run("document.querySelector('input[value=documentation]').click()")
    assert ["Weigh"] == desk.run(GROUPS)
    assert desk.run("document.querySelector('[data-group=operation-Buy]').hidden")
    desk.run("document.querySelector('button[type=reset]').click()")
    assert 6 == desk.run(f"new Promise(x => setTimeout(() => x({SHOWN}), 20))")


def test_a_reader_filters_the_changes(desk: Browser) -> None:
    """For one reader, the levels are those of what the reader notices."""
    desk.run(
        "filters.elements.reader.value = 'implementers';"
        "filters.dispatchEvent(new Event('input'))"
    )
    assert 3 == desk.run(SHOWN)
    desk.run("document.querySelector('input[value=compatible]').click()")
    assert 0 == desk.run(SHOWN)
    assert desk.run("nothing.checkVisibility()")


def test_a_text_filters_the_changes(desk: Browser) -> None:
    """What is typed is looked for in all that stands on a card, code too."""
    desk.run("filters.elements.text.focus()")
    for letter in "ingrams":
        desk.press(letter, letter)
    assert 1 == desk.run(SHOWN)
    assert ["Weigh"] == desk.run(GROUPS)


def test_a_link_leads_to_a_change_that_is_hidden(desk: Browser) -> None:
    """The filters give way, and the change stands below the bar, with the focus."""
    desk.run("document.querySelector('input[value=breaking]').click()")
    desk.run("location.hash = document.querySelector('.card.breaking').id")
    desk.run("new Promise(x => setTimeout(x, 700))")
    assert 6 == desk.run(SHOWN)
    assert desk.run("document.activeElement.matches('.card.breaking')")
    assert desk.run(
        "document.activeElement.getBoundingClientRect().top"
        " >= document.querySelector('.bar').getBoundingClientRect().bottom"
    )


def test_page_works_with_the_keyboard(desk: Browser) -> None:
    """The first stop skips to the changes; each stop is seen; a fold opens."""
    desk.press("Tab")
    assert "Skip to the changes" == desk.run("document.activeElement.textContent")
    assert desk.run("document.activeElement.getBoundingClientRect().top >= 0")
    stops = []
    while (stop := _next(desk)) != "BODY":
        stops.append(stop)
        assert desk.run(
            "[document.activeElement, document.activeElement.closest('label')]"
            ".some(x => x && getComputedStyle(x).outlineStyle !== 'none')"
        ), stops
    assert {"INPUT", "SELECT", "BUTTON", "A", "SUMMARY", "PRE"} <= set(stops)
    desk.run("document.querySelector('.generated summary').focus()")
    desk.press("Enter", "\r")
    assert desk.run("document.querySelector('.generated').open")


def _next(desk: Browser) -> str:
    desk.press("Tab")
    return str(desk.run("document.activeElement.tagName"))


def test_page_is_whole_without_scripts(browser: Browser, page: Path) -> None:
    """All changes are there, and what would not work is not."""
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.show(page, *PHONE, "light")
        assert 6 == browser.run(SHOWN)
        assert [False, True] == browser.run(
            "['filters', 'counts'].map(x => document.getElementById(x).checkVisibility())"
        )
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", value=False)


def test_page_can_be_printed(desk: Browser) -> None:
    """On paper there is nothing to click."""
    desk.send("Emulation.setEmulatedMedia", media="print")
    try:
        assert [False, False, True] == desk.run(
            "['.bar', '.index', '.card']"
            ".map(x => document.querySelector(x).checkVisibility())"
        )
    finally:
        desk.send("Emulation.setEmulatedMedia", media="")


def test_page_moves_nothing_for_those_who_asked(browser: Browser, page: Path) -> None:
    """Who asked for less motion gets jumps."""
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    browser.show(page, *WIDE, "light", motion=True)
    assert "smooth" == browser.run(behaviour)
    browser.show(page, *WIDE, "light", motion=False)
    assert "auto" == browser.run(behaviour)


def test_no_string_does_anything(
    browser: Browser, shops: Review, tmp_path: Path
) -> None:
    """With hostile strings in all places, the page is as quiet as with others."""
    file = tmp_path / "hostile.html"
    string = "\n".join(STRINGS.values())
    file.write_text(html.write(hostile(shops, string), Style()), encoding="utf-8")
    browser.show(file, *PHONE, "light")
    browser.run(OPEN)
    assert [file.as_uri()] == requests(browser)
    assert [] == complaints(browser)
    assert [1, 1, 0] == browser.run(
        "['script', 'style', 'img'].map(x => document.querySelectorAll(x).length)"
    )
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")


def test_policy_lets_nothing_in(desk: Browser) -> None:
    """Even what got onto the page could neither run nor speak to anyone."""
    desk.run(
        "document.head.append(Object.assign(document.createElement('script'),"
        " {textContent: 'window.ran = true'}))"
    )
    assert None is desk.run("window.ran")
    assert "refused" == desk.run("fetch('http://127.0.0.1:9/').catch(() => 'refused')")
    assert 2 <= len(desk.named("Log.entryAdded"))
