"""The aws command against the service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reference_service.app import serving
from tests.upload.callers import Refusal, Refused
from tests.upload.commands import CliCaller
from tests.upload.manifests import digest_of
from tests.upload.scenarios import complete, initiate, opened, upload_part
from tests.upload.world import ACCOUNT, REPOSITORY, service_in


@pytest.fixture
def caller(tmp_path: Path) -> Iterator[CliCaller]:
    """The command, in a home without settings."""
    home = tmp_path / "home"
    home.mkdir()
    with serving(service_in(tmp_path / "data")) as (url,):
        yield CliCaller(url, home)


def test_the_command_pushes_a_layer(caller: CliCaller, tmp_path: Path) -> None:
    """A layer goes up, and an error on the way shows under its name."""
    layer = bytes(range(256)) * 1000
    upload_id = opened(caller, REPOSITORY)
    assert len(layer) - 1 == upload_part(caller, REPOSITORY, upload_id, 0, layer)
    with pytest.raises(Refused) as raised:
        upload_part(caller, REPOSITORY, upload_id, 0, layer)
    message = f"The layer part starts at byte 0, but byte {len(layer)} is the next"
    refusal = Refusal("InvalidLayerPartException", None, message)
    assert refusal == raised.value.refusal
    completed = complete(caller, REPOSITORY, upload_id, layer)
    assert digest_of(layer) == completed["layerDigest"]
    stored = tmp_path / "data" / "layers" / digest_of(layer)
    assert layer == stored.read_bytes()


def test_the_command_names_a_missing_repository(caller: CliCaller) -> None:
    """The error shows with the service's message."""
    with pytest.raises(Refused) as raised:
        initiate(caller, "team/nothing")
    message = (
        "The repository with name 'team/nothing' does not exist in the registry with "
        f"id '{ACCOUNT}'"
    )
    refusal = Refusal("RepositoryNotFoundException", None, message)
    assert refusal == raised.value.refusal
