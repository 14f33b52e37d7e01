"""A report with a line for each finding, as compilers write it."""

from __future__ import annotations

from generator.lint.report import Report
from generator.problems.excerpt import visible


def concise_report(*reports: Report) -> str:
    """Return a line for each finding, which editors and grep understand."""
    return "".join(
        f"{visible(str(found))} [{found.rule}]\n"
        for report in reports
        for found in report.findings
    )
