"""`concord mock` as it is run, called by the clients that people have."""

from __future__ import annotations

import base64
import signal
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from msgspec.structs import replace

from ecr_public import EcrPublicClient, errors
from ecr_public.transports import Request
from generator import ir
from tests.mock.mocked import ALL, Emitted, emitted, request_for
from tests.mock.serving import (
    Answer,
    Connection,
    Process,
    as_json,
    mocking,
)
from tests.roundtrip.package import ecr_public
from tests.upload.callers import BotoCaller, Refused
from tests.upload.commands import CliCaller

# One process runs all of this file, so that there is one mock.
pytestmark = pytest.mark.xdist_group("mock")

OPERATIONS = {each.name: each for each in ecr_public().service.operations}
ORIGIN = "http://localhost:5173"
NOT_FOUND = "RepositoryNotFoundException"


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """The committed spec, served with the seed that it has by default."""
    folder = tmp_path_factory.mktemp("mock")
    with mocking(ALL["ecr_public"], folder, "--cors", ORIGIN, "--anonymous") as process:
        yield process
        assert (0, "") == (
            process.end(signal.SIGINT)[0],
            process.process.communicate()[0],
        )


@pytest.fixture(scope="module")
def connection(mock: Process) -> Iterator[Connection]:
    """A connection to it."""
    connection = Connection(mock)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def boto(mock: Process) -> Iterator[BotoCaller]:
    """The client of AWS's own SDK."""
    caller = BotoCaller(mock.url)
    yield caller
    caller.close()


def target_of(operation: ir.Operation) -> str:
    """Return what the header of a request names."""
    assert isinstance(operation.binding, ir.RpcTarget)
    return operation.binding.target


def call(
    connection: Connection, operation: ir.Operation, body: object, **headers: str
) -> Answer:
    """Call an operation of the spec."""
    return connection.call(target_of(operation), body, **headers)


def it() -> Emitted:
    """Return the committed spec, emitted: not before a test runs, in one process only."""
    return emitted("ecr_public")


def expected(operation: ir.Operation, request: dict[str, Any]) -> Any:
    """Return what another process, this one, would answer with the same seed."""
    return it().answers().output(operation, request)


@pytest.mark.parametrize("name", OPERATIONS)
def test_our_client_calls_everything(mock: Process, name: str) -> None:
    """It gets the same as in any other process, request and response are valid."""
    package, operation = ecr_public(), OPERATIONS[name]
    request = request_for(it(), operation)
    given = package.codec.convert(request, package.operations[name].input)
    arguments = {each: getattr(given, each) for each in given.__struct_fields__}
    with EcrPublicClient(base_url=mock.url) as client:
        result = getattr(client, package.names.operations[name])(**arguments)
    output = expected(operation, request)
    assert package.codec.convert(output, type(result)) == result


@pytest.mark.parametrize("name", OPERATIONS)
def test_boto3_calls_everything(boto: BotoCaller, name: str) -> None:
    """It reads every member."""
    operation = OPERATIONS[name]
    request = request_for(it(), operation)
    given = dict(request)
    if "layerPartBlob" in given:
        given["layerPartBlob"] = base64.b64decode(given["layerPartBlob"])
    assert expected(operation, request) == as_json(boto.call(name, **given))


def test_the_aws_command_works(mock: Process, tmp_path: Path) -> None:
    """It calls, turns pages, and shows errors under their names."""
    caller = CliCaller(mock.url, tmp_path)
    upload = caller.call("InitiateLayerUpload", repositoryName="team/app")
    assert it().service.shapes["InitiateLayerUploadResponse"].examples[0] == upload
    first = expected(OPERATIONS["DescribeRepositories"], {})
    second = expected(OPERATIONS["DescribeRepositories"], {"nextToken": "x"})
    listed = caller.call("DescribeRepositories")["repositories"]
    names = [each["repositoryName"] for each in listed]
    both = first["repositories"] + second["repositories"]
    assert [each["repositoryName"] for each in both] == names


PAGED = [name for name, each in OPERATIONS.items() if each.pagination]


@pytest.mark.parametrize("name", PAGED)
def test_pages_end(mock: Process, boto: BotoCaller, name: str) -> None:
    """For our client and for boto3, after the same items."""
    package, operation = ecr_public(), OPERATIONS[name]
    pages = operation.pagination
    assert pages is not None
    request = request_for(it(), operation)
    for member in (pages.input_token, pages.limit, "imageIds"):
        request.pop(member or "", None)
    method = package.names.operations[name]
    theirs = [
        item
        for page in boto.client.get_paginator(method).paginate(**request)
        for item in page[pages.items]
    ]
    given = package.codec.convert(request, package.operations[name].input)
    arguments = {each: getattr(given, each) for each in given.__struct_fields__}
    del arguments[package.operations[name].pagination.input_token]
    with EcrPublicClient(base_url=mock.url) as client:
        ours = list(getattr(client, f"{method}_items")(**arguments))
    assert len(theirs) == len(ours) >= 2


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_documented_error_is_returned(
    mock: Process, connection: Connection, name: str
) -> None:
    """By its status and by its name, as its own class in our client."""
    operation = OPERATIONS[name]
    request = request_for(it(), operation)
    for case in operation.errors:
        for said in (f"code={case.status}", f"error={case.error}"):
            answer = call(connection, operation, request, Prefer=said)
            assert (case.status, case.error) == answer.error
            assert answer.body["message"]
            assert said == answer.headers.getheader("Preference-Applied")


def test_our_client_raises_what_is_preferred(mock: Process) -> None:
    """The class of the error, with the status that the spec gives it."""

    def prefer(request: Request) -> Request:
        return replace(request, headers={**request.headers, "Prefer": "code=482"})

    with (
        EcrPublicClient(base_url=mock.url, auth=prefer) as client,
        pytest.raises(errors.RepositoryNotFoundException) as raised,
    ):
        client.initiate_layer_upload(repository_name="team/app")
    operation = OPERATIONS["InitiateLayerUpload"]
    (case,) = (each for each in operation.errors if each.status == 482)
    message = it().answers().error(operation, case)["message"]
    assert (482, message) == (raised.value.status, raised.value.message)


def test_boto3_raises_what_is_preferred(boto: BotoCaller) -> None:
    """Its events take the header, which is signed with the rest."""

    def prefer(params: dict[str, Any], **_: object) -> None:
        params["headers"]["Prefer"] = f"error={NOT_FOUND}"

    events = boto.client.meta.events
    events.register("before-call.ecr-public", prefer, unique_id="prefer")
    try:
        with pytest.raises(Refused) as raised:
            boto.call("InitiateLayerUpload", repositoryName="team/app")
    finally:
        events.unregister("before-call.ecr-public", unique_id="prefer")
    assert (NOT_FOUND, 482) == (raised.value.refusal.code, raised.value.refusal.status)


def test_requests_are_checked_first(connection: Connection) -> None:
    """One that breaks the spec is told so, whatever is preferred."""
    operation = OPERATIONS["InitiateLayerUpload"]
    for headers in ({}, {"Prefer": "code=482"}, {"Prefer": "code=nothing"}):
        answer = call(connection, operation, {"repositoryName": "No"}, **headers)
        assert (481, "InvalidParameterException") == answer.error
        assert None is answer.headers.getheader("Preference-Applied")


def test_what_is_not_documented_is_refused(connection: Connection) -> None:
    """With what is."""
    operation = OPERATIONS["InitiateLayerUpload"]
    request = {"repositoryName": "team/app"}
    answer = call(connection, operation, request, Prefer="code=499")
    assert (400, "InvalidPreferenceException") == answer.error
    assert "it documents 200, 480, 481, 482, 483, 484." in answer.body["message"]
    assert 200 == call(connection, operation, request, Prefer="x, code=200").status


def test_browsers_may_call(connection: Connection) -> None:
    """A page of the origin that was named gets past both of a browser's checks."""
    target = target_of(OPERATIONS["DescribeRegistries"])
    wanted = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-amz-target",
    }
    preflight = connection.send("OPTIONS", wanted)
    allowed = preflight.headers.getheader
    assert (204, ORIGIN) == (preflight.status, allowed("Access-Control-Allow-Origin"))
    assert "content-type,x-amz-target" == allowed("Access-Control-Allow-Headers")
    assert "POST" == allowed("Access-Control-Allow-Methods")
    answer = connection.call(target, {}, Origin=ORIGIN)
    assert ORIGIN == answer.headers.getheader("Access-Control-Allow-Origin")
    exposed = answer.headers.getheader("Access-Control-Expose-Headers") or ""
    assert "preference-applied" in exposed
    other = connection.call(target, {}, Origin="http://elsewhere.example")
    assert None is other.headers.getheader("Access-Control-Allow-Origin")


def test_it_says_what_it_serves(mock: Process, connection: Connection) -> None:
    """Where it listens, and a line a request, in which no caller can write to a terminal."""
    operation = OPERATIONS["DescribeRegistries"]
    before = mock.log.read_text()
    call(connection, operation, {})
    call(connection, operation, {}, Prefer="code=482")
    connection.send("GET", {}, path="/%1b%5b31m")
    assert f"23 operations, mocked at {mock.url}\n" in before
    assert (
        "200 DescribeRegistries\n"
        "482 DescribeRegistries ServerException (Prefer: code=482)\n"
        "404 GET / [31m UnknownOperationException\n"
    ) == mock.log.read_text().removeprefix(before)


def test_it_ends_in_order(tmp_path: Path) -> None:
    """With the code of success on SIGTERM, after the answer that is under way."""
    options = ("--error-status", "aws", "--seed", "5", "--quiet", "--delay", "0.6")
    ledger = emitted("ledger")
    (measure,) = (e for e in ledger.service.operations if e.name == "Measure")
    with mocking(ALL["ledger"], tmp_path, *options) as process:
        connection = Connection(process)
        failed = call(connection, measure, {}, Prefer="code=481")
        connection.begin(target_of(measure), {})
        sleep(0.3)
        process.process.send_signal(signal.SIGTERM)
        answer = connection.finish()
        connection.close()
        assert (0, "") == process.ended()
    assert (500, "Outage") == failed.error
    assert ledger.answers(5).output(measure, {}) == answer.body
