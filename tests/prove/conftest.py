"""A part of the spec of ECR Public, which is read in a moment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.reading.load import load
from generator.sources.source import Source
from tests.hostile.places import part
from tests.prove.proving import ECR_PUBLIC, SMALL

OPERATIONS = {
    "DeleteRepository",
    "DescribeImageTags",
    "DescribeRegistries",
    "GetRepositoryPolicy",
    "InitiateLayerUpload",
    "PutImage",
    "TagResource",
}


@pytest.fixture(scope="session")
def some_operations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spec of a few operations of ECR Public, each as it is there."""
    whole = load(Source(ECR_PUBLIC.name, ECR_PUBLIC.read_text("utf-8"))).plain()
    document = part(whole, OPERATIONS)
    # No settings are beside it to say what the package is called.
    document["info"]["title"] = "ECR Public"
    file = tmp_path_factory.mktemp("part") / "ecr-public.json"
    file.write_text(json.dumps(document))
    return file


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A spec of one operation, without errors."""
    file = tmp_path / "small.yaml"
    file.write_text(SMALL)
    return file
