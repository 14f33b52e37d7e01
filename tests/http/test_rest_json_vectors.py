"""Requests and answers of others' tests, both ways: as our client writes and reads them,
and as our server reads and writes them."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
from msgspec.structs import replace

from tests.beside import BESIDE
from tests.http.emitted import Emitted, emit
from tests.http.scripted import Scripted, answered

FOLDER = BESIDE / "world/restjson"
CASES: list[dict[str, Any]] = (
    json.loads((FOLDER / "vectors.json").read_text())["cases"]
    if FOLDER.exists()
    else []
)
REQUESTS = [case for case in CASES if case["direction"] == "request"]
RESPONSES = [case for case in CASES if case["direction"] == "response"]
NO_NUMBERS = {"NaN", "Infinity", "-Infinity"}

pytestmark = pytest.mark.skipif(not CASES, reason="the vectors are not here")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package of the document that the vectors are of."""
    folder = tmp_path_factory.mktemp("restjson")
    return emit((FOLDER / "openapi.json").read_text(), "rest_json_vectors", folder)


NOT_SENT = {
    "RestJsonConstantAndVariableQueryStringMissingOneValue": "both are required",
    "RestJsonHostWithPath": "the path of the host is an argument of the client",
    "RestJsonHttpRequestWithLabelsAndTimestampFormat": "the times are text there",
    "RestJsonQueryPrecedence": "a map that has the name of a parameter is refused",
    "RestJsonTimestampFormatHeaders": "the times are text there",
}
"""What a client of the document does not send, and why."""


def sendable(case: dict[str, Any]) -> Any:
    """Return the case, marked where it cannot be tried."""
    reason = NOT_SENT.get(case["id"])
    if any(f'"{each}"' in json.dumps(case["input"]) for each in NO_NUMBERS):
        reason = "JSON has no such numbers"
    marks = [pytest.mark.skip(reason=reason)] if reason else []
    return pytest.param(case, marks=marks, id=case["id"])


def dated(value: Any, type_: Any) -> Any:
    """Return a plain value with times as text where the type has times."""
    if isinstance(value, list):
        return [dated(each, type_) for each in value]
    is_time = "datetime" in repr(type_)
    if is_time and isinstance(value, int | float) and not isinstance(value, bool):
        text = datetime.fromtimestamp(value, UTC).isoformat()
        return text.replace("+00:00", "Z")
    return value


def input_of(package: Emitted, case: dict[str, Any]) -> Any:
    """Return the structure that stands for the input of a request."""
    operation = package.operations.OPERATIONS[case["operationId"]]
    codec = importlib.import_module(f"{package.name}._runtime.codec")
    fields = {each.name: each for each in msgspec.structs.fields(operation.input)}
    wires = {
        (type(location).__name__, location.name): name
        for name, location in operation.binding.locations.items()
    }
    members: dict[str, Any] = {}
    for name, value in case["input"].items():
        said = case["members"][name]
        if said["in"] in ("body", "payload") or value is None:
            continue
        place = PLACES[said["in"]]
        wire = wires.get((place, said["name"])) or wires[place, name]
        field = fields[wire]
        plain = dated(value, field.type)
        members[field.name] = codec.convert(plain, field.type)
    body = case["request"].get("body") or ""
    if body and operation.binding.body is not None:
        [media] = operation.binding.body.media
        is_json = hasattr(media, "type")
        members["body"] = codec.decode(body.encode(), media.type) if is_json else body
        if type(media).__name__ == "Bytes":
            members["body"] = body.encode()
    for name, constant in CONSTANTS.get(case["operationId"], {}).items():
        members[wires["Query", name]] = constant
    return operation.input(**members)


def client(package: Emitted, transport: Any, **options: Any) -> Any:
    """Return a client of the package."""
    return package.client.RestJsonVectorsClient(
        base_url="http://rest.test", transport=transport, retries=1, **options
    )


def spelt(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers without what may be spelt in several ways."""
    return {
        name.lower(): value.replace(", ", ",").partition(";")[0]
        for name, value in headers.items()
    }


def known(members: dict[str, Any]) -> dict[str, Any]:
    """Return an object without the name of its type."""
    return {name: each for name, each in members.items() if name != "__type"}


def plain(body: bytes | str) -> Any:
    """Return the JSON that a body is, but for what no schema knows; else the body."""
    text = body.encode() if isinstance(body, str) else body
    try:
        return json.loads(text, object_hook=known)
    except ValueError:
        return text


@pytest.mark.parametrize("case", [*map(sendable, REQUESTS)])
def test_requests_of_the_client(package: Emitted, case: dict[str, Any]) -> None:
    """The client sends what the vector says."""
    operation = package.operations.OPERATIONS[case["operationId"]]
    transport = Scripted(answered(500, b"", None))
    value = input_of(package, case)
    with pytest.raises(package.errors.ServiceError):
        client(package, transport)._call(operation, value, timeout=None)
    [request] = transport.requests
    expected, parts = case["request"], urlsplit(request.url)
    assert (expected["method"], expected["path"]) == (request.method, parts.path)
    query = parts.query.split("&") if parts.query else []
    assert sorted(each.rstrip("=") for each in expected["query"]) == sorted(
        each.rstrip("=") for each in query
    )
    headers = spelt(request.headers)
    assert spelt(expected.get("headers", {})).items() <= headers.items()
    if expected.get("body"):
        assert plain(expected["body"]) == plain(transport.body)


OF_ITS_OWN = {"RestJsonAllQueryStringTypes", "RestJsonZeroAndFalseQueryValues"}
"""Whose map repeats what is a parameter of its own, and is read as that."""


@pytest.mark.parametrize(
    "case", [*map(sendable, (it for it in REQUESTS if it["id"] not in OF_ITS_OWN))]
)
def test_requests_to_the_server(package: Emitted, case: dict[str, Any]) -> None:
    """The server reads of the vector what the client was given."""
    operation = package.operations.OPERATIONS[case["operationId"]]
    got: list[Any] = []

    def handle(request: Any, context: Any) -> Any:
        body: Any = getattr(request, "body", None)
        is_upload = type(body).__name__ == "Upload"
        got.append(replace(request, body=body.read()) if is_upload else request)
        raise RuntimeError("enough")

    server = importlib.import_module(f"{package.name}._runtime.http.server")
    context = importlib.import_module(f"{package.name}._runtime.context")
    app = server.Application(
        package.operations.SERVICE, {operation: handle}, authenticate=context.anonymous
    )
    said, types = case["request"], package.transports
    query = "&".join(said["query"])
    with closing(types.AsgiTransport(app)) as transport:
        request = types.Request(
            method=said["method"],
            url=f"http://rest.test{said['path']}{'?' if query else ''}{query}",
            headers=said.get("headers", {}),
            body=(said.get("body") or "").encode(),
        )
        response = transport.send(request, types.Timeout(total=10.0))
    assert [input_of(package, case)] == got, response.body


@pytest.mark.parametrize(
    "case", [case for case in RESPONSES if "error" not in case], ids=lambda it: it["id"]
)
def test_answers_to_the_client(package: Emitted, case: dict[str, Any]) -> None:
    """The client reads of the vector what is in it, and nothing is wrong with it."""
    said, types = case["response"], package.transports
    operation = package.operations.OPERATIONS[case["operationId"]]
    headers = {name.lower(): value for name, value in said.get("headers", {}).items()}
    body = (said.get("body") or "").encode()
    answer = types.Response(status=said["status_code"], headers=headers, body=body)
    it = client(package, Scripted(answer), responses="strict")
    if case["id"] in NOT_READ:
        with pytest.raises(package.errors.ResponseInvalid):
            it._call(operation, operation.input(), timeout=None)
        return
    response = it.detailed(it._call)(operation, operation.input(), timeout=None)
    read, sent = as_json(package, response.value), plain(body)
    if isinstance(read, dict):
        assert {name: sent[name] for name in read} == read
    elif read is not None:
        assert sent == read
    typed = as_json(package, response.typed_headers) or {}
    for name, given in case["output"].items():
        where = case["members"].get(name, {})
        if where.get("in") == "header" and name not in UNLIKE:
            assert given == typed[where["name"]]


def as_json(package: Emitted, value: Any) -> Any:
    """Return what a value is on the wire."""
    if value is None:
        return None
    if type(value).__name__ == "Download":
        return plain(value.read())
    codec = importlib.import_module(f"{package.name}._runtime.codec")
    return plain(codec.encode(value))


UNLIKE = {"headerStringList", "headerTimestampList", "defaultFormat"}
"""Headers with quotes or commas in what they list, which is no standard's."""

NOT_READ = {
    "RestJsonDoesntDeserializeNullStructureValues": "null is refused if one is strict",
    "RestJsonHttpPayloadWithUnsetUnion": "an empty body is no JSON",
}
"""What a strict client refuses, and why."""

CONSTANTS = {"ConstantQueryString_in2": {"hello": "", "foo": "bar"}}
"""Parameters that the vectors give by the path."""

PLACES = {"querystring": "Query", "uri": "Label", "header": "Header"}
