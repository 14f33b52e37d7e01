"""Repositories come, are listed, and go, for clients of several makes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.reference_service.app import serving
from tests.upload.callers import BotoCaller, Caller, Make, Members, Refused
from tests.upload.manifests import digest_of
from tests.upload.scenarios import initiate, push, upload_part
from tests.upload.world import ACCOUNT, ALIAS, NOW, service_in

pytestmark = pytest.mark.xdist_group("upload_repositories")

NAMES = [f"team/app-{number}" for number in range(5)]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a service is that has five repositories."""
    folder = tmp_path_factory.mktemp("shelf")
    with serving(service_in(folder)) as (url,):
        caller = BotoCaller(url)
        for name in reversed(NAMES):
            caller.call("CreateRepository", repositoryName=name)
        caller.close()
        yield url


def described(name: str) -> dict[str, object]:
    """Return what the service should tell of a repository."""
    return {
        "repositoryArn": f"arn:aws:ecr-public::{ACCOUNT}:repository/{name}",
        "registryId": ACCOUNT,
        "repositoryName": name,
        "repositoryUri": f"public.ecr.aws/{ALIAS}/{name}",
        "createdAt": NOW,
    }


def names_in(page: Members) -> list[str]:
    """Return the names of the repositories that a page lists."""
    return [each["repositoryName"] for each in page["repositories"]]


def test_a_repository_is_described_alike(caller: Caller, name: str) -> None:
    """Creating, listing and deleting a repository tell the same of it."""
    created = caller.call(
        "CreateRepository", repositoryName=name, tags=[{"Key": "a", "Value": "b"}]
    )
    listed = caller.call("DescribeRepositories", repositoryNames=[name])
    deleted = caller.call("DeleteRepository", repositoryName=name)
    assert {"repository": described(name)} == created
    assert {"repositories": [described(name)]} == listed
    assert {"repository": described(name)} == deleted


def test_a_repository_goes_with_its_layers(caller: Caller, name: str) -> None:
    """Forced deletion leaves neither layers nor uploads to a namesake."""
    layer = name.encode()
    push(caller, name, layer, 10)
    upload_id = initiate(caller, name)
    caller.call("DeleteRepository", repositoryName=name, force=True)
    assert push(caller, name, layer, 10).digest == digest_of(layer)
    with pytest.raises(Refused) as raised:
        upload_part(caller, name, upload_id, 0, layer)
    assert raised.value.refusal.code == "UploadNotFoundException"


def test_repositories_come_in_pages(make: Make, shelf: str) -> None:
    """Every page but the last has as many as asked for, and a token."""
    caller = make(shelf)
    pages = [caller.call("DescribeRepositories", maxResults=2)]
    while token := pages[-1].get("nextToken"):
        page = caller.call("DescribeRepositories", maxResults=2, nextToken=token)
        pages.append(page)
    caller.close()
    assert [NAMES[:2], NAMES[2:4], NAMES[4:]] == [names_in(page) for page in pages]


@pytest.mark.parametrize("size", [1, 4, 5, 1000])
def test_a_paginator_finds_the_end(shelf: str, size: int) -> None:
    """The SDK's own paginator sees every repository once, whatever the page."""
    caller = BotoCaller(shelf)
    pages = caller.client.get_paginator("describe_repositories").paginate(
        registryId=ACCOUNT, PaginationConfig={"PageSize": size}
    )
    found = [names_in(page) for page in pages]
    caller.close()
    assert [NAMES[at : at + size] for at in range(0, 5, size)] == found


def test_another_registry_has_no_repositories(caller: Caller) -> None:
    """A list is of one registry only."""
    found = caller.call("DescribeRepositories", registryId="210987654321")
    assert found == {"repositories": []}
