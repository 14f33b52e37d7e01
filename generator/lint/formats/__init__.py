"""Reports for programs, one module a format, and in `text` for people."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from generator.lint.report import Report
from generator.problems.diagnostics import Severity

FORMATS = ("concise", "json", "github", "sarif", "junit")

Renderer: TypeAlias = Callable[..., str]


def rendered(format_: str, reports: Sequence[Report], fail_on: Severity) -> str:
    """Return the reports of a run in a format; only the module of that is imported.

    `fail_on` is the least level of a finding that fails the run.
    """
    module = importlib.import_module(f"{__name__}.{_MODULES.get(format_, format_)}")
    renderer: Renderer = getattr(module, f"{format_}_report")
    if format_ == "junit":
        renderer = partial(renderer, fail_on=fail_on)
    return renderer(*reports)


_MODULES = {"json": "json_report"}
"""Where a format is that has the name of a module of Python's own."""
