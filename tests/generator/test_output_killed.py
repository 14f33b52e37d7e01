"""Writing that is cut short or goes on twice at once: killed, on a full disk, crossed."""

from __future__ import annotations

import fcntl
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from generator.writing.output import compare, write
from tests.generator.test_output import FILES, README, tree

BEFORE = {**FILES, "shop/old.py": "", "shop/changed.py": "a = 1\n"}
AFTER = {
    **FILES,
    "README.md": README * 2,
    "shop/changed.py": "a = 2\n",
    "shop/new.py": "",
}
OTHER = {**FILES, "README.md": README * 3, "shop/newest.py": ""}

WRITE = """\
import json, os, sys
from pathlib import Path
from generator.writing.output import write
files, folder, *last = map(json.loads, sys.argv[1:])
steps = 0
def step(event, arguments):
    global steps
    if event in ("os.rename", "os.remove") and os.path.lexists(arguments[0]):
        if steps in last:
            os._exit(9)
        steps += 1
sys.addaudithook(step)
write(files, Path(folder), tell=lambda text: print(text, flush=True))
print(steps)
"""


def writing(
    files: dict[str, str], folder: Path, *last: int, most: int | None = None
) -> subprocess.Popen[str]:
    """Start to write, and to be killed before a step; no file may be larger than `most`."""
    arguments = [json.dumps(each) for each in (files, str(folder), *last)]

    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.Popen(
        [sys.executable, "-Bc", WRITE, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
    )


def steps(tmp_path: Path) -> int:
    """How many times a run that is not killed moves or deletes a file."""
    write(BEFORE, tmp_path / "whole")
    said, _ = writing(AFTER, tmp_path / "whole").communicate()
    return int(said)


def test_a_run_that_was_killed_is_taken_up(tmp_path: Path) -> None:
    """Wherever it stopped, the next run takes nothing for edited, or a stranger's.

    That holds for a run with the same files as for one with others again.
    """
    for last in range(steps(tmp_path)):
        files = OTHER if last % 2 else AFTER
        folder = tmp_path / str(last)
        write(BEFORE, folder)
        with writing(AFTER, folder, last) as process:
            process.communicate()
        assert 9 == process.returncode
        write(files, folder)
        assert not compare(files, folder).any
        left = {path for path in tree(folder) if not path.endswith(".tmp")}
        assert {".concord.json", *files} == left


def test_a_renaming_that_was_killed_is_taken_up(tmp_path: Path) -> None:
    """A package of another name goes in an order in which the rest is known as ours."""
    renamed = {path.replace("shop/", "store/"): text for path, text in FILES.items()}
    # The manifest and three files are moved; then three are deleted.
    for last in range(4, 7):
        folder = tmp_path / str(last)
        write(FILES, folder)
        with writing(renamed, folder, last) as process:
            process.communicate()
        assert 9 == process.returncode
        write(renamed, folder)
        left = {path for path in tree(folder) if not path.endswith(".tmp")}
        assert {".concord.json", *renamed} == left


def test_full_disk_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """Where the last of the files does not fit, none is written, nor a piece of it."""
    write(BEFORE, tmp_path)
    before = tree(tmp_path)
    large = {**AFTER, "shop/zoo.py": "#" * 10_000}
    _, said = writing(large, tmp_path, most=9_999).communicate()
    assert f"OutputError: cannot write {tmp_path}: File too large\n" in said
    assert before == tree(tmp_path)


def test_another_run_is_waited_for(tmp_path: Path) -> None:
    """A second run says that it waits, and goes on when the first one has ended."""
    opened = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(opened, fcntl.LOCK_EX)
    with writing(FILES, tmp_path) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert (
            f"{tmp_path} is being written to by another run; waiting for it\n" == said
        )
        assert {} == tree(tmp_path)
        os.close(opened)
        process.communicate()
    assert 0 == process.returncode
    assert not compare(FILES, tmp_path).any


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    """What is there in the end is what one of them wrote, all of it."""
    folder = tmp_path / "out"
    many = {f"shop/module_{number}.py": "one" for number in range(100)}
    versions = [{**FILES, **dict.fromkeys(many, text)} for text in ("one", "two")]
    runs = [writing(files, folder) for files in versions]
    failed = [said for run in runs if (said := run.communicate()[1])]
    assert [] == failed
    assert 1 == [compare(files, folder).any for files in versions].count(False)
