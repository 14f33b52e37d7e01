"""A problem as a person sees it: its line, the text it is about, a caret below."""

from __future__ import annotations

from itertools import accumulate, takewhile

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from generator.sources.source import Place

_COLOURS = {
    "error": "bold red",
    "warning": "bold yellow",
    "advice": "bold cyan",
    "note": "bold blue",
}
_MARGIN = 12
"""How many cells of a cropped line stay visible before the caret, at the least."""


def note(
    place: Place | None, label: str, message: str, hint: str | None, width: int
) -> Text:
    """Give the lines that tell one thing about one place, `width` cells wide.

    The first line, and the hint, are as long as they are: what greps them needs them
    whole.
    """
    text = Text()
    if place is not None:
        text.append(f"{visible(str(place))}: ", "bold")
    text.append(f"{label}: ", _COLOURS[label])
    text.append(visible(message), "bold")
    gutter = len(str(place.start.line)) if place else 0
    if place is not None:
        text.append(_excerpt(place, _COLOURS[label], width))
    if hint is not None:
        text.append(f"\n{' ' * gutter} = ", "blue")
        text.append(f"hint: {visible(hint)}")
    return text


def visible(text: str) -> str:
    """Write out what a terminal would obey or hide instead of showing."""
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t":
        return "    "
    return character.encode("unicode_escape").decode("ascii")


def _excerpt(place: Place, colour: str, width: int) -> Text:
    number = str(place.start.line)
    line, start, end = _around(place, width)
    before, marked = visible(line[:start]), visible(line[start:end].rstrip())
    shown, indent = _cropped(line, before, marked, width - len(number) - 3)
    text = Text(f"\n{number} | ", "blue")
    text.append(shown)
    text.append(f"\n{' ' * len(number)} | ", "blue")
    carets = min(max(cell_len(marked), 1), max(cell_len(shown) - indent, 1))
    text.append(" " * indent + "^" * carets, colour)
    return text


def _around(place: Place, width: int) -> tuple[str, int, int]:
    """Give what a line has around a place, and the offsets of the place in that.

    It is more than can be shown; a line may be as long as the whole spec.
    """
    line = place.source.line(place.start.line)
    start, end = place.start.column - 1, place.end.column - 1
    if place.end.line != place.start.line:
        end = len(line)
    left = max(start - 2 * width, 0)
    return line[left : start + 3 * width], start - left, end - left


def _cropped(line: str, before: str, marked: str, width: int) -> tuple[str, int]:
    """Give the part of a line that fits around the stretch, and the caret's column."""
    shown, indent = visible(line).rstrip(), cell_len(before)
    if cell_len(shown) > width:
        end = indent + cell_len(marked) + _MARGIN
        cut = _characters(shown, min(indent - _MARGIN, end - width))
        if cut:
            indent += 1 - cell_len(shown[:cut])
            shown = f"…{shown[cut:]}"
    if cell_len(shown) > width:
        shown = f"{set_cell_size(shown, width - 1).rstrip()}…"
    return shown, indent


def _characters(text: str, cells: int) -> int:
    """Count the characters that fill the first `cells` cells of a text."""
    widths = accumulate(map(cell_len, text), initial=0)
    return sum(1 for _ in takewhile(lambda width: width < cells, widths))
