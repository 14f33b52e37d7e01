"""`python -m tests.upload.dying LINES SECONDS --data DIR` serves until it dies.

It dies as by `kill -9`, some seconds after the operations have run so many lines.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

from tests.reference_service.__main__ import GENERATED

SERVICE = str(Path(__file__).parents[1] / "reference_service")

Trace: TypeAlias = Callable[[FrameType, str, Any], Any]


def main() -> None:
    """Serve; parts may be short, so that layers can have several."""
    parser = argparse.ArgumentParser()
    parser.add_argument("lines", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--port", type=int)
    arguments = parser.parse_args()
    sys.path.insert(0, str(GENERATED))
    from tests.reference_service.app import listening, server_of
    from tests.reference_service.rules import Quotas
    from tests.reference_service.service import ReferenceService

    service = ReferenceService(arguments.data, quotas=Quotas(min_part_bytes=1))
    sock, url = listening("127.0.0.1", arguments.port)
    # Operations run in threads, and in nothing else.
    threading.settrace(dying_after(arguments.lines, arguments.seconds))
    print(url, flush=True)
    server_of(service).run([sock])


def dying_after(lines: int, seconds: float) -> Trace:
    """Return what counts the lines of the service, and ends it all in time."""
    so_far = count(1)

    def trace(frame: FrameType, event: str, _: object) -> Trace | None:
        if not frame.f_code.co_filename.startswith(SERVICE):
            return None
        if event == "line" and next(so_far) == lines:
            threading.Thread(target=die, args=[seconds]).start() if seconds else die(0)
        return trace

    return trace


def die(seconds: float) -> None:
    """Wait, then stop the process as a power failure would."""
    time.sleep(seconds)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
