"""What is left when the service is killed while several write to it."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from random import Random

import pytest

from ecr_public import EcrPublicClient, models
from tests.reference_service.app import serving
from tests.reference_service.rules import Quotas
from tests.reference_service.service import ReferenceService
from tests.reference_service.store import Store
from tests.upload.manifests import digest_of
from tests.upload.processes import started
from tests.upload.world import REPOSITORY
from tests.upload.writers import Journal, own_tag, resume, write

pytestmark = pytest.mark.xdist_group("upload_kills")

KILLS = int(os.environ.get("CONCORD_KILLS", "4"))
"""How often the service is killed; a thousand times takes an hour."""

SEED = int(os.environ.get("CONCORD_KILLS_SEED", "1"))
WRITERS = 3


def write_until_killed(data: Path, journals: list[Journal], random: Random) -> None:
    """Let all write to a service that dies at a point of chance."""
    lines = random.randint(1, 2500)
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


def test_a_kill_loses_nothing_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    """Whatever was acknowledged is there after a restart, and all there is is whole."""
    random = Random(SEED)
    journals = [Journal(f"writer-{number}") for number in range(WRITERS)]
    quotas = Quotas(min_part_bytes=1)
    service = ReferenceService(tmp_path)
    with serving(service) as (url,), EcrPublicClient(base_url=url) as client:
        client.create_repository(repository_name=REPOSITORY)
    for _ in range(KILLS):
        write_until_killed(tmp_path, journals, random)
        service = ReferenceService(tmp_path, quotas=quotas)
        check_files(tmp_path)
        with serving(service) as (url,), EcrPublicClient(base_url=url) as client:
            check_images(client, journals)
            for journal in journals:
                resume(client, journal)
            check_images(client, journals)
        check_files(tmp_path)
    assert any(journal.tags for journal in journals)
