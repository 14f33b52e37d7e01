"""What a client makes of the answers to an operation."""

from __future__ import annotations

import asyncio
import copy
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from templates.package._runtime.errors import (
    AuthenticationFailed,
    ResponseInvalid,
    ServiceError,
    Throttled,
    TransportError,
    Unavailable,
)
from templates.package._runtime.http.downloads import Download
from templates.package._runtime.http.files import File
from templates.package._runtime.retries import Retries
from templates.package._runtime.transport import Response
from tests.http.pets import errors
from tests.http.pets.client import AsyncPetsClient, PetsClient
from tests.http.pets.models import NewPet, Pet, PetHeaders, Photo, Problem
from tests.http.scripted import AsyncScripted, Scripted, answered

REX = {"id": 1, "name": "Rex"}
PROBLEM = {"title": "Gone", "detail": "there is no pet 1"}
PROBLEM_JSON = "application/problem+json"


def client(*answers: Response | Exception, **options: Any) -> PetsClient:
    """Return a client that gets these answers, and waits for nothing."""
    options.setdefault("retries", 1)
    return PetsClient(
        base_url="http://pets.test", transport=Scripted(*answers), **options
    )


def test_values() -> None:
    """A success is the value, typed."""
    assert Pet(id=1, name="Rex") == client(answered(200, REX)).pets.get_pet(pet_id=1)
    assert [Pet(id=1, name="Rex")] == client(answered(200, [REX])).find()


def test_asynchronous_values() -> None:
    """The same in an event loop."""

    async def call() -> Pet:
        transport = AsyncScripted(answered(200, REX))
        async with AsyncPetsClient(base_url="http://a.test", transport=transport) as it:
            return await it.pets.get_pet(pet_id=1)

    assert Pet(id=1, name="Rex") == asyncio.run(call())


def test_several_successes() -> None:
    """Each status has its own value, which may be none."""
    pet = NewPet(name="Rex")
    assert Pet(id=1, name="Rex") == client(answered(201, REX)).pets.add_pet(body=pet)
    assert client(answered(202, b"ignored")).pets.add_pet(body=pet) is None


def test_texts_by_charset() -> None:
    """Text is read in the charset that the answer names."""
    latin = answered(200, b"\xfc", "text/plain; charset=iso-8859-1")
    assert "ü" == client(latin).put_note(path="a")


def test_heads() -> None:
    """An answer to HEAD has headers only, whatever is documented."""
    it = client(answered(200, b"", "application/json", x_a="1"))
    response = it.detailed(it.ping)()
    assert (None, "1") == (response.value, response.headers["x-a"])


def test_whole_responses() -> None:
    """The whole response has the documented headers as a structure."""
    it = client(answered(200, REX, etag="x", x_ratelimit_remaining="3", other="1"))
    response = it.detailed(it.pets.get_pet)(pet_id=1)
    assert (200, PetHeaders(etag="x", left=3), "1") == (
        response.status,
        response.typed_headers,
        response.headers["other"],
    )


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (None, REX),
        ("application/json; charset=utf-8", REX),
        ("application/vnd.pets+json", REX),
        ("APPLICATION/JSON", REX),
    ],
)
def test_spellings_of_json(content_type: str | None, body: object) -> None:
    """JSON by another name is JSON."""
    told: list[ResponseInvalid] = []
    it = client(answered(200, body, content_type), on_response_invalid=told.append)
    assert (1, []) == (it.pets.get_pet(pet_id=1).id, told)


def test_wrong_media_types() -> None:
    """What can be read is read, and told; what cannot is refused with what came."""
    told: list[ResponseInvalid] = []
    wrong = answered(200, REX, "text/html")
    it = client(wrong, on_response_invalid=told.append)
    assert 1 == it.pets.get_pet(pet_id=1).id
    [[found]] = [each.violations for each in told]
    assert "contentMediaType" == found.rule
    assert (
        "the whole value must be application/json, not text/html"
        == str(found).split(": ")[0]
    )
    with pytest.raises(ResponseInvalid, match="text/html"):
        client(wrong, responses="strict").pets.get_pet(pet_id=1)
    page = answered(200, b"<title>Log in</title>", "text/html")
    with pytest.raises(ResponseInvalid, match="Log in") as caught:
        client(page).pets.get_pet(pet_id=1)
    assert (200, b"<title>Log in</title>") == (
        caught.value.status,
        caught.value.content,
    )


@pytest.mark.parametrize("body", [b"", b"{", b'"text"'])
def test_answers_of_which_nothing_is_left(body: bytes) -> None:
    """What leaves nothing to return is an error with what came."""
    with pytest.raises(ResponseInvalid) as caught:
        client(answered(200, body)).pets.get_pet(pet_id=1)
    assert body == caught.value.content


def test_undocumented_successes() -> None:
    """A service that says 200 for 201 has acted: its answer is read, and told."""
    told: list[ResponseInvalid] = []
    it = client(answered(200, REX), on_response_invalid=told.append)
    for _ in range(2):
        assert Pet(id=1, name="Rex") == it.pets.add_pet(body=NewPet(name="Rex"))
    assert ["status"] * 2 == [found.rule for each in told for found in each.violations]
    strict = client(answered(200, REX), responses="strict")
    with pytest.raises(ResponseInvalid, match="not documented"):
        strict.pets.add_pet(body=NewPet(name="Rex"))


def error(answer: Response, call: Callable[[PetsClient], object] | None = None) -> Any:
    """Return the error that an answer is raised as."""
    with pytest.raises(ServiceError) as caught:
        (call or (lambda it: it.pets.get_pet(pet_id=1)))(client(answer))
    return caught.value


def test_documented_errors() -> None:
    """Each documented status has a class, whose body is typed."""
    raised = error(answered(404, PROBLEM, PROBLEM_JSON, x_request_id="r1"))
    assert errors.NotFound is type(raised)
    assert (
        404,
        Problem(title="Gone", detail="there is no pet 1"),
        "there is no pet 1",
        "getPet",
        "r1",
        "client",
    ) == (
        raised.status,
        raised.body,
        raised.message,
        raised.operation,
        raised.request_id,
        raised.fault,
    )
    assert "there is no pet 1 (getPet, status 404, request r1)" == str(raised)
    assert b'"title"' in raised.content
    for again in (copy.copy(raised), pickle.loads(pickle.dumps(raised))):
        assert (raised.body, raised.status, str(raised)) == (
            again.body,
            again.status,
            str(again),
        )


@pytest.mark.parametrize(
    ("status", "class_"),
    [
        (404, errors.NotFound),
        (429, errors.TooManyRequests),
        (500, errors.ServerFault),
        (503, errors.ServerFault),
        (418, errors.UnexpectedStatus),
        (302, errors.UnexpectedStatus),
    ],
)
def test_exact_status_then_range_then_default(status: int, class_: type) -> None:
    """The exact status counts first, then its range, then the default."""
    raised = error(answered(status, PROBLEM, PROBLEM_JSON))
    assert (class_, status) == (type(raised), raised.status)
    assert ("server" if status >= 500 else "client") == raised.fault


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.Undocumented),
        (401, AuthenticationFailed),
        (429, Throttled),
        (503, Unavailable),
        (304, errors.Undocumented),
    ],
)
def test_undocumented_errors(status: int, kind: type) -> None:
    """A status that the document does not speak of is told by its number."""
    raised = error(
        answered(status, b"", None), lambda it: it.put_file(name="a", body=b"")
    )
    assert isinstance(raised, kind)
    assert isinstance(raised, errors.Undocumented)
    assert (status, None) == (raised.status, raised.body)


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        ({"title": "No"}, PROBLEM_JSON, "No"),
        ({"message": "No"}, "application/json", "No"),
        ({"error": {"message": "No"}}, "application/json", "No"),
        ({"error": "invalid", "error_description": "No"}, "application/json", "No"),
        ({"errors": [{"detail": "No"}]}, "application/json", "No"),
        (b"No", "text/plain", "No"),
        (b"<title>No</title>", "text/html", "No"),
        (b"", None, "I'm a Teapot"),
        ({"a": 1}, "application/json", "I'm a Teapot"),
    ],
)
def test_messages(body: object, content_type: str | None, message: str) -> None:
    """The message is what the body says for people, else what the status is called."""
    assert message == error(answered(418, body, content_type)).message


def test_errors_with_wrong_bodies() -> None:
    """Which error it is says more than a body that is not as documented."""
    raised = error(answered(404, {"detail": 7}, PROBLEM_JSON))
    assert errors.NotFound is type(raised)
    assert {"required", "type"} == {each.rule for each in raised.body_violations}
    page = error(answered(502, b"<title>Bad Gateway</title>", "text/html"))
    assert ("Bad Gateway", None, []) == (page.message, page.body, page.body_violations)


def test_redirects_are_not_followed() -> None:
    """A redirect is an error that says where it leads; documented, it has a class."""
    raised = error(answered(307, b"", None, location="http://evil.test/"))
    assert "redirects to http://evil.test/, which is not followed" in raised.message
    documented = answered(302, b"", None, location="http://a.test/")
    with pytest.raises(errors.Found) as found:
        client(documented).get_file(name="a")
    assert "http://a.test/" == found.value.headers["location"]


def test_streams_beside_answers_without_bodies() -> None:
    """An operation of bytes may answer with nothing at another status."""
    transport = Scripted(replace(answered(206, b"", None), stream=Nothing()))
    it = PetsClient(base_url="http://a.test", transport=transport)
    assert it.get_file(name="a") is None


def test_downloads_that_came_whole(tmp_path: Any) -> None:
    """A transport that cannot stream gives a download all the same."""
    png = answered(200, b"PNG", "image/png", content_length="3")
    download = client(png).get_file(name="a")
    assert isinstance(download, Download)
    assert (200, "image/png", 3, b"PNG") == (
        download.status,
        download.content_type,
        download.length,
        download.read(),
    )
    with client(png).get_file(name="a") as download:
        download.save(tmp_path / "a.png")
    assert [("a.png", b"PNG")] == [
        (path.name, path.read_bytes()) for path in tmp_path.iterdir()
    ]
    assert Pet(id=1, name="Rex") == client(answered(200, REX)).get_file(name="a")


def test_options_for_groups() -> None:
    """A client with other options has groups of its own."""
    transport = Scripted(answered(200, REX))
    it = PetsClient(base_url="http://a.test", transport=transport)
    other = it.with_options(headers={"X-A": "1"})
    other.pets.get_pet(pet_id=1)
    assert "1" == transport.headers["X-A"]
    it.pets.get_pet(pet_id=1)
    assert "X-A" not in transport.headers
    it.pets.get_pet(pet_id=1, headers={"X-A": "2"})
    assert "2" == transport.headers["X-A"]


def broken(*, arrived: bool) -> TransportError:
    """Return the error of a connection that broke."""
    raised = TransportError("broke")
    raised.may_have_arrived = arrived
    return raised


class Nothing:
    """A stream of nothing."""

    def __iter__(self) -> Iterator[bytes]:
        return iter(())

    def close(self) -> None:
        """Let go of nothing."""


PHOTO = Photo(image=File(b"PNG"))
PATIENT = Retries(attempts=2, sleep=lambda seconds: None)


@pytest.mark.parametrize(
    ("failure", "by_get", "by_post", "by_post_with_key"),
    [
        (answered(500, b"", None), 2, 1, 2),
        (answered(429, b"", None), 2, 2, 2),
        (answered(503, b"", None, retry_after="0"), 2, 2, 2),
        (answered(503, b"", None), 2, 1, 2),
        (answered(400, b"", None), 1, 1, 1),
        (broken(arrived=True), 2, 1, 2),
        (broken(arrived=False), 2, 2, 2),
    ],
)
def test_retries_by_method(
    failure: Any, by_get: int, by_post: int, by_post_with_key: int
) -> None:
    """What may be served twice is sent again, and what was certainly not served."""
    pet = NewPet(name="Rex")

    def attempts(call: Callable[[PetsClient], object]) -> int:
        transport = Scripted(failure)
        it = PetsClient(base_url="http://a.test", transport=transport, retries=PATIENT)
        with pytest.raises((ServiceError, TransportError)):
            call(it)
        assert 1 == len({str(each.headers) for each in transport.requests})
        return len(transport.requests)

    assert (by_get, by_post, by_post_with_key) == (
        attempts(lambda it: it.pets.get_pet(pet_id=1)),
        attempts(lambda it: it.pets.add_photo(pet_id=1, body=PHOTO)),
        attempts(lambda it: it.pets.add_pet(body=pet)),
    )


@pytest.mark.parametrize(
    ("content", "expected"), [(b"abc", 2), (iter([b"abc"]), 1)], ids=["bytes", "once"]
)
def test_retries_of_bodies(content: Any, expected: int) -> None:
    """A body that can be read once is sent once."""
    transport = Scripted(answered(500, b"", None))
    it = PetsClient(base_url="http://a.test", transport=transport, retries=PATIENT)
    with pytest.raises(errors.Undocumented):
        it.put_file(name="a", body=content)
    assert [b"abc"] * expected == transport.bodies


def test_errors_that_a_service_makes() -> None:
    """Whoever implements a service gives what the answer holds, and no more."""
    made = errors.NotFound(Problem(title="Gone", detail="no pet"))
    assert (404, "no pet", "client") == (made.status, made.message, made.fault)
    assert "NotFound" == made.code
    assert 418 == errors.UnexpectedStatus(status=418).status
    with pytest.raises(ValueError, match="status="):
        errors.ServerFault()
