"""What schemathesis sends to the gallery: some of what `make interop` lets it try."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gallery.service import STAFF_KEY
from tests.patience import PATIENCE
from tests.roundtrip.profile import examples

# It takes seconds to load: one process runs all that needs it.
pytestmark = pytest.mark.xdist_group("schemathesis")

TRIED = [("/works", "GET"), ("/works", "POST"), ("/loans", "POST")]


@pytest.fixture(scope="module")
def sending() -> Any:
    """Schemathesis, and the operations of the gallery as it reads them."""
    return import_module("tests.gallery.sending")


@pytest.mark.parametrize("valid", [True, False], ids=["valid", "invalid"])
@pytest.mark.parametrize(("path", "method"), TRIED)
def test_answers_keep_to_the_document(
    sending: Any, address: str, path: str, method: str, valid: bool
) -> None:
    """Whatever is sent: the status, the media type, the headers and the body."""

    @examples(5)
    @given(data=st.data())
    def check(data: st.DataObject) -> None:
        case = data.draw(sending.requests_of(path, method, valid=valid))
        headers = {"X-Gallery-Key": STAFF_KEY}
        response = case.call(base_url=address, headers=headers, timeout=PATIENCE)
        case.validate_response(response, checks=sending.CHECKS)
        assert not valid or response.status_code in (200, 201, 202, 404, 409)

    check()
