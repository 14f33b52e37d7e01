"""`python -m tests.upload.kill_points DIR FIRST STEP` kills pushes at certain lines.

Each push is made by a process of its own, which ends as by `kill -9` when the service
has run so many lines; another process then checks what is left. Prints how many were
killed.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from tests.reference_service.__main__ import GENERATED

if __name__ == "__main__":
    sys.path.insert(0, str(GENERATED))

from ecr_public import EcrPublicClient
from ecr_public.transports import AsgiTransport, Request, Response, Timeout, Transport
from tests.reference_service.app import application
from tests.reference_service.service import ReferenceService
from tests.upload.dying import dying_after
from tests.upload.invariants import QUOTAS, check_after_kill
from tests.upload.world import REPOSITORY
from tests.upload.writers import Journal, push

LAYER = bytes(range(200))
PARTS = 2


class Noting:
    """A transport that notes what is known before every request.

    The service dies in requests only, so the note is up to date then.
    """

    def __init__(self, transport: Transport, journal: Journal, file: Path) -> None:
        self._transport = transport
        self._journal = journal
        self._file = file
        self.close = transport.close

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Note, then send."""
        self._file.write_bytes(pickle.dumps(self._journal))
        return self._transport.send(request, timeout)


def main() -> None:
    """Kill pushes until one gets to its end."""
    folder, first, step = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    start = folder / "start"
    in_child(partial(prepare, start))
    for killed, line in enumerate(count(first, step)):
        data = folder / str(line)
        shutil.copytree(start, data)
        note = folder / "note"
        status = in_child(partial(push_until, line, data, note))
        in_child(partial(check, data, note))
        if not os.WIFSIGNALED(status):
            print(killed)
            return


def prepare(data: Path) -> None:
    """Create a service with a repository."""
    transport = AsgiTransport(application(ReferenceService(data)))
    with EcrPublicClient(transport=transport) as client:
        client.create_repository(repository_name=REPOSITORY)


def push_until(line: int, data: Path, note: Path) -> None:
    """Push, and die when the service has run so many lines."""
    journal = Journal("writer")
    threading.settrace(dying_after(line, 0))
    service = ReferenceService(data, quotas=QUOTAS)
    transport = Noting(AsgiTransport(application(service)), journal, note)
    with EcrPublicClient(transport=transport) as client:
        push(client, journal, LAYER, PARTS)
    note.write_bytes(pickle.dumps(journal))


def check(data: Path, note: Path) -> None:
    """Check what is left of a push, by what it noted."""
    journal: Journal = pickle.loads(note.read_bytes())
    check_after_kill(data, [journal])


def in_child(run: Callable[[], object]) -> int:
    """Run something in a process of its own, return how that ended."""
    pid = os.fork()
    if pid == 0:
        try:
            run()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit(1)
    return status


if __name__ == "__main__":
    main()
