"""A long answer of DescribeImages, as the service sends it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

IMAGES = 1000
PUSHED_AT = 1_700_000_000.25
MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json"
ARTIFACT_TYPE = "application/vnd.oci.image.config.v1+json"


def image(number: int, *, differing: bool = False) -> dict[str, Any]:
    """Return an ImageDetail with all of its members, and two tags.

    If it is to differ, it has no text in common with another.
    """
    digest = hashlib.sha256(b"%d" % number).hexdigest()
    other = {
        "registryId": f"{number:012}",
        "repositoryName": f"team-{number}/application-server",
        "imageManifestMediaType": f"{MANIFEST_TYPE}.{number}",
        "artifactMediaType": f"{ARTIFACT_TYPE}.{number}",
    }
    return {
        "registryId": "123456789012",
        "repositoryName": "team/application-server",
        "imageDigest": f"sha256:{digest}",
        "imageTags": [f"v1.{number}", f"build-{number}"],
        "imageSizeInBytes": 50_000_000 + number,
        "imagePushedAt": PUSHED_AT + number,
        "imageManifestMediaType": MANIFEST_TYPE,
        "artifactMediaType": ARTIFACT_TYPE,
        **(other if differing else {}),
    }


def listing(count: int = IMAGES, *, differing: bool = False) -> dict[str, Any]:
    """Return a DescribeImagesResponse with so many images, as JSON has it."""
    images = [image(number, differing=differing) for number in range(count)]
    return {"imageDetails": images}


def listing_text(count: int = IMAGES, *, differing: bool = False) -> bytes:
    """Return the same as JSON text without spaces, as services send it."""
    value = listing(count, differing=differing)
    return json.dumps(value, separators=(",", ":")).encode()
