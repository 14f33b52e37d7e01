"""Descriptions to docstrings: plain paragraphs, wrapped, unable to end the literal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from functools import lru_cache
from html.parser import HTMLParser

LINE_LENGTH = 88

_BLOCKS = frozenset(
    {"br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "important", "li", "note"}
    | {"ol", "p", "pre", "table", "td", "th", "tr", "ul"}
)
_INLINE = frozenset(
    {"a", "b", "code", "em", "fullname", "i", "img", "small", "span", "strong"}
    | {"sub", "sup", "tt", "u"}
)
_MARKUP = re.compile(
    rf"</?(?:{'|'.join(sorted(_BLOCKS | _INLINE))})\b[^<>]*>|<!--|&(?:\w+|#\d+);", re.I
)
_MARKDOWN = re.compile(
    r"[\\`*_{}\[\]<>#|!~&]"  # markup anywhere
    r"|^[-+=]"  # at the start of a block
    r"|(?<=:)//|(?<=\bwww)\.",  # what is read as an address
    re.I,
)
_QUOTES = re.compile('"{3}')
_LAST_QUOTES = re.compile(r'"{3}|"\Z')
"""What ends a literal in triple quotes, one quote before the end of it included."""
_LIST_NUMBER = re.compile(r"^[0-9]{1,9}(?=[.)])")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)\s+(?=[A-Z`(])")


def paragraphs(description: str) -> list[str]:
    """Return the paragraphs of a description in plain text or HTML, each one line."""
    text = _without_markup(description) if _MARKUP.search(description) else description
    blocks = re.split(r"\n\s*\n", text)
    return [words for block in blocks if (words := _one_line(block))]


def first_sentence(description: str) -> str:
    """Return the first sentence of a description, "" if there is none."""
    blocks = paragraphs(description)
    return _SENTENCE_END.split(blocks[0], maxsplit=1)[0] if blocks else ""


def sentences(description: str) -> list[str]:
    """Return all sentences of a description."""
    return [
        each for block in paragraphs(description) for each in _SENTENCE_END.split(block)
    ]


def sentence(text: str) -> str:
    """Return `text` with a full stop, if it has no other end."""
    return text if not text or text[-1] in ".!?:" else f"{text}."


def docstring(blocks: Iterable[str], *, indent: int) -> str:
    """Return the text of a docstring that stands `indent` columns from the left.

    A block is a paragraph, wrapped here, or lines that are laid out already. The first
    one begins behind the quotes.
    """
    width = LINE_LENGTH - indent
    *others, last = blocks
    laid_out = [
        block if "\n" in block else wrap(block, width)
        for block in [*map(_escaped, others), _escaped(last, _LAST_QUOTES)]
    ]
    quotes = 3 if "\n" in (first := laid_out[0]) or others else 6
    if len(first.partition("\n")[0]) + quotes > width:
        laid_out[0] = wrap(first, width - quotes + 3, first="   ").lstrip()
    lines = "\n\n".join(laid_out).splitlines()
    body = "\n".join(f"{' ' * indent}{line}".rstrip() for line in lines).strip()
    return f"{body}\n{' ' * indent}" if "\n" in body else body


def entry(name: str, text: str, *, indent: int) -> str:
    """Return a line of a docstring's list, such as `name: text`, wrapped and hung."""
    return wrap(f"{name}: {text}", LINE_LENGTH - indent, first="    ", rest=" " * 8)


# The same sentences stand in the client, the asynchronous client and the server.
@lru_cache(maxsize=32768)
def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    """Return `text` in lines of at most `width`, save for words that are longer."""
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def markdown(text: str) -> str:
    """Return a line of plain text as Markdown that shows it as it is.

    It neither opens a block, such as a list, nor has links in it.
    """
    escaped = _MARKDOWN.sub(r"\\\g<0>", _one_line(text))
    return _LIST_NUMBER.sub(r"\g<0>\\", escaped)


def _escaped(text: str, quotes: re.Pattern[str] = _QUOTES) -> str:
    """Return `text` as it stands between triple quotes, as something to read."""
    text = "\n".join(map(_printable, text.split("\n"))).replace("\\", "\\\\")
    return quotes.sub(lambda found: '\\"' * len(found[0]), text)


def _without_markup(description: str) -> str:
    reader = _TextOfHtml()
    reader.feed(description)
    reader.close()
    return "".join(reader.parts)


def _one_line(text: str) -> str:
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text)


class _TextOfHtml(HTMLParser):
    """Collects the text of HTML; blocks become paragraphs, code gets back-quotes.

    What looks like an element and is none, such as <region>, is text.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "code":
            self.parts.append("`")
        elif tag not in _INLINE:
            self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "code":
            self.parts.append("`")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
