"""The errors of images, each by its real cause; no case changes state."""

from __future__ import annotations

from typing import Any

from tests.reference_service.manifest import IMAGES, LISTS
from tests.upload.cases import INVALID, NOT_THERE, STRANGER, Case, Documented
from tests.upload.manifests import digest_of, list_of, manifest_of
from tests.upload.world import ACCOUNT, LAYER, MANIFEST, REPOSITORY, TAG

ANOTHER = manifest_of(LAYER, LAYER, note="another")
NOWHERE = digest_of("no such image")
LATEST = [{"imageTag": TAG}]
BAD_TOKEN = INVALID.format("nextToken", "must be a token from an earlier response")


def put_image() -> list[Case]:
    """Return the cases of PutImage."""
    put = Documented(
        "PutImage",
        "Server InvalidParameter RepositoryNotFound ImageAlreadyExists LayersNotFound"
        " ReferencedImagesNotFound LimitExceeded ImageTagAlreadyExists"
        " ImageDigestDoesNotMatch RegistryNotFound UnsupportedCommand",
        repositoryName=REPOSITORY,
        imageManifest=MANIFEST,
        imageTag=TAG,
    )
    lacking = manifest_of(LAYER, LAYER, b"not there", b"nor there")
    missing = ", ".join(map(digest_of, (b"not there", b"nor there")))
    there = f"The repository already has the image with the digest '{MANIFEST_DIGEST}'"
    moved = (
        f"The tag '{TAG}' points to the image with the digest '{MANIFEST_DIGEST}', and "
        "must not be moved"
    )
    other = f"The manifest has the digest '{MANIFEST_DIGEST}', not '{NOWHERE}'"
    return [
        *put.in_registry(),
        *unfit_manifests(put),
        put.case("ImageAlreadyExists", f"{there} and the tag '{TAG}'"),
        put.without("imageTag").case("ImageAlreadyExists", there),
        put.case(
            "LayersNotFound",
            f"The repository does not have the layers {missing}",
            imageManifest=lacking,
        ),
        put.case(
            "ReferencedImagesNotFound",
            f"The repository does not have the images {digest_of(lacking)}",
            imageManifest=list_of(MANIFEST, lacking),
        ),
        put.case(
            "LimitExceeded",
            "A repository may have 1 images, and has them already",
            place="small",
            imageManifest=ANOTHER,
        ),
        put.case(
            "LimitExceeded",
            "An image may have 1 tags, and has them already",
            place="small",
            imageTag="second",
        ),
        put.case(
            "ImageTagAlreadyExists", moved, place="immutable", imageManifest=ANOTHER
        ),
        put.case("ImageDigestDoesNotMatch", other, imageDigest=NOWHERE),
    ]


def unfit_manifests(put: Documented) -> list[Case]:
    """Return the cases of manifests and tags that nobody could pull."""
    types = f"must be one of {', '.join(sorted(IMAGES | LISTS))}"
    image, image_list = '"mediaType": "{}"'.format, sorted(LISTS)[0]
    no_json = "must be an image manifest or a list of them, in JSON"

    def unfit(name: str, rule: str, **members: Any) -> Case:
        return put.case("InvalidParameter", INVALID.format(name, rule), **members)

    def unfit_manifest(rule: str, text: str) -> Case:
        return unfit("imageManifest", rule, imageManifest=text)

    typed = image(sorted(IMAGES)[0])
    return [
        unfit_manifest(no_json, "{"),
        unfit_manifest(no_json, "[" * 100_000),
        unfit_manifest(no_json, '{"schemaVersion": 2, "layers": "none"}'),
        unfit_manifest("must have the schemaVersion 2", '{"schemaVersion": 1}'),
        unfit_manifest(
            "must have manifests", f'{{"schemaVersion": 2, {image(image_list)}}}'
        ),
        unfit_manifest(
            "must have a config and layers", f'{{"schemaVersion": 2, {typed}}}'
        ),
        unfit_manifest(
            "must refer to all by SHA-256 digest", MANIFEST.replace("sha256", "md5")
        ),
        unfit("imageManifestMediaType", types, imageManifest='{"schemaVersion": 2}'),
        unfit(
            "imageManifestMediaType",
            "must be the mediaType of the manifest",
            imageManifestMediaType=image_list,
        ),
        unfit(
            "imageTag",
            "must satisfy regular expression '[A-Za-z0-9_][A-Za-z0-9._-]{0,127}'",
            imageTag="-x",
        ),
    ]


def batch_delete_image() -> list[Case]:
    """Return the cases of BatchDeleteImage."""
    delete = Documented(
        "BatchDeleteImage",
        "Server InvalidParameter RepositoryNotFound UnsupportedCommand",
        repositoryName=REPOSITORY,
        imageIds=LATEST,
    )
    none = INVALID.format("imageIds", "must have length greater than or equal to 1")
    elsewhere = NOT_THERE.replace(ACCOUNT, "nobody")
    return [
        *delete.in_repository(),
        delete.case("InvalidParameter", none, imageIds=[]),
        delete.case("RepositoryNotFound", elsewhere, registryId="nobody"),
    ]


def describe_images() -> list[Case]:
    """Return the cases of DescribeImages."""
    describe = Documented(
        "DescribeImages",
        "Server InvalidParameter RepositoryNotFound ImageNotFound UnsupportedCommand",
        repositoryName=REPOSITORY,
    )
    elsewhere = NOT_THERE.replace(ACCOUNT, STRANGER)
    none = "must have an imageDigest or an imageTag each"
    unpaged = "must be absent when imageIds is given"

    def lost(image: str, **image_id: str) -> Case:
        message = (
            f"The repository with name '{REPOSITORY}' in the registry with id "
            f"'{ACCOUNT}' has no image '{image}'"
        )
        return describe.case("ImageNotFound", message, imageIds=[*LATEST, image_id])

    return [
        *describe.in_repository(),
        describe.case("RepositoryNotFound", elsewhere, registryId=STRANGER),
        describe.case("InvalidParameter", BAD_TOKEN, nextToken="!"),
        describe.case(
            "InvalidParameter", INVALID.format("imageIds", none), imageIds=[{}]
        ),
        describe.case(
            "InvalidParameter",
            INVALID.format("maxResults", unpaged),
            imageIds=LATEST,
            maxResults=1,
        ),
        lost("nothing", imageTag="nothing"),
        lost("latest", imageDigest="latest"),
        lost(NOWHERE, imageDigest=NOWHERE),
        lost(f"{NOWHERE}@{TAG}", imageDigest=NOWHERE, imageTag=TAG),
    ]


def describe_image_tags() -> list[Case]:
    """Return the cases of DescribeImageTags."""
    describe = Documented(
        "DescribeImageTags",
        "Server InvalidParameter RepositoryNotFound UnsupportedCommand",
        repositoryName=REPOSITORY,
    )
    return [
        *describe.in_repository(),
        describe.case("InvalidParameter", BAD_TOKEN, nextToken="!"),
    ]


MANIFEST_DIGEST = digest_of(MANIFEST)

IMAGE_CASES = [
    *put_image(),
    *batch_delete_image(),
    *describe_images(),
    *describe_image_tags(),
]
