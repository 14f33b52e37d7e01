"""The gallery, called by curl: requests as a person types them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from uuid import UUID

import pytest

from gallery import GalleryClient
from tests.gallery.service import CURATOR_TOKEN, STAFF_KEY, VISITOR_TOKEN
from tests.gallery.works import PNG, STAFF, painting

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="no curl")
KEY = ("-H", f"X-Gallery-Key: {STAFF_KEY}")
WRITTEN = "\n%{http_code} %{content_type}"
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def work(address: str) -> UUID:
    """A work that is there."""
    with GalleryClient(base_url=address, auth=STAFF) as client:
        return client.works.add_work(body=painting("Curled")).id


def curl(address: str, path: str, *arguments: str) -> tuple[int, str, bytes]:
    """Return the status, the media type and the body of an answer."""
    done = subprocess.run(
        ["curl", "-sSg", "-w", WRITTEN, *arguments, f"{address}{path}"],
        capture_output=True,
        check=True,
    )
    body, _, told = done.stdout.rpartition(b"\n")
    status, _, media_type = told.decode().partition(" ")
    return int(status), media_type, body


def test_works(address: str) -> None:
    """JSON goes in and comes out; a filter is an object in the query."""
    text = '{"kind":"film","title":"c","year":1,"minutes":2,"artists":[{"name":"n"}]}'
    sent = ("-H", "Content-Type: application/json", "-d", text)
    for proof in (KEY, ("-H", f"Authorization: Bearer {CURATOR_TOKEN}")):
        status, _, body = curl(address, "/works", *sent, *proof)
        added = json.loads(body)
        assert 201 == status
        assert {**json.loads(text)} == {
            key: value for key, value in added["about"].items() if value is not None
        }
        assert 204 == curl(address, f"/works/{added['id']}", "-X", "DELETE", *KEY)[0]
    found = curl(address, "/works?kind=film,painting&made[from]=1907&word=Curled")
    assert 200 == found[0]
    assert {"works"} == set(json.loads(found[2]))


def test_a_form_with_files(address: str, work: UUID, tmp_path: Path) -> None:
    """As a browser sends it, and the bytes of one as they are."""
    (tmp_path / "a.png").write_bytes(PNG)
    status, _, body = curl(
        address,
        f"/works/{work}/pictures",
        *KEY,
        *("-F", f"files=@{tmp_path}/a.png;type=image/png"),
        *("-F", f"files=@{tmp_path}/a.png;filename=b;type=image/jpeg"),
        *("-F", "caption=so", "-F", 'taken={"by":"me"};type=application/json'),
    )
    assert 201 == status
    assert ["a.png", "b"] == [each["name"] for each in json.loads(body)]
    assert [{"by": "me"}] * 2 == [each["taken"] for each in json.loads(body)]
    number = json.loads(body)[1]["id"]
    path = f"/pictures/{number}"
    assert (200, "application/octet-stream", PNG) == curl(address, path)
    sent = ("-T", f"{tmp_path}/a.png", "-H", "Content-Type: application/octet-stream")
    assert 204 == curl(address, path, *KEY, *sent)[0]


def test_a_form_without_files(address: str, work: UUID) -> None:
    """Lists are names that come again; a date is as people write it."""
    asked = [
        *("--data-urlencode", "house=Haus & Hof", "-d", f"workId={work}"),
        *("-d", "from=2026-01-01&to=2026-02-01&rooms=a&rooms=b"),
    ]
    assert 202 == curl(address, "/loans", *asked)[0]
    status, _, body = curl(address, "/loans", *asked, "-d", "insured=true")
    assert (201, ["a", "b"]) == (status, json.loads(body)["rooms"])


def test_labels(address: str, work: UUID) -> None:
    """`Accept` chooses; what there is not cannot be had."""
    path = f"/works/{work}/label"
    text = curl(address, path, "-H", "Accept: text/plain", "-b", "language=de")
    assert (200, "text/plain; charset=utf-8", b"Curled\nvon Klimt, 1907\n") == text
    assert "application/json" == curl(address, path)[1]
    assert 406 == curl(address, path, "-H", "Accept: image/png")[0]


@pytest.mark.parametrize(
    ("path", "arguments", "status", "media_type"),
    [
        ("/works/1", (), 400, PROBLEM),
        ("/works?limit=many", (), 400, PROBLEM),
        ("/works?made[until]=1", (), 400, PROBLEM),
        (f"/works/{UUID(int=1)}", (), 404, PROBLEM),
        ("/nothing", (), 404, PROBLEM),
        ("/works", ("-X", "PUT"), 405, PROBLEM),
        ("/works", ("-d", "a=b", *KEY), 415, PROBLEM),
        ("/works", ("-d", "{}"), 401, PROBLEM),
        ("/loans", (), 401, PROBLEM),
        ("/status", ("-I",), 200, "application/json"),
    ],
)
def test_what_is_refused(
    address: str, path: str, arguments: tuple[str, ...], status: int, media_type: str
) -> None:
    """With a problem that tells what is wrong."""
    assert (status, media_type) == curl(address, path, *arguments)[:2]


def test_a_scope_that_is_missing(address: str) -> None:
    """Somebody is known, and may not do it."""
    proof = ("-H", f"Authorization: Bearer {VISITOR_TOKEN}")
    sent = ("-H", "Content-Type: application/json", "-d", "{}")
    assert 403 == curl(address, "/works", *proof, *sent)[0]
