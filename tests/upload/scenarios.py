"""What a person who pushes an image does, step by step, with any client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.upload.callers import Caller, Members
from tests.upload.manifests import digest_of


@dataclass(frozen=True)
class Pushed:
    """What a push has shown of the service."""

    before: Members
    """What was known of the layer."""

    part_size: int
    received: list[int]
    """The last byte received, after each part."""

    digest: str
    after: Members
    """What is known of the layer now."""

    @classmethod
    def as_it_should(cls, layer: bytes, part_size: int) -> Pushed:
        """Return what a push of a layer in parts of this size should show."""
        ends = [*range(part_size, len(layer), part_size), len(layer)]
        digest = digest_of(layer)
        unknown = {
            "layerDigest": digest,
            "failureCode": "MissingLayerDigest",
            "failureReason": "The registry has no layer with this digest",
        }
        available = {
            "layerDigest": digest,
            "layerAvailability": "AVAILABLE",
            "layerSize": len(layer),
        }
        return cls(
            before={"layers": [], "failures": [unknown]},
            part_size=10485760,
            received=[end - 1 for end in ends],
            digest=digest,
            after={"layers": [available], "failures": []},
        )


def push(caller: Caller, name: str, layer: bytes, part_size: int) -> Pushed:
    """Create a repository, look for a layer, upload it in parts, look again."""
    caller.call("CreateRepository", repositoryName=name)
    digests = [digest_of(layer)]
    before = availability(caller, name, digests)
    upload = caller.call("InitiateLayerUpload", repositoryName=name)
    received = [
        upload_part(caller, name, upload["uploadId"], first, part)
        for first, part in parts_of(layer, part_size)
    ]
    completed = complete(caller, name, upload["uploadId"], layer)
    after = availability(caller, name, digests)
    return Pushed(before, upload["partSize"], received, completed["layerDigest"], after)


def opened(caller: Caller, name: str) -> str:
    """Create a repository, open an upload in it, return its id."""
    caller.call("CreateRepository", repositoryName=name)
    return initiate(caller, name)


def initiate(caller: Caller, name: str) -> str:
    """Open an upload, return its id."""
    upload = caller.call("InitiateLayerUpload", repositoryName=name)
    return str(upload["uploadId"])


def parts_of(layer: bytes, part_size: int) -> Iterator[tuple[int, bytes]]:
    """Yield the parts of a layer, each with its place."""
    for first in range(0, len(layer), part_size):
        yield first, layer[first : first + part_size]


def upload_part(
    caller: Caller, name: str, upload_id: str, first: int, part: bytes
) -> int:
    """Upload a part, return the place of the last byte received."""
    result = caller.call(
        "UploadLayerPart",
        repositoryName=name,
        uploadId=upload_id,
        partFirstByte=first,
        partLastByte=first + len(part) - 1,
        layerPartBlob=part,
    )
    return int(result["lastByteReceived"])


def complete(caller: Caller, name: str, upload_id: str, layer: bytes) -> Members:
    """Complete the upload of a layer."""
    return caller.call(
        "CompleteLayerUpload",
        repositoryName=name,
        uploadId=upload_id,
        layerDigests=[digest_of(layer)],
    )


def availability(caller: Caller, name: str, digests: list[str]) -> Members:
    """Ask which of the layers a repository has."""
    return caller.call(
        "BatchCheckLayerAvailability", repositoryName=name, layerDigests=digests
    )
