"""What holds of a service's data, wherever the service was killed."""

from __future__ import annotations

from pathlib import Path

from ecr_public import EcrPublicClient, models
from ecr_public.transports import AsgiTransport
from tests.reference_service.app import application
from tests.reference_service.rules import Quotas
from tests.reference_service.service import ReferenceService
from tests.reference_service.store import Store
from tests.upload.manifests import digest_of
from tests.upload.world import REPOSITORY
from tests.upload.writers import Journal, own_tag, resume

QUOTAS = Quotas(min_part_bytes=1)
"""Parts may be short, so that small layers have several."""


def check_after_kill(data: Path, journals: list[Journal]) -> None:
    """Check that nothing is lost, that what there is is whole, and that it goes on."""
    service = ReferenceService(data, quotas=QUOTAS)
    check_files(data)
    transport = AsgiTransport(application(service))
    with EcrPublicClient(transport=transport) as client:
        check_images(client, journals)
        for journal in journals:
            resume(client, journal)
        check_images(client, journals)
    check_files(data)


def check_images(client: EcrPublicClient, journals: list[Journal]) -> None:
    """Check that images are whole, and that none is lost."""
    sent = {
        digest: layers for each in journals for digest, layers in each.manifests.items()
    }
    details = described(client)
    found = {tag: image for image, tags in details.items() for tag in tags}
    assert details.keys() <= sent.keys()
    assert all(own_tag(image) in tags for image, tags in details.items())
    for journal in journals:
        moving = journal.tags.pop(journal.name, None)
        assert journal.tags.items() <= found.items()
        assert found.get(journal.name) in (moving, *list(journal.manifests)[-1:])
        if journal.name in found:
            journal.tags[journal.name] = found[journal.name]
    layers = {layer for image in details for layer in sent[image]}
    check_layers(client, layers.union(*(journal.layers for journal in journals)))


def described(client: EcrPublicClient) -> dict[str, list[str]]:
    """Return the tags of all images, which both ways of listing agree on."""
    images = client.describe_images(repository_name=REPOSITORY, max_results=1000)
    tags = client.describe_image_tags(repository_name=REPOSITORY, max_results=1000)
    found = {
        each.image_digest or "": each.image_tags or []
        for each in images.image_details or []
    }
    assert {(tag, image) for image, tags in found.items() for tag in tags} == {
        (tag.image_tag, tag.image_detail and tag.image_detail.image_digest)
        for tag in tags.image_tag_details or []
    }
    return found


def check_layers(client: EcrPublicClient, digests: set[str]) -> None:
    """Check that the repository has these layers."""
    wanted = sorted(digests)
    for start in range(0, len(wanted), 100):
        answer = client.batch_check_layer_availability(
            repository_name=REPOSITORY, layer_digests=wanted[start : start + 100]
        )
        states = {each.layer_availability for each in answer.layers or []}
        assert [] == answer.failures
        assert {models.LayerAvailability.AVAILABLE} == states


def check_files(data: Path) -> None:
    """Check that each file has its record, and each layer the bytes of its name."""
    with Store(data / "registry.db").reading() as records:
        uploads, digests = records.upload_ids(), records.digests()
    layers = list((data / "layers").iterdir())
    assert uploads == {file.name for file in (data / "uploads").iterdir()}
    assert digests == {file.name for file in layers}
    assert digests == {digest_of(file.read_bytes()) for file in layers}
