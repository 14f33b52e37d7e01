"""Limits of scalars, lists and maps, and the texts of enums: each stands here once.

`meta` carries a limit in the annotations of `models`, where decoding and validators find
it.
"""

from __future__ import annotations

from ._runtime import (
    constraints,
)

ARCHITECTURE_LIST = constraints.List(
    max_items=50,
)
"""The architectures that a repository has images for."""

BATCHED_OPERATION_LAYER_DIGEST_LIST = constraints.List(
    min_items=1,
    max_items=100,
)
"""Digests of layers to check."""

IMAGE_IDENTIFIER_LIST = constraints.List(
    min_items=1,
    max_items=100,
)
"""Images, each named by digest or tag."""

LAYER_DIGEST_LIST = constraints.List(
    min_items=1,
    max_items=100,
)
"""Digests that a layer may have."""

OPERATING_SYSTEM_LIST = constraints.List(
    max_items=50,
)
"""The operating systems that a repository has images for."""

REPOSITORY_NAME_LIST = constraints.List(
    min_items=1,
    max_items=100,
)
"""Names of repositories."""

TAG_KEY_LIST = constraints.List(
    max_items=200,
)
"""Keys of resource tags."""

TAG_LIST = constraints.List(
    max_items=200,
)
"""Resource tags."""

ABOUT_TEXT = constraints.String(
    max_length=25600,
)
"""Long description of what the repository contains, in Markdown."""

ARCHITECTURE = constraints.String(
    min_length=1,
    max_length=50,
)
"""A processor architecture, such as x86-64 or ARM 64."""

ARN = constraints.String(
    min_length=1,
    max_length=2048,
)
"""Amazon Resource Name of a registry or a repository."""

BASE64 = constraints.String(
    pattern=r"[^\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+",
)
"""Base64 text without whitespace."""

BATCHED_OPERATION_LAYER_DIGEST = constraints.String(
    max_length=1000,
)
"""Digest of a layer to check; one that is malformed is reported, not refused."""

IMAGE_MANIFEST = constraints.String(
    min_length=1,
    max_length=4194304,
)
"""Text of an image manifest, JSON in a Docker or OCI format."""

IMAGE_TAG = constraints.String(
    min_length=1,
    max_length=300,
)
"""Name that points to one image of a repository, such as latest."""

LAYER_DIGEST = constraints.String(
    pattern=r"[a-zA-Z0-9\-_+.]+:[a-fA-F0-9]+",
)
"""Digest of a layer: the algorithm, a colon, the hash in hexadecimal."""

OPERATING_SYSTEM = constraints.String(
    min_length=1,
    max_length=50,
)
"""An operating system, such as Linux or Windows."""

REGISTRY_ALIAS_NAME = constraints.String(
    min_length=2,
    max_length=50,
    pattern="[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*",
    possessive="[a-z][a-z0-9]+(?:[._-][a-z0-9]++)*",
)
"""Alias of a registry, the first segment of the paths of its images."""

REGISTRY_DISPLAY_NAME = constraints.String(
    max_length=100,
)
"""Name of a publisher as shown in the gallery."""

REGISTRY_ID = constraints.String(
    pattern="[0-9]{12}",
)
"""ID of the AWS account that owns the registry, 12 digits."""

REGISTRY_ID_OR_ALIAS = constraints.String(
    min_length=2,
    max_length=50,
)
"""Account ID or alias of the registry; the caller's default public registry if left
out.
"""

REPOSITORY_DESCRIPTION = constraints.String(
    max_length=1024,
)
"""Short description of a repository, shown in search results."""

REPOSITORY_NAME = constraints.String(
    min_length=2,
    max_length=205,
    pattern="(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*",
    possessive="(?:[a-z0-9]++(?:[._-][a-z0-9]++)*/)*[a-z0-9]+(?:[._-][a-z0-9]++)*",
)
"""Name of a repository, with any namespaces before it, as in team/app: lower-case
letters and digits, joined by single dots, hyphens, underscores or slashes.
"""

REPOSITORY_POLICY_TEXT = constraints.String(
    max_length=10240,
)
"""An access policy: a JSON document in the IAM policy language."""

RESOURCE_URL = constraints.String(
    max_length=2048,
)
"""URL of a public file."""

TAG_KEY = constraints.String(
    min_length=1,
    max_length=128,
)
"""Key of a resource tag."""

TAG_VALUE = constraints.String(
    max_length=256,
)
"""Value of a resource tag."""

UPLOAD_ID = constraints.String(
    pattern="[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
)
"""ID of a layer upload, a UUID."""

USAGE_TEXT = constraints.String(
    max_length=25600,
)
"""Long description of how to use what the repository contains, in Markdown."""

IMAGE_SIZE_IN_BYTES = constraints.Integer()
"""Size in bytes of an image with its compressed layers; for a list of manifests, of the
largest image in it.
"""

LAYER_PART_BLOB = constraints.Blob(
    max_bytes=20971520,
)
"""The bytes of one part of a layer."""

LAYER_SIZE_IN_BYTES = constraints.Integer()
"""Size of a layer in bytes."""

LOGO_IMAGE_BLOB = constraints.Blob(
    max_bytes=512000,
)
"""The bytes of a logo, an image file."""

MAX_RESULTS = constraints.Integer(
    bits=32,
    minimum=1,
    maximum=1000,
)
"""Most results to return in one page; 100 if left out."""

PART_SIZE = constraints.Integer(
    minimum=0,
)
"""A number of bytes, or the place of a byte in a layer, counted from 0."""
