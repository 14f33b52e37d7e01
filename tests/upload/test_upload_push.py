"""Pushes through the service, by clients of several makes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.reference_service.rules import MIB
from tests.upload.callers import Caller, Refused
from tests.upload.manifests import digest_of
from tests.upload.scenarios import (
    Pushed,
    availability,
    complete,
    initiate,
    opened,
    push,
    upload_part,
)
from tests.upload.world import ACCOUNT, ALIAS

pytestmark = pytest.mark.xdist_group("upload_push")


def test_a_layer_goes_up_in_parts(caller: Caller, name: str, data: Path) -> None:
    """Of 25 MiB in parts of 10 MiB, every byte arrives."""
    layer = Random(name).randbytes(25 * MIB)
    pushed = push(caller, name, layer, 10 * MIB)
    assert Pushed.as_it_should(layer, 10 * MIB) == pushed
    stored = (data / "layers" / pushed.digest).read_bytes()
    assert digest_of(layer) == digest_of(stored)


def test_a_layer_has_its_repository(caller: Caller, name: str, data: Path) -> None:
    """What one repository has, another has not, and may get; there is one file."""
    layer, other = name.encode(), f"{name}/other"
    push(caller, name, layer, 5 * MIB)
    file = (data / "layers" / digest_of(layer)).stat().st_ino
    caller.call("CreateRepository", repositoryName=other)
    before = availability(caller, other, [digest_of(layer)])
    upload_id = initiate(caller, other)
    upload_part(caller, other, upload_id, 0, layer)
    complete(caller, other, upload_id, layer)
    after = availability(caller, other, [digest_of(layer)])
    assert file == (data / "layers" / digest_of(layer)).stat().st_ino
    assert [found["layers"][0]["layerAvailability"] for found in (before, after)] == [
        "UNAVAILABLE",
        "AVAILABLE",
    ]


def test_digests_that_are_none_are_reported(caller: Caller, name: str) -> None:
    """One malformed digest fails neither the call nor the others; twice counts once."""
    layer = name.encode()
    push(caller, name, layer, 5 * MIB)
    loud = digest_of(layer).upper().replace("SHA", "sha")
    found = availability(caller, name, ["latest", loud, "", digest_of(layer), loud])
    assert [loud, digest_of(layer)] == [each["layerDigest"] for each in found["layers"]]
    assert [
        (each["layerDigest"], each["failureCode"]) for each in found["failures"]
    ] == [("latest", "InvalidLayerDigest"), ("", "InvalidLayerDigest")]


@pytest.mark.parametrize("registry", [ACCOUNT, ALIAS])
def test_a_registry_goes_by_its_names(caller: Caller, name: str, registry: str) -> None:
    """An account id and an alias mean the registry that is meant without either."""
    upload_id = opened(caller, name)
    received = caller.call(
        "UploadLayerPart",
        registryId=registry,
        repositoryName=name,
        uploadId=upload_id,
        partFirstByte=0,
        partLastByte=2,
        layerPartBlob=b"abc",
    )
    expected = {
        "registryId": ACCOUNT,
        "repositoryName": name,
        "uploadId": upload_id,
        "lastByteReceived": 2,
    }
    assert expected == received


def test_an_upload_resumes_where_the_error_says(caller: Caller, name: str) -> None:
    """Whoever lost count goes on behind the last byte that the service has."""
    layer = Random(name).randbytes(20)
    upload_id = opened(caller, name)
    upload_part(caller, name, upload_id, 0, layer[:7])
    with pytest.raises(Refused) as raised:
        upload_part(caller, name, upload_id, 3, layer[3:])
    start = raised.value.refusal.members["lastValidByteReceived"] + 1
    upload_part(caller, name, upload_id, start, layer[start:])
    completed = complete(caller, name, upload_id, layer)
    expected = {
        "registryId": ACCOUNT,
        "repositoryName": name,
        "uploadId": upload_id,
        "layerDigest": digest_of(layer),
    }
    assert expected == completed


def test_a_failed_completion_can_be_repeated(caller: Caller, name: str) -> None:
    """A wrong digest spends no upload; of several digests, one has to be right."""
    layer = name.encode()
    upload_id = opened(caller, name)
    upload_part(caller, name, upload_id, 0, layer)
    with pytest.raises(Refused):
        complete(caller, name, upload_id, b"something else")
    completed = caller.call(
        "CompleteLayerUpload",
        repositoryName=name,
        uploadId=upload_id,
        layerDigests=[digest_of(b"something else"), digest_of(layer)],
    )
    assert digest_of(layer) == completed["layerDigest"]


def test_success_spends_an_upload(caller: Caller, name: str, data: Path) -> None:
    """A completed upload cannot be completed again, takes no part, and has no file."""
    layer = name.encode()
    upload_id = opened(caller, name)
    upload_part(caller, name, upload_id, 0, layer)
    complete(caller, name, upload_id, layer)
    assert not (data / "uploads" / upload_id).exists()
    for again in (
        partial(complete, caller, name, upload_id, layer),
        partial(upload_part, caller, name, upload_id, len(layer), layer),
    ):
        with pytest.raises(Refused) as raised:
            again()
        assert raised.value.refusal.code == "UploadNotFoundException"


def test_uploads_are_apart(caller: Caller, name: str) -> None:
    """Two uploads of one repository take their parts in any order between them."""
    layers = [Random(f"{name}{each}").randbytes(12) for each in range(2)]
    first, second = opened(caller, name), initiate(caller, name)
    assert first != second
    for start, end in ((0, 5), (5, 12)):
        for upload_id, layer in ((first, layers[0]), (second, layers[1])):
            upload_part(caller, name, upload_id, start, layer[start:end])
    assert [digest_of(layer) for layer in layers] == [
        complete(caller, name, upload_id, layer)["layerDigest"]
        for upload_id, layer in zip((first, second), layers, strict=True)
    ]
