"""Specs in the shape in which AWS publishes them generate, with stated defaults."""

from __future__ import annotations

import inspect
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.roundtrip.package import load_package
from tests.services.emitting import SPECS
from tests.services.scripted import connected

DEPOT = load_package(SPECS["depot"], "depot")
BEGUN = datetime(2031, 5, 4, 3, 2, 1, tzinfo=UTC)

pytestmark = pytest.mark.xdist_group("services")


def test_methods_take_the_members_of_the_body() -> None:
    """Headers for signing and query parameters for paging are no arguments."""
    taken = {
        name: list(inspect.signature(getattr(DEPOT.client, name)).parameters)
        for name in DEPOT.names.operations.values()
    }
    expected = {
        "begin_upload": ["depot_name", "account", "expires", "tags", "priority"],
        "send_part": ["upload_id", "first", "part", "check", "scale"],
        "list_uploads": ["next_token", "max_results", "state"],
        "end_upload": ["upload_id"],
    }
    assert {
        name: ["self", *arguments, "timeout", "call_options"]
        for name, arguments in expected.items()
    } == taken


def test_address_is_the_one_with_tls() -> None:
    """Of several servers, the first with TLS is taken, with its variables."""
    region = inspect.signature(DEPOT.client).parameters["region"]
    assert region.default == "north-1"
    sent: list[str] = []

    def note(request: Any) -> Any:
        sent.append(request.url)
        return request

    with DEPOT.client(region="south-1", auth=note, transport=_Nowhere()) as client:
        client.end_upload(upload_id="0a1b")
    assert sent == ["https://depot.south-1.example/"]


class _Nowhere:
    """Answers every request with an empty success."""

    def send(self, request: Any, timeout: Any) -> Any:
        transports = DEPOT.transports
        return transports.Response(status=200, headers={}, body=b"")

    def close(self) -> None:
        """Do nothing: there are no connections."""


def test_errors_are_known_by_reference_or_description() -> None:
    """A name in the `$ref`, or only in the description, makes a class of its own."""
    documented = {
        name: {status: error.code for status, error in operation.errors.items()}
        for name, operation in DEPOT.operations.items()
    }
    assert documented == {
        "BeginUpload": {
            480: "ServerException",
            481: "InvalidParameterException",
            482: "NoSuchDepotException",
        },
        "SendPart": {
            480: "InvalidParameterException",
            481: "NoSuchUploadException",
            482: "ServerException",
        },
        "ListUploads": {480: "ServerException"},
        "EndUpload": {480: "NoSuchUploadException"},
    }


@pytest.mark.parametrize("error", DEPOT.service.errors)
def test_error_without_a_schema_has_a_message_and_is_the_callers(error: str) -> None:
    """What the spec leaves open takes its default, and works on both sides."""
    class_ = DEPOT.error(error)
    assert (class_.fault, class_.retryable) == ("client", False)
    assert class_.__doc__ == f"The service answered {error}."

    def fail(request: Any) -> Any:
        raise class_("so it is")

    with connected(DEPOT, fail) as client:
        for name, operation in DEPOT.operations.items():
            if class_ in operation.errors.values():
                method = getattr(client, DEPOT.names.operations[name])
                with pytest.raises(class_, match="so it is") as caught:
                    method(**_ARGUMENTS[name])
                assert operation.errors[caught.value.status] is class_


_ARGUMENTS: dict[str, dict[str, Any]] = {
    "BeginUpload": {"depot_name": "north"},
    "SendPart": {"upload_id": "0a1b", "first": 0, "part": b"abc"},
    "ListUploads": {},
    "EndUpload": {"upload_id": "0a1b"},
}


def test_faults_without_a_role_have_names_of_the_protocol() -> None:
    """Where no error has a role, the server answers as AWS does, with 400 and 500."""

    def fail(request: Any) -> Any:
        raise RuntimeError

    with connected(DEPOT, fail, validate=False) as client:
        with pytest.raises(DEPOT.errors.UnknownServiceError) as refused:
            client.end_upload(upload_id="too long")
        with pytest.raises(DEPOT.errors.UnknownServiceError) as failed:
            client.end_upload(upload_id="0a1b")
    assert [(error.value.status, error.value.code) for error in (refused, failed)] == [
        (400, "ValidationException"),
        (500, "InternalFailure"),
    ]


def test_paging_is_read_from_query_parameters() -> None:
    """What both request and response have is the token; the other is the limit."""
    paging = DEPOT.operations["ListUploads"].pagination
    assert paging is not None
    assert (paging.input_token, paging.output_token) == ("next_token", "next_token")
    assert (paging.limit, paging.items) == ("max_results", "uploads")


@pytest.mark.parametrize(
    ("schema", "value", "broken"),
    [
        ("BeginUploadRequest", {"depotName": "x"}, {"/depotName": "minLength"}),
        ("BeginUploadRequest", {"depotName": "A1"}, {"/depotName": "pattern"}),
        (
            "BeginUploadRequest",
            {"depotName": "north", "priority": 0, "tags": {}},
            {"/priority": "minimum", "/tags": "minProperties"},
        ),
        (
            "BeginUploadRequest",
            {"depotName": "north", "priority": 1, "tags": {"a": "sixsix"}},
            {"/tags/a": "maxLength"},
        ),
        (
            "SendPartRequest",
            {"uploadId": "0a1bc", "first": -1, "part": "", "check": "YQ==", "scale": 1},
            {
                "/uploadId": "pattern",
                "/first": "minimum",
                "/part": "minLength",
                "/check": "minLength",
                "/scale": "exclusiveMaximum",
            },
        ),
        (
            "SendPartRequest",
            {"uploadId": "0a1b", "first": 0, "part": "c2l4c2l4", "scale": 0},
            {},
        ),
        ("SendPartResponse", {"unknown": 1}, {}),
        ("ListUploadsRequest", {"state": "LOST"}, {"/state": "enum"}),
    ],
)
def test_limits_are_those_of_openapi_3_0(
    schema: str, value: object, broken: dict[str, str]
) -> None:
    """Exclusive limits are flags there, and lengths of blobs count their bytes."""
    found = {each.path: each.rule for each in DEPOT.validate(schema, value)}
    assert broken == found


def test_times_are_numbers_on_the_wire_for_all_that() -> None:
    """The protocol sends seconds where the spec says date-time; both are understood."""
    begun = DEPOT.model("BeginUploadResponse")(begun=BEGUN)
    assert json.loads(DEPOT.encode(begun)) == {"begun": BEGUN.timestamp()}
    dated = DEPOT.decode("BeginUploadResponse", b'{"begun": "2031-05-04T03:02:01Z"}')
    assert begun == dated


def test_descriptions_in_html_become_docstrings() -> None:
    """Paragraphs stay, code gets back-quotes, other markup goes."""
    said = inspect.getdoc(DEPOT.client.begin_upload) or ""
    assert said.startswith(
        "Begins an upload; `SendPart` goes on with it.\n\n"
        "Ends by itself after a day.\n\nArgs:\n    depot_name: The depot. 2 to 8"
    )
    assert "tags: Tags, as key and value. 1 to 2 entries" in said
    assert DEPOT.model("Upload").__doc__ == "An upload. See Uploads."
