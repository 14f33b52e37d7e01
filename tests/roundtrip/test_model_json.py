"""Models as JSON, for whatever library reads and writes it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from ecr_public import errors, models
from tests.roundtrip.package import ecr_public
from tests.roundtrip.profile import examples
from tests.roundtrip.strategies import Strategies

PACKAGE = ecr_public()
VALUES = Strategies(PACKAGE)


@pytest.mark.parametrize(
    "schema", [each for each in PACKAGE.schemas if each not in PACKAGE.service.errors]
)
def test_models_come_back(schema: str) -> None:
    """Text and plain JSON stand for the same object, by the json module as well."""
    model = PACKAGE.model(schema)

    @examples(4)
    @given(VALUES.objects(schema))
    def come_back(value: Any) -> None:
        text = value.to_json()
        assert (value, value) == (model.from_json(text), model.from_json(text.decode()))
        assert json.loads(text) == value.to_dict()
        assert value == model.from_dict(json.loads(json.dumps(value.to_dict())))

    come_back()


def test_blobs_and_times_are_as_they_travel() -> None:
    """A blob is base64 text in plain JSON, and a time a number."""
    members = {"imageTag": "v1", "createdAt": 1.5}
    detail = models.ImageTagDetail.from_dict(members)
    assert detail.created_at is not None
    assert (1.5, members) == (detail.created_at.timestamp(), detail.to_dict())
    part = models.UploadLayerPartRequest(
        repository_name="team/app",
        upload_id="0f0e0d0c-0b0a-0908-0706-050403020100",
        part_first_byte=0,
        part_last_byte=0,
        layer_part_blob=b"a",
    )
    assert "YQ==" == part.to_dict()["layerPartBlob"]


@pytest.mark.parametrize(
    ("text", "path", "rule"),
    [
        (b'{"registryId": "x"}', "/registryId", "pattern"),
        (b'{"imageSizeInBytes": "5"}', "/imageSizeInBytes", "type"),
        (b"[]", "", "type"),
        (b"{", "", "type"),
        ("\ud800", "", "type"),
    ],
)
def test_what_stands_for_no_model_is_refused(text: Any, path: str, rule: str) -> None:
    """The error names the model, and all that is wrong."""
    with pytest.raises(errors.ModelInvalid, match="this is no ImageDetail") as caught:
        models.ImageDetail.from_json(text)
    assert [(path, rule)] == [
        (each.path, each.rule) for each in caught.value.violations
    ]


def test_model_that_breaks_its_schema_is_refused() -> None:
    """Neither way out of a model skips the check."""
    wrong = models.ImageDetail(registry_id="x")
    for way in (wrong.to_json, wrong.to_dict):
        with pytest.raises(errors.ModelInvalid, match="/registryId must satisfy"):
            way()
    with pytest.raises(errors.ModelInvalid, match="/registryId must satisfy"):
        models.ImageDetail.from_dict({"registryId": "x"})
