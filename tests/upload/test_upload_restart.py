"""What becomes of an upload when the service stops without warning."""

from __future__ import annotations

import socket
from pathlib import Path
from random import Random

from tests.reference_service.app import serving
from tests.reference_service.rules import MIB, Quotas
from tests.upload.callers import calling
from tests.upload.manifests import digest_of
from tests.upload.processes import Process, started
from tests.upload.scenarios import complete, initiate, opened, push, upload_part
from tests.upload.world import REPOSITORY, service_in

LAYER = Random("restart").randbytes(11 * MIB)
PART = 5 * MIB


def kill_in_mid_part(process: Process) -> None:
    """Send the start of a request that uploads a part, and kill the service."""
    head = (
        "POST / HTTP/1.1\r\nHost: registry\r\n"
        "X-Amz-Target: SpencerFrontendService.UploadLayerPart\r\n"
        f"Content-Length: {PART}\r\n\r\n"
    )
    with socket.create_connection(process.address) as connection:
        connection.sendall(head.encode() + bytes(PART // 2))
        process.kill()


def test_an_upload_survives_a_kill_in_mid_part(tmp_path: Path) -> None:
    """After a restart it goes on behind the last part that was acknowledged."""
    with started(tmp_path) as process, calling(process.url) as caller:
        upload_id = opened(caller, REPOSITORY)
        upload_part(caller, REPOSITORY, upload_id, 0, LAYER[:PART])
        kill_in_mid_part(process)
    # A kill between writing a part and acknowledging it leaves its bytes behind.
    with (tmp_path / "uploads" / upload_id).open("ab") as file:
        file.write(bytes(len(LAYER)))
    with started(tmp_path) as process, calling(process.url) as caller:
        upload_part(caller, REPOSITORY, upload_id, PART, LAYER[PART : 2 * PART])
        upload_part(caller, REPOSITORY, upload_id, 2 * PART, LAYER[2 * PART :])
        completed = complete(caller, REPOSITORY, upload_id, LAYER)
    assert digest_of(LAYER) == completed["layerDigest"]
    stored = (tmp_path / "layers" / digest_of(LAYER)).read_bytes()
    assert digest_of(LAYER) == digest_of(stored)


def test_a_completion_cut_short_can_be_repeated(tmp_path: Path) -> None:
    """A layer's file without its record is nothing; the upload is still open."""
    layer = b"a small layer"
    published = tmp_path / "layers" / digest_of(layer)
    with serving(service_in(tmp_path)) as (url,), calling(url) as caller:
        upload_id = opened(caller, REPOSITORY)
        upload_part(caller, REPOSITORY, upload_id, 0, layer)
    published.hardlink_to(tmp_path / "uploads" / upload_id)
    with serving(service_in(tmp_path)) as (url,), calling(url) as caller:
        assert not published.exists()
        complete(caller, REPOSITORY, upload_id, layer)
    assert layer == published.read_bytes()


def test_a_completion_cut_short_spoils_no_other(tmp_path: Path) -> None:
    """Whoever brings the same layer replaces what was left without a record."""
    layer, longer = b"a small layer", b"a small layer that grows"
    service = service_in(tmp_path, quotas=Quotas(min_part_bytes=1))
    published = tmp_path / "layers" / digest_of(layer)
    with serving(service) as (url,), calling(url) as caller:
        first, second = opened(caller, REPOSITORY), initiate(caller, REPOSITORY)
        upload_part(caller, REPOSITORY, first, 0, layer)
        published.hardlink_to(tmp_path / "uploads" / first)
        upload_part(caller, REPOSITORY, first, len(layer), longer[len(layer) :])
        upload_part(caller, REPOSITORY, second, 0, layer)
        complete(caller, REPOSITORY, second, layer)
        complete(caller, REPOSITORY, first, longer)
    assert layer == published.read_bytes()
    assert longer == (tmp_path / "layers" / digest_of(longer)).read_bytes()


def test_files_without_records_are_swept(tmp_path: Path) -> None:
    """A restart removes what deleted repositories leave, and keeps all else."""
    layers = {name: name.encode() for name in ("team/gone", "team/kept")}
    kept = ""
    with serving(service_in(tmp_path)) as (url,), calling(url) as caller:
        for name, layer in layers.items():
            push(caller, name, layer, PART)
            kept = initiate(caller, name)
            upload_part(caller, name, kept, 0, b"not yet a layer")
        caller.call("DeleteRepository", repositoryName="team/gone", force=True)
    service_in(tmp_path)
    found = [
        sorted(path.name for path in folder.iterdir())
        for folder in (tmp_path / "uploads", tmp_path / "layers")
    ]
    assert [[kept], [digest_of(layers["team/kept"])]] == found
