"""What a person does who publishes an image, and who looks at it, with any client."""

from __future__ import annotations

from tests.upload.callers import Caller, Members
from tests.upload.manifests import CONFIG, IMAGE, LIST, digest_of, list_of, manifest_of
from tests.upload.scenarios import complete, initiate, parts_of, upload_part
from tests.upload.world import ACCOUNT, NOW

CATALOG = {
    "description": "An app",
    "architectures": ["x86-64", "ARM 64"],
    "operatingSystems": ["Linux"],
    "aboutText": "# An app",
    "usageText": "Run it.",
}
POLICY = """{"Statement": {
    "Effect": "Allow", "Principal": "*", "Action": "ecr-public:DescribeImages"
}}"""
RESOURCE_TAGS = [{"Key": "stage", "Value": "test"}, {"Key": "team", "Value": "app"}]


def push_layers(caller: Caller, name: str, *layers: bytes) -> None:
    """Upload layers in two parts each."""
    for layer in layers:
        upload_id = initiate(caller, name)
        for first, part in parts_of(layer, len(layer) // 2 + 1):
            upload_part(caller, name, upload_id, first, part)
        complete(caller, name, upload_id, layer)


def put(caller: Caller, name: str, manifest: str, *tags: str) -> str:
    """Store an image under tags, or under its digest only; return the digest."""
    for tag in tags:
        caller.call(
            "PutImage", repositoryName=name, imageManifest=manifest, imageTag=tag
        )
    if not tags:
        caller.call("PutImage", repositoryName=name, imageManifest=manifest)
    return digest_of(manifest)


def stocked(caller: Caller, name: str, *notes: str) -> list[str]:
    """Create a repository with images of one layer; return their manifests."""
    layer = name.encode()
    caller.call("CreateRepository", repositoryName=name)
    push_layers(caller, name, layer)
    return [manifest_of(layer, layer, note=note) for note in notes]


def publish(caller: Caller, name: str) -> list[str]:
    """Publish a list of two images, with all that may stand beside it.

    Returns:
        The manifests of the images and of the list.
    """
    caller.call(
        "CreateRepository", repositoryName=name, catalogData=CATALOG, tags=RESOURCE_TAGS
    )
    caller.call("SetRepositoryPolicy", repositoryName=name, policyText=POLICY)
    config, *layers = (f"{name} {part}".encode() for part in ("config", "a", "bcd"))
    push_layers(caller, name, config, *layers)
    images = [manifest_of(config, layers[0]), manifest_of(config, *layers)]
    for image in images:
        put(caller, name, image)
    both = list_of(*images)
    put(caller, name, both, "1", "latest")
    return [*images, both]


def seen(caller: Caller, name: str, arn: str) -> list[Members]:
    """Return all that a client can find out about a repository."""
    asked = {
        "DescribeImages": {"repositoryName": name},
        "DescribeImageTags": {"repositoryName": name},
        "GetRepositoryCatalogData": {"repositoryName": name},
        "GetRepositoryPolicy": {"repositoryName": name},
        "ListTagsForResource": {"resourceArn": arn},
    }
    return [caller.call(operation, **members) for operation, members in asked.items()]


def as_published(name: str, manifests: list[str]) -> list[Members]:
    """Return what a client should find out about what `publish` did."""
    small, large, both = manifests
    config = len(f"{name} config")
    sizes = {
        small: config + len(f"{name} a"),
        large: config + len(f"{name} a") + len(f"{name} bcd"),
    }
    sizes[both] = sizes[large]
    facts = {each: _facts(each, size, each == both) for each, size in sizes.items()}
    place = {"registryId": ACCOUNT, "repositoryName": name}
    images = [
        {**place, **fact, "imageTags": ["1", "latest"] if each == both else []}
        for each, fact in facts.items()
    ]
    tags = [
        {"imageTag": tag, "createdAt": NOW, "imageDetail": facts[both]}
        for tag in ("1", "latest")
    ]
    return [
        {"imageDetails": sorted(images, key=lambda image: str(image["imageDigest"]))},
        {"imageTagDetails": tags},
        {"catalogData": {**CATALOG, "marketplaceCertified": False}},
        {**place, "policyText": POLICY},
        {"tags": RESOURCE_TAGS},
    ]


def _facts(manifest: str, size: int, is_list: bool) -> Members:
    facts = {
        "imageDigest": digest_of(manifest),
        "imageSizeInBytes": size,
        "imagePushedAt": NOW,
        "imageManifestMediaType": LIST if is_list else IMAGE,
    }
    return facts if is_list else {**facts, "artifactMediaType": CONFIG}
