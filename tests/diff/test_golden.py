"""All that is told of one comparison in each format, as somebody has read it.

`UPDATE_GOLDEN=1 pytest` writes the files in `golden` anew; read the difference before
committing it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from generator.diff.accepted import judge
from generator.diff.compare import compare
from generator.diff.formats import formatter
from generator.diff.kin import Kin
from generator.diff.model import Acceptance, Comparison, Review, Style
from generator.diff.slots import Renamed
from generator.sources.source import Source
from generator.views.origins import Origin
from tests.diff.rest import before
from tests.diff.versions import version

FOLDER = Path(__file__).with_name("golden")
WRITTEN = {
    "text": Style(),
    "narrow": Style(colour=True, width=40),
    "markdown": Style(),
    "json": Style(),
    "github": Style(),
    "accept": Style(),
}


@cache
def comparison() -> Comparison:
    """The two documents, compared."""
    old, new = (
        version(Source(name, (FOLDER / name).read_text(encoding="utf-8")))
        for name in ("old.yaml", "new.yaml")
    )
    return compare(old, new)


def review() -> Review:
    """Changes of which one is agreed to, and one was; and what is agreed to in vain."""
    agreed = [
        ("operation-removed", "old", date(2030, 1, 1), None),
        ("member-removed", "Book.shelf", date(2020, 1, 1), None),
        ("member-removed", "Book.chapter", date(2030, 1, 1), None),
        ("max-length-lowered", "Book.title", date(2030, 1, 1), "0" * 12),
    ]
    entries = [
        Acceptance(
            rule=rule,
            subject=subject,
            reason=f"Nobody has used it for {number + 2} years, as far as anybody knows",
            expires=expires,
            change=change,
            where=f"accepted.toml, entry {number + 1}",
        )
        for number, (rule, subject, expires, change) in enumerate(agreed)
    ]
    return judge(comparison(), tuple(entries), date(2025, 1, 1))


def held(name: str, actual: str) -> None:
    """Compare a text with the golden one of a name, or write that."""
    golden = FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == actual


@pytest.mark.parametrize("name", WRITTEN)
def test_formats_write_what_was_read(name: str) -> None:
    """Narrow text has colours, shortened excerpts and many lines."""
    written = formatter(name if name != "narrow" else "text")(review(), WRITTEN[name])
    held(name, written.replace("\x1b", "<ESC>"))


def test_the_page_says_what_was_read() -> None:
    """Without how it looks, and what it does when somebody clicks."""
    page = formatter("html")(review(), Style())
    bare = re.sub(r"<(style|script)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    held("page", re.sub("sha256-[^&]*", "sha256-...", bare))


def test_nothing_is_told_of_what_is_alike() -> None:
    """In each format in its own way."""
    same = Review(compare(comparison().old, comparison().old))
    lines = [
        f"{name}: {formatter(name)(same, Style())!r}"
        for name in WRITTEN
        if name != "narrow"
    ]
    held("alike", "\n".join(lines) + "\n")


def circles(kin: Kin, origin: Origin) -> Iterator[str]:
    """What is around a part, the nearest first."""
    for name, around in (
        ("below", kin.below([origin])),
        ("above", kin.above([origin])),
    ):
        for circle in islice(around, 2):
            yield f"  {name}: {', '.join(map(said, circle))}"


def said(origin: Origin) -> str:
    """A part in words."""
    return " ".join(filter(None, (origin.kind, origin.name, origin.part)))


def test_parts_are_kin_to_what_they_are_made_of() -> None:
    """Operations of their messages and errors, these of shapes, and shapes of members."""
    service = before().words.service
    kin = Kin(service, service, Renamed())
    asked = [
        *(Origin("operation", each.name) for each in service.operations),
        *(Origin("shape", name) for name in service.shapes if name[0].isupper()),
        *(Origin("error", each.name) for each in service.statuses),
    ]
    lines = [line for each in asked for line in (said(each), *circles(kin, each))]
    held("kin", "\n".join(lines) + "\n")
