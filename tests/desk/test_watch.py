"""`concord generate --watch`: the output follows what is edited, come what may."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from generator.cli import watch
from generator.cli.repeat import repeat
from generator.cli.report import Report
from generator.resources.templates import copy
from tests.desk.commands import PATIENCE, Watcher, concord, watching

SPEC = copy("skeleton/aws-json.yaml")
TABLE = '[tool.concord]\nspec = "out/shop.yaml"\noutput = "{}"\npackage = "shop"\n'


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose output is up to date, in the folder that its spec is in too."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "out").mkdir()
    (folder / "pyproject.toml").write_text(TABLE.format("out"))
    (folder / "out/shop.yaml").write_text(SPEC)
    assert 0 == concord("generate", cwd=folder).returncode
    return folder


@pytest.fixture
def project(generated: Path, tmp_path: Path) -> Path:
    """A project of one test's own."""
    return shutil.copytree(generated, tmp_path / "project")


@pytest.fixture
def watcher(project: Path) -> Iterator[Watcher]:
    """The command, once it watches."""
    with watching(project) as watcher:
        watcher.until("Watching for changes; Ctrl-C ends it.")
        yield watcher


def save_by_rename(file: Path, text: str) -> None:
    """Save as editors do that never leave half a file."""
    temporary = file.with_name(f".{file.name}.swp")
    temporary.write_text(text)
    os.replace(temporary, file)


def test_output_follows_every_edit(project: Path, watcher: Watcher) -> None:
    """Whatever is saved, in whatever way, the run after it tells what came of it."""
    spec, table = project / "out/shop.yaml", project / "pyproject.toml"
    shapes = project / "out/shop/shapes.py"

    spec.write_text(SPEC.replace("maxLength: 40", "maxLength: 41"))
    watcher.until("shop.yaml changed")
    watcher.until("out/: ")
    assert "max_length=41" in shapes.read_text()

    spec.write_text(SPEC.replace("maxLength: 40", "maxLength: forty"))
    watcher.until("1 error; nothing is written")
    assert "max_length=41" in shapes.read_text()

    save_by_rename(spec, SPEC.replace("maxLength: 40", "maxLength: 42"))
    watcher.until("out/: ")
    assert "max_length=42" in shapes.read_text()

    spec.unlink()
    watcher.until("Error: cannot read out/shop.yaml: No such file or directory")
    spec.write_text(SPEC.replace("maxLength: 40", "maxLength: 43"))
    watcher.until("out/: ")
    assert "max_length=43" in shapes.read_text()

    table.write_text(TABLE.format("out/shop.yaml/out"))
    watcher.until("Error: out/shop.yaml/out")
    table.write_text("[tool")
    watcher.until("pyproject.toml: not a TOML file: ")
    table.write_text(TABLE.format("elsewhere"))
    assert watcher.until("elsewhere/: ")[1].endswith(" pyproject.toml changed")
    assert "max_length=43" in (project / "elsewhere/shop/shapes.py").read_text()

    part, text = project / "out/parts/short-name.yaml", "type: string\nmaxLength: {}\n"
    reference = SPEC.replace("'#/components/schemas/Name'", "parts/short-name.yaml")
    spec.write_text(reference)
    watcher.until("there is no such file")
    watcher.until("nothing is written")
    part.parent.mkdir()
    part.write_text(text.format(44))
    watcher.until("out/parts/short-name.yaml changed")
    watcher.until("elsewhere/: ")
    part.write_text(text.format(45))
    watcher.until("elsewhere/: ")
    assert "max_length=45" in (project / "elsewhere/shop/shapes.py").read_text()

    assert 0 == watcher.interrupt()
    # The output that it wrote beside the spec was no reason for another run.
    assert [""] == [line.strip() for line in watcher.rest()]


def test_output_follows_a_template(project: Path, watcher: Watcher) -> None:
    """A template in development counts like the spec; a broken one ends nothing."""
    template = project / "templates/package/client.py.jinja"
    text = template.read_text()

    template.write_text(text + "{{ view.absent }}\n")
    watcher.until("templates/package/client.py.jinja changed")
    watcher.until("please report it.")

    template.write_text(text + "\nMARK = 1\n")
    watcher.until("out/: 2 files written")
    assert (project / "out/shop/client.py").read_text().endswith("\nMARK = 1\n")


def test_files_are_found_again_when_their_folder_is(tmp_path: Path) -> None:
    """A folder that is deleted and made anew is watched like the one before."""
    file = tmp_path / "spec/shop.yaml"
    file.parent.mkdir()
    file.write_text("one")
    changes = watch.changes(lambda: [file], watch.take([file]), Event())
    for _ in range(2):
        shutil.rmtree(file.parent)
        assert [file] == next(changes)
        file.parent.mkdir()
        file.write_text("two")
        assert [file] == next(changes)


def test_save_between_run_and_watch_is_not_missed(tmp_path: Path) -> None:
    """What changed before anything was watched counts; an equal content does not."""
    file, other = tmp_path / "shop.yaml", tmp_path / "other.yaml"
    for each in (file, other):
        each.write_text("one")
    noted = watch.take([file, other])
    file.write_text("two")
    other.write_text("one")
    assert [file] == next(watch.changes(lambda: [file, other], noted, Event()))


def test_interrupt_is_heeded_while_other_folders_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C counts at the moment, too, at which the watched folders are let go."""

    def interrupted(*_: object, **__: object) -> Iterator[set[object]]:
        try:
            yield set()
        finally:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(watch, "watch", interrupted)
    folders = iter([tmp_path, tmp_path, tmp_path / "other"])
    changes = watch.changes(lambda: [next(folders, tmp_path) / "a"], {}, Event())
    (tmp_path / "other").mkdir()
    with pytest.raises(KeyboardInterrupt):
        next(changes)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_interrupt_that_goes_nowhere_is_heeded(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C counts where Python cannot raise it: while it deletes an object."""

    class Interrupted:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.chdir(project)
    runs: list[Report] = []

    def run(report: Report, _: object) -> None:
        runs.append(report)
        Interrupted()

    before = signal.getsignal(signal.SIGINT)
    again: list[bool] = []

    def press_again() -> None:
        again.append(True)
        os.kill(os.getpid(), signal.SIGINT)

    timer = Timer(PATIENCE / 4, press_again)
    timer.start()
    repeat(Report(True, False, 0.0), None, run)
    timer.cancel()
    assert (1, []) == (len(runs), again)
    assert before == signal.getsignal(signal.SIGINT)


def test_what_cannot_begin_is_not_waited_for(tmp_path: Path) -> None:
    """Without a spec there is nothing to watch, and --check does not go with it."""
    for arguments, message in (
        (["--watch"], "which spec?"),
        (["--watch", "none.yaml"], "cannot read none.yaml"),
        (["--watch", "--check"], "--watch writes and --check does not: choose one"),
    ):
        done = concord("generate", *arguments, cwd=tmp_path)
        assert 2 == done.returncode
        assert message in done.stderr
