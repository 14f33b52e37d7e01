"""What is set on registries and repositories, and what expires."""

from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.reference_service.app import serving
from tests.reference_service.service import ReferenceService
from tests.upload.callers import Caller, Make, Refused, SyncCaller, calling
from tests.upload.image_scenarios import CATALOG, POLICY
from tests.upload.scenarios import complete, initiate, opened, upload_part
from tests.upload.setting_errors import LOCKOUT
from tests.upload.world import ACCOUNT, ALIAS, NOW, REPOSITORY

pytestmark = pytest.mark.xdist_group("upload_settings")

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module", params=[SyncCaller])
def make(request: pytest.FixtureRequest) -> Make:
    """The class of the client."""
    made: Make = request.param
    return made


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


def test_catalog_data_is_replaced_as_a_whole(caller: Caller, name: str) -> None:
    """What the next data leave out is gone, and so is the logo, which nobody sees."""
    caller.call("CreateRepository", repositoryName=name, catalogData=CATALOG)
    put = caller.call(
        "PutRepositoryCatalogData",
        repositoryName=name,
        catalogData={"aboutText": "New", "logoImageBlob": b"PNG"},
    )
    expected = {"catalogData": {"aboutText": "New", "marketplaceCertified": False}}
    assert expected == put
    assert expected == caller.call("GetRepositoryCatalogData", repositoryName=name)


def test_a_registry_has_a_display_name(caller: Caller) -> None:
    """It has none at first, keeps what it got, and changes nothing if not asked to."""
    before = caller.call("GetRegistryCatalogData")
    named = caller.call("PutRegistryCatalogData", displayName="Acme")
    unchanged = caller.call("PutRegistryCatalogData")
    after = caller.call("GetRegistryCatalogData")
    assert {"registryCatalogData": {}} == before
    assert [{"registryCatalogData": {"displayName": "Acme"}}] * 3 == [
        named,
        unchanged,
        after,
    ]


def test_the_registry_is_described(caller: Caller) -> None:
    """There is one, under its alias; another page there is not."""
    alias = {
        "name": ALIAS,
        "status": "ACTIVE",
        "primaryRegistryAlias": True,
        "defaultRegistryAlias": True,
    }
    expected = {
        "registryId": ACCOUNT,
        "registryArn": f"arn:aws:ecr-public::{ACCOUNT}:registry/{ACCOUNT}",
        "registryUri": f"public.ecr.aws/{ALIAS}",
        "verified": False,
        "aliases": [alias],
    }
    assert {"registries": [expected]} == caller.call("DescribeRegistries", maxResults=1)


def test_a_policy_is_set_and_removed(caller: Caller, name: str) -> None:
    """It reads as it was written; removed, it is told once more and then gone."""
    caller.call("CreateRepository", repositoryName=name)
    place = {"registryId": ACCOUNT, "repositoryName": name}
    lockout = json.dumps(LOCKOUT)
    for text in (POLICY, lockout):
        answer = caller.call(
            "SetRepositoryPolicy", repositoryName=name, policyText=text, force=True
        )
        assert {**place, "policyText": text} == answer
    removed = caller.call("DeleteRepositoryPolicy", repositoryName=name)
    assert {**place, "policyText": lockout} == removed
    with pytest.raises(Refused) as raised:
        caller.call("GetRepositoryPolicy", repositoryName=name)
    assert "RepositoryPolicyNotFoundException" == raised.value.refusal.code


def test_resource_tags_are_merged_up_to_fifty(caller: Caller, name: str) -> None:
    """Tags are added and changed one call after the other, and removed by key."""
    created = caller.call(
        "CreateRepository", repositoryName=name, tags=[{"Key": "00", "Value": "old"}]
    )
    arn = created["repository"]["repositoryArn"]
    tags = [{"Key": f"{number:02}", "Value": "new"} for number in range(50)]
    caller.call("TagResource", resourceArn=arn, tags=tags)
    assert {"tags": tags} == caller.call("ListTagsForResource", resourceArn=arn)
    with pytest.raises(Refused) as raised:
        caller.call("TagResource", resourceArn=arn, tags=[{"Key": "another"}])
    assert "TooManyTagsException" == raised.value.refusal.code
    keys = [tag["Key"] for tag in tags[1:]]
    caller.call("UntagResource", resourceArn=arn, tagKeys=[*keys, "nothing"])
    assert {"tags": tags[:1]} == caller.call("ListTagsForResource", resourceArn=arn)


def test_a_token_lets_in_for_twelve_hours(tmp_path: Path) -> None:
    """It has a user and a secret; the next token does not end its time."""
    clock = Clock()
    service = ReferenceService(tmp_path, clock=clock)
    with serving(service) as (url,), calling(url) as caller:
        data = caller.call("GetAuthorizationToken")["authorizationData"]
        clock.now += 12 * HOUR - timedelta(seconds=1)
        caller.call("GetAuthorizationToken")
        before = service.lets_in(data["authorizationToken"])
        clock.now += timedelta(seconds=1)
        after = service.lets_in(data["authorizationToken"])
    user, _, secret = base64.b64decode(data["authorizationToken"]).partition(b":")
    assert NOW + 12 * HOUR == data["expiresAt"]
    assert b"AWS" == user
    assert secret
    assert not service.lets_in("AWS:guess")
    assert [True, False] == [before, after]


def test_an_upload_expires_a_day_after_its_last_part(tmp_path: Path) -> None:
    """A part keeps it open; once expired, it is not there, and others take its room."""
    clock = Clock()
    service = ReferenceService(tmp_path, clock=clock)
    with serving(service) as (url,), calling(url) as caller:
        kept, left = opened(caller, REPOSITORY), initiate(caller, REPOSITORY)
        upload_part(caller, REPOSITORY, left, 0, b"a layer")
        clock.now += 23 * HOUR
        upload_part(caller, REPOSITORY, kept, 0, b"a layer")
        clock.now += 2 * HOUR
        with pytest.raises(Refused) as raised:
            complete(caller, REPOSITORY, left, b"a layer")
        assert "UploadNotFoundException" == raised.value.refusal.code
        assert (tmp_path / "uploads" / left).exists()
        new = initiate(caller, REPOSITORY)
        assert {kept, new} == {file.name for file in (tmp_path / "uploads").iterdir()}
        complete(caller, REPOSITORY, kept, b"a layer")


def test_uploads_expire_while_the_service_is_off(tmp_path: Path) -> None:
    """The next start removes their records and their files."""
    clock = Clock()
    service = ReferenceService(tmp_path, clock=clock)
    with serving(service) as (url,), calling(url) as caller:
        opened(caller, REPOSITORY)
    clock.now += 25 * HOUR
    ReferenceService(tmp_path, clock=clock)
    assert [] == list((tmp_path / "uploads").iterdir())
