"""The documentation's own curl call against the service."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.reference_service.app import serving
from tests.upload.callers import calling
from tests.upload.commands import environment
from tests.upload.world import ACCOUNT, REPOSITORY, service_in

pytestmark = pytest.mark.xdist_group("upload_curl")

Curl: TypeAlias = Callable[[str, str], tuple[int, dict[str, Any]]]

TARGET = "X-Amz-Target: SpencerFrontendService.InitiateLayerUpload"
UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


@pytest.fixture(scope="module")
def curl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Curl]:
    """Calls a service that has a repository, returns the status and the body."""
    home = tmp_path_factory.mktemp("curl")
    with serving(service_in(home / "data")) as (url,):
        with calling(url) as caller:
            caller.call("CreateRepository", repositoryName=REPOSITORY)
        yield lambda header, name: run_curl(home, url, header, name)


def run_curl(home: Path, url: str, header: str, name: str) -> tuple[int, Any]:
    """Call InitiateLayerUpload the way the documentation does."""
    body = json.dumps({"registryId": ACCOUNT, "repositoryName": name}, indent=4)
    command = shutil.which("curl")
    if command is None:
        return send_as_curl(url, header, body)
    done = subprocess.run(
        [
            *(command, "--silent", "--show-error", "--write-out", "\n%{http_code}"),
            *("--location", "--request", "POST", f"{url}/"),
            *("--header", header),
            *("--header", "Content-Type: application/json"),
            *("--data-raw", body),
        ],
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    )
    answer, _, status = done.stdout.rpartition("\n")
    return int(status), json.loads(answer)


def send_as_curl(url: str, header: str, body: str) -> tuple[int, Any]:
    """Send what curl sends for that call, on a machine that has none."""
    name, _, value = header.replace(";", ":").partition(":")
    connection = HTTPConnection(url.removeprefix("http://"))
    headers = {
        "User-Agent": "curl/7.88.1",
        "Accept": "*/*",
        name: value.strip(),
        "Content-Type": "application/json",
    }
    with closing(connection):
        connection.request("POST", "/", body, headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())


def test_without_curl_the_same_is_sent(curl: Curl, tmp_path: Path) -> None:
    """The call can be made on a machine without curl, and is answered alike."""
    with serving(service_in(tmp_path)) as (url,):
        status, answer = send_as_curl(url, "X-Amz-Target;", "{}")
    assert (status, answer) == curl("X-Amz-Target;", REPOSITORY)


def test_the_documented_call_opens_an_upload(curl: Curl) -> None:
    """With the operation's target, the answer has an id and a part size."""
    status, answer = curl(TARGET, REPOSITORY)
    assert (status, answer["partSize"]) == (200, 10485760)
    assert re.fullmatch(UUID, answer["uploadId"])


def test_the_documented_call_is_refused(curl: Curl) -> None:
    """An error has its documented status, and says in its body what it is."""
    message = (
        "The repository with name 'team/nothing' does not exist in the registry with "
        f"id '{ACCOUNT}'"
    )
    answer = {"__type": "RepositoryNotFoundException", "message": message}
    assert (482, answer) == curl(TARGET, "team/nothing")


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("X-Amz-Target;", "is empty"),
        ("X-Amz-Target:", "is missing"),
        ("X-Amz-Target: InitiateLayerUpload", "is 'InitiateLayerUpload'"),
    ],
)
def test_a_call_without_an_operation_is_told_so(
    curl: Curl, header: str, problem: str
) -> None:
    """The page's empty header, no header, and another one name no operation."""
    status, answer = curl(header, REPOSITORY)
    assert (status, answer["__type"]) == (400, "UnknownOperationException")
    assert answer["message"].startswith(f"The header X-Amz-Target {problem}")
