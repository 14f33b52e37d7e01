"""Those who push images until the service dies, and remember what it acknowledged."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from ecr_public import EcrPublicClient, errors
from tests.upload.manifests import digest_of, manifest_of
from tests.upload.world import REPOSITORY


@dataclass
class Journal:
    """What a writer knows of the service."""

    name: str
    layers: set[str] = field(default_factory=set)
    """Digests of the layers that it has."""

    tags: dict[str, str] = field(default_factory=dict)
    """The images that it has, by tag."""

    manifests: dict[str, list[str]] = field(default_factory=dict)
    """The layers of every image that was sent, by the digest of its manifest."""

    open: tuple[str, bytes, int] | None = None
    """Id and layer of the upload that is not known to be complete, and how many bytes
    have been acknowledged.
    """


def write(url: str, journal: Journal, random: Random) -> None:
    """Push images, each under a tag of its own and the writer's, until nobody hears."""
    with EcrPublicClient(base_url=url, retries=0) as client:
        try:
            while True:
                layer = random.randbytes(random.randint(10, 100_000))
                push(client, journal, layer, random.randint(1, 3))
        except errors.TransportError:
            return


def push(client: EcrPublicClient, journal: Journal, layer: bytes, parts: int) -> None:
    """Push an image of a layer that comes in parts."""
    upload_id = client.initiate_layer_upload(repository_name=REPOSITORY).upload_id or ""
    journal.open = upload_id, layer, 0
    finish(client, journal, len(layer) // parts + 1)
    manifest = manifest_of(layer, layer)
    digest = digest_of(manifest)
    journal.manifests[digest] = [digest_of(layer)]
    for tag in (own_tag(digest), journal.name):
        client.put_image(
            repository_name=REPOSITORY, image_manifest=manifest, image_tag=tag
        )
        journal.tags[tag] = digest


def own_tag(digest: str) -> str:
    """Return the tag that no other image ever has."""
    return digest.removeprefix("sha256:")


def finish(client: EcrPublicClient, journal: Journal, part_size: int) -> None:
    """Upload what is missing of the open layer, and complete it."""
    if journal.open is None:
        return
    upload_id, layer, received = journal.open
    for first in range(received, len(layer), part_size):
        part = layer[first : first + part_size]
        client.upload_layer_part(
            repository_name=REPOSITORY,
            upload_id=upload_id,
            part_first_byte=first,
            part_last_byte=first + len(part) - 1,
            layer_part_blob=part,
        )
        journal.open = upload_id, layer, first + len(part)
    client.complete_layer_upload(
        repository_name=REPOSITORY,
        upload_id=upload_id,
        layer_digests=[digest_of(layer)],
    )
    journal.layers.add(digest_of(layer))
    journal.open = None


def resume(client: EcrPublicClient, journal: Journal) -> None:
    """Finish the upload that the service died under.

    It may have got more than it could acknowledge: a part, or the completion.
    """
    if journal.open is None:
        return
    upload_id, layer, received = journal.open
    try:
        finish(client, journal, len(layer))
    except errors.InvalidLayerPartException as error:
        more = (error.last_valid_byte_received or 0) + 1
        assert received < more <= len(layer)
        journal.open = upload_id, layer, more
        finish(client, journal, len(layer))
    except errors.UploadNotFoundException:
        journal.layers.add(digest_of(layer))
        journal.open = None
