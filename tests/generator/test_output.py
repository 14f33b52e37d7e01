"""Writing, comparing and deleting emitted files."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from generator.writing.folder import OutputError
from generator.writing.manifest import NAME as MANIFEST
from generator.writing.output import Changes, compare, diff, digests, holds, write

README = "<!-- Written by Concord: do not edit. -->\n# Shop\n"
PROVENANCE = '{"generator": "openapi-concord 1"}\n'
FILES = {
    "README.md": README,
    "shop/__init__.py": "",
    "shop/client.py": "a = 1\n",
    "shop/provenance.json": PROVENANCE,
}


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, with its text."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes().decode()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_write_creates_all_files_and_the_manifest(tmp_path: Path) -> None:
    """A first run writes every file, in folders it makes, and lists them."""
    folder = tmp_path / "deep" / "out"
    changes = write(FILES, folder)
    assert (MANIFEST, *sorted(FILES)) == changes.new
    written = tree(folder)
    assert sorted(FILES) == list(json.loads(written.pop(MANIFEST))["files"])
    assert FILES == written


def test_manifest_holds_one_path_a_line(tmp_path: Path) -> None:
    """A path has a line of its own, so that a diff names what came and went."""
    write(FILES, tmp_path)
    lines = [line.split('"')[1:2] for line in tree(tmp_path)[MANIFEST].splitlines()]
    assert sorted(FILES) == [path for (path,) in filter(None, lines) if path in FILES]


def test_second_run_leaves_unchanged_files_alone(tmp_path: Path) -> None:
    """A file with the right content is not written again."""
    write(FILES, tmp_path)
    os.utime(tmp_path / "shop/client.py", ns=(0, 0))
    assert Changes((), (), (MANIFEST, *sorted(FILES)), ()) == write(FILES, tmp_path)
    assert 0 == (tmp_path / "shop/client.py").stat().st_mtime_ns


def test_stale_files_go_with_the_folders_they_leave_empty(tmp_path: Path) -> None:
    """What is no longer emitted is deleted; its folder too, if that leaves it empty."""
    write({**FILES, "shop/old/a.py": "", "shop/docs/b.py": ""}, tmp_path)
    (tmp_path / "shop/docs/mine.md").write_text("mine")
    changes = write(FILES, tmp_path)
    assert ("shop/docs/b.py", "shop/old/a.py") == changes.stale
    assert not (tmp_path / "shop/old").exists()
    assert {"mine.md": "mine"} == tree(tmp_path / "shop/docs")


def test_package_of_another_name_goes_as_a_whole(tmp_path: Path) -> None:
    """What the package was called before is deleted with all that was written."""
    write(FILES, tmp_path)
    renamed = {path.replace("shop/", "store/"): text for path, text in FILES.items()}
    write(renamed, tmp_path)
    assert {MANIFEST, *renamed} == tree(tmp_path).keys()
    assert not (tmp_path / "shop").exists()


def test_stale_file_that_is_gone_already_is_no_problem(tmp_path: Path) -> None:
    """Deleting a stale file by hand leaves only the manifest to be corrected."""
    write({**FILES, "shop/old.py": ""}, tmp_path)
    (tmp_path / "shop/old.py").unlink()
    assert Changes((), (MANIFEST,), tuple(sorted(FILES)), ()) == write(FILES, tmp_path)


def test_foreign_files_are_never_touched(tmp_path: Path) -> None:
    """A folder with files of others takes the output if no path collides."""
    (tmp_path / "notes.txt").write_text("mine")
    write(FILES, tmp_path)
    write({"README.md": README}, tmp_path)
    assert {MANIFEST, "README.md", "notes.txt"} == tree(tmp_path).keys()


def test_colliding_foreign_file_is_refused_by_name(tmp_path: Path) -> None:
    """A file that the generator did not write is not overwritten; nothing is."""
    (tmp_path / "README.md").write_text("mine")
    with pytest.raises(
        OutputError, match=r"README\.md: not written by Concord"
    ) as info:
        write(FILES, tmp_path)
    assert "remove it, choose another folder with --output" in str(info.value)
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


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value"),
        ("[]", "it is no object"),
        ('{"files": ["README.md"]}', "it has no digests of files"),
        ('{"files": {"README.md": "x"}}', "it has no digest of README.md"),
        ('{"files": {}, "replaced": 1}', "it has no digests of files"),
        ('{"files": {}, "files": {}}', "it has 'files' 2 times"),
        ("<<<<<<< ours", "it has the marks of a merge"),
        ("[" * 99_999, "it is nested too deeply"),
    ],
)
def test_damaged_manifest_is_refused_with_a_way_out(
    tmp_path: Path, text: str, reason: str
) -> None:
    """A manifest that is no manifest stops the run; with force it is written anew."""
    write({**FILES, "shop/old.py": ""}, tmp_path)
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(OutputError, match="restore it, or let --force") as info:
        write(FILES, tmp_path)
    assert reason in str(info.value)
    assert () == write(FILES, tmp_path, force=True).stale
    assert {MANIFEST, "shop/old.py", *FILES} == tree(tmp_path).keys()
    assert not compare(FILES, tmp_path).any


@pytest.mark.parametrize("path", ["README.md", "shop/client.py", "shop/old.py"])
def test_edited_file_is_told_and_kept(tmp_path: Path, path: str) -> None:
    """Neither overwritten nor deleted is what somebody edited, but for force."""
    write({**FILES, "shop/old.py": ""}, tmp_path)
    (tmp_path / path).write_text(f"{README}edited")
    before = tree(tmp_path)
    with pytest.raises(OutputError, match=f"{path}: edited since Concord wrote it"):
        write({**FILES, "shop/new.py": ""}, tmp_path)
    assert before == tree(tmp_path)
    assert (path,) == compare(FILES, tmp_path).edited
    write(FILES, tmp_path, force=True)
    after = tree(tmp_path)
    after.pop(MANIFEST)
    assert FILES == after


def test_force_overwrites_what_was_there_before(tmp_path: Path) -> None:
    """A module in the way gives way to force; a README of one's own never does."""
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/client.py").write_text("mine")
    with pytest.raises(OutputError, match=r"not written by Concord.* with --force$"):
        write(FILES, tmp_path)
    (tmp_path / "README.md").write_text("mine")
    with pytest.raises(OutputError, match=r"README\.md: not written by Concord"):
        write(FILES, tmp_path, force=True)
    assert {"README.md": "mine", "shop/client.py": "mine"} == tree(tmp_path)
    (tmp_path / "README.md").unlink()
    write(FILES, tmp_path, force=True)
    assert "a = 1\n" == tree(tmp_path)["shop/client.py"]


def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """Neither a linked folder nor a linked file takes the output elsewhere."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "client.py").write_text("mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "shop").symlink_to(outside)
    with pytest.raises(OutputError, match=r"leads out of .* by a symbolic link"):
        write(FILES, folder, force=True)
    assert {"client.py": "mine"} == tree(outside)


@pytest.mark.parametrize("path", ["README.md", "shop", "shop/old.py"])
def test_link_within_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    """Nothing is overwritten or deleted by way of a link that came after a run."""
    write({**FILES, "shop/old.py": ""}, tmp_path)
    (tmp_path / path).rename(tmp_path / "moved")
    (tmp_path / path).symlink_to(tmp_path / "moved")
    before = tree(tmp_path)
    for force in (False, True):
        with pytest.raises(OutputError, match=f"{path} is in the way: it is a symbol"):
            write({**FILES, "README.md": README * 2}, tmp_path, force=force)
    assert before == tree(tmp_path)


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
    text = "".join(diff({**FILES, "shop/client.py": "a = 2\n"}, tmp_path))
    manifests, header, client = text.partition("diff --git a/shop/client.py")
    assert 2 == len(re.findall(r'^[-+]    "shop/client.py": ', manifests, re.MULTILINE))
    expected = (
        "diff --git a/shop/client.py b/shop/client.py\n"
        "--- a/shop/client.py\n"
        "+++ b/shop/client.py\n"
        "@@ -1 +1 @@\n"
        "-a = 1\n"
        "+a = 2\n"
    )
    assert expected == header + client


def test_holds_only_the_very_same_output(tmp_path: Path) -> None:
    """A known output is recognised, and any edit, loss or addition denies it."""
    known = digests(FILES)
    assert not holds(known, tmp_path / "none")
    write(FILES, tmp_path)
    assert holds(known, tmp_path)
    (tmp_path / "README.md").write_text(f"{README}edited")
    assert not holds(known, tmp_path)
    write({**FILES, "shop/more.py": ""}, tmp_path, force=True)
    assert not holds(known, tmp_path)
