"""The aws command behind the face of a client, and what commands may know."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.upload.callers import (
    CREDENTIALS,
    REGION,
    Members,
    Refusal,
    Refused,
    snake,
)


class CliCaller:
    """The aws command."""

    def __init__(self, url: str, home: Path) -> None:
        self._home = home
        command = Path(sys.executable).with_name("aws")
        self._command = [str(command), "ecr-public", "--endpoint-url", url]
        self._environment = environment(home) | {
            **{name.upper(): value for name, value in CREDENTIALS.items()},
            "AWS_DEFAULT_REGION": REGION,
            "AWS_MAX_ATTEMPTS": "1",
        }

    def call(self, operation: str, **members: Any) -> Members:
        """Run the subcommand of this name."""
        arguments = [snake(operation).replace("_", "-")]
        for name, value in members.items():
            option = "--" + snake(name).replace("_", "-")
            arguments += [option, *self._words(value)]
        done = subprocess.run(
            [*self._command, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise self._refused(done.stderr)
        return dict(json.loads(done.stdout))

    def close(self) -> None:
        """Do nothing: every call is a process of its own."""

    def _words(self, value: object) -> list[str]:
        if isinstance(value, bytes):
            file = self._home / "blob"
            file.write_bytes(value)
            return [f"fileb://{file}"]
        return (
            [str(item) for item in value] if isinstance(value, list) else [str(value)]
        )

    def _refused(self, output: str) -> Exception:
        pattern = r"An error occurred \((\w+)\) when calling the (\w+) operation: (.*)"
        match = re.search(pattern, output)
        if match is None:
            return RuntimeError(output)
        return Refused(Refusal(code=match[1], status=None, message=match[3].strip()))


def environment(home: Path) -> dict[str, str]:
    """Return the variables for a command that knows of no proxy and no settings."""
    return {"PATH": os.environ["PATH"], "HOME": str(home)}
