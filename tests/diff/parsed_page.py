"""A page as a browser reads it: elements in order, each with its attributes and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br", "hr", "img", "input", "link", "meta"}


@dataclass
class Element:
    """An element; `text` is all that stands in it."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    """The elements that it stands in, the outermost first."""

    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page; parsing fails where one is not closed."""

    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        names = tuple(each.tag for each in self._open)
        element = Element(tag, {key: value or "" for key, value in attrs}, names)
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element in which nothing can stand."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, which must be the last that was opened."""
        assert tag == self._open.pop().tag

    def handle_data(self, data: str) -> None:
        """Add a text to all that is open."""
        for element in self._open:
            element.text += data

    def of(self, tag: str) -> list[Element]:
        """Return the elements with a tag."""
        return [each for each in self.elements if each.tag == tag]


def parse(text: str) -> Page:
    """Return the elements of a page, all of which must be closed."""
    page = Page()
    page.feed(text)
    page.close()
    assert [] == page._open
    return page
