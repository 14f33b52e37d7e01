"""`concord prove --url`: a service that runs, and what of it breaks its spec."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.mock.application import Manner, build
from generator.pipeline import Options, understand
from generator.prove.safety import is_safe
from generator.prove.serving import serving
from generator.sources.files import NO_FILES
from generator.sources.source import Source
from tests.prove.proving import ECR_PUBLIC, proof, prove

JSON = b"application/x-amz-json-1.1"
NAMES = ["--operation", "DescribeRegistries", "--operation", "GetRepositoryPolicy"]


def source() -> Source:
    """Return the spec."""
    return Source("ecr-public.yaml", ECR_PUBLIC.read_text("utf-8"))


@pytest.fixture(scope="module")
def mocked() -> Iterator[str]:
    """The address of a service that keeps to the spec."""
    from contextlib import nullcontext

    manner = Manner(anonymous=True)
    mock = build(
        source(), NO_FILES, manner, log=lambda _: None, stage=lambda _: nullcontext()
    )
    with serving(mock.application) as url:
        yield url


class Stubborn:
    """A service that answers all requests in the same way, and keeps them."""

    def __init__(self, status: int, body: Any) -> None:
        self.status = status
        self.body = json.dumps(body).encode()
        self.heads: list[dict[bytes, bytes]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return
        self.heads.append(dict(scope["headers"]))
        while (await receive()).get("more_body"):
            pass
        headers = [(b"content-type", JSON)]
        start = {"type": "http.response.start", "headers": headers}
        await send({**start, "status": self.status})
        await send({"type": "http.response.body", "body": self.body})


def test_a_service_that_keeps_to_its_spec(mocked: str) -> None:
    """Nothing is found, and what may change something is left out."""
    found = proof(ECR_PUBLIC, "--url", mocked, "--cases", "2")
    rows = {row["operation"]: row for row in found["operations"]}
    assert (10, 0, 13) == tuple(
        found["summary"][each] for each in ("proven", "failed", "untried")
    )
    assert 0 < rows["DescribeImages"]["refusals"]
    assert "--unsafe" in rows["PutImage"]["untried"]


def test_what_changes_something_is_tried_if_asked_for(
    mocked: str, some_operations: Path
) -> None:
    """--unsafe tries every operation."""
    arguments = ["--operation", "PutImage", "--unsafe", "--cases", "1"]
    [row] = proof(some_operations, "--url", mocked, *arguments)["operations"]
    assert (True, 1) == (row["proven"], row["requests"])
    assert 10 < row["refusals"]


@pytest.mark.parametrize(
    ("status", "body", "operation", "check", "said"),
    [
        (200, {}, 0, "the answer keeps to the spec", "/registries must not be absent"),
        (200, [], 0, "the answer keeps to the spec", "must be an object"),
        (200, {}, 1, "what breaks the spec is refused", "it was served"),
        (400, {"__type": "Odd"}, 1, "the error is documented", "400 Odd"),
        (
            500,
            {"__type": "ServerException"},
            1,
            "what breaks the spec is refused",
            "500",
        ),
    ],
)
def test_a_service_that_breaks_its_spec(
    status: int, body: Any, operation: int, check: str, said: str, some_operations: Path
) -> None:
    """It is told where, with the request that it answered so."""
    with serving(Stubborn(status, body)) as url:
        found = proof(some_operations, "--url", url, "--cases", "1", *NAMES)
    failures = found["operations"][operation]["failures"]
    failure = next(each for each in failures if each["check"] == check)
    assert said in failure["message"]
    assert f"--url {url}" in failure["command"]


def test_headers_are_sent_and_not_shown(some_operations: Path) -> None:
    """What is given with --header goes with each request, and nowhere else."""
    service = Stubborn(200, {})
    with serving(service) as url:
        arguments = [*NAMES[2:], "--cases", "1", "--header", "X-Key: secret"]
        result = prove(some_operations, "--url", url, *arguments)
    assert {b"secret"} == {head[b"x-key"] for head in service.heads}
    assert "secret" not in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--url", "localhost"], "is no address of a service"),
        (["--url", "http://127.0.0.1:9"], "Connection refused"),
        (["--unsafe"], "are for --url"),
        (["--header", "a:b"], "are for --url"),
        (["--url", "http://a", "--header", "secret"], "write NAME:VALUE"),
        (["--url", "http://a", "--socket"], "not for --url"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, some_operations: Path) -> None:
    """It is told, with exit code 2."""
    result = prove(some_operations, *NAMES[2:], *arguments)
    assert (2, "") == (result.exit_code, result.stdout)
    assert said in result.stderr


def test_nobody_is_believed(some_operations: Path) -> None:
    """A service that asks for credentials says no more than that."""
    body = {"__type": "UnrecognizedClientException", "message": "Who?"}
    with serving(Stubborn(403, body)) as url:
        result = prove(some_operations, "--url", url, *NAMES)
    assert 2 == result.exit_code
    assert "does not believe who calls" in result.stderr


def test_which_operations_change_nothing() -> None:
    """Names tell, as AWS gives them."""
    operations = understand(source(), Options("it")).words.service.operations
    safe = [each.name for each in operations if is_safe(each)]
    assert [
        "BatchCheckLayerAvailability",
        "DescribeImageTags",
        "DescribeImages",
        "DescribeRegistries",
        "DescribeRepositories",
        "GetAuthorizationToken",
        "GetRegistryCatalogData",
        "GetRepositoryCatalogData",
        "GetRepositoryPolicy",
        "ListTagsForResource",
    ] == safe
