"""What is added to a document is added to its package, and nothing else changes there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.naming import homes
from tests.beside import BESIDE
from tests.http.additions import (
    Added,
    Edit,
    add_operation,
    add_property,
    add_schema,
    added,
    emitted,
)
from tests.http.test_divided import FARM
from tests.roundtrip.profile import TIMES

GITHUB = BESIDE / "world" / "real" / "github--api.github.com.json"
IS_THOROUGH = TIMES > 1

OF_THE_FARM: dict[str, tuple[Edit, Added]] = {
    "a property": (add_property("Barn"), {"models/common.py": 2}),
    "a schema": (
        add_schema("Barn"),
        {"models/__init__.py": 1, "models/common.py": 4, "validators.py": 7},
    ),
    "an operation": (
        add_operation("barns", "Animal"),
        {
            "README.md": 1,
            "async_client/barns.py": 17,
            "client/barns.py": 21,
            "models/barns.py": 4,
            "operations/__init__.py": 1,
            "operations/barns.py": 8,
            "server/barns.py": 7,
        },
    ),
    "a tag": (
        add_operation("fields", "Hen"),
        {
            "README.md": 1,
            "async_client/__init__.py": 10,
            "async_client/fields.py": 36,
            "client/__init__.py": 10,
            "client/fields.py": 40,
            "models/__init__.py": 2,
            "models/fields.py": 9,
            "operations/__init__.py": 2,
            "operations/fields.py": 26,
            "server/__init__.py": 5,
            "server/fields.py": 41,
        },
    ),
}
OF_GITHUB: dict[str, tuple[Edit, Added]] = {
    "a property": (
        add_property("issue"),
        {"models/issue.py": 2, "models/issues.py": 2},
    ),
    "a schema": (add_schema("issue"), {"models/issue.py": 4, "validators.py": 7}),
    "an operation": (
        add_operation("issues", "gist-simple"),
        {
            "README.md": 1,
            "async_client/issues.py": 17,
            "client/issues.py": 21,
            "models/issues.py": 4,
            "operations/__init__.py": 1,
            "operations/issues.py": 12,
            "server/issues.py": 7,
        },
    ),
    "a tag": (
        add_operation("planets", "license"),
        {
            "README.md": 1,
            "async_client/__init__.py": 10,
            "async_client/planets.py": 36,
            "client/__init__.py": 10,
            "client/planets.py": 40,
            "models/__init__.py": 2,
            "models/planets.py": 9,
            "operations/__init__.py": 2,
            "operations/planets.py": 21,
            "server/__init__.py": 5,
            "server/planets.py": 41,
        },
    ),
}


@pytest.fixture(scope="module")
def farm() -> Iterator[tuple[Any, dict[str, str]]]:
    """The farm as if it were large, and its package."""
    document = yaml.safe_load(FARM.read_text("utf-8"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(homes, "LARGE", 0)
        yield document, emitted(document, "farm")


@pytest.fixture(scope="module")
def github() -> tuple[Any, dict[str, str]]:
    """The document of GitHub, and its package."""
    document = json.loads(GITHUB.read_text("utf-8"))
    return document, emitted(document, "github")


@pytest.mark.parametrize("kind", OF_THE_FARM)
def test_additions_to_a_farm(farm: tuple[Any, dict[str, str]], kind: str) -> None:
    """So many lines in these files, and none is taken away."""
    edit, expected = OF_THE_FARM[kind]
    document, before = farm
    assert expected == added(before, document, edit, "farm")


@pytest.mark.skipif(not GITHUB.exists(), reason="the document is not there")
@pytest.mark.skipif(not IS_THOROUGH, reason="it takes minutes")
@pytest.mark.parametrize("kind", OF_GITHUB)
def test_additions_to_github(github: tuple[Any, dict[str, str]], kind: str) -> None:
    """So many lines in these files, and none is taken away."""
    edit, expected = OF_GITHUB[kind]
    document, before = github
    assert expected == added(before, document, edit, "github")
