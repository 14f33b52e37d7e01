"""What is left when the service is killed while it is written to."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import pytest

from ecr_public import EcrPublicClient
from tests.reference_service.app import serving
from tests.reference_service.service import ReferenceService
from tests.upload.invariants import check_after_kill
from tests.upload.processes import ROOT, started
from tests.upload.world import REPOSITORY
from tests.upload.writers import Journal, write

pytestmark = pytest.mark.xdist_group("upload_kills")

KILLS = int(os.environ.get("CONCORD_KILLS", "2"))
"""How often a service with several writers is killed."""

EVERY = int(os.environ.get("CONCORD_KILL_EVERY", "60"))
"""A push is killed at every so many-th line; at 1, at each."""

SEED = int(os.environ.get("CONCORD_KILL_SEED", "1"))
WRITERS = 3


def write_until_killed(data: Path, journals: list[Journal], random: Random) -> None:
    """Let all write to a service that dies at a point of chance."""
    lines = random.randint(4_000, 8_000)
    seconds = random.choice([0, random.uniform(0, 0.02)])
    with started(data, "tests.upload.dying", str(lines), str(seconds)) as process:
        writers = [
            threading.Thread(
                target=write, args=(process.url, journal, Random(random.random()))
            )
            for journal in journals
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()


def test_a_kill_under_load_loses_nothing(tmp_path: Path) -> None:
    """Whatever was acknowledged is there after a restart, and all there is is whole."""
    random = Random(SEED)
    journals = [Journal(f"writer-{number}") for number in range(WRITERS)]
    service = ReferenceService(tmp_path)
    with serving(service) as (url,), EcrPublicClient(base_url=url) as client:
        client.create_repository(repository_name=REPOSITORY)
    for _ in range(KILLS):
        write_until_killed(tmp_path, journals, random)
        check_after_kill(tmp_path, journals)
    assert any(journal.tags for journal in journals)


def test_a_push_can_be_killed_at_any_line(tmp_path: Path) -> None:
    """From its first line to its last, the same holds for a push of one image."""
    first = Random(SEED).randint(1, EVERY)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.upload.kill_points",
            tmp_path,
            *map(str, (first, EVERY)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "" == done.stderr
    assert int(done.stdout) >= 600 // EVERY
