"""Clients that sign, and the server that checks, over a socket."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, errors
from ecr_public._runtime.identity import sigv4
from ecr_public.auth import Credentials, Principal, SigV4, SigV4Verifier
from ecr_public.server import create_app
from ecr_public.transports import (
    Httpx2Transport,
    Request,
    Response,
    Timeout,
    Urllib3Transport,
)
from tests.identity.signing import KEY, KEY_ID, LENT, SECRET, Layers
from tests.roundtrip.serving import serving

UNKNOWN = Credentials("AKIDUNKNOWN", SECRET)
WRONG = Credentials(KEY_ID, SECRET[:-1])
KEYS = {KEY_ID: KEY, "AKIDLENT": Credentials("AKIDLENT", SECRET, LENT.session_token)}


async def find_key(access_key_id: str) -> Credentials | None:
    """The secret of a key, from a place that takes a while."""
    await asyncio.sleep(0)
    return KEYS.get(access_key_id)


@pytest.fixture(scope="module")
def layers() -> Layers:
    """The service that is called."""
    return Layers()


@pytest.fixture(scope="module")
def url(layers: Layers) -> Iterator[str]:
    """Where it is served."""
    with serving(create_app(layers, authenticate=SigV4Verifier(find_key))) as url:
        yield url


def boto(url: str, key: Credentials, region: str = "us-east-1") -> Any:
    """AWS's own client, which signs in earnest."""
    return boto3.client(
        "ecr-public",
        endpoint_url=url,
        region_name=region,
        aws_access_key_id=key.access_key_id,
        aws_secret_access_key=key.secret_access_key,
        aws_session_token=key.session_token,
        config=Config(retries={"total_max_attempts": 1}, proxies={}),
    )


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_boto3_is_let_in(url: str, layers: Layers, key: Credentials) -> None:
    """The service is told whose key it was."""
    answer = boto(url, key).initiate_layer_upload(repositoryName="team/app")
    assert 5 == answer["partSize"]
    assert Principal(key.access_key_id) == layers.principals[-1]


@pytest.mark.parametrize(
    ("key", "region", "code"),
    [
        (WRONG, "us-east-1", "InvalidSignatureException"),
        (KEY, "us-west-2", "InvalidSignatureException"),
        (UNKNOWN, "us-east-1", "UnrecognizedClientException"),
    ],
)
def test_boto3_is_refused(url: str, key: Credentials, region: str, code: str) -> None:
    """It reports the error under the name that AWS gives it."""
    with pytest.raises(ClientError) as raised:
        boto(url, key, region).initiate_layer_upload(repositoryName="team/app")
    response = raised.value.response
    status = response["ResponseMetadata"]["HTTPStatusCode"]
    assert (code, 403) == (response["Error"]["Code"], status)


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_clients_are_let_in(url: str, layers: Layers, key: Credentials) -> None:
    """The client signs for its own region, with the name that the spec gives."""
    with EcrPublicClient(base_url=url, auth=SigV4(key)) as client:
        assert 5 == client.initiate_layer_upload(repository_name="team/app").part_size

    async def call() -> int | None:
        async with AsyncEcrPublicClient(base_url=url, auth=SigV4(key)) as client:
            output = await client.initiate_layer_upload(repository_name="team/app")
            return output.part_size

    assert 5 == asyncio.run(call())
    assert [Principal(key.access_key_id)] * 2 == layers.principals[-2:]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"auth": None}, "MissingAuthenticationTokenException"),
        ({"auth": SigV4(WRONG)}, "InvalidSignatureException"),
        ({"auth": SigV4(UNKNOWN)}, "UnrecognizedClientException"),
        ({"auth": SigV4(KEY), "region": "eu-1"}, "InvalidSignatureException"),
        ({"auth": SigV4(KEY, region="eu-1")}, "InvalidSignatureException"),
        ({"auth": SigV4(KEY, service="ecr")}, "InvalidSignatureException"),
    ],
)
def test_client_is_refused(url: str, options: dict[str, Any], code: str) -> None:
    """Without a proof, or with one for something else, there is an error."""
    with (
        EcrPublicClient(base_url=url, **options) as client,
        pytest.raises(errors.UnknownServiceError) as raised,
    ):
        client.initiate_layer_upload(repository_name="team/app")
    assert (code, 403, False) == (
        raised.value.code,
        raised.value.status,
        raised.value.retryable,
    )


def test_other_transports_send_what_is_signed(url: str) -> None:
    """The host is signed as every library sends it."""
    auth, transport = SigV4(KEY), Httpx2Transport()
    with EcrPublicClient(base_url=url, auth=auth, transport=transport) as client:
        assert 5 == client.initiate_layer_upload(repository_name="team/app").part_size


def test_region_given_to_auth_goes_before_that_of_the_client(url: str) -> None:
    """One may call through an address of one's own, and sign for another region."""
    auth = SigV4(KEY, region="us-east-1")
    with EcrPublicClient(base_url=url, region="eu-1", auth=auth) as client:
        assert 5 == client.initiate_layer_upload(repository_name="team/app").part_size


class Counting(Urllib3Transport):
    """Counts what it sends."""

    sent = 0

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Send a request."""
        self.sent += 1
        return super().send(request, timeout)


def set_clock(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let the clock of clients differ from that of the server."""
    clock = SimpleNamespace(time=lambda: time.time() + seconds)
    monkeypatch.setattr(sigv4, "time", clock)


@pytest.mark.parametrize("seconds", [-3600, 3600])
def test_wrong_clock_is_set_right(
    url: str, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    """The first call is sent twice, and those after it once."""
    set_clock(monkeypatch, seconds)
    transport = Counting()
    with EcrPublicClient(base_url=url, auth=SigV4(KEY), transport=transport) as client:
        for count in (2, 3, 4):
            client.initiate_layer_upload(repository_name="team/app")
            assert count == transport.sent


def test_wrong_clock_is_set_right_asynchronously(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Calls that were signed before it was are sent again, each of them."""
    set_clock(monkeypatch, 3600)

    async def call() -> list[int | None]:
        async with AsyncEcrPublicClient(base_url=url, auth=SigV4(KEY)) as client:
            method = client.initiate_layer_upload
            calls = [method(repository_name="team/app") for _ in range(5)]
            return [output.part_size for output in await asyncio.gather(*calls)]

    assert [5] * 5 == asyncio.run(call())


def test_wrong_secret_is_tried_once(url: str) -> None:
    """A refusal that is not the clock's fault is final."""
    transport = Counting()
    with (
        EcrPublicClient(base_url=url, auth=SigV4(WRONG), transport=transport) as client,
        pytest.raises(errors.UnknownServiceError),
    ):
        client.initiate_layer_upload(repository_name="team/app")
    assert 1 == transport.sent
