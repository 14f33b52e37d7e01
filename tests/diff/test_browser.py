"""`concord diff --open`: the page in the browser that BROWSER names."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

CASE = Path(__file__).with_name("cases") / "member-removed"


def opened(
    tmp_path: Path, browser: str, *options: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with a browser."""
    return subprocess.run(
        [sys.executable, "-m", "generator", "diff", "old.yaml", "new.yaml", *options],
        cwd=CASE,
        env={
            **os.environ,
            "BROWSER": browser,
            "TMPDIR": str(tmp_path),
            "PATH": str(tmp_path),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "DISPLAY": "",
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("options", [["--open"], ["--open", "-f", "html"]])
def test_the_page_is_shown_in_the_browser(tmp_path: Path, options: list[str]) -> None:
    """It is a file that nobody else may read; nothing goes to standard output."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/url\n')
    browser.chmod(0o755)
    done = opened(tmp_path, f"{browser} %s", *options)
    assert (0, "") == (done.returncode, done.stdout), done.stderr
    file = Path(unquote(urlparse((tmp_path / "url").read_text().strip()).path))
    assert f"{file}: shown in the browser\n" == done.stderr
    assert "Book.shelf" in file.read_text()
    assert 0 == stat.S_IMODE(file.parent.stat().st_mode) & 0o077


def test_without_a_browser_the_page_is_named(tmp_path: Path) -> None:
    """It is there to be opened by hand."""
    done = opened(tmp_path, "no-such-browser", "--open")
    assert 0 == done.returncode
    file = Path(done.stderr.partition(": no browser could be started")[0])
    assert "Book.shelf" in file.read_text()


def test_only_a_page_can_be_shown(tmp_path: Path) -> None:
    """Another format is a wrong usage."""
    done = opened(tmp_path, "x", "--open", "-f", "json")
    assert 2 == done.returncode
    assert "--open shows a page; json is none: use -f html" in done.stderr
