"""The errors of layers and uploads, each by its real cause; no case changes state."""

from __future__ import annotations

from typing import Any

from ecr_public import shapes
from tests.upload.callers import Members
from tests.upload.cases import Case, Documented
from tests.upload.manifests import digest_of
from tests.upload.world import ACCOUNT, LAYER, REPOSITORY, SMALL_QUOTAS

NO_UPLOAD = "00000000-0000-4000-8000-000000000000"
NOT_OPEN = (
    "The upload with id '{uploadId}' does not exist in the repository with name "
    f"'{REPOSITORY}' in the registry with id '{ACCOUNT}'"
)
BAD_UPLOAD_ID = (
    "Invalid parameter at 'uploadId' failed to satisfy constraint: "
    f"'must satisfy regular expression '{shapes.UPLOAD_ID.pattern}''"
)


def batch_check_layer_availability() -> list[Case]:
    """Return the cases of BatchCheckLayerAvailability."""
    check = Documented(
        "BatchCheckLayerAvailability",
        "RepositoryNotFound InvalidParameter Server RegistryNotFound"
        " UnsupportedCommand",
        repositoryName=REPOSITORY,
        layerDigests=[digest_of(LAYER)],
    )
    return [*check.in_registry()]


def initiate_layer_upload() -> list[Case]:
    """Return the cases of InitiateLayerUpload."""
    initiate = Documented(
        "InitiateLayerUpload",
        "Server InvalidParameter RepositoryNotFound RegistryNotFound"
        " UnsupportedCommand",
        repositoryName=REPOSITORY,
    )
    return [*initiate.in_registry(), initiate.without_files()]


def upload_layer_part() -> list[Case]:
    """Return the cases of UploadLayerPart."""
    part = Documented(
        "UploadLayerPart",
        "Server InvalidParameter InvalidLayerPart RepositoryNotFound UploadNotFound"
        " LimitExceeded RegistryNotFound UnsupportedCommand",
        repositoryName=REPOSITORY,
        uploadId="empty",
        partFirstByte=0,
        partLastByte=9,
        layerPartBlob=bytes(10),
    )
    return [
        *part.in_registry(),
        part.without_files(uploadId="lost", partFirstByte=10, partLastByte=19),
        part.case("InvalidParameter", BAD_UPLOAD_ID, uploadId="x"),
        part.case("UploadNotFound", NOT_OPEN, uploadId=NO_UPLOAD),
        *misplaced_parts(part),
        *parts_over_quota(part),
    ]


def misplaced_parts(part: Documented) -> list[Case]:
    """Return the cases of parts that do not go on where their upload stands."""
    told = {
        "registryId": ACCOUNT,
        "repositoryName": REPOSITORY,
        "uploadId": "with ten bytes",
    }
    received = {**told, "lastValidByteReceived": 9}
    nothing_received = {**told, "uploadId": "empty"}

    def misplaced(problem: str, told: Members, **members: Any) -> Case:
        message = f"The layer part {problem}"
        upload = told["uploadId"]
        return part.case(
            "InvalidLayerPart", message, told=told, uploadId=upload, **members
        )

    return [
        misplaced("starts at byte 0, but byte 10 is the next", received),
        misplaced(
            "starts at byte 11, but byte 10 is the next",
            received,
            partFirstByte=11,
            partLastByte=20,
        ),
        misplaced(
            "ends at byte 9, before its start at byte 10",
            received,
            partFirstByte=10,
            layerPartBlob=b"",
        ),
        misplaced(
            "has 10 bytes, but bytes 0 to 10 are announced",
            nothing_received,
            partLastByte=10,
        ),
        misplaced(
            "starts at byte 1, but byte 0 is the next",
            nothing_received,
            partFirstByte=1,
            partLastByte=10,
        ),
    ]


def parts_over_quota(part: Documented) -> list[Case]:
    """Return the cases of parts that are too large or too many."""

    def refused(problem: str, size: int, **members: Any) -> Case:
        blob = bytes(size)
        return part.case(
            "LimitExceeded", problem, place="small", layerPartBlob=blob, **members
        )

    quotas = SMALL_QUOTAS
    return [
        refused(
            f"A layer part may have {quotas.max_part_bytes} bytes, not 61",
            61,
            uploadId="without parts",
            partLastByte=60,
        ),
        refused(
            f"A layer may have {quotas.layer_bytes} bytes, not 51",
            51,
            uploadId="without parts",
            partLastByte=50,
        ),
        refused(
            f"A layer may have {quotas.parts} parts, and has them already",
            1,
            uploadId="with all parts",
            partFirstByte=10,
            partLastByte=10,
        ),
    ]


def complete_layer_upload() -> list[Case]:
    """Return the cases of CompleteLayerUpload."""
    complete = Documented(
        "CompleteLayerUpload",
        "Server InvalidParameter RepositoryNotFound UploadNotFound InvalidLayer"
        " LayerPartTooSmall LayerAlreadyExists EmptyUpload RegistryNotFound"
        " UnsupportedCommand",
        repositoryName=REPOSITORY,
        uploadId="with ten bytes",
        layerDigests=[digest_of(LAYER)],
    )
    empty = (
        "The upload with id '{uploadId}' cannot be completed because it does not have "
        "any parts"
    )
    short = (
        "The upload with id '{uploadId}' has a part of 10 bytes; every part but the "
        "last must have 5242880"
    )
    there = f"The repository already has the layer with the digest '{digest_of(LAYER)}'"
    other = (
        f"The layer has the digest '{digest_of(bytes(10))}', which is not among those "
        "given"
    )
    return [
        *complete.in_registry(),
        complete.without_files(uploadId="lost"),
        complete.case("UploadNotFound", NOT_OPEN, uploadId=NO_UPLOAD),
        complete.case("EmptyUpload", empty, uploadId="empty"),
        complete.case("LayerPartTooSmall", short, uploadId="with a short part"),
        complete.case("InvalidLayer", other),
        complete.case("LayerAlreadyExists", there, uploadId="of a layer that is there"),
    ]


LAYER_CASES = [
    *batch_check_layer_availability(),
    *initiate_layer_upload(),
    *upload_layer_part(),
    *complete_layer_upload(),
]
