"""Calls of the gallery by the client that openapi-python-client makes of its document.

`python python_client_calls.py ADDRESS KEY`, with that package on the path as
`gallery_client`. Prints a line for each call.
"""

from __future__ import annotations

import io
import sys
from datetime import date
from importlib import import_module
from typing import Any


def api(name: str) -> Any:
    """Return the module of an operation."""
    return import_module(f"gallery_client.api.{name}")


def main() -> int:
    """Call each operation that there is; return how many calls went wrong."""
    address, key = sys.argv[1:]
    package = import_module("gallery_client")
    models = import_module("gallery_client.models")
    types = import_module("gallery_client.types")
    client = package.AuthenticatedClient(
        base_url=address, token=key, prefix="", auth_header_name="X-Gallery-Key"
    )
    failed = []

    def say(what: str, is_right: bool) -> None:
        failed.extend([] if is_right else [what])
        print(f"{'passed' if is_right else 'failed'} {what}")

    say("GET /status", api("default.get_status").sync(client=client).open_)
    painting = models.Painting(
        kind="painting",
        title="Größe & Maß",
        year=1907,
        artists=[models.Artist(name="Klimt", born=None)],
        width=1.5,
        height=2.0,
    )
    add = api("works.add_work").sync_detailed
    added = add(client=client, body=painting)
    work = added.parsed
    say("POST /works", added.status_code == 201 and work.about.title == painting.title)
    again = add(client=client, body=painting)
    say(
        "POST /works, 409",
        again.parsed.other == str(work.id) or again.parsed.other == work.id,
    )
    listed = api("works.list_works").sync(
        client=client,
        kind=[models.Kind.PAINTING, models.Kind.FILM],
        word=["Größe", "x"],
        made=models.Years(from_=1900, to=2000),
    )
    # It writes lists as repeated names, whatever the document says.
    say(
        "GET /works, lists as they are not documented",
        isinstance(listed, models.Problem),
    )
    listed = api("works.list_works").sync(
        client=client, kind=[models.Kind.PAINTING], word=["Größe", "x"]
    )
    say("GET /works", [each.id for each in listed.works] == [work.id])
    get = api("works.get_work")
    say("GET /works/{workId}", get.sync(work.id, client=client).about.year == 1907)
    changed = api("works.change_work").sync(
        work.id, client=client, body=models.WorkChange(note="new", value="10.50")
    )
    say("PATCH /works/{workId}", (changed.note, changed.value) == ("new", "10.50"))
    label = api("works.get_label").sync(
        work.id, client=client, language=models.Language.DE
    )
    say("GET /works/{workId}/label", label.text == "von Klimt, 1907")
    files = [
        types.File(io.BytesIO(text), file_name=name, mime_type="image/png")
        for name, text in (("a.png", b"one"), ("b.png", b"two!"))
    ]
    taken = models.Taken(by="ann", on=date(2026, 1, 2))
    pictures = api("pictures.add_pictures").sync(
        work.id,
        client=client,
        body=models.NewPictures(files=files, caption="both", taken=taken),
    )
    told = [(each.name, each.size, each.taken.on) for each in pictures]
    day = date(2026, 1, 2)
    say("POST /works/{workId}/pictures", told == [("a.png", 3, day), ("b.png", 4, day)])
    listed = api("pictures.list_pictures").sync(work.id, client=client, limit=1)
    say(
        "GET /works/{workId}/pictures", [each.id for each in listed] == [pictures[0].id]
    )
    picture = api("pictures.get_picture").sync_detailed(pictures[1].id, client=client)
    say("GET /pictures/{pictureId}", picture.content == b"two!")
    loan = api("loans.ask_for_loan").sync_detailed(
        client=client,
        body=models.LoanRequest(
            work_id=work.id,
            house="Haus & Hof",
            from_=date(2026, 1, 1),
            to=date(2026, 2, 1),
            rooms=["a", "b"],
        ),
    )
    say("POST /loans", loan.status_code == 202)
    loans = api("loans.list_loans").sync(client=client, on=date(2026, 1, 1))
    say("GET /loans", loans.total == 0)
    gone = api("works.delete_work").sync_detailed(work.id, client=client)
    say("DELETE /works/{workId}", gone.status_code == 204)
    missing = get.sync(work.id, client=client)
    say("GET /works/{workId}, 404", missing.detail == f"no work {work.id}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
