"""Chromium without a window, driven over a pair of pipes.

DevTools commands are JSON, each ended by a NUL. Over `--remote-debugging-pipe` that takes
neither a port nor a driver nor any dependency.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

from tests.patience import PATIENCE

PROGRAM = shutil.which("chromium")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
# The browser reads commands from file 3 and writes to file 4. Either may be the number of
# the other's pipe, so both are first moved out of the way.
_START = """
import os, sys
read, write, *run = sys.argv[1:]
os.dup2(int(read), 203)
os.dup2(int(write), 204)
os.dup2(203, 3)
os.dup2(204, 4)
os.execv(run[0], run)
"""


class Browser:
    """A browser with one page, which counts what it asks for and complains about."""

    def __init__(self, profile: Path) -> None:
        """Start with an empty profile; the caller closes."""
        assert PROGRAM is not None, "there is no chromium on the PATH"
        command, self._write = os.pipe()
        self._read, answer = os.pipe()
        run = [PROGRAM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(command), str(answer), *run],
            pass_fds=(command, answer),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(command)
        os.close(answer)
        self._buffer = b""
        self._last = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        try:
            self._attach()
        except BaseException:
            self._close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        os.close(self._read)
        os.close(self._write)

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return what it answers."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method}
        message["params"] = parameters
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while (answer := self._receive()).get("id") != self._last:
            self.events.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def show(
        self, page: Path, width: int, height: int, scheme: str, *, motion: bool = True
    ) -> None:
        """Load a page in a window of this size, in "light" or "dark"."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 500,
        )
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "" if motion else "reduce"},
        ]
        self.send("Emulation.setEmulatedMedia", features=features)
        self.events.clear()
        self.send("Page.navigate", url=page.as_uri())
        while not self.named("Page.loadEventFired"):
            self.events.append(self._receive())

    def run(self, expression: str) -> Any:
        """Return the value of an expression on the page."""
        found = self.send(
            "Runtime.evaluate",
            expression=expression,
            returnByValue=True,
            awaitPromise=True,
        )
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str, text: str = "") -> None:
        """Press and release a key; `text` is what it types."""
        code = {"Tab": 9, "Enter": 13, " ": 32}.get(key, 0)
        for kind in ("keyDown", "keyUp"):
            self.send(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                windowsVirtualKeyCode=code,
                **({"text": text} if text and kind == "keyDown" else {}),
            )

    def named(self, *methods: str) -> list[dict[str, Any]]:
        """Return what the page reported under these names since it was loaded."""
        return [each["params"] for each in self.events if each["method"] in methods]

    def _attach(self) -> None:
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(each for each in targets if each["type"] == "page")
        found = self.send(
            "Target.attachToTarget", targetId=page["targetId"], flatten=True
        )
        self._session = found["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def _receive(self) -> dict[str, Any]:
        end = monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], end - monotonic())
            chunk = os.read(self._read, 1 << 20) if ready else b""
            assert chunk, "the browser is gone, or does not answer"
            self._buffer += chunk
        message, _, self._buffer = self._buffer.partition(b"\0")
        received: dict[str, Any] = json.loads(message)
        return received
