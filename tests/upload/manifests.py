"""Manifests of images, as tools that build images write them."""

from __future__ import annotations

import hashlib
import json

IMAGE = "application/vnd.oci.image.manifest.v1+json"
LIST = "application/vnd.oci.image.index.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"


def manifest_of(config: bytes, *layers: bytes, note: str = "") -> str:
    """Return the manifest of an image; a note tells it from others like it."""
    return json.dumps(
        {
            "schemaVersion": 2,
            "mediaType": IMAGE,
            "config": _described(config, CONFIG),
            "layers": [_described(layer, LAYER) for layer in layers],
            "annotations": {"note": note},
        }
    )


def list_of(*manifests: str) -> str:
    """Return the list of images, as for several architectures."""
    images = [_described(each.encode(), IMAGE) for each in manifests]
    return json.dumps({"schemaVersion": 2, "mediaType": LIST, "manifests": images})


def digest_of(blob: bytes | str) -> str:
    """Return the digest that a layer or a manifest must get."""
    content = blob.encode() if isinstance(blob, str) else blob
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _described(blob: bytes, media_type: str) -> dict[str, object]:
    return {"mediaType": media_type, "digest": digest_of(blob), "size": len(blob)}
