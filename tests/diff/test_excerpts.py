"""What both versions say in one place, line by line."""

from __future__ import annotations

from textwrap import dedent

from generator.diff.page.excerpts import Cell, Row, side_by_side
from generator.sources.source import Place, Position, Source


def place(text: str, line: int, column: int = 1) -> Place:
    """Return a place in a text."""
    source = Source("x.yaml", dedent(text))
    return Place(source, Position(line, column), Position(line, column + 1))


def drawn(rows: tuple[Row, ...]) -> str:
    """Return rows as text: what is only on one side signed, what differs in brackets."""
    return "\n".join(f"{_drawn(row.old)} | {_drawn(row.new)}".rstrip() for row in rows)


def _drawn(cell: Cell | None) -> str:
    if cell is None:
        return "~"
    text = "".join(f"[{x.text}]" if x.special else x.text for x in cell.segments)
    return f"{cell.number}{'*' if cell.changed else ''} {text}"


OLD = """\
    Goods:
      type: string
      minLength: 1
      maxLength: 90
    Price:
      type: integer
    """


def test_marks_what_differs_within_a_line() -> None:
    """Two lines before the place lead to it; what follows is about something else.

    The indent that all of them have tells nothing.
    """
    new = f"# A comment.\n{dedent(OLD)}".replace("90", "40")
    assert (
        "2 type: string | 3 type: string\n"
        "3 minLength: 1 | 4 minLength: 1\n"
        "4* maxLength: [90] | 5* maxLength: [40]"
    ) == drawn(side_by_side(place(OLD, 4), place(new, 5)).rows)


def test_aligns_what_a_place_opens() -> None:
    """A key stands for all that is indented below it, as far as it differs."""
    new = dedent(OLD).replace("  minLength: 1\n", "").replace("90", "40")
    assert (
        "1 Goods: | 1 Goods:\n"
        "2   type: string | 2   type: string\n"
        "3*   minLength: 1 | ~\n"
        "4*   maxLength: [90] | 3*   maxLength: [40]"
    ) == drawn(side_by_side(place(OLD, 1), place(new, 1)).rows)


def test_shows_what_is_only_in_one_version() -> None:
    """What was added or taken away has a whole side to itself."""
    assert "4   maxLength: 90 | ~\n5* Price: | ~\n6*   type: integer | ~" == drawn(
        side_by_side(place(OLD, 5), None).rows[1:]
    )
    assert "~ | 5* Price:\n~ | 6*   type: integer" == drawn(
        side_by_side(None, place(OLD, 5)).rows[2:]
    )


def test_a_list_belongs_to_its_key() -> None:
    """YAML lets the items of a sequence stand below their key without an indent."""
    old = "enum:\n- A\n- B\nnext: 1\n"
    new = "enum:\n- A\n- B\n- C\nnext: 1\n"
    assert "1 enum: | 1 enum:\n2 - A | 2 - A\n3 - B | 3 - B\n~ | 4* - C" == drawn(
        side_by_side(place(old, 1), place(new, 1)).rows
    )


def test_leaves_out_what_is_alike() -> None:
    """Of a long block only the lines near a difference are shown."""
    lines = "".join(f"  line{number}: 1\n" for number in range(20))
    excerpt = side_by_side(
        place(f"top:\n{lines}", 1),
        place(f"top:\n{lines.replace('line9: 1', 'line9: 2')}", 1),
    )
    assert (
        "1 top: | 1 top:\n"
        "~ | ~\n"
        "9   line7: 1 | 9   line7: 1\n"
        "10   line8: 1 | 10   line8: 1\n"
        "11*   line9: [1] | 11*   line9: [2]\n"
        "12   line10: 1 | 12   line10: 1\n"
        "13   line11: 1 | 13   line11: 1"
    ) == drawn(excerpt.rows)
    assert 0 == excerpt.more


def test_counts_what_there_is_no_room_for() -> None:
    """A block that is all new is shown in part."""
    text = "top:\n" + "".join(f"  line{number}: 1\n" for number in range(99))
    excerpt = side_by_side(None, place(text, 1))
    assert 100 == excerpt.more + len(excerpt.rows)


def test_crops_a_long_line_around_its_place() -> None:
    """A spec on a single line is as long as the spec."""
    text = "x" * 5_000 + "maxLength" + "y" * 5_000
    (row,) = side_by_side(place(text, 1, 5_001), place(text, 1, 5_001)).rows
    assert row.old is not None
    (segment,) = row.old.segments
    assert "…" + "x" * 60 + "maxLength" == segment.text[:70]
    assert 242 == len(segment.text)
