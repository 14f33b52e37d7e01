"""A run on a hostile spec, in a hostile project: what it touches and what it prints."""

from __future__ import annotations

import copy
import json
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.hostile.document import whole
from tests.hostile.places import PROSE, part, put, spots
from tests.hostile.strings import ALL_AT_ONCE, CANARY

CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
"""What a terminal obeys, and what turns the direction of a text."""

TITLE = "Probe \x1b]0;owned\x07\x9b31m\u202e\r\n of it"

watched: list[tuple[str, Any]] | None = None
"""What the process has done since somebody watches it."""


def watch(event: str, arguments: Any) -> None:
    """Take note of what reaches out of the process."""
    if (watched is not None and event.startswith(("os.", "subprocess", "socket"))) or (
        watched is not None and event == "open"
    ):
        watched.append((event, arguments))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project to run in, with neighbours that nobody may touch."""
    (tmp_path / "neighbour.txt").write_text("mine")
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.chdir(project)
    return project


@pytest.fixture
def events() -> Iterator[list[tuple[str, Any]]]:
    """What the process does during a test."""
    global watched
    sys.addaudithook(watch)
    watched = []
    yield watched
    watched = None


def hostile() -> Any:
    """A spec that is accepted, with hostile strings wherever that is possible."""
    document = part(copy.deepcopy(whole()), {"GetRegistryCatalogData"})
    for spot in list(spots(document)):
        if spot.kind[-1] in PROSE or spot.kind == ("payload",):
            put(document, spot, ALL_AT_ONCE)
    document["info"]["title"] = TITLE
    return document


def concord(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["generate", *arguments, "--package", "probe"])


def is_writing(event: str, arguments: Any) -> bool:
    """Tell whether an event changes a file."""
    if event == "open":
        return bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink"}


def path_of(arguments: Any) -> str:
    """Return the path that an event is about."""
    return os.path.abspath(os.fsdecode(arguments[0]))


def test_a_hostile_spec_touches_the_output_alone(
    folder: Path, events: list[tuple[str, Any]]
) -> None:
    """No process, no connection, no file but those of the output and the cache."""
    (folder / "probe.json").write_text(json.dumps(hostile()))
    (folder / "pyproject.toml").write_text("[tool.concord]\n")
    # A library may try out a socket when it is loaded, whatever the spec says.
    concord("probe.json", "-o", "before")
    events.clear()
    done = concord("probe.json", "-o", "out")
    seen = list(events)
    assert (0, "") == (done.exit_code, done.stdout), done.stderr
    assert [] == [event for event, _ in seen if event.startswith(("sub", "socket"))]
    assert [] == [each for each in seen if CANARY in str(each[1])]
    users = (os.environ["XDG_CACHE_HOME"], os.environ["XDG_STATE_HOME"])
    own = (str(folder / "out"), *users)
    written = {path_of(about) for event, about in seen if is_writing(event, about)}
    caches = {path for path in written if "__pycache__" in path}
    assert [] == [path for path in written - caches if not path.startswith(own)]
    listed = json.loads((folder / "out/.concord.json").read_text())["files"]
    found = {
        path.relative_to(folder / "out").as_posix()
        for path in (folder / "out").rglob("*")
        if path.is_file()
    }
    assert found == {*listed, ".concord.json"}


def test_the_summary_has_no_control_characters(folder: Path) -> None:
    """Neither a title nor a path says anything to the terminal."""
    name = "probe\x1b[2J\u202e.json"
    (folder / name).write_text(json.dumps(hostile()))
    done = concord(name, "-o", "out\x1b[2J", "--verbose")
    assert 0 == done.exit_code, done.stderr
    assert CONTROLS.search(done.output) is None
    assert "Probe" in done.stderr


def test_the_difference_has_no_control_characters(folder: Path) -> None:
    """What is emitted prints as it is, so a diff of it does as well."""
    (folder / "probe.json").write_text(json.dumps(hostile()))
    done = concord("probe.json", "--check")
    assert 1 == done.exit_code, done.stderr
    assert {"\t"} >= set(CONTROLS.findall(done.stdout))


@pytest.mark.parametrize(
    "name", ["none\x1b[2J.yaml", "folder\x1b[2J", "latin\x9b.yaml"]
)
def test_failures_have_no_control_characters(folder: Path, name: str) -> None:
    """A path that cannot be read is named in characters that can be seen."""
    (folder / "folder\x1b[2J").mkdir()
    (folder / "latin\x9b.yaml").write_bytes(b"\xe9")
    done = concord(name)
    assert 2 == done.exit_code
    assert CONTROLS.search(done.output) is None


def test_findings_have_no_control_characters(folder: Path) -> None:
    """The text of a spec is shown, not sent, to the terminal."""
    text = f"openapi: 3.1.0\n{json.dumps(TITLE)}: 1\nb: !!{TITLE[6:11]!a} '\u202e'\n"
    document = {"openapi": "3.1.0", TITLE: {"$ref": TITLE}, "paths": {TITLE: TITLE}}
    for name, spec in (("a.yaml", text), ("b.json", json.dumps(document))):
        (folder / name).write_text(spec)
        done = concord(name)
        assert 1 == done.exit_code
        assert CONTROLS.search(done.output) is None
        assert "\\x1b" in done.stderr


def test_the_emitted_metadata_says_no_more_than_it_should(folder: Path) -> None:
    """The title stands in a string; nothing else of the metadata comes from it."""
    (folder / "probe.json").write_text(json.dumps(hostile()))
    assert 0 == concord("probe.json", "-o", "out").exit_code
    metadata = tomllib.loads((folder / "out/pyproject.toml").read_text())
    provenance = json.loads((folder / "out/probe/provenance.json").read_text())
    assert f"{TITLE}: client, server and validators" == (
        metadata["project"]["description"]
    )
    assert {"build-system", "project", "tool"} == set(metadata)
    assert TITLE == provenance["spec"]["title"]
