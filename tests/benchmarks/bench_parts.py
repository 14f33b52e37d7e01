"""UploadLayerPart with parts of 10 MiB: CPU, speed and memory, signed, against boto3.

Both clients call the same server, the emitted one, which checks signatures and runs in
a process of its own. The encoded body is the part in base64, 14 MB of JSON.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TypeAlias
from unittest.mock import patch

from ecr_public._runtime import blobs
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.callers import UPLOAD_ID, boto3_client, concord_client
from tests.benchmarks.in_turn import cpu_micros
from tests.benchmarks.listening import Peak, listening

PART_SIZE = 10 * 1024 * 1024
ENCODED = (PART_SIZE + 2) // 3 * 4
PART_MB = PART_SIZE / 1e6
ROUNDS, UPLOADS = 7, 4

Upload: TypeAlias = Callable[[bytes], object]


@dataclass(frozen=True)
class Peaks:
    """The most that the processes of one client and its server grew by, in bytes."""

    client: int
    server: int


@dataclass
class Times:
    """The seconds that each upload of one client took."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def cpu_per_mb(self) -> float:
        """Return the median CPU milliseconds of the client for a MB of the part."""
        return statistics.median(self.cpu) * 1e3 / PART_MB

    def mb_per_second(self) -> float:
        """Return the median speed, from the call to its result."""
        return PART_MB / statistics.median(self.wall)


def main() -> None:
    """Print the table and whether the bars are met."""
    with listening("parts_server.py") as server:
        times = measured_times(server.url)
    peaks = {name: measured_peaks(name) for name in UPLOADERS}
    print(
        f"{'':12} {'CPU ms/MB':>10} {'MB/s':>7} {'client peak':>12} {'server peak':>12}"
    )
    for name, each in times.items():
        client, server_ = peaks[name].client / ENCODED, peaks[name].server / ENCODED
        memory = f"{client:11.2f}x {server_:11.2f}x"
        print(
            f"{name:12} {each.cpu_per_mb():10.2f} {each.mb_per_second():7.0f} {memory}"
        )
    print(
        f"{'SHA-256':12} {hash_per_mb():10.2f}  of the encoded body, for the signature"
    )
    print("peak: how much the process grew by, the part included, of the encoded body")
    print(report(bars(times["concord"], times["boto3"], peaks["concord"])))


def bars(mine: Times, theirs: Times, peaks: Peaks) -> list[Bar]:
    """Return what is asked of the emitted client and server."""
    cpu = mine.cpu_per_mb() / theirs.cpu_per_mb()
    speed = mine.mb_per_second() / theirs.mb_per_second()
    client, server = peaks.client / ENCODED, peaks.server / ENCODED
    return [
        Bar("client's CPU a MB, of boto3", cpu, 0.25, at_most=True),
        Bar("MB/s into the same server, of boto3", speed, 2.0, at_most=False),
        Bar("client's peak, of the encoded body", client, 3.0, at_most=True),
        Bar("server's peak, of the encoded body", server, 3.0, at_most=True),
    ]


def measured_times(url: str) -> dict[str, Times]:
    """Return what uploads took, a few of each in turn, after some that do not count.

    A layer comes in several parts: what the system lends a process for the first of them
    serves the others, too.
    """
    uploads = {name: uploader(url) for name, uploader in UPLOADERS.items()}
    times = {name: Times() for name in uploads}
    part = os.urandom(PART_SIZE)
    for turn in range(ROUNDS + 1):
        for name, upload in uploads.items():
            for _ in range(UPLOADS):
                cpu, wall = time.process_time(), time.perf_counter()
                upload(part)
                if turn:
                    times[name].cpu.append(time.process_time() - cpu)
                    times[name].wall.append(time.perf_counter() - wall)
    return times


def measured_peaks(name: str) -> Peaks:
    """Return what some uploads of one client need, in new processes on both sides.

    What a process has freed, it may keep: a second client would use it again.
    """
    spawned = multiprocessing.get_context("spawn")
    with (
        listening("parts_server.py") as server,
        ProcessPoolExecutor(max_workers=1, mp_context=spawned) as client,
    ):
        peak = Peak(server.pid)
        grown = client.submit(upload_some, name, server.url).result()
        return Peaks(client=grown, server=peak.growth())


def upload_some(name: str, url: str) -> int:
    """Upload some parts, and return how many bytes this process grew by meanwhile."""
    upload = UPLOADERS[name](url)
    peak = Peak("self")
    for _ in range(UPLOADS):
        upload(os.urandom(PART_SIZE))
    return peak.growth()


def boto3_uploader(url: str) -> Upload:
    """Return what uploads a part with AWS's own client."""
    client = boto3_client(url)
    return lambda part: client.upload_layer_part(
        repositoryName="team/app",
        uploadId=UPLOAD_ID,
        partFirstByte=0,
        partLastByte=len(part) - 1,
        layerPartBlob=part,
    )


def concord_uploader(url: str) -> Upload:
    """Return what uploads a part with the emitted client."""
    client = concord_client(url)
    return lambda part: client.upload_layer_part(
        repository_name="team/app",
        upload_id=UPLOAD_ID,
        part_first_byte=0,
        part_last_byte=len(part) - 1,
        layer_part_blob=part,
    )


def hash_per_mb() -> float:
    """Return the CPU milliseconds that the hash of the encoded body takes for a MB."""
    body = bytes(ENCODED)
    found = cpu_micros({"": lambda: hashlib.sha256(body)}, rounds=ROUNDS, calls=1)
    return found[""] / 1e3 / PART_MB


def slower_uploader(url: str) -> Upload:
    """Return the same, as if pybase64 were not installed on the side of the client."""
    upload = concord_uploader(url)

    def upload_slower(part: bytes) -> object:
        with patch.object(blobs, "_codec", return_value=None):
            return upload(part)

    return upload_slower


UPLOADERS: dict[str, Callable[[str], Upload]] = {
    "boto3": boto3_uploader,
    "concord": concord_uploader,
    "no pybase64": slower_uploader,
}

if __name__ == "__main__":
    main()
