"""How the tests run: on a desk with new examples each time, in CI with the same ones."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)

if os.environ.get("CI"):
    settings.load_profile("repeatable")
