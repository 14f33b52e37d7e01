"""Descriptions to docstrings: plain paragraphs, wrapped, unable to end the literal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from html.parser import HTMLParser

LINE_LENGTH = 88

_BLOCKS = frozenset({"p", "div", "ul", "ol", "li", "dl", "dt", "dd", "br", "note"})
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-zA-Z]+;|&#[0-9]+;")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z`(])")


def paragraphs(description: str) -> list[str]:
    """Return the paragraphs of a description in plain text or HTML, each one line."""
    text = _without_markup(description) if _MARKUP.search(description) else description
    blocks = re.split(r"\n\s*\n", text)
    return [words for block in blocks if (words := _one_line(block))]


def first_sentence(description: str) -> str:
    """Return the first sentence of a description, "" if there is none."""
    blocks = paragraphs(description)
    return _SENTENCE_END.split(blocks[0], maxsplit=1)[0] if blocks else ""


def sentence(text: str) -> str:
    """Return `text` with a full stop, if it has no other end."""
    return text if not text or text[-1] in ".!?:" else f"{text}."


def docstring(blocks: Iterable[str], *, indent: int) -> str:
    """Return the text of a docstring that stands `indent` columns from the left.

    A block is a paragraph, wrapped here, or lines that are laid out already. The first
    one begins behind the quotes.
    """
    width = LINE_LENGTH - indent
    first, *rest = [block if "\n" in block else wrap(block, width) for block in blocks]
    if len(first) + 3 > width or (not rest and len(first) + 6 > width):
        first = wrap(f"   {first}", width - 3).lstrip()
    text = "\n\n".join([first, *rest])
    lines = [f"{' ' * indent}{line}".rstrip() for line in text.splitlines()]
    body = literal("\n".join(lines).strip())
    return f"{body}\n{' ' * indent}" if "\n" in body else body


def entry(name: str, text: str, *, indent: int) -> str:
    """Return a line of a docstring's list, such as `name: text`, wrapped and hung."""
    return wrap(f"{name}: {text}", LINE_LENGTH - indent, first="    ", rest=" " * 8)


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


def literal(text: str) -> str:
    """Return `text` as it stands between triple quotes, unable to end them."""
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'{text[:-1]}\\"' if text.endswith('"') else text


def markdown(text: str) -> str:
    """Return a line of plain text as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_{}\[\]<>#|!])", r"\\\1", _one_line(text))


def _without_markup(description: str) -> str:
    reader = _TextOfHtml()
    reader.feed(description)
    reader.close()
    return "".join(reader.parts)


def _one_line(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())


class _TextOfHtml(HTMLParser):
    """Collects the text of HTML; blocks become paragraphs, code gets back-quotes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "code":
            self.parts.append("`")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "code":
            self.parts.append("`")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
