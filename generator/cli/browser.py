"""A page in the browser of whoever runs the command."""

from __future__ import annotations

import tempfile
import webbrowser
from pathlib import Path

from generator.cli.report import Report


def show(report: Report, page: str) -> None:
    """Write a page where nobody else can, and have the browser show it.

    BROWSER says which browser that is. Where there is none, the page stays to be opened
    by hand.
    """
    # The browser reads it after this run has ended: the folder is not removed.
    file = Path(tempfile.mkdtemp(prefix="concord-")) / "diff.html"
    file.write_bytes(page.encode("utf-8", "backslashreplace"))
    if webbrowser.open(file.as_uri()):
        report.say(f"{file}: shown in the browser")
    else:
        report.say(f"{file}: no browser could be started; open it by hand")
