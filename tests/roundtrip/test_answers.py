"""An answer that breaks the spec is read as far as it fits, and told."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

import pytest

from ecr_public import errors, models
from ecr_public.async_client import AsyncEcrPublicClient
from ecr_public.client import EcrPublicClient
from ecr_public.transports import Response
from tests.roundtrip.scripted import (
    BASE_URL,
    ScriptedTransport,
    answered,
    by_async_client,
    by_sync_client,
    either_client,
)

HEADERS = {"x-amzn-requestid": "r-1", "content-type": "application/x-amz-json-1.1"}
LAYERS = {"repository_name": "team/app", "layer_digests": ["sha256:00"]}
DELETED = {"repository_name": "team/app", "image_ids": [models.ImageIdentifier()]}
DETAIL = models.ImageDetail


def listed(**members: Any) -> models.DescribeImagesResponse:
    """Return an answer with one image, whatever the types of its members are."""
    return models.DescribeImagesResponse(image_details=[DETAIL(**members)])


@either_client
@pytest.mark.parametrize(
    ("operation", "members", "body", "expected"),
    [
        (
            "batch_delete_image",
            DELETED,
            b'{"imageIds": [], "failures": []}',
            models.BatchDeleteImageResponse(image_ids=[], failures=[]),
        ),
        (
            "batch_check_layer_availability",
            LAYERS,
            b'{"layers": [{"layerAvailability": "ARCHIVED", "layerSize": -1}]}',
            models.BatchCheckLayerAvailabilityResponse(
                layers=[models.Layer(layer_availability="ARCHIVED", layer_size=-1)]
            ),
        ),
        ("describe_images", {}, b"null", models.DescribeImagesResponse()),
        (
            "describe_images",
            {},
            b'{"imageDetails": [{"imageSizeInBytes": 5.0, "registryId": ""}]}',
            listed(image_size_in_bytes=5, registry_id=""),
        ),
        (
            "describe_images",
            {},
            b'{"imageDetails": [{"imageTags": ["", null], "imagePushedAt": 1.5}]}',
            listed(
                image_tags=["", None],
                image_pushed_at=datetime(1970, 1, 1, 0, 0, 1, 500_000, UTC),
            ),
        ),
        (
            "describe_images",
            {},
            b'{"imageDetails": [{"imagePushedAt": "soon", "imageSizeInBytes": "5"}]}',
            listed(image_pushed_at="soon", image_size_in_bytes="5"),
        ),
        (
            "describe_images",
            {},
            b'{"imageDetails": [7, null], "nextToken": "t"}',
            models.DescribeImagesResponse(image_details=[7, None], next_token="t"),  # type: ignore[list-item]  # kept as it came
        ),
        (
            "describe_registries",
            {},
            b'{"registries": [{"registryId": "r", "verified": true}]}',
            models.DescribeRegistriesResponse(
                registries=[
                    models.Registry(
                        registry_id="r",
                        registry_arn=None,  # type: ignore[arg-type]  # absent, though required
                        registry_uri=None,  # type: ignore[arg-type]  # absent, though required
                        verified=True,
                        aliases=None,  # type: ignore[arg-type]  # absent, though required
                    )
                ]
            ),
        ),
        (
            "describe_images",
            {},
            b'{"nextToken": 5, "nextToken": "t"}',
            models.DescribeImagesResponse(next_token="t"),
        ),
    ],
    ids=lambda value: value.decode() if isinstance(value, bytes) else None,
)
def test_what_fits_is_read(
    call: Any,
    operation: str,
    members: dict[str, Any],
    body: bytes,
    expected: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Limits, newer values, nulls and types never fail a call; the log tells of them."""
    if operation == "describe_images":
        members = {"repository_name": "team/app"}
    with caplog.at_level(logging.WARNING, logger="ecr_public.client"):
        assert expected == call(answered(body, 200), operation, **members)
    [record] = caplog.records
    assert ("ecr_public.client", logging.WARNING) == (record.name, record.levelno)


BODY = b'{"uploadId": "x", "partSize": -1}'
FOUND = [("/uploadId", "pattern"), ("/partSize", "minimum")]


def paths_of(error: errors.ResponseInvalid) -> list[tuple[str, str]]:
    """Return where an answer breaks the spec, and by which rule."""
    return [(found.path, found.rule) for found in error.violations]


def response(body: bytes, status: int = 200) -> Response:
    """Return a response with the headers of the service."""
    return answered(body, status, HEADERS)


def call(body: bytes, status: int = 200, **options: Any) -> Any:
    """Return what a client with these options makes of a response."""
    transport = ScriptedTransport(response(body, status))
    about = {"base_url": BASE_URL, "retries": 0, **options}
    with EcrPublicClient(transport=transport, **about) as client:
        return client.initiate_layer_upload(repository_name="team/app")


def test_hook_is_told() -> None:
    """It gets what a strict client would raise, once a response."""
    told: list[errors.ResponseInvalid] = []
    output = call(BODY, on_response_invalid=told.append)
    assert models.InitiateLayerUploadResponse(upload_id="x", part_size=-1) == output
    [error] = told
    assert FOUND == paths_of(error)
    assert ("InitiateLayerUpload", 200, HEADERS, "r-1", BODY) == (
        error.operation,
        error.status,
        error.headers,
        error.request_id,
        error.content,
    )
    assert output == call(b'{"uploadId": "x", "partSize": -1}')


def test_nothing_is_told_of_what_is_right() -> None:
    """An answer that keeps to the spec is no news, and neither is an unknown member."""
    told: list[errors.ResponseInvalid] = []
    call(b'{"partSize": 1, "more": {}}', on_response_invalid=told.append)
    assert [] == told


def test_strict_client_raises() -> None:
    """Everything is raised that the hook would be told."""
    with pytest.raises(errors.ResponseInvalid) as caught:
        call(BODY, responses="strict")
    assert (FOUND, BODY, 200) == (
        paths_of(caught.value),
        caught.value.content,
        caught.value.status,
    )


@pytest.mark.parametrize("client", [EcrPublicClient, AsyncEcrPublicClient])
def test_how_to_read_is_checked(client: Any) -> None:
    """A word that nobody knows is refused when the client is made."""
    with pytest.raises(
        ValueError, match="responses must be lenient or strict, not 'x'"
    ):
        client(base_url=BASE_URL, responses="x")


@either_client
@pytest.mark.parametrize("body", [b"<html>", b'"text"', b"[]", b"5", b"\xff", b"true"])
def test_nothing_to_return_is_an_error(call: Any, body: bytes) -> None:
    """What is no JSON object is raised, with the response as it came."""
    with pytest.raises(errors.ResponseInvalid) as caught:
        call(answered(body, 200, HEADERS))
    error = caught.value
    assert ([("", "type")], body, 200, HEADERS) == (
        paths_of(error),
        error.content,
        error.status,
        error.headers,
    )


def test_body_is_kept_up_to_a_limit() -> None:
    """An error keeps a MiB of what the service said."""
    long = b'"%s"' % (b"x" * 2**21)
    with pytest.raises(errors.ResponseInvalid) as caught:
        call(long)
    assert long[: 2**20] == caught.value.content
    refused = b'{"__type": "ServerException", "message": "%s"}' % (b"x" * 2**21)
    with pytest.raises(errors.ServerException) as raised:
        call(refused, 480)
    assert refused[: 2**20] == raised.value.content


WRONG_PART = (
    b'{"__type": "InvalidLayerPartException", "message": "no",'
    b' "registryId": "short", "lastValidByteReceived": 5.0}'
)
WRONG_PARTS = [("/registryId", "pattern"), ("/lastValidByteReceived", "type")]


@pytest.mark.parametrize("call", [by_sync_client, by_async_client])
def test_errors_are_read_alike(call: Any, caplog: pytest.LogCaptureFixture) -> None:
    """An error keeps its members, and tells what is wrong with them; so does the log."""
    with pytest.raises(errors.InvalidLayerPartException) as caught:
        call(response(WRONG_PART, 485))
    error = caught.value
    assert ("short", 5) == (error.registry_id, error.last_valid_byte_received)
    assert WRONG_PARTS == [(each.path, each.rule) for each in error.body_violations]
    assert "/registryId must satisfy" in caplog.text


def test_strict_client_raises_instead_of_errors_that_break_the_spec() -> None:
    """What the error was is its cause."""
    with pytest.raises(errors.ResponseInvalid) as caught:
        call(WRONG_PART, 485, responses="strict")
    assert (WRONG_PARTS, 485) == (paths_of(caught.value), caught.value.status)
    assert isinstance(caught.value.__cause__, errors.InvalidLayerPartException)


def test_enums_are_closed_in_what_is_sent() -> None:
    """A text that is no value of an enum is refused; one that is will do."""
    layer = models.Layer(layer_availability="ARCHIVED")
    with pytest.raises(errors.ModelInvalid) as caught:
        layer.to_json()
    assert [("/layerAvailability", "enum")] == [
        (each.path, each.rule) for each in caught.value.violations
    ]
    known = models.Layer(layer_availability="AVAILABLE")
    assert b'{"layerAvailability":"AVAILABLE"}' == known.to_json()


def test_naive_time_is_told_by_its_place() -> None:
    """A time without a time zone is one of our errors, and names the member."""
    naive = models.ImageTagDetail(created_at=datetime(2024, 1, 1))
    with pytest.raises(errors.ModelInvalid, match="/createdAt must have a time zone"):
        naive.to_json()
