"""Bodies that clients of others send, and what the gallery makes of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from gallery import models
from tests.gallery.service import STAFF_KEY, Store, Stored, application
from tests.gallery.works import PNG, painting
from tests.http.asking import Got, asked

WORK = UUID(int=7)
KEY = {"x-gallery-key": STAFF_KEY}
FORM = {**KEY, "content-type": "multipart/form-data; boundary=b"}


@pytest.fixture
def store() -> Store:
    """A gallery with one work, and one picture of it."""
    store = Store()
    now = datetime(2026, 1, 1, tzinfo=UTC)
    store.works[WORK] = models.Work(id=WORK, added=now, about=painting("One"))
    told = models.Picture(id=1, size=len(PNG), media_type="image/png")
    store.pictures[1] = Stored(told, PNG, WORK)
    return store


def form(store: Store, *heads: str) -> Got:
    """The answer to a form whose parts have these names, and what stands behind them."""
    parts = "".join(
        f"--b\r\nContent-Disposition: form-data; name={head}\r\n\r\nx\r\n"
        for head in heads
    )
    body = f"{parts}--b--\r\n".encode()
    return asked(
        application(store), "POST", f"/works/{WORK}/pictures", body, dict(FORM)
    )


def violations(got: Got) -> list[tuple[str, str, str]]:
    """What a refusal says is wrong."""
    found: list[dict[str, Any]] = got.json()["violations"]
    return [(each["in"], each["path"], each["rule"]) for each in found]


def test_a_closed_form_has_no_other_parts(store: Store) -> None:
    """Each is told, as a member of JSON is that must not be there."""
    got = form(store, 'files; filename="a"', "other", "other", "more")
    assert 400 == got.status
    assert [
        ("body", "/other", "additionalProperties"),
        ("body", "/more", "additionalProperties"),
    ] == violations(got)


def test_files_have_the_names_that_browsers_send(store: Store) -> None:
    """Which write no end of a line, and all else as it is."""
    got = form(store, 'files; filename="a\x1b\x7f %0D%22.png"')
    assert 201 == got.status
    assert ['a\x1b\x7f \r".png'] == [each["name"] for each in got.json()]
    assert 400 == form(store, 'files; filename="a\x00"').status


def test_no_byte_is_a_body_of_bytes(store: Store) -> None:
    """Whoever tells its type sends one; whoever does not, sends none."""
    headers = {**KEY, "content-type": "application/octet-stream"}
    app = application(store)
    assert 204 == asked(app, "PUT", "/pictures/1", b"", headers).status
    assert b"" == store.pictures[1].content
    assert 400 == asked(app, "PUT", "/pictures/1", b"", dict(KEY)).status


def test_a_form_without_members_is_one(store: Store) -> None:
    """What is missing are its members, and not the form."""
    headers = {"content-type": "application/x-www-form-urlencoded"}
    got = asked(application(store), "POST", "/loans", b"", headers)
    assert {"/workId", "/house", "/from", "/to"} == {
        path for _, path, _ in violations(got)
    }
    empty = asked(application(store), "POST", "/loans", b"", {})
    assert [("body", "", "required")] == violations(empty)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("kind=film,painting", 200),
        ("kind=film%2Cpainting", 200),
        ("kind=film%2cpainting", 200),
        ("kind=film%2Cdrawing", 400),
        ("kind=film%252Cpainting", 400),
    ],
)
def test_lists_whose_commas_are_encoded(store: Store, query: str, status: int) -> None:
    """As many clients and proxies do, where no item can have a comma."""
    got = asked(application(store), "GET", f"/works?{query}")
    assert status == got.status
    if status == 200:
        assert 1 == len(got.json()["works"])
    else:
        assert ("query", "enum") in {
            (where, rule) for where, _, rule in violations(got)
        }
