"""What an error shows of itself, and what a package says of itself."""

from __future__ import annotations

import importlib
from importlib import metadata
from unittest.mock import patch

import pytest

from tests.services.invented import LEDGER

pytestmark = pytest.mark.xdist_group("services")


def test_an_error_shows_its_members() -> None:
    """The message and the members that it has, by name; what is absent does not show."""
    error = LEDGER.error("Shouted")("NO!", reason=LEDGER.models.State.OPEN)
    reason = repr(LEDGER.models.State.OPEN)
    assert f"Shouted('NO!', reason={reason})" == repr(error)
    error.status, error.operation = 480, "List"
    assert repr(error).endswith(", status=480, operation='List')")


def test_the_version_is_that_of_the_installed_distribution() -> None:
    """What is imported from a folder is of a version that nobody knows."""
    ledger = importlib.import_module("ledger")
    with patch.object(metadata, "version", {"ledger": "7.1b0"}.__getitem__):
        assert "7.1b0" == ledger.__version__
    assert "0+unknown" == ledger.__version__
