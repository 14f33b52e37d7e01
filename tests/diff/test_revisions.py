"""Reading a spec from git: what people type, what is not there, what git may not do."""

from __future__ import annotations

import os
import subprocess
from errno import EACCES
from hashlib import sha1
from itertools import count
from pathlib import Path

import pytest

from generator.diff.git import Repository
from generator.diff.revisions import RevisionError, is_file, locate
from generator.sources.files import FileRefused

SPEC = Path("spec/shop.yaml")


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody without any configuration."""
    names = {
        f"GIT_{role}_{what}": "somebody@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    unset = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **names, **unset},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def commit(folder: Path, files: dict[str, str | bytes]) -> None:
    """Commit files with these contents."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        raw = content.encode() if isinstance(content, str) else content
        (folder / path).write_bytes(raw)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change the spec")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two commits of a spec, the current folder."""
    folder = tmp_path / "shop"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, {"spec/shop.yaml": "first\n", "README": "Shop\n"})
    git(folder, "tag", "--annotate", "v1", "--message", "First")
    commit(folder, {"spec/shop.yaml": "second\n"})
    (folder / SPEC).write_text("edited\n", encoding="utf-8")
    return folder


def read(operand: str, spec: Path | None = SPEC) -> tuple[str, str]:
    """Return the name and the text of what an operand stands for."""
    source = locate(operand, spec).spec()
    return source.name, source.text


def refusal(operand: str, spec: Path | None = SPEC) -> str:
    """Return why an operand cannot be read."""
    with pytest.raises(RevisionError) as caught:
        locate(operand, spec).spec()
    return str(caught.value)


@pytest.mark.parametrize(
    ("operand", "name", "text"),
    [
        ("main", "main:spec/shop.yaml", "second\n"),
        ("main:", "main:spec/shop.yaml", "second\n"),
        ("HEAD~1", "HEAD~1:spec/shop.yaml", "first\n"),
        ("HEAD~1:spec/shop.yaml", "HEAD~1:spec/shop.yaml", "first\n"),
        ("v1", "v1:spec/shop.yaml", "first\n"),
        ("v1:./spec/shop.yaml", "v1:spec/shop.yaml", "first\n"),
        (
            "main^{/Change: no|spec}",
            "main^{/Change: no|spec}:spec/shop.yaml",
            "second\n",
        ),
        (":/Change", ":/Change:spec/shop.yaml", "second\n"),
        ("main^{tree}", "main^{tree}:spec/shop.yaml", "second\n"),
        ("main:README", "main:README", "Shop\n"),
    ],
)
def test_reads_what_a_person_types(
    shop: Path, operand: str, name: str, text: str
) -> None:
    """A revision, or a file in one, in all spellings that git knows."""
    assert (name, text) == read(operand)


def test_reads_what_is_staged(shop: Path) -> None:
    """A hook compares what is about to be committed."""
    git(shop, "add", "spec/shop.yaml")
    (shop / SPEC).write_text("edited again\n", encoding="utf-8")
    assert (":spec/shop.yaml", "edited\n") == read(":spec/shop.yaml")
    assert (":spec/shop.yaml", "edited\n") == read(":0:spec/shop.yaml")


def test_reads_where_a_branch_left_another(shop: Path) -> None:
    """Three dots stand for the newest common commit, as in git."""
    git(shop, "restore", "spec/shop.yaml")
    git(shop, "switch", "--quiet", "--create", "topic", "v1")
    commit(shop, {"spec/shop.yaml": "topic\n"})
    assert ("main...:spec/shop.yaml", "first\n") == read("main...")
    assert ("main...topic:spec/shop.yaml", "first\n") == read("main...topic")


def test_reads_the_configured_spec_from_a_folder_below(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A configured path is relative to the current folder, wherever that is."""
    monkeypatch.chdir(shop / "spec")
    assert ("main:../spec/shop.yaml", "second\n") == read(
        "main", Path("../spec/shop.yaml")
    )
    assert ("main:shop.yaml", "second\n") == read("main:./shop.yaml")


def test_reads_a_spec_whose_folder_is_gone(shop: Path) -> None:
    """The spec may have moved since; its old folder need not exist."""
    git(shop, "rm", "--quiet", "-f", "spec/shop.yaml")
    assert not (shop / "spec").exists()
    assert ("main:spec/shop.yaml", "second\n") == read("main")


def test_reads_in_a_worktree_and_a_submodule(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The repository that holds the spec's folder is the one that is asked."""
    git(shop, "worktree", "add", "--quiet", "../desk", "v1")
    whole = tmp_path / "whole"
    whole.mkdir()
    git(whole, "init", "--quiet")
    git(whole, "submodule", "--quiet", "add", str(shop), "part")
    monkeypatch.chdir(tmp_path / "desk")
    assert ("HEAD:spec/shop.yaml", "first\n") == read("HEAD")
    monkeypatch.chdir(whole)
    assert ("HEAD:part/spec/shop.yaml", "second\n") == read(
        "HEAD", Path("part/spec/shop.yaml")
    )


def test_reads_in_a_hook_of_a_worktree(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hook names its repository in the environment, relative to where it runs."""
    monkeypatch.setenv("GIT_DIR", ".git")
    assert ("main:spec/shop.yaml", "second\n") == read("main")


def test_follows_links_within_a_revision(shop: Path) -> None:
    """A link to a file of the same revision is that file; any other is refused."""
    (shop / "link.yaml").symlink_to("spec/shop.yaml")
    (shop / "out.yaml").symlink_to("../secret.yaml")
    (shop.parent / "secret.yaml").write_text("secret\n", encoding="utf-8")
    commit(shop, {"spec/shop.yaml": "third\n"})
    assert ("main:link.yaml", "third\n") == read("main:link.yaml")
    assert (
        "out.yaml is a symbolic link in `main` that leads to no file of it"
        == refusal("main:out.yaml")
    )


def test_reads_files_beside_the_spec(shop: Path) -> None:
    """Other files of the same revision are found from the folder of the first."""
    commit(shop, {"spec/parts/one.yaml": "part\n"})
    for operand in ("main", "main:spec/shop.yaml"):
        found = locate(operand, SPEC).read("parts/one.yaml")
        assert ("main:spec/parts/one.yaml", "part\n") == (found.name, found.text)
        assert found == locate(operand, SPEC).read("parts/one.yaml")
        assert locate(operand, SPEC).spec() == locate(operand, SPEC).read("shop.yaml")
    with pytest.raises(FileRefused) as caught:
        locate("main:spec/shop.yaml", SPEC).read("nowhere.yaml")
    assert "there is no file main:spec/nowhere.yaml" == str(caught.value)


def test_file_wins_over_a_revision(shop: Path) -> None:
    """A file named like a branch is the file; a folder is none."""
    (shop / "main").write_text("a file\n", encoding="utf-8")
    assert [True, True, False, False] == [
        is_file(operand) for operand in ("main", "./main", "main:", "spec")
    ]


@pytest.mark.parametrize(
    ("operand", "message"),
    [
        ("mian", "`mian` is neither a file nor a revision; did you mean `main`?"),
        (
            "spec/shop.yml",
            "`spec/shop.yml` is neither a file nor a revision;"
            " did you mean `spec/shop.yaml`?",
        ),
        ("nowhere", "`nowhere` is neither a file nor a revision"),
        (
            "main:shop.yaml",
            "there is no file shop.yaml in `main`; did you mean `spec/shop.yaml`?",
        ),
        ("main:spec", "spec is a folder in `main`; name the spec in it"),
        ("spec", "spec is a folder; name the spec in it"),
        (
            "v1..main",
            "`v1..main` is a range; name its two ends, with a space between them",
        ),
        (":shop.yaml", "there is no file shop.yaml staged"),
        ("--output=x", "`--output=x` is no file, and no revision begins with `-`"),
        ("", "'' is neither a file nor a revision"),
        ("main\nHEAD", "'main\\nHEAD' is neither a file nor a revision"),
    ],
)
def test_says_what_is_not_there(shop: Path, operand: str, message: str) -> None:
    """Each message names what was typed and, where it can, what was meant."""
    assert message == refusal(operand)


def test_says_what_ids_are_of(shop: Path) -> None:
    """One of a file is no revision, nor is the beginning of several."""
    blob = git(shop, "rev-parse", "main:README").strip()
    assert f"`{blob}` is the content of a file, not a revision" == refusal(blob)
    texts: dict[str, str] = {}
    head = one = other = ""
    for number in count():
        one = str(number)
        head = sha1(f"blob {len(one)}\0{one}".encode()).hexdigest()[:4]
        if other := texts.get(head, ""):
            break
        texts[head] = one
    commit(shop, {"one": one, "other": other})
    assert (
        f"`{head}` begins the ids of several commits; give more of its digits"
        == refusal(head)
    )


def test_says_that_git_cannot_be_run(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what the system says."""

    def run(*_: object, **__: object) -> None:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(subprocess, "run", run)
    assert (
        "`main` is no file, and cannot be a revision: git cannot be run: Permission"
        " denied" == refusal("main")
    )


def test_says_that_two_have_nothing_in_common(shop: Path) -> None:
    """There is no place where one has left the other."""
    git(shop, "restore", "spec/shop.yaml")
    git(shop, "switch", "--quiet", "--orphan", "apart")
    commit(shop, {"spec/shop.yaml": "apart\n"})
    assert "`main...`: the two have no history in common" == refusal("main...")


def test_a_folder_beside_a_spec_is_no_file(shop: Path) -> None:
    """What a reference leads to has to be one."""
    with pytest.raises(FileRefused, match=r"^there is no file main:spec$"):
        locate("main", SPEC).read("../spec")


def test_does_not_leave_the_repository(shop: Path) -> None:
    """A path that climbs out of the repository is refused by git itself."""
    assert "'../x.yaml' is outside repository" in refusal("main:../x.yaml")


def test_suggests_the_branch_of_a_remote(shop: Path, tmp_path: Path) -> None:
    """A workflow's checkout has origin/main and no main."""
    git(shop, "update-ref", "refs/remotes/origin/release", "HEAD")
    assert (
        "`release` is neither a file nor a revision; did you mean `origin/release`?"
        == refusal("release")
    )


def test_says_that_a_clone_is_shallow(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a workflow the history is missing more often than a name is misspelt."""
    git(tmp_path, "clone", "--quiet", "--depth=1", shop.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert (
        "`HEAD~1` is neither a file nor a revision; this clone is shallow: fetch the"
        " history first, `git fetch --unshallow` or `fetch-depth: 0` in a workflow"
        == refusal("HEAD~1")
    )


def test_asks_for_a_spec(shop: Path) -> None:
    """A revision alone needs a configured spec."""
    assert (
        "which spec of `main`? Name it, main:PATH, or set spec in [tool.concord] of"
        " pyproject.toml" == refusal("main", None)
    )


def test_refuses_text_that_is_not_utf_8(shop: Path) -> None:
    """The message has the line; a byte order mark is none of the text."""
    commit(shop, {"spec/shop.yaml": b"one\n\xff\n", "bom.yaml": b"\xef\xbb\xbfone\n"})
    assert refusal("main").startswith(
        "cannot read main:spec/shop.yaml: it is not UTF-8 text: the byte 0x"
    )
    assert ("main:bom.yaml", "one\n") == read("main:bom.yaml")


def test_says_that_there_is_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside of any repository a name can only have been a file's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert (
        f"`old.yaml` is no file, and cannot be a revision: {tmp_path} is in no git"
        " repository" == refusal("old.yaml")
    )


def test_says_that_there_is_no_git(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git, files can still be compared."""
    monkeypatch.setenv("PATH", str(shop))
    assert (
        "`main` is no file, and cannot be a revision: git is not installed, or not on"
        " the PATH" == refusal("main")
    )


def test_git_runs_nothing_that_a_repository_asks_for(shop: Path) -> None:
    """Filters, monitors and aliases of a repository stay unused; nothing is fetched."""
    witness = shop / "ran"
    for key in ("core.fsmonitor", "filter.x.smudge", "diff.x.textconv", "core.pager"):
        git(shop, "config", key, f"touch {witness}; cat")
    git(shop, "config", "alias.cat-file", f"!touch {witness}")
    commit(shop, {".gitattributes": "* diff=x filter=x\n"})
    witness.unlink(missing_ok=True)
    assert ("main:spec/shop.yaml", "edited\n") == read("main")
    assert not witness.exists()


def test_fetches_nothing(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone that lacks the file's content says so; nobody is asked for it."""
    git(shop, "config", "uploadpack.allowFilter", "true")
    git(
        tmp_path,
        *("clone", "--quiet", "--filter=blob:none", "--no-checkout", shop.as_uri()),
        "partial",
    )
    monkeypatch.chdir(tmp_path / "partial")
    witness = tmp_path / "asked"
    upload = f"touch '{witness}'; git-upload-pack"
    git(tmp_path / "partial", "config", "remote.origin.uploadpack", upload)
    assert (
        "cannot read HEAD:spec/shop.yaml: it is not in this partial clone, and not"
        " fetched; `git show` fetches it" == refusal("HEAD")
    )
    assert not witness.exists()


def test_git_is_told_to_reach_and_change_nothing(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every git is: a newer one by what this one may not know yet."""
    fake = tmp_path / "bin/git"
    fake.parent.mkdir()
    fake.write_text(f"#!/bin/sh\nenv > '{tmp_path}/told'\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    Repository(shop).find("main")
    told = (tmp_path / "told").read_text().splitlines()
    expected = {
        "GIT_ALLOW_PROTOCOL=none",
        "GIT_NO_LAZY_FETCH=1",
        "GIT_OPTIONAL_LOCKS=0",
        "GIT_TERMINAL_PROMPT=0",
    }
    assert expected == {line for line in told if line in expected}
