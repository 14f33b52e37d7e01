"""References out of the spec's folder, however they are dressed up: nothing is opened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.spec_folder import SpecFolder
from generator.sources.files import MAX_BYTES, FileRefused
from tests.generator.test_cli import SPEC

ROOT = Path(__file__).parents[2]
SECRET = "type: string\ndescription: a secret\n"

REFUSED = {
    "../outside/secret.yaml": "leads out of the folder of the spec",
    "parts/../../outside/secret.yaml": "leads out of the folder of the spec",
    "..": "leads out of the folder of the spec",
    "{outside}/secret.yaml": "is an absolute path",
    "//localhost{outside}/secret.yaml": "is a URL",
    "file://{outside}/secret.yaml": "is a URL",
    "file:secret.yaml": "is a URL",
    "http://127.0.0.1:9/secret.yaml": "is a URL",
    "https://a.example/secret.yaml#/components": "is a URL",
    "ftp://a.example/secret.yaml": "is a URL",
    "data:,type": "is a URL",
    "jar:file:a.zip!/secret.yaml": "is a URL",
    "..\\outside\\secret.yaml": "has a backslash",
    "%2e%2e/outside/secret.yaml": "leads out of the folder",
    "..%2foutside/secret.yaml": "an escape for a slash",
    "part.yaml%00": "cannot be seen",
    "part.yaml\0": "has characters that cannot be seen",
    "part.yaml?raw": "has a query",
    "folder/part.yaml:stream": "has a colon",
    "link.yaml": "by a symbolic link",
    "linked/secret.yaml": "by a symbolic link",
    "zero.yaml": "by a symbolic link",
    "linked/missing.yaml": "by a symbolic link",
    "loop.yaml": "leads nowhere: it cannot be read",
    "part.yaml/more.yaml": "leads nowhere: it cannot be read",
    "n" * 300: "leads nowhere: it cannot be read",
    "missing.yaml": "leads nowhere: there is no such file",
    "$HOME/secret.yaml": "leads nowhere: there is no such file",
    "~root/secret.yaml": "leads nowhere: there is no such file",
    "folder": "leads nowhere: it is a folder",
    "pipe.yaml": "leads nowhere: it is no ordinary file",
    "latin.yaml": "leads nowhere: it is not UTF-8 text: the byte 0x",
    "large.yaml": "leads nowhere: it has more than",
}
"""References, and what is said of each; `{outside}` is the folder beside the spec's."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a spec, with much in it that is not what it seems."""
    folder, outside = tmp_path / "project", tmp_path / "outside"
    for each in (folder, outside, folder / "folder"):
        each.mkdir()
    (outside / "secret.yaml").write_text(SECRET)
    (folder / "part.yaml").write_text("type: string\n")
    (folder / "link.yaml").symlink_to("../outside/secret.yaml")
    (folder / "linked").symlink_to(outside)
    (folder / "inside.yaml").symlink_to("part.yaml")
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "latin.yaml").write_bytes(b"type: string\ntitle: \xe9\n")
    with (folder / "large.yaml").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    return folder


def run(folder: Path, references: list[str]) -> subprocess.CompletedProcess[str]:
    """Generate, under watch, from a spec that has schemas which are such references."""
    listed = "".join(
        f"    Probe{number}: {{$ref: {json.dumps(reference)}}}\n"
        for number, reference in enumerate(references)
    )
    (folder / "spec.yaml").write_text(f"{SPEC}{listed}")
    return subprocess.run(
        [sys.executable, "-m", "tests.hostile.opened", folder / "spec.yaml", "out"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "1000",
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_STATE_HOME": str(folder / "state"),
        },
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_no_reference_opens_anything_outside(folder: Path) -> None:
    """Each is refused with its reason; no other file, process or socket is touched."""
    outside = str(folder.parent / "outside")
    done = run(folder, [text.replace("{outside}", outside) for text in REFUSED])
    heads = [line for line in done.stderr.splitlines() if ": error: " in line]
    assert len(REFUSED) == len(heads)
    for head, reason in zip(heads, REFUSED.values(), strict=True):
        assert reason in head
    opened = json.loads(done.stdout)
    # What the libraries do when they are imported, they do for any spec.
    plain = json.loads(run(folder, ["part.yaml"]).stdout)
    assert plain["others"] == opened["others"]
    files = set(opened["files"]) - set(plain["files"])
    own = {Path(path) for path in files if is_own(path)}
    assert set() == {path for path in own if folder.resolve() not in path.parents}
    assert folder / "latin.yaml" in own
    assert folder / "pipe.yaml" not in own


def is_own(path: str) -> bool:
    """Tell whether a file is none of Python's, nor of the generator."""
    installed = (sys.prefix, sys.base_prefix, str(ROOT), "/etc/localtime", "/proc/self")
    return not path.startswith(tuple(os.path.realpath(each) for each in installed))


def test_references_inside_the_folder_are_followed(folder: Path) -> None:
    """So is a link from the folder into it."""
    done = run(folder, ["part.yaml", "inside.yaml"])
    assert "2 files beside it" in done.stderr
    opened = json.loads(done.stdout)["files"]
    assert str(folder.resolve() / "part.yaml") in opened


@pytest.mark.parametrize("path", ["", ".", "..", "/etc/passwd", "a/../b", "a//b", "\0"])
def test_folder_reads_no_path_that_is_none(folder: Path, path: str) -> None:
    """What reads the files does not rely on whoever asks for them."""
    with pytest.raises(FileRefused):
        SpecFolder(folder).read(path)
