"""A long answer of DescribeImages, as the service sends it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

IMAGES = 1000
PUSHED_AT = 1_700_000_000.25
MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json"
ARTIFACT_TYPE = "application/vnd.oci.image.config.v1+json"


def image(number: int) -> dict[str, Any]:
    """Return an ImageDetail with all of its members, and two tags."""
    digest = hashlib.sha256(b"%d" % number).hexdigest()
    return {
        "registryId": "123456789012",
        "repositoryName": "team/application-server",
        "imageDigest": f"sha256:{digest}",
        "imageTags": [f"v1.{number}", f"build-{number}"],
        "imageSizeInBytes": 50_000_000 + number,
        "imagePushedAt": PUSHED_AT + number,
        "imageManifestMediaType": MANIFEST_TYPE,
        "artifactMediaType": ARTIFACT_TYPE,
    }


def listing(count: int = IMAGES) -> dict[str, Any]:
    """Return a DescribeImagesResponse with so many images, as JSON has it."""
    return {"imageDetails": [image(number) for number in range(count)]}


def listing_text(count: int = IMAGES) -> bytes:
    """Return the same as JSON text without spaces, as services send it."""
    return json.dumps(listing(count), separators=(",", ":")).encode()
