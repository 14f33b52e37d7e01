"""The application that the tests of requests call."""

from __future__ import annotations

from typing import Any

import pytest

from ecr_public import models
from tests.roundtrip.asking import LIMIT
from tests.roundtrip.package import ecr_public
from tests.roundtrip.recording import (
    Script,
    application,
    async_method,
    sync_method,
)


@pytest.fixture(scope="module")
def script() -> Script:
    """Return the script of the service that is called."""
    script = Script()
    script.answer = models.InitiateLayerUploadResponse(part_size=5)
    return script


@pytest.fixture(scope="module", params=[sync_method, async_method])
def app(script: Script, request: pytest.FixtureRequest) -> Any:
    """Return an application that takes only small bodies, with handlers of a kind."""
    return application(ecr_public(), script, request.param, max_body_bytes=LIMIT)
