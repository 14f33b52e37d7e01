"""The gallery on a socket, and our clients of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gallery import GalleryClient
from tests.gallery.service import application
from tests.gallery.works import STAFF
from tests.roundtrip.serving import serving


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where a gallery is served, for all tests of a process."""
    with serving(application()) as url:
        yield url


@pytest.fixture
def staff(address: str) -> Iterator[GalleryClient]:
    """A client of somebody of the staff."""
    with GalleryClient(base_url=address, auth=STAFF) as client:
        yield client
