"""Which operation a method and a path are for."""

from __future__ import annotations

import json
import re

import pytest

from templates.package._runtime.http.routes import Routes, path_of
from tests.beside import BESIDE

GITHUB = BESIDE / "world/real/github--api.github.com.json"
METHODS = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}


def routes(*keys: str) -> Routes[str]:
    """Return routes for keys such as "GET /pets", each of which leads to itself."""
    made: Routes[str] = Routes()
    for key in keys:
        method, path = key.split(" ", 1)
        made.add(method, path, key)
    return made


PETS = routes(
    "GET /",
    "GET /pets",
    "POST /pets",
    "GET /pets/",
    "GET /pets/mine",
    "GET /pets/{petId}",
    "DELETE /pets/{id}",
    "GET /pets/{petId}.json",
    "POST /pets/{petId}:feed",
    "GET /pets/{petId}/toys/{toyId}",
    "GET /pets/mine/toys",
    "GET /files/{path+}",
    "GET /feeds/{id}{ending}",
    "GET /a%2Fb",
    "HEAD /heads",
    "GET /heads",
    "GET /answers?beta=true",
    "GET /answers",
    "POST /#Action=Create",
    "POST /#Action=Delete",
)


@pytest.mark.parametrize(
    ("method", "path", "key", "values"),
    [
        ("GET", "/", "GET /", []),
        ("GET", "/pets", "GET /pets", []),
        ("HEAD", "/pets", "GET /pets", []),
        ("GET", "/pets/", "GET /pets/", []),
        ("GET", "/pets/mine", "GET /pets/mine", []),
        ("GET", "/p%65ts/m%69ne", "GET /pets/mine", []),
        ("GET", "/pets/7", "GET /pets/{petId}", ["7"]),
        ("GET", "/pets/a%2Fb", "GET /pets/{petId}", ["a%2Fb"]),
        ("GET", "/pets/mine%2F", "GET /pets/{petId}", ["mine%2F"]),
        ("DELETE", "/pets/7", "DELETE /pets/{id}", ["7"]),
        ("DELETE", "/pets/mine", "DELETE /pets/{id}", ["mine"]),
        ("GET", "/pets/7.json", "GET /pets/{petId}.json", ["7"]),
        ("DELETE", "/pets/7.json", "DELETE /pets/{id}", ["7.json"]),
        ("POST", "/pets/7:feed", "POST /pets/{petId}:feed", ["7"]),
        ("POST", "/pets/7%3Afeed", "POST /pets/{petId}:feed", ["7"]),
        ("GET", "/pets/mine/toys", "GET /pets/mine/toys", []),
        ("GET", "/pets/mine/toys/1", "GET /pets/{petId}/toys/{toyId}", ["mine", "1"]),
        ("GET", "/files/a/b%20c", "GET /files/{path+}", ["a/b%20c"]),
        ("GET", "/feeds/a.b.json", "GET /feeds/{id}{ending}", ["a.b", ".json"]),
        ("GET", "/a%2Fb", "GET /a%2Fb", []),
        ("HEAD", "/heads", "HEAD /heads", []),
        ("GET", "/pets/.hidden", "GET /pets/{petId}", [".hidden"]),
        ("GET", "/pets/...", "GET /pets/{petId}", ["..."]),
    ],
)
def test_found(method: str, path: str, key: str, values: list[str]) -> None:
    """What is told exactly comes first; where it leads nowhere, the rest is tried."""
    found = PETS.find(method, path)
    assert found is not None
    assert (key, values) == (found.target, found.values)


@pytest.mark.parametrize(
    "path",
    [
        "/pets//toys/1",
        "/pets/../secret",
        "/pets/..",
        "/pets/%2e%2e",
        "/pets/%2E.",
        "/pets/.",
        "//pets",
        "/pets/7/",
        "/Pets",
        "/files/",
        "/files/../x",
        "/files/a/%2e%2e/x",
        "/feeds/a",
        "/feeds/.json",
        "",
    ],
)
def test_nothing_there(path: str) -> None:
    """No empty segment is a value, and no step to another place."""
    assert PETS.find("GET", path) is None


@pytest.mark.parametrize(
    ("method", "path", "query", "key"),
    [
        ("GET", "/answers", b"", "GET /answers"),
        ("GET", "/answers", b"beta=true&x=1", "GET /answers?beta=true"),
        ("GET", "/answers", b"beta=false", "GET /answers"),
        ("POST", "/", b"Action=Delete", "POST /#Action=Delete"),
        ("POST", "/", b"Version=1&Action=Cr%65ate", "POST /#Action=Create"),
    ],
)
def test_told_apart_by_query(method: str, path: str, query: bytes, key: str) -> None:
    """What a template says of the query decides between equal paths."""
    found = PETS.find(method, path, query)
    assert found is not None
    assert key == found.target


def test_nothing_there_with_another_query() -> None:
    """A path whose operations all ask for a query is none without it."""
    assert PETS.find("POST", "/", b"Action=Other") is None


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/pets", ["GET", "HEAD", "OPTIONS", "POST"]),
        ("/pets/mine", ["DELETE", "GET", "HEAD", "OPTIONS"]),
        ("/nothing", []),
        ("/", ["GET", "HEAD", "OPTIONS"]),
    ],
)
def test_allowed(path: str, methods: list[str]) -> None:
    """All methods of a path are told, those of less exact templates as well."""
    assert methods == PETS.allowed(path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("GET /a/{x}", "GET /a/{y}"),
        ("GET /a/{x}.{y}", "GET /a/{y}.{x}"),
        ("GET /a?x=1&y=2", "GET /a?y=2&x=1"),
        ("GET /a", "GET /%61"),
        ("GET /a#one", "GET /a#two"),
    ],
)
def test_the_same_twice(first: str, second: str) -> None:
    """Of two that no request can tell apart, the first is served."""
    path = first.removeprefix("GET ")
    asked, _, query = path.replace("{x}", "1").replace("{y}", "2").partition("?")
    found = routes(first, second).find("GET", asked.partition("#")[0], query.encode())
    assert found is not None
    assert path == found.path


@pytest.mark.parametrize(
    ("raw_path", "path", "root_path", "below"),
    [
        (b"/pets", "/pets", "", "/pets"),
        (b"", "", "", "/"),
        (None, "/a b/é", "", "/a%20b/%C3%A9"),
        ("/é".encode(), "/é", "", "/%C3%A9"),
        (b"/a%2Fb", "/a/b", "", "/a%2Fb"),
        (b"/v1/pets", "/v1/pets", "/v1", "/pets"),
        (b"/v1", "/v1", "/v1", "/"),
        (b"/v1/", "/v1/", "/v1/", "/"),
        (b"/a%20b/pets", "/a b/pets", "/a b", "/pets"),
        (b"/pets", "/pets", "/v1", "/pets"),
        (b"/v1x/pets", "/v1x/pets", "/v1", "/v1x/pets"),
        (b"/v1%2Fpets", "/v1/pets", "/v1", None),
    ],
)
def test_path_below_prefix(
    raw_path: bytes | None, path: str, root_path: str, below: str | None
) -> None:
    """The prefix at which a service is mounted is no part of its paths."""
    assert below == path_of(raw_path, path, root_path)


@pytest.mark.skipif(not GITHUB.exists(), reason="the document is not here")
def test_every_operation_of_a_large_document() -> None:
    """Each of a thousand operations is found by a path that fits it."""
    paths = json.loads(GITHUB.read_text("utf-8"))["paths"]
    keys = [
        f"{method.upper()} {path}"
        for path, item in paths.items()
        for method in item
        if method in METHODS
    ]
    made = routes(*keys)
    for key in keys:
        method, path = key.split(" ")
        found = made.find(method, re.sub(r"\{\w+\}", "some-value", path))
        assert found is not None
        assert key == found.target
    assert len(keys) > 1000


def test_plain_paths_are_found_at_once_the_second_time() -> None:
    """Where nothing else counts; never more than there are such templates."""
    made = routes(
        "GET /pets",
        "GET /pets/{petId}",
        "GET /answers?beta=true",
        "GET /answers",
        "OPTIONS /pets",
    )
    asked = ["/pets", "x/pets", "/pets/7", "/answers", "/%70ets"]
    first = [made.find("GET", path) for path in asked]
    assert {("GET", b"/pets"): first[0]} == made.plain
    assert first == [made.find("GET", path) for path in asked]
    assert made.find("OPTIONS", "/pets") is not None
    assert made.find("HEAD", "/pets") == first[0]
    assert [("GET", b"/pets")] == list(made.plain)
