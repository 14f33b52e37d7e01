"""What `make oldest` installs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.oldest.floors import ROOT, floors, oldest, requirements, runners

EMITTED = ROOT / "generated/pyproject.toml"

PROJECT = """\
[project]
dependencies = ["a>=1.2", "b==3; sys_platform != 'win32'"]
[project.optional-dependencies]
more = ["a>=1.10,<2", "c>=5"]
dev = ["d"]
"""


def test_each_is_as_old_as_all_that_need_it_allow(tmp_path: Path) -> None:
    """The oldest version counts that no extra is against; our tools are left out."""
    project = tmp_path / "pyproject.toml"
    project.write_text(PROJECT)
    expected = ["a==1.10", 'b==3; sys_platform != "win32"', "c==5"]
    assert expected == floors([project])


def test_what_allows_any_version_is_told() -> None:
    """A requirement has to say what it needs."""
    with pytest.raises(ValueError, match="a<2 has no lower bound"):
        oldest(Requirement("a<2"))


def test_what_runs_tests_is_as_it_is_pinned() -> None:
    """Each of them is, once."""
    assert 5 == len(runners(ROOT / "constraints.txt"))


def test_we_work_with_no_older_version_than_we_promise() -> None:
    """What the emitted package needs, our own tools ask for in the same words."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    ours = table["optional-dependencies"]["dev"]
    named = {Requirement(line).name: Requirement(line) for line in ours}
    emitted = {each.name: each for each in requirements(EMITTED)}
    shared = named.keys() & emitted.keys()
    assert {"aiohttp", "urllib3"} <= shared
    assert [] == [
        name for name in sorted(shared) if oldest(named[name]) < oldest(emitted[name])
    ]
