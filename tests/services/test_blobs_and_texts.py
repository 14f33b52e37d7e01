"""Text in the place of bytes, and names that are no text."""

from __future__ import annotations

from typing import Any

import pytest

from tests.services.invented import LEDGER, build
from tests.services.scripted import connected

pytestmark = pytest.mark.xdist_group("services")

TEXTS = [
    ({"scan": "c2Nhbg=="}, ["/scan"]),
    ({"scan": "not base64"}, ["/scan"]),
    ({"scan": b"123", "scans": [b"", "AAAA"]}, ["/scans/1"]),
    ({"scan": b"123", "by_page": {"a/b": "AAAA"}}, ["/byPage/a~1b"]),
    ({"scan": "AAAA", "scans": ["AAAA"]}, ["/scan", "/scans/0"]),
]


@pytest.mark.parametrize(("arguments", "paths"), TEXTS)
def test_texts_are_no_bytes(arguments: dict[str, Any], paths: list[str]) -> None:
    """Nobody can tell whether a text is meant as it is, or as base64."""
    with (
        connected(LEDGER, lambda request: build("AttachResponse")) as client,
        pytest.raises(LEDGER.errors.RequestInvalid) as raised,
    ):
        client.attach(**arguments)
    found = raised.value.violations
    assert paths == [each.path for each in found if each.rule == "type"]
    assert {"must be bytes, not text"} == {
        each.message for each in found if each.rule == "type"
    }


def test_models_with_texts_for_bytes_are_invalid() -> None:
    """A validator says so of an object; in plain JSON, base64 text is the blob."""
    model = build("AttachRequest", scan="AAAA")
    assert ["/scan"] == [each.path for each in LEDGER.validate("AttachRequest", model)]
    assert [] == LEDGER.validate("AttachRequest", {"scan": "AAAA"})
    assert build("AttachRequest", scan=bytes(3)) == LEDGER.decode(
        "AttachRequest", b'{"scan":"AAAA"}'
    )


MAPS = [
    ({"labels": {"\ud800": "text"}}, "/labels/\\ud800"),
    ({"filters": {"\udfff": ["text"]}}, "/filters/\\udfff"),
    ({"structures": {"a\ud800b/": None}}, "/structures/a\\ud800b~1"),
]


@pytest.mark.parametrize(("arguments", "path"), MAPS)
@pytest.mark.parametrize("validate", [True, False])
def test_names_that_are_no_text_are_refused(
    arguments: dict[str, Any], path: str, validate: bool
) -> None:
    """A name in a map with half of a surrogate pair has a place, and a violation."""
    with (
        connected(LEDGER, lambda request: request, validate=validate) as client,
        pytest.raises(LEDGER.errors.RequestInvalid) as raised,
    ):
        client.list_items(**arguments)
    assert path in [found.path for found in raised.value.violations]
