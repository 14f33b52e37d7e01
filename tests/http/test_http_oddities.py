"""What published documents say now and then: read, written and answered all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.http.asking import Got, asked
from tests.http.documents import warnings
from tests.http.emitted import Emitted, emit

TEXT = (Path(__file__).parent / "oddities.yaml").read_text()
ENCODED = "/line%0Aend%09%00%E2%80%AE"


class Service:
    """Gives back what it gets."""

    def __init__(self, package: Emitted) -> None:
        """Take the package that it serves."""
        self._package = package

    def convert(self, request: Any, context: Any) -> Any:
        """Return the other version."""
        models = self._package.models
        if isinstance(request.body, models.First):
            return models.Second(y=str(request.body.x))
        return models.First(x=int(request.body.y))

    def spell(self, request: Any, context: Any) -> Any:
        """Return the text."""
        return request.body

    def send_parts(self, request: Any, context: Any) -> Any:
        """Return the members."""
        return request.body

    def send_pairs(self, request: Any, context: Any) -> Any:
        """Return the members."""
        return request.body

    def count(self, request: Any, context: Any) -> Any:
        """Return the counts."""
        return request.body

    def send_map(self, request: Any, context: Any) -> Any:
        """Return the lists."""
        return request.body

    def send_files(self, request: Any, context: Any) -> Any:
        """Return how long each file is."""
        files = request.body.additional
        return {name: len(each.content.read()) for name, each in files.items()}

    def read_line(self, request: Any, context: Any) -> Any:
        """Return the text of the path."""
        return request.a_b

    def get_early(self, request: Any, context: Any) -> None:
        """Return nothing, which is all that is documented."""

    def get_null(self, request: Any, context: Any) -> None:
        """Fail, in all the words that there are."""
        raise self._package.errors.UnexpectedStatus(status=418)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package of the document."""
    return emit(TEXT, "oddities", tmp_path_factory.mktemp("oddities"))


@pytest.fixture(scope="module")
def app(package: Emitted) -> Any:
    """A server of the document."""
    server = package.server
    made = type("Made", (Service, server.OdditiesService), {})(package)
    return server.create_app(made, authenticate=server.anonymous)


@pytest.fixture(scope="module")
def client(package: Emitted, app: Any) -> Iterator[Any]:
    """A client that calls it in the same process."""
    transport = package.transports.AsgiTransport(app)
    with package.client.OdditiesClient(
        base_url="http://odd.test", transport=transport
    ) as made:
        yield made


def posted(app: Any, path: str, content_type: str, body: bytes, accept: str) -> Got:
    """The answer to a request with a body."""
    headers = {"content-type": content_type, "accept": accept}
    return asked(app, "POST", path, body, headers)


def test_parameters_tell_media_types_apart(package: Emitted, client: Any) -> None:
    """Each version of a body arrives as the one that it is, and so does each answer."""
    models = package.models
    assert models.Second(y="1") == client.convert(body=models.First(x=1))
    assert models.First(x=1) == client.convert(body=models.Second(y="1"))


@pytest.mark.parametrize(
    ("sent", "body", "expected"),
    [
        ("application/json;V=2", b'{"y": "1"}', "application/json; v=1"),
        ('application/json; v="1"; a="b;v=2"', b'{"x": 1}', "application/json; v=2"),
        ("application/json", b'{"x": 1}', "application/json; v=2"),
        ("application/json; v=3", b'{"x": 1}', "application/json; v=2"),
    ],
)
def test_other_clients_name_the_version_they_send(
    app: Any, sent: str, body: bytes, expected: str
) -> None:
    """Whatever names none, or one that nobody knows, is the first."""
    got = posted(app, "/versions", sent, body, "*/*")
    assert (200, expected) == (got.status, got.headers["content-type"])


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json; v=3", 406),
        ("application/json; v=2", 200),
        ("application/json; charset=utf-8", 200),
        ('text/html; a=",application/json", application/json; v=1; q=0.1', 200),
        ('text/html; a=", application/json;v=1"', 406),
    ],
)
def test_callers_name_the_version_they_take(app: Any, accept: str, status: int) -> None:
    """A parameter that the document does not speak of is no reason to refuse."""
    got = posted(app, "/versions", "application/json; v=1", b'{"x": 1}', accept)
    assert status == got.status


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_text_is_in_the_charset_that_its_type_says(
    app: Any, client: Any, charset: str
) -> None:
    """Both ways; what a charset cannot hold is answered in UTF-8."""
    said = f"text/plain; charset={charset}"
    got = posted(app, "/charsets", said, "\xe9".encode(charset), "*/*")
    assert b"\xe9" == got.body
    assert "text/plain; charset=iso-8859-1" == got.headers["content-type"]
    assert "\xe9" == client.spell(body="\xe9", content_type=said)
    assert "\u20ac" == client.spell(body="\u20ac")


def test_bodies_without_a_member_are_bodies(package: Emitted, client: Any) -> None:
    """Of parts and of pairs, in both directions."""
    nothing = package.models.Optional()
    assert nothing == client.send_parts(body=nothing)
    assert nothing == client.send_pairs(body=nothing)
    some = package.models.Optional(text="")
    assert some == client.send_parts(body=some)
    assert some == client.send_pairs(body=some)


def test_answers_that_lack_their_parts_are_invalid(package: Emitted) -> None:
    """Nothing can be made of them."""
    response = package.transports.Response(
        status=200, headers={"content-type": "multipart/form-data"}, body=b""
    )
    transport = type("Fixed", (), {"send": lambda *_: response, "close": lambda _: 0})()
    client = package.client.OdditiesClient(
        base_url="http://odd.test", transport=transport
    )
    with pytest.raises(package.errors.ResponseInvalid, match="boundary"):
        client.send_parts(body=package.models.Optional())


def test_parts_of_any_name_keep_their_type(package: Emitted, client: Any) -> None:
    """What is said of members without names holds of parts, in both directions."""
    counts = package.models.Counts(name="a", additional={"b": 5, 'c "d"': 7})
    assert counts == client.count(body=counts)
    assert {"b": [5], "c": [1, 2]} == client.send_map(body={"b": [5], "c": [1, 2]})
    file = package.models.File(b"12345", name="a.txt")
    parts = package.models.SendFilesBody(note="n", additional={"one": file})
    assert {"one": 5} == client.send_files(body=parts)


def parts_of(**texts: str) -> bytes:
    """A multipart body as another client writes it."""
    head = 'Content-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    parts = [f"--x\r\n{head.format(*each)}" for each in texts.items()]
    return f"{''.join(parts)}--x--\r\n".encode()


def test_parts_of_any_name_are_checked(app: Any, package: Emitted, client: Any) -> None:
    """By the server, and by a client before it sends anything."""
    said = "multipart/form-data; boundary=x"
    got = posted(app, "/counts", said, parts_of(name="a", b="5"), "*/*")
    assert (200, True) == (got.status, b'name="b"\r\n\r\n5\r\n' in got.body)
    for wrong in ("0", "many"):
        got = posted(app, "/counts", said, parts_of(name="a", b=wrong), "*/*")
        assert (400, "/b") == (got.status, got.json()["violations"][0]["path"])
    for others in ({"b": 0}, {"name": 5}):
        counts = package.models.Counts(name="a", additional=others)
        with pytest.raises(package.errors.RequestInvalid) as caught:
            client.count(body=counts)
        (found,) = caught.value.violations
        assert f"/body/{next(iter(others))}" == found.path


def test_control_characters_of_a_path_are_encoded(
    package: Emitted, app: Any, client: Any
) -> None:
    """What the client writes reaches the operation, and is shown on one line."""
    assert "x" == client.read_line(a_b="x")
    assert 200 == asked(app, "GET", f"{ENCODED}/x?q=a+b+c%0A").status
    assert 404 == asked(app, "GET", f"{ENCODED}/x?q=a+b").status
    told = package.client.OdditiesClient.read_line.__doc__.splitlines()
    assert f"Call `GET {ENCODED}/{{a%0Ab}}?q=a b+c%0A`." == told[0]


def test_statuses_before_the_last_are_no_answers(client: Any, app: Any) -> None:
    """They are told of; the method returns nothing, and the service answers so."""
    assert None is client.get_early()
    assert 204 == asked(app, "GET", "/early").status
    told = [each for each in warnings(TEXT) if "is never the last one" in each]
    assert ["100", "1XX"] == [each.split("status ")[1].split()[0] for each in told]


def test_null_is_what_an_error_says(package: Emitted, app: Any, client: Any) -> None:
    """Where the document has no other words for it."""
    got = asked(app, "GET", "/null")
    assert (418, b"null", "application/json") == (
        *(got.status, got.body),
        got.headers["content-type"],
    )
    with pytest.raises(package.errors.UnexpectedStatus) as caught:
        client.get_null()
    assert (418, None) == (caught.value.status, caught.value.body)
