"""`concord mock` in a process of its own, and what its answers are compared with."""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

from tests.patience import PATIENCE

JSON = "application/x-amz-json-1.1"
COMMAND = """\
import sys
sys.modules.update(dict.fromkeys(["aiohttp", "boto3", "botocore", "httptools", "httpx2",
    "hypothesis", "pytest", "urllib3", "uvloop"]))
from generator.cli import main
main(prog_name="concord")
"""
"""The command, without what is installed for tests but not by the extra `mock`."""


@dataclass
class Process:
    """A mock that runs."""

    process: subprocess.Popen[str]
    url: str
    log: Path

    @property
    def address(self) -> str:
        """Host and port."""
        return self.url.removeprefix("http://")

    def end(self, sent: signal.Signals) -> tuple[int, str]:
        """Tell it to end; return its exit code and what it said."""
        self.process.send_signal(sent)
        return self.ended()

    def ended(self) -> tuple[int, str]:
        """Wait until it ends; return its exit code and what it said."""
        return self.process.wait(timeout=PATIENCE), self.log.read_text()


@contextmanager
def mocking(spec: Path, folder: Path, *options: str) -> Iterator[Process]:
    """Serve a spec, and kill the process if it does not end before."""
    log = folder / "log"
    command = [sys.executable, "-c", COMMAND, "mock", str(spec), "--port", "0"]
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [*command, *options], stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            assert url, log.read_text()
            yield Process(process, url, log)
        finally:
            process.kill()


@dataclass(frozen=True)
class Answer:
    """A response."""

    status: int
    headers: HTTPResponse
    body: Any

    @property
    def error(self) -> tuple[int, str]:
        """Its status, and its code."""
        return self.status, self.body["__type"]


class Connection:
    """Sends JSON to a mock over one connection."""

    def __init__(self, process: Process) -> None:
        self._connection = HTTPConnection(process.address, timeout=PATIENCE)
        self.close = self._connection.close

    def call(self, target: str, body: object, **headers: str) -> Answer:
        """Call an operation, with further headers."""
        self.begin(target, body, **headers)
        return self.finish()

    def begin(self, target: str, body: object, **headers: str) -> None:
        """Send a request, and do not wait for its answer."""
        sent = {"X-Amz-Target": target, "Content-Type": JSON, **headers}
        self._connection.request("POST", "/", json.dumps(body), sent)

    def finish(self) -> Answer:
        """Return the answer to what was sent."""
        response = self._connection.getresponse()
        text = response.read()
        return Answer(response.status, response, json.loads(text) if text else None)

    def send(self, method: str, headers: dict[str, str], path: str = "/") -> Answer:
        """Send a request of another kind."""
        self._connection.request(method, path, headers=headers)
        return self.finish()


def as_json(value: Any) -> Any:
    """Return a value as boto3 has it in plain JSON."""
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.timestamp() if isinstance(value, datetime) else value
