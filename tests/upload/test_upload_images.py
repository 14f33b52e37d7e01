"""Images are pushed, found, tagged and deleted."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest

from tests.upload.callers import AsyncCaller, BotoCaller, Caller, Make, SyncCaller
from tests.upload.image_scenarios import as_published, publish, put, seen, stocked
from tests.upload.manifests import IMAGE, digest_of, list_of
from tests.upload.test_upload_concurrent import THREADS, race
from tests.upload.world import ACCOUNT

pytestmark = pytest.mark.xdist_group("upload_images")

NOWHERE = digest_of("no such image")


@pytest.fixture(scope="module", params=[SyncCaller])
def make(request: pytest.FixtureRequest) -> Make:
    """The class of the client; that others are alike is shown by its own test."""
    made: Make = request.param
    return made


@pytest.mark.parametrize(
    ("writer", "reader"),
    [(BotoCaller, SyncCaller), (SyncCaller, BotoCaller), (AsyncCaller, SyncCaller)],
)
def test_what_one_client_publishes_another_sees(
    writer: Make, reader: Make, url: str, name: str
) -> None:
    """Layers, images, a list of them, tags, catalog data, policy and resource tags."""
    arn = f"arn:aws:ecr-public::{ACCOUNT}:repository/{name}"
    publisher, visitor = writer(url), reader(url)
    manifests = publish(publisher, name)
    found = seen(visitor, name, arn)
    publisher.close()
    visitor.close()
    assert as_published(name, manifests) == found


def test_an_image_is_stored_as_it_was_sent(caller: Caller, name: str) -> None:
    """The answer has the manifest to the letter, its digest, its type and its tag."""
    (manifest,) = stocked(caller, name, "a")
    answer = caller.call(
        "PutImage",
        repositoryName=name,
        imageManifest=manifest,
        imageManifestMediaType=IMAGE,
        imageTag="v1",
        imageDigest=digest_of(manifest).upper().replace("SHA", "sha"),
    )
    expected = {
        "registryId": ACCOUNT,
        "repositoryName": name,
        "imageId": {"imageDigest": digest_of(manifest), "imageTag": "v1"},
        "imageManifest": manifest,
        "imageManifestMediaType": IMAGE,
    }
    assert {"image": expected} == answer


@pytest.mark.parametrize("client", [SyncCaller, BotoCaller])
def test_nothing_deleted_is_an_answer(client: Make, url: str, name: str) -> None:
    """Whatever the spec says of the least number of images: that none was, is told."""
    caller = client(url)
    stocked(caller, name, "a")
    ids = [{"imageDigest": NOWHERE}]
    answer = caller.call("BatchDeleteImage", repositoryName=name, imageIds=ids)
    caller.close()
    assert [] == answer["imageIds"]
    (failure,) = answer["failures"]
    assert ("ImageNotFound", ids[0]) == (failure["failureCode"], failure["imageId"])


def test_a_tag_moves_to_the_image_that_is_put_under_it(
    caller: Caller, name: str
) -> None:
    """The image that had it stays, without it."""
    first, second = stocked(caller, name, "a", "b")
    put(caller, name, first, "latest")
    put(caller, name, second, "latest", "stable")
    assert {digest_of(first): [], digest_of(second): ["latest", "stable"]} == {
        each["imageDigest"]: each["imageTags"]
        for each in caller.call("DescribeImages", repositoryName=name)["imageDetails"]
    }


def test_images_are_named_by_digest_by_tag_or_by_both(
    caller: Caller, name: str
) -> None:
    """An image that is named in several ways is described once."""
    first, second = stocked(caller, name, "a", "b")
    put(caller, name, first, "one")
    put(caller, name, second)
    found = caller.call(
        "DescribeImages",
        repositoryName=name,
        imageIds=[
            {"imageDigest": digest_of(second)},
            {"imageTag": "one"},
            {"imageTag": "one", "imageDigest": digest_of(first)},
        ],
    )
    assert [digest_of(second), digest_of(first)] == [
        each["imageDigest"] for each in found["imageDetails"]
    ]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_images_and_tags_come_in_pages(
    caller: Caller, name: str, url: str, size: int
) -> None:
    """The SDK's own paginators see each image and each tag once, in order."""
    manifests = stocked(caller, name, "a", "b", "c")
    for number, manifest in enumerate(manifests):
        put(caller, name, manifest, f"v{number}")
    boto = BotoCaller(url)
    images, tags = (
        boto.client.get_paginator(operation)
        .paginate(repositoryName=name, PaginationConfig={"PageSize": size})
        .build_full_result()
        for operation in ("describe_images", "describe_image_tags")
    )
    boto.close()
    assert sorted(map(digest_of, manifests)) == [
        each["imageDigest"] for each in images["imageDetails"]
    ]
    assert ["v0", "v1", "v2"] == [each["imageTag"] for each in tags["imageTagDetails"]]


def test_an_image_goes_with_its_last_tag(caller: Caller, name: str) -> None:
    """By tag it loses that tag, by digest it goes with all of them."""
    first, second = stocked(caller, name, "a", "b")
    put(caller, name, first, "a", "b")
    put(caller, name, second, "c", "d")
    delete = partial(caller.call, "BatchDeleteImage", repositoryName=name)
    by_tag = delete(imageIds=[{"imageTag": "a"}])
    left = caller.call("DescribeImages", repositoryName=name)["imageDetails"]
    last = delete(imageIds=[{"imageTag": "b"}, {"imageDigest": digest_of(second)}])
    gone = caller.call("DescribeImages", repositoryName=name)["imageDetails"]
    ids = [
        {"imageDigest": digest_of(image), "imageTag": tag}
        for image, tags in ((first, "ab"), (second, "cd"))
        for tag in tags
    ]
    assert {"imageIds": ids[:1], "failures": []} == by_tag
    assert 2 == len(left)
    assert {"imageIds": ids[1:], "failures": []} == last
    assert [] == gone


def test_an_image_without_tags_goes_by_its_digest(caller: Caller, name: str) -> None:
    """Its layers stay, so that it can be put again."""
    (manifest,) = stocked(caller, name, "a")
    image_id = {"imageDigest": put(caller, name, manifest)}
    deleted = caller.call("BatchDeleteImage", repositoryName=name, imageIds=[image_id])
    assert {"imageIds": [image_id], "failures": []} == deleted
    assert digest_of(manifest) == put(caller, name, manifest)


def test_what_cannot_be_deleted_is_told(caller: Caller, name: str) -> None:
    """Each failure has its code; whatever else was named has gone."""
    listed, other = stocked(caller, name, "a", "b")
    put(caller, name, listed, "listed")
    put(caller, name, list_of(listed), "list")
    put(caller, name, other, "x")
    failing = {
        "ImageReferencedByManifestList": {"imageTag": "listed"},
        "MissingDigestAndTag": {},
        "InvalidImageDigest": {"imageDigest": "latest"},
        "InvalidImageTag": {"imageTag": "-"},
        "ImageNotFound": {"imageDigest": NOWHERE},
        "ImageTagDoesNotMatchDigest": {"imageTag": "listed", "imageDigest": NOWHERE},
    }
    answer = caller.call(
        "BatchDeleteImage",
        repositoryName=name,
        imageIds=[*failing.values(), {"imageTag": "x"}, {"imageTag": "nothing"}],
    )
    assert [*failing.items(), ("ImageNotFound", {"imageTag": "nothing"})] == [
        (each["failureCode"], each["imageId"]) for each in answer["failures"]
    ]
    assert [{"imageDigest": digest_of(other), "imageTag": "x"}] == answer["imageIds"]


def test_a_list_may_be_deleted_with_its_images(caller: Caller, name: str) -> None:
    """In whatever order they are named."""
    manifests = stocked(caller, name, "a", "b")
    both = list_of(*manifests)
    ids = [{"imageDigest": put(caller, name, each)} for each in [*manifests, both]]
    deleted = caller.call("BatchDeleteImage", repositoryName=name, imageIds=ids)
    assert [ids[2], *ids[:2]] == deleted["imageIds"]
    assert [] == deleted["failures"]


def test_a_repository_with_a_list_can_be_deleted(caller: Caller, name: str) -> None:
    """Forced, it goes with all images, whoever refers to whom."""
    (manifest,) = stocked(caller, name, "a")
    put(caller, name, manifest)
    put(caller, name, list_of(manifest), "list")
    caller.call("DeleteRepository", repositoryName=name, force=True)
    assert [] == stocked(caller, name)
    found = caller.call("DescribeImages", repositoryName=name)
    assert {"imageDetails": []} == found


def test_an_image_is_put_once(caller: Caller, name: str) -> None:
    """Of equal images put at once, one is stored and the others are refused."""
    (manifest,) = stocked(caller, name, "a")
    outcomes = race(*[partial(put, caller, name, manifest, "latest")] * THREADS)
    expected = {digest_of(manifest): 1, "ImageAlreadyExistsException": THREADS - 1}
    assert expected == Counter(outcomes)


def test_a_tag_fought_over_points_to_one_image(caller: Caller, name: str) -> None:
    """All images put under one tag at once are stored; one of them has it."""
    manifests = stocked(caller, name, *map(str, range(THREADS)))
    digests = race(*(partial(put, caller, name, each, "latest") for each in manifests))
    details = caller.call("DescribeImages", repositoryName=name)["imageDetails"]
    assert sorted(map(str, digests)) == [each["imageDigest"] for each in details]
    assert Counter({"latest": 1}) == Counter(
        tag for each in details for tag in each["imageTags"]
    )
