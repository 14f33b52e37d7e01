"""What git knows, asked in a way that changes nothing and reaches nothing.

Names of revisions go to git's standard input and never among its arguments: none of
them can be taken for an option. `cat-file` runs no filter and no `textconv`; lazy
fetching, and with it every remote helper, is switched off.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["commit", "tree", "blob", "missing", "ambiguous", "broken"]

_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_OBJECT = re.compile(rb"([0-9a-f]{40,64}) (commit|tag|tree|blob) ([0-9]+)")
_LINK = re.compile(rb"(symlink|dangling|loop|notdir) [0-9]+")


class GitError(Exception):
    """git cannot be asked, or does not answer; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for in a repository.

    "broken" is a symbolic link that leads to no file of its revision; a tag counts as
    what it names.
    """

    kind: Kind
    oid: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a folder is in: a clone, a worktree of one, a submodule."""

    folder: Path

    def find(self, name: str) -> Found:
        """Return what a name stands for, links within its revision followed.

        Raises GitError where there is no git, or no repository.
        """
        answer = self._ask("cat-file", "--batch", "--follow-symlinks", stdin=name)
        header, _, rest = answer.partition(b"\n")
        if match := _OBJECT.fullmatch(header):
            return self._found(match, rest)
        if _LINK.fullmatch(header):
            return Found("broken")
        return Found("ambiguous" if header.endswith(b" ambiguous") else "missing")

    def fork_point(self, one: str, other: str) -> str | None:
        """Return the id of the commit where two parted, `None` where they never met."""
        answer = self._ask("merge-base", one, other, may_fail=True)
        return answer.decode("ascii").strip() or None

    def names(self) -> list[str]:
        """Return the short names of all branches and tags, those of remotes too."""
        answer = self._ask("for-each-ref", "--format=%(refname:short)")
        return answer.decode("utf-8", "replace").splitlines()

    def files(self, tree: str) -> list[str]:
        """Return the paths of all files in a commit or tree, from its root."""
        answer = self._ask("ls-tree", "-r", "-z", "--name-only", "--full-tree", tree)
        return answer.decode("utf-8", "replace").rstrip("\0").split("\0")

    def is_shallow(self) -> bool:
        """Tell whether the clone was made without its older history."""
        return self._ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _found(self, match: re.Match[bytes], rest: bytes) -> Found:
        oid = match[1].decode("ascii")
        match match[2]:
            case b"tag":
                return self.find(f"{oid}^{{}}")
            case b"blob":
                return Found("blob", oid, rest[: int(match[3])])
            case kind:
                return Found("commit" if kind == b"commit" else "tree", oid)

    def _ask(self, *arguments: str, stdin: str = "", may_fail: bool = False) -> bytes:
        try:
            done = subprocess.run(
                ["git", "--no-pager", "-c", "core.fsmonitor=false", *arguments],
                cwd=self.folder,
                env={**os.environ, **_ENVIRONMENT},
                input=os.fsencode(f"{stdin}\n") if stdin else b"",
                capture_output=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise GitError("git is not installed, or not on the PATH") from error
        except OSError as error:
            raise GitError(f"git cannot be run: {error.strerror}") from error
        if done.returncode and not may_fail:
            raise GitError(_reason(done.stderr, self.folder))
        return done.stdout


def _reason(stderr: bytes, folder: Path) -> str:
    message = stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in message:
        return f"{folder.resolve()} is in no git repository"
    if "promisor" in message:
        return "it is not in this partial clone, and not fetched; `git show` fetches it"
    return f"git says: {message.rpartition('fatal: ')[2] or 'nothing'}"
