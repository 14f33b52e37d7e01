"""The aws command behind the face of a client, and what commands may know."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from pathlib import Path
from typing import Any
from unittest import mock

from awscli import clidriver

from tests.upload.callers import (
    CREDENTIALS,
    REGION,
    Members,
    Refusal,
    Refused,
    snake,
)

_DATA = os.environ.pop("AWS_DATA_PATH")
"""Where the command finds its own data, and nothing else here is to look for any."""


class CliCaller:
    """The aws command, run in this process: starting it takes longer than all it does."""

    def __init__(self, url: str, home: Path) -> None:
        self._home = home
        self._command = ["ecr-public", "--endpoint-url", url]
        self._environment = environment(home) | {
            **{name.upper(): value for name, value in CREDENTIALS.items()},
            "AWS_DEFAULT_REGION": REGION,
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_DATA_PATH": _DATA,
        }

    def call(self, operation: str, **members: Any) -> Members:
        """Run the subcommand of this name."""
        arguments = [snake(operation).replace("_", "-")]
        for name, value in members.items():
            option = "--" + snake(name).replace("_", "-")
            arguments += [option, *self._words(value)]
        printed, told = io.StringIO(), io.StringIO()
        with (
            mock.patch.dict(os.environ, self._environment, clear=True),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(told),
        ):
            code = clidriver.create_clidriver().main([*self._command, *arguments])
        if code:
            raise self._refused(told.getvalue())
        return dict(json.loads(printed.getvalue()))

    def close(self) -> None:
        """Do nothing: every call is a run of its own."""

    def _words(self, value: object) -> list[str]:
        if isinstance(value, bytes):
            file = self._home / "blob"
            file.write_bytes(value)
            return [f"fileb://{file}"]
        return (
            [str(item) for item in value] if isinstance(value, list) else [str(value)]
        )

    def _refused(self, output: str) -> Exception:
        pattern = (
            r"An error occurred \((\w+)\) when calling the (\w+) operation"
            r"(?: \(reached max retries: 0\))?: (.*)"
        )
        match = re.search(pattern, output)
        if match is None:
            return RuntimeError(output)
        return Refused(Refusal(code=match[1], status=None, message=match[3].strip()))


def environment(home: Path) -> dict[str, str]:
    """Return the variables for a command that knows of no proxy and no settings."""
    return {"PATH": os.environ["PATH"], "HOME": str(home)}
