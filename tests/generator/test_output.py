"""Writing, comparing and deleting emitted files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.folder import OutputError
from generator.output import MANIFEST, Changes, compare, diff, digests, holds, write

FILES = {"README.md": "# Shop\n", "shop/__init__.py": "", "shop/client.py": "a = 1\n"}


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, with its text."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes().decode()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def manifest(*paths: str) -> str:
    """A manifest as it stands on disk."""
    return json.dumps({"files": paths})


def test_write_creates_all_files_and_the_manifest(tmp_path: Path) -> None:
    """A first run writes every file, in folders it makes, and lists them."""
    folder = tmp_path / "deep" / "out"
    changes = write(FILES, folder)
    assert (MANIFEST, *sorted(FILES)) == changes.new
    written = tree(folder)
    assert sorted(FILES) == json.loads(written.pop(MANIFEST))["files"]
    assert FILES == written


def test_manifest_holds_one_path_a_line(tmp_path: Path) -> None:
    """A path has a line of its own, so that a diff names what came and went."""
    write(FILES, tmp_path)
    lines = [line.strip(' ,"') for line in tree(tmp_path)[MANIFEST].splitlines()]
    assert set(FILES) <= set(lines)


def test_second_run_leaves_unchanged_files_alone(tmp_path: Path) -> None:
    """A file with the right content is not written again."""
    write(FILES, tmp_path)
    os.utime(tmp_path / "shop/client.py", ns=(0, 0))
    assert Changes((), (), (MANIFEST, *sorted(FILES)), ()) == write(FILES, tmp_path)
    assert 0 == (tmp_path / "shop/client.py").stat().st_mtime_ns


def test_stale_files_go_with_the_folders_they_leave_empty(tmp_path: Path) -> None:
    """What is no longer emitted is deleted; its folder too, if that leaves it empty."""
    write({**FILES, "shop/old/a.py": "", "docs/b.md": ""}, tmp_path)
    (tmp_path / "docs" / "mine.md").write_text("mine")
    changes = write(FILES, tmp_path)
    assert ("docs/b.md", "shop/old/a.py") == changes.stale
    assert not (tmp_path / "shop/old").exists()
    assert {"mine.md": "mine"} == tree(tmp_path / "docs")


def test_stale_file_that_is_gone_already_is_no_problem(tmp_path: Path) -> None:
    """Deleting a stale file by hand leaves only the manifest to be corrected."""
    write({**FILES, "old.py": ""}, tmp_path)
    (tmp_path / "old.py").unlink()
    assert Changes((), (MANIFEST,), tuple(sorted(FILES)), ()) == write(FILES, tmp_path)


def test_foreign_files_are_never_touched(tmp_path: Path) -> None:
    """A folder with files of others takes the output if no path collides."""
    (tmp_path / "notes.txt").write_text("mine")
    write(FILES, tmp_path)
    write({"README.md": "# Shop\n"}, tmp_path)
    assert {MANIFEST, "README.md", "notes.txt"} == tree(tmp_path).keys()


def test_colliding_foreign_file_is_refused_by_name(tmp_path: Path) -> None:
    """A file that the generator did not write is not overwritten; nothing is."""
    (tmp_path / "README.md").write_text("mine")
    with pytest.raises(
        OutputError, match=r"README\.md: not written by Concord"
    ) as info:
        write(FILES, tmp_path)
    assert "remove it, or choose another folder" in str(info.value)
    assert {"README.md": "mine"} == tree(tmp_path)


def test_equal_foreign_file_is_adopted(tmp_path: Path) -> None:
    """A file that already has the emitted content does not collide."""
    (tmp_path / "README.md").write_text(FILES["README.md"])
    assert ("README.md",) == write(FILES, tmp_path).unchanged


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "a/../../x",
        "/etc/x",
        "a//b",
        "./a",
        "a/",
        ".",
        "",
        "a\\b",
        "c:x",
        "a\0b",
    ],
)
def test_emitted_path_must_stay_in_the_folder(tmp_path: Path, path: str) -> None:
    """No emitted path is absolute, climbs, or reads otherwise elsewhere."""
    with pytest.raises(OutputError, match="no path below the folder"):
        write({path: ""}, tmp_path / "out")
    assert {} == tree(tmp_path)


@pytest.mark.parametrize("path", ["../x", "sub/../../x", "/{root}/x"])
def test_manifest_cannot_have_outside_files_deleted(tmp_path: Path, path: str) -> None:
    """A manifest that names a path outside the folder is refused as damaged."""
    (tmp_path / "x").write_text("mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / MANIFEST).write_text(manifest(path.format(root=tmp_path)))
    with pytest.raises(OutputError, match=r"\.concord\.json is damaged"):
        write(FILES, folder)
    assert "mine" == (tmp_path / "x").read_text()
    assert {MANIFEST} == tree(folder).keys()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", '{"files": "a"}', '{"files": [1]}', "<<<<<<< ours", "[" * 9999],
    ids=["empty", "list", "null", "string", "number", "merge", "deep"],
)
def test_damaged_manifest_is_refused_with_a_way_out(tmp_path: Path, text: str) -> None:
    """A manifest that is no manifest, as after a bad merge, stops the run."""
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(OutputError, match="restore it, or remove the folder"):
        compare(FILES, tmp_path)


def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """Neither a linked folder nor a linked file takes the output elsewhere."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "client.py").write_text("mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "shop").symlink_to(outside)
    with pytest.raises(OutputError, match=r"leads out of .* by a symbolic link"):
        write(FILES, folder)
    assert {"client.py": "mine"} == tree(outside)


def test_stale_path_behind_a_link_is_not_deleted(tmp_path: Path) -> None:
    """A folder that became a link after a run has nothing deleted behind the link."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "old.py").write_text("mine")
    folder = tmp_path / "out"
    write({"sub/old.py": "", "README.md": ""}, folder)
    (folder / "sub/old.py").unlink()
    (folder / "sub").rmdir()
    (folder / "sub").symlink_to(outside)
    with pytest.raises(OutputError, match="damaged"):
        write({"README.md": ""}, folder)
    assert {"old.py": "mine"} == tree(outside)


def test_folder_where_a_file_goes_is_refused(tmp_path: Path) -> None:
    """A folder in a file's place, and a file in a folder's, are named."""
    (tmp_path / "README.md").mkdir()
    with pytest.raises(OutputError, match=r"README\.md is in the way"):
        compare(FILES, tmp_path)
    (tmp_path / "README.md").rmdir()
    (tmp_path / "shop").write_text("")
    with pytest.raises(OutputError, match="a file stands where its folder would be"):
        compare(FILES, tmp_path)


def test_failure_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """If one text cannot be written, none is, and no temporary file stays."""
    write(FILES, tmp_path)
    before = tree(tmp_path)
    too_long_to_stage = "z" * 255
    with pytest.raises(OutputError, match=r"cannot write .*: File name too long"):
        write({"a/new.py": "", too_long_to_stage: ""}, tmp_path)
    assert before == tree(tmp_path)
    assert not (tmp_path / "a").exists()


def test_text_is_written_as_utf8_with_line_feeds(tmp_path: Path) -> None:
    """Bytes on disk do not depend on the platform or the locale."""
    write({"a.txt": "é\n…\n"}, tmp_path)
    assert b"\xc3\xa9\n\xe2\x80\xa6\n" == (tmp_path / "a.txt").read_bytes()


def test_diff_is_empty_where_nothing_changes(tmp_path: Path) -> None:
    """An up-to-date folder has no diff."""
    write(FILES, tmp_path)
    assert [] == list(diff(FILES, tmp_path))


def test_diff_shows_one_changed_line(tmp_path: Path) -> None:
    """A changed file shows as git would show it."""
    write(FILES, tmp_path)
    lines = diff({**FILES, "shop/client.py": "a = 2\n"}, tmp_path)
    expected = (
        "diff --git a/shop/client.py b/shop/client.py\n"
        "--- a/shop/client.py\n"
        "+++ b/shop/client.py\n"
        "@@ -1 +1 @@\n"
        "-a = 1\n"
        "+a = 2\n"
    )
    assert expected == "".join(lines)


def test_holds_only_the_very_same_output(tmp_path: Path) -> None:
    """A known output is recognised, and any edit, loss or addition denies it."""
    known = digests(FILES)
    assert not holds(known, tmp_path / "none")
    write(FILES, tmp_path)
    assert holds(known, tmp_path)
    (tmp_path / "README.md").write_text("edited")
    assert not holds(known, tmp_path)
    write({**FILES, "more.py": ""}, tmp_path)
    assert not holds(known, tmp_path)
