"""What callers and operators see of a disk that fails, and that it heals."""

from __future__ import annotations

import logging
import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from tests.reference_service.app import serving
from tests.reference_service.rules import MIB
from tests.reference_service.store import Store
from tests.upload.callers import Refused, calling
from tests.upload.manifests import digest_of
from tests.upload.processes import started
from tests.upload.scenarios import complete, initiate, opened, upload_part
from tests.upload.world import REPOSITORY, service_in

SMALL_FILES = (6 * MIB, resource.RLIM_INFINITY)
ANY_FILES = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@contextmanager
def unplugged(folder: Path) -> Iterator[None]:
    """Take a folder away for a while."""
    elsewhere = folder.with_name("unplugged")
    folder.rename(elsewhere)
    yield
    elsewhere.rename(folder)


def test_a_full_disk_costs_the_part_only(tmp_path: Path) -> None:
    """A part that is half written fails; sent again, it replaces that half."""
    layer, part = Random("full disk").randbytes(10 * MIB), 5 * MIB
    with started(tmp_path) as process, calling(process.url) as caller:
        upload_id = opened(caller, REPOSITORY)
        upload_part(caller, REPOSITORY, upload_id, 0, layer[:part])
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, SMALL_FILES)
        with pytest.raises(Refused) as raised:
            upload_part(caller, REPOSITORY, upload_id, part, layer[part:])
        written = (tmp_path / "uploads" / upload_id).stat().st_size
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, ANY_FILES)
        upload_part(caller, REPOSITORY, upload_id, part, layer[part:])
        completed = complete(caller, REPOSITORY, upload_id, layer)
    assert raised.value.refusal.code == "ServerException"
    assert part < written < len(layer)
    assert digest_of(layer) == completed["layerDigest"]


@pytest.mark.parametrize("lost", ["uploads", "registry.db"])
def test_a_disk_that_comes_back_is_used(tmp_path: Path, lost: str) -> None:
    """Calls fail while a part of the data is away, and leave nothing behind."""
    with serving(service_in(tmp_path)) as (url,), calling(url) as caller:
        layer, upload_id = b"a layer", opened(caller, REPOSITORY)
        with unplugged(tmp_path / lost):
            for call in (
                lambda: initiate(caller, REPOSITORY),
                lambda: upload_part(caller, REPOSITORY, upload_id, 0, layer),
            ):
                with pytest.raises(Refused) as raised:
                    call()
                assert raised.value.refusal.code == "ServerException"
            assert not (tmp_path / lost).exists()
        with Store(tmp_path / "registry.db").reading() as records:
            assert {upload_id} == records.upload_ids()
        upload_part(caller, REPOSITORY, upload_id, 0, layer)
        complete(caller, REPOSITORY, upload_id, layer)


def test_a_part_is_on_disk_before_it_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has all bytes when it is forced to the disk, and the folder its name."""
    forced: list[tuple[bool, int]] = []
    fsync = os.fsync

    def noting(descriptor: int) -> None:
        fsync(descriptor)
        status = os.fstat(descriptor)
        is_file = stat.S_ISREG(status.st_mode)
        forced.append((is_file, status.st_size if is_file else 0))

    monkeypatch.setattr(os, "fsync", noting)
    with serving(service_in(tmp_path)) as (url,), calling(url) as caller:
        upload_id = opened(caller, REPOSITORY)
        assert forced == [(False, 0)]
        upload_part(caller, REPOSITORY, upload_id, 0, b"a layer")
    assert forced == [(False, 0), (True, 7)]


def test_bytes_that_a_disk_lost_are_no_fault_of_the_caller(tmp_path: Path) -> None:
    """An upload that is shorter than acknowledged fails as the service's fault."""
    with serving(service_in(tmp_path)) as (url,), calling(url) as caller:
        upload_id = opened(caller, REPOSITORY)
        upload_part(caller, REPOSITORY, upload_id, 0, b"a layer")
        (tmp_path / "uploads" / upload_id).write_bytes(b"a la")
        with pytest.raises(Refused) as raised:
            complete(caller, REPOSITORY, upload_id, b"a layer")
    assert raised.value.refusal.code == "ServerException"


def test_the_log_tells_operators_what_the_caller_does_not_see(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The message names a request id, the log has it with the cause."""
    with serving(service_in(tmp_path)) as (url,), calling(url) as caller:
        caller.call("CreateRepository", repositoryName=REPOSITORY)
        with unplugged(tmp_path / "uploads"), pytest.raises(Refused) as raised:
            initiate(caller, REPOSITORY)
    message = raised.value.refusal.message
    (record,) = caplog.get_records("call")
    request_id = message.removesuffix(".").split()[-1]
    assert str(tmp_path) not in message
    assert record.levelno == logging.ERROR
    assert request_id in record.getMessage()
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], FileNotFoundError)
