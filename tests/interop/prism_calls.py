"""Calls of the gallery through Prism: `python prism_calls.py mock|proxy ADDRESS [DIRECT]`.

As a mock, Prism answers what it makes up; as a proxy, it tells in a header how a request
or an answer breaks the document. `DIRECT` is where the gallery itself is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from gallery import GalleryClient, errors, models
from tests.gallery.works import PNG, STAFF, film, painting

VIOLATIONS = "sl-violations"
UNABLE = {
    "mock": {
        "addPictures": "it reads all parts of a form as texts",
        "getPicture": "it cannot write bytes",
    },
    "proxy": {"addPictures": "it reads all parts of a form as texts"},
}
"""What Prism itself cannot do, and why."""

_PATIENCE = 120.0
"""Seconds that a call may take: on a busy computer, Prism needs many for its first ones."""

Call = tuple[str, Callable[..., Any], dict[str, Any]]


def calls(client: GalleryClient, work: UUID, picture: int) -> Iterator[Call]:
    """Yield each operation with arguments of all kinds."""
    works, pictures, loans = client.works, client.pictures, client.loans
    yield "getStatus", client.get_status, {}
    years = models.Years(from_=1900, to=2000)
    lists: Any = {"kind": ["film", "painting"], "word": ["a b", "c&d"]}
    yield "listWorks", works.list_works, {**lists, "made": years, "limit": 2}
    yield "addWork", works.add_work, {"body": film("Through Prism")}
    yield "getWork", works.get_work, {"work_id": work}
    change = models.WorkChange(note=None, marks={"größe": "1"})
    yield "changeWork", works.change_work, {"work_id": work, "body": change}
    yield "getLabel", works.get_label, {"work_id": work, "language": "de"}
    text = {"headers": {"Accept": "text/plain"}}
    yield "getLabel as text", works.get_label, {"work_id": work, **text}
    files = [models.File(PNG, name="a.png", content_type="image/png")]
    taken = models.Taken(by="ann", on=date(2026, 1, 2))
    form = models.NewPictures(files=files, caption="c", taken=taken)
    yield "addPictures", pictures.add_pictures, {"work_id": work, "body": form}
    yield "listPictures", pictures.list_pictures, {"work_id": work, "limit": 1}
    yield "getPicture", pictures.get_picture, {"picture_id": picture}
    replaced = {"picture_id": picture, "body": b"\x00\xff"}
    yield "replacePicture", pictures.replace_picture, replaced
    yield "listLoans", loans.list_loans, {"on": date(2026, 1, 1)}
    asked = models.LoanRequest(
        work_id=work,
        house="Haus & Hof",
        from_=date(2026, 1, 1),
        to=date(2026, 2, 1),
        rooms=["a b", "c"],
        insured=True,
    )
    yield "askForLoan", loans.ask_for_loan, {"body": asked}
    yield "deleteWork", works.delete_work, {"work_id": work}


def stored(address: str) -> tuple[UUID, int]:
    """Add a work and a picture where the gallery itself is."""
    with GalleryClient(base_url=address, auth=STAFF) as client:
        work = client.works.add_work(body=painting("Before Prism")).id
        form = models.NewPictures(files=[models.File(PNG)])
        (picture,) = client.pictures.add_pictures(work_id=work, body=form)
    return work, picture.id


def main() -> int:
    """Try all operations; return how many failed."""
    mode, address, *direct = sys.argv[1:]
    work, picture = stored(direct[0]) if direct else (UUID(int=7), 1)
    client = GalleryClient(
        base_url=address, auth=STAFF, responses="strict", retries=0, timeout=_PATIENCE
    )
    failed = 0
    for name, method, arguments in calls(client, work, picture):
        if (reason := UNABLE[mode].get(name)) is not None:
            print(f"left out {name}: {reason}")
            continue
        try:
            found = client.detailed(method)(**arguments).headers.get(VIOLATIONS)
        except errors.GalleryError as error:
            found = f"{type(error).__name__}: {error}"
        failed += bool(found)
        print(f"failed {name}: {found}" if found else f"passed {name}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
