"""Long expressions on several lines, as black has them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.views.prose import LINE_LENGTH

_STEP = "    "
_CLOSING = {")": "(", "]": "[", "}": "{"}


def laid_out(text: str, indent: str) -> str:
    """Return a line of code, divided where it is too long.

    Args:
        text: An expression with what stands before and behind it; texts in it have double
            quotes.
        indent: What the line begins with.
    """
    return "\n".join(_lines(text, indent))


def _lines(text: str, indent: str) -> Iterator[str]:
    spot = _last_brackets(text) if len(indent) + len(text) > LINE_LENGTH else None
    if spot is None:
        yield indent + text
        return
    opening, closing = spot
    head, body, tail = text[: opening + 1], text[opening + 1 : closing], text[closing:]
    yield indent + head
    inner = indent + _STEP
    is_call = opening > 0 and (
        text[opening - 1].isalnum() or text[opening - 1] in "_])"
    )
    if is_call and len(inner) + len(body) <= LINE_LENGTH:
        yield inner + body
    else:
        items = list(_items(body))
        # Behind the only one there is a comma in a tuple alone: it would make one.
        comma = "," if len(items) > 1 or body.endswith(",") else ""
        for item in items:
            yield from _lines(f"{item}{comma}", inner)
    yield indent + tail


def _last_brackets(text: str) -> tuple[int, int] | None:
    """Return where the last brackets open and close that have something in them."""
    open_at: list[int] = []
    found: tuple[int, int] | None = None
    for at, char in _outside_texts(text):
        if char in "([{":
            open_at.append(at)
        elif char in _CLOSING:
            opening = open_at.pop()
            if not open_at and at > opening + 1:
                found = opening, at
    return found


def _items(body: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, char in _outside_texts(body):
        depth += (char in "([{") - (char in _CLOSING)
        if char == "," and not depth:
            yield body[start:at].strip()
            start = at + 1
    if rest := body[start:].strip():
        yield rest


def _outside_texts(text: str) -> Iterator[tuple[int, str]]:
    """Return the characters that are part of no text, and their places."""
    at, quote = 0, ""
    while at < len(text):
        char = text[at]
        if quote:
            at += char == "\\"
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        else:
            yield at, char
        at += 1
