"""The gallery, called by the client that is emitted for it, in both its forms."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from gallery import AsyncGalleryClient, GalleryClient, errors, models
from tests.gallery.works import CURATOR, PNG, STAFF, film, painting

NOBODY = UUID(int=0)


def test_works_of_every_kind(staff: GalleryClient) -> None:
    """What comes back is what was sent, of the class that its kind tells."""
    for about in (painting("The Kiss"), film("A Page of Madness")):
        added = staff.detailed(staff.works.add_work)(body=about)
        work = added.value
        assert (201, f"/works/{work.id}") == (
            added.status,
            added.typed_headers.location,
        )
        assert type(about) is type(work.about)
        assert about == work.about == staff.works.get_work(work_id=work.id).about
        with pytest.raises(errors.Conflict) as raised:
            staff.works.add_work(body=about)
        assert isinstance(raised.value.body, models.Conflict)
        assert work.id == raised.value.body.other


def test_the_same_request_adds_one_work(staff: GalleryClient) -> None:
    """By the key that it carries, which the client makes for each call."""
    key, about = uuid4(), painting("Judith")
    first = staff.works.add_work(body=about, idempotency_key=key)
    assert first == staff.works.add_work(body=about, idempotency_key=key)


def test_versions(staff: GalleryClient) -> None:
    """What the caller has is not sent again, and not overwritten by accident."""
    work = staff.works.add_work(body=painting("Danaë"))
    got = staff.detailed(staff.works.get_work)(work_id=work.id)
    tag = got.typed_headers.e_tag
    with pytest.raises(errors.NotModified):
        staff.works.get_work(work_id=work.id, if_none_match=tag)
    change = models.WorkChange(
        note="lent", value=Decimal("1.10"), marks={"größe": "x", "a/b": ""}
    )
    changed = staff.works.change_work(work_id=work.id, body=change, if_match=tag)
    assert ("lent", Decimal("1.10")) == (changed.note, changed.value)
    assert {"größe": "x", "a/b": ""} == changed.marks
    with pytest.raises(errors.PreconditionFailed, match="changed meanwhile"):
        staff.works.change_work(work_id=work.id, body=change, if_match=tag)
    cleared = staff.works.change_work(
        work_id=work.id, body=models.WorkChange(note=None)
    )
    assert (None, Decimal("1.10")) == (cleared.note, cleared.value)


def test_lists_are_filtered_and_paged(staff: GalleryClient) -> None:
    """Lists in a parameter, an object in several, and a token from page to page."""
    titles = [f"Filtered {number}" for number in range(7)]
    for number, title in enumerate(titles):
        staff.works.add_work(body=(painting, film)[number % 2](title, 1500 + number))
    found = staff.works.list_works_items(word=["Filtered", "Nothing"], limit=2)
    assert titles == [each.about.title for each in found]
    page = staff.works.list_works(
        kind=["painting"],
        word=["Filtered"],
        made=models.Years(from_=1501, to=1505),
    )
    assert ["Filtered 2", "Filtered 4"] == [each.about.title for each in page.works]
    assert page.next is None


def test_labels_are_what_the_caller_asks_for(staff: GalleryClient) -> None:
    """A cookie tells the language, the header `Accept` whether it is JSON or text."""
    work = staff.works.add_work(body=painting("Beech Grove", 1902))
    label = staff.works.get_label(work_id=work.id, language="de")
    assert (
        models.Label(title="Beech Grove", text="von Klimt, 1902", language="de")
        == label
    )
    text = staff.works.get_label(work_id=work.id, headers={"Accept": "text/plain"})
    assert "Beech Grove\nby Klimt, 1902\n" == text


def test_pictures_go_up_and_come_down(staff: GalleryClient, tmp_path: Path) -> None:
    """Several files in a form, with JSON beside them; bytes as a body of their own."""
    work = staff.works.add_work(body=painting("Water Snakes"))
    file = tmp_path / "größe.png"
    file.write_bytes(PNG)
    taken = models.Taken(by="ann", on=date(2026, 2, 28))
    pictures = staff.pictures.add_pictures(
        work_id=work.id,
        body=models.NewPictures(
            files=[
                models.File(file, content_type="image/png"),
                models.File(b"\r\n--\r\n", name="a", content_type="image/jpeg"),
            ],
            caption="Before\r\nand after",
            taken=taken,
        ),
    )
    assert [
        ("größe.png", "image/png", len(PNG), "Before\r\nand after", taken),
        ("a", "image/jpeg", 6, "Before\r\nand after", taken),
    ] == [(it.name, it.media_type, it.size, it.caption, it.taken) for it in pictures]
    first, second = pictures
    with staff.pictures.get_picture(picture_id=first.id) as download:
        assert PNG == download.read()
    staff.pictures.replace_picture(picture_id=second.id, body=iter([b"ab", b"c"]))
    with staff.pictures.get_picture(picture_id=second.id) as download:
        assert b"abc" == download.read()
    pages = list(staff.pictures.list_pictures_pages(work_id=work.id, limit=1))
    assert [[first.id], [second.id]] == [[it.id for it in page] for page in pages]


def test_loans(staff: GalleryClient) -> None:
    """A form asks; two statuses answer with things of their own."""
    work = staff.works.add_work(body=painting("Medicine"))
    wanted = models.LoanRequest(
        work_id=work.id,
        house="Haus & Hof = 100 %",
        from_=date(2026, 1, 1),
        to=date(2026, 3, 1),
        rooms=["a b", "c"],
        insured=True,
    )
    loans = [staff.loans.ask_for_loan(body=wanted) for _ in range(3)]
    later = staff.detailed(staff.loans.ask_for_loan)(
        body=models.LoanRequest(
            work_id=work.id, house="h", from_=wanted.from_, to=wanted.to
        )
    )
    assert (202, 3600) == (later.status, later.typed_headers.retry_after)
    assert models.Pending(reason="the house does not pay") == later.value
    found = list(staff.loans.list_loans_items(limit=2, on=date(2026, 3, 1)))
    assert loans == [each for each in found if each.work_id == work.id]
    assert ("Haus & Hof = 100 %", ["a b", "c"]) == (found[-1].house, found[-1].rooms)


def test_who_may_call(address: str, staff: GalleryClient) -> None:
    """Either scheme is enough; a scope that is missing is told, and so is nobody."""
    with GalleryClient(base_url=address, auth=CURATOR) as curator:
        work = curator.works.add_work(body=painting("Hope"))
        with pytest.raises(errors.GalleryError):
            curator.works.delete_work(work_id=work.id)
    with GalleryClient(base_url=address) as visitor:
        assert visitor.get_status().open
        with pytest.raises(errors.GalleryError):
            visitor.loans.list_loans()
    staff.works.delete_work(work_id=work.id)
    with pytest.raises(errors.NotFound) as raised:
        staff.works.get_work(work_id=work.id)
    assert isinstance(raised.value.body, models.Problem)
    assert f"no work {work.id}" == raised.value.body.detail


def test_nothing_wrong_is_sent(address: str, staff: GalleryClient) -> None:
    """What breaks the document is refused here, and by the service if it gets there."""
    with pytest.raises(errors.RequestInvalid) as raised:
        staff.works.list_works(limit=0, made=models.Years(from_=4000))
    assert ["/query/made/from", "/query/limit"] == [
        each.path for each in raised.value.violations
    ]
    careless = GalleryClient(base_url=address, validate=False)
    with careless, pytest.raises(errors.BadRequest) as refused:
        careless.works.list_works(limit=0)
    assert isinstance(refused.value.body, models.Problem)
    assert refused.value.body.violations is not None
    (violation,) = refused.value.body.violations
    assert ("query", "/limit") == (violation.in_, violation.path)


def test_the_asynchronous_client(address: str) -> None:
    """The same calls, many at a time."""

    async def run() -> None:
        async with AsyncGalleryClient(base_url=address, auth=STAFF) as client:
            assert (await client.get_status()).edition == "v1"
            works = await asyncio.gather(
                *(
                    client.works.add_work(body=film(f"Async {number}"))
                    for number in range(5)
                )
            )
            found = [
                each.id
                async for each in client.works.list_works_items(word=["Async"], limit=2)
            ]
            assert sorted(each.id for each in works) == sorted(found)
            (picture,) = await client.pictures.add_pictures(
                work_id=works[0].id,
                body=models.NewPictures(files=[models.File(PNG)]),
            )
            async with await client.pictures.get_picture(
                picture_id=picture.id
            ) as download:
                assert PNG == await download.read()
            with pytest.raises(errors.NotFound):
                await client.works.get_label(work_id=NOBODY)

    asyncio.run(run())
