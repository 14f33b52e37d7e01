"""Services in every condition that an error needs, ready to be called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ecr_public import EcrPublicClient
from tests.reference_service.app import serving
from tests.reference_service.rules import Quotas
from tests.reference_service.service import ReferenceService
from tests.upload.callers import Caller
from tests.upload.manifests import digest_of, list_of, manifest_of

ACCOUNT = "123456789012"
ALIAS = "acme"
REPOSITORY = "team/app"
NOW = datetime(2024, 5, 6, 7, 8, 9, 250_000, UTC)

LAYER = b"a layer that the repository has"
MANIFEST = manifest_of(LAYER, LAYER)
TAG = "latest"
SMALL_QUOTAS = Quotas(
    max_part_bytes=60,
    layer_bytes=50,
    parts=1,
    repositories=1,
    images=1,
    image_tags=1,
)

CONDITIONS: Mapping[str, Mapping[str, Any]] = {
    "home": {},
    "small": {"quotas": SMALL_QUOTAS},
    "elsewhere": {"region": "eu-west-1"},
    "immutable": {"immutable_tags": True},
    "no files": {},
    "no disk": {},
}
"""How the service of each place is set up."""


@dataclass(frozen=True)
class World:
    """Where the services are, and which uploads are open."""

    urls: Mapping[str, str]
    """By place."""

    uploads: Mapping[str, str]
    """Ids by what is special about them."""


@contextmanager
def world_in(folder: Path) -> Iterator[World]:
    """Run the services of all places, and spoil the disks of two."""
    services = [
        service_in(folder / place, **condition)
        for place, condition in CONDITIONS.items()
    ]
    with serving(*services) as all_urls:
        urls = dict(zip(CONDITIONS, all_urls, strict=True))
        uploads = {
            name: upload_id
            for place, prepare in PREPARATIONS.items()
            for name, upload_id in _prepared(urls[place], prepare).items()
        }
        (folder / "no files" / "uploads").rename(folder / "files unplugged")
        (folder / "no disk").rename(folder / "disk unplugged")
        yield World(urls, uploads)


def service_in(folder: Path, **options: Any) -> ReferenceService:
    """Return a service on a folder, in a world where it is always now."""
    return ReferenceService(
        folder, account_id=ACCOUNT, aliases=[ALIAS], clock=lambda: NOW, **options
    )


class Callers:
    """One client for each place, made when it is first asked for."""

    def __init__(self, world: World, make: Callable[[str], Caller]) -> None:
        self._world = world
        self._make = make
        self._made: dict[str, Caller] = {}

    def at(self, place: str) -> Caller:
        """Return the client for a place."""
        if place not in self._made:
            self._made[place] = self._make(self._world.urls[place])
        return self._made[place]

    def close(self) -> None:
        """Close all clients."""
        for caller in self._made.values():
            caller.close()


def _prepared(
    url: str, prepare: Callable[[EcrPublicClient], dict[str, str]]
) -> dict[str, str]:
    with EcrPublicClient(base_url=url) as client:
        client.create_repository(repository_name=REPOSITORY)
        return prepare(client)


def _at_home(client: EcrPublicClient) -> dict[str, str]:
    _push_image(client)
    client.put_image(repository_name=REPOSITORY, image_manifest=list_of(MANIFEST))
    return {
        "empty": _upload(client),
        "with ten bytes": _upload(client, bytes(10)),
        "with a short part": _upload(client, bytes(10), bytes(10)),
        "of a layer that is there": _upload(client, LAYER),
    }


def _small(client: EcrPublicClient) -> dict[str, str]:
    _push_image(client)
    return {
        "with all parts": _upload(client, bytes(10)),
        "without parts": _upload(client),
    }


def _immutable(client: EcrPublicClient) -> dict[str, str]:
    _push_image(client)
    return {}


def _without_files(client: EcrPublicClient) -> dict[str, str]:
    return {"lost": _upload(client, bytes(10))}


def _upload(client: EcrPublicClient, *parts: bytes) -> str:
    upload_id = client.initiate_layer_upload(repository_name=REPOSITORY).upload_id or ""
    first = 0
    for part in parts:
        client.upload_layer_part(
            repository_name=REPOSITORY,
            upload_id=upload_id,
            part_first_byte=first,
            part_last_byte=first + len(part) - 1,
            layer_part_blob=part,
        )
        first += len(part)
    return upload_id


def _push_image(client: EcrPublicClient) -> None:
    client.complete_layer_upload(
        repository_name=REPOSITORY,
        upload_id=_upload(client, LAYER),
        layer_digests=[digest_of(LAYER)],
    )
    client.put_image(repository_name=REPOSITORY, image_manifest=MANIFEST, image_tag=TAG)


PREPARATIONS = {
    "home": _at_home,
    "small": _small,
    "immutable": _immutable,
    "no files": _without_files,
}
"""What is done at a place before the tests; returns the uploads left open."""
