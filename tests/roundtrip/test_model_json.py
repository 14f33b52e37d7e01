"""Models and errors as JSON, for whatever library reads and writes it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from ecr_public import errors, models
from tests.json_libraries import LIBRARIES
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
        for write, read in LIBRARIES.values():
            assert read(text) == value.to_dict()
            assert value == model.from_dict(read(write(value.to_dict())))

    come_back()


@pytest.mark.parametrize("schema", PACKAGE.service.errors)
def test_errors_come_back(schema: str) -> None:
    """An error is told by its name, its message and its members."""
    class_ = PACKAGE.error(schema)

    @examples(4)
    @given(VALUES.errors(schema))
    def come_back(error: Any) -> None:
        for write, read in LIBRARIES.values():
            text = error.to_json()
            members = read(write(error.to_dict()))
            assert read(text) == members
            assert schema == members["__type"]
            for again in (class_.from_json(text), class_.from_dict(members)):
                assert (class_, str(error)) == (type(again), str(again))
                assert error.to_body() == again.to_body()

    come_back()


def test_errors_of_no_class_keep_their_names() -> None:
    """What the spec does not document has its code, without a namespace before it."""
    error = errors.UnknownServiceError("So", code="Odd")
    assert {"__type": "Odd", "message": "So"} == error.to_dict()
    text = b'{"__type": "com.example#Odd", "message": "So"}'
    again = errors.UnknownServiceError.from_json(text)
    assert ("Odd", "So", "So") == (again.code, again.message, str(again))


@pytest.mark.parametrize(
    ("text", "path", "rule"),
    [
        (b'{"__type": "Other"}', "/__type", "const"),
        (b"{}", "/__type", "required"),
        (b'{"__type": "ImageNotFoundException", "message": 1}', "/message", "type"),
        (b"[]", "", "type"),
        (b"{", "", "type"),
    ],
)
def test_what_stands_for_no_error_is_refused(text: bytes, path: str, rule: str) -> None:
    """The error names the class, and all that is wrong."""
    wanted = "this is no ImageNotFoundException"
    with pytest.raises(errors.ModelInvalid, match=wanted) as caught:
        errors.ImageNotFoundException.from_json(text)
    found = [(each.path, each.rule) for each in caught.value.violations]
    assert [(path, rule)] == found


def test_error_that_breaks_its_schema_is_refused() -> None:
    """Neither way out of an error skips the check."""
    wrong: Any = errors.ImageNotFoundException(5)  # type: ignore[arg-type]  # the fault
    for way in (wrong.to_json, wrong.to_dict):
        with pytest.raises(errors.ModelInvalid, match="/message must be a string"):
            way()


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
