"""A spec as it stands in a revision of git.

What a person may write, where no file has that name:

- a file in a revision: `HEAD~3:spec/shop.yaml` from the root of the repository,
  `main:./shop.yaml` from the current folder, `:spec/shop.yaml` as it is staged;
- a revision, for the configured spec in it: `main`, `v1.2`, `main@{yesterday}`; with a
  colon behind it, `main:`, even where a file has the same name;
- `main...` or `main...topic`, for where the current branch, or another, left it.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from generator.diff.git import GitError, Repository
from generator.diff.missing import no_file, no_revision
from generator.sources.files import FileRefused, NotText, source_beside, source_of
from generator.sources.source import Source

_STAGED = re.compile(r"(:(?:[0-3]:)?)(?!/)(.+)", re.DOTALL)
_IN_REVISION = re.compile(r"((?:[^:{]|\{[^}]*\})+):(.*)", re.DOTALL)


class RevisionError(Exception):
    """A revision that cannot be read as a spec; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A spec in a revision, and the files beside it there."""

    name: str
    """The revision, as a person typed it; empty for what is staged."""

    path: str
    """Where the spec is, as a person sees it."""

    repository: Repository
    tree: str
    """What git finds the files in: the id of a commit, or a part of the index."""

    inner: str
    """Where the spec is in the tree: from its root, or with `./` from the folder."""

    def spec(self) -> Source:
        """Return the spec.

        Raises RevisionError where there is no such file, or it is no UTF-8 text.
        """
        name = f"{self.name}:{self.path}"
        try:
            found = self.repository.find(f"{self.tree}:{self.inner}")
            if found.kind == "blob":
                return source_of(name, found.content)
            others = self.repository.files(self.tree) if self.name else []
        except (GitError, NotText) as error:
            raise RevisionError(f"cannot read {name}: {error}") from error
        raise RevisionError(no_file(self.name, self.path, found.kind, others))

    def read(self, path: str) -> Source:
        """Return a file of the revision by its path from the spec's folder.

        A symbolic link may lead to any file of the same revision. Raises FileRefused
        for all else that is no file.
        """
        shown = f"{self.name}:{_beside(self.path, path)}"
        try:
            found = self.repository.find(f"{self.tree}:{_beside(self.inner, path)}")
        except GitError as error:
            raise FileRefused(str(error)) from error
        if found.kind != "blob":
            raise FileRefused(f"there is no file {shown}")
        return source_beside(shown, found.content)


def is_file(operand: str) -> bool:
    """Tell whether an operand names a file: then a revision of that name stands back.

    What a shell makes of `<(command)` is a file, too.
    """
    path = Path(operand)
    return path.exists() and not path.is_dir()


def locate(operand: str, spec: Path | None) -> Revision:
    """Return the spec of a revision that a person means.

    `spec` is the configured one, which a revision alone stands for; it is looked up in
    the repository that holds its folder. Raises RevisionError where git, the repository
    or the revision is missing.
    """
    _check(operand)
    try:
        if match := _STAGED.fullmatch(operand):
            inner = match[2]
            return Revision("", inner, Repository(Path.cwd()), match[1][:-1], inner)
        match = _IN_REVISION.fullmatch(operand)
        name, path = (match[1], match[2]) if match else (operand, "")
        return _at(name, path) if path else _configured(name, spec)
    except GitError as error:
        raise RevisionError(
            f"`{operand}` is no file, and cannot be a revision: {error}"
        ) from error


def _at(name: str, path: str) -> Revision:
    repository = Repository(Path.cwd())
    shown = posixpath.normpath(path)
    return Revision(name, shown, repository, _tree(repository, name), path)


def _configured(name: str, spec: Path | None) -> Revision:
    if spec is None:
        raise RevisionError(
            f"which spec of `{name}`? Name it, {name}:PATH, or set spec in"
            " [tool.concord] of pyproject.toml"
        )
    repository = Repository(_folder(spec))
    inner = f"./{Path(os.path.relpath(spec, repository.folder)).as_posix()}"
    shown = posixpath.normpath(spec.as_posix())
    return Revision(name, shown, repository, _tree(repository, name), inner)


def _folder(spec: Path) -> Path:
    """Return the folder whose repository holds the spec.

    A hook's repository is that of the environment, and is known in its folder only.
    """
    if "GIT_DIR" in os.environ:
        return Path.cwd()
    return next(
        (parent for parent in spec.absolute().parents if parent.is_dir()), Path.cwd()
    )


def _tree(repository: Repository, name: str) -> str:
    """Return the id of the commit, or the tree, that a revision's name stands for."""
    old, dots, new = name.partition("...")
    if not dots or "{" in name:
        return _known(repository, name)
    ends = (_known(repository, end or "HEAD") for end in (old, new))
    base = repository.fork_point(*ends)
    if base is None:
        raise RevisionError(f"`{name}`: the two have no history in common")
    return base


def _known(repository: Repository, name: str) -> str:
    found = repository.find(name)
    if found.kind in ("commit", "tree"):
        return found.oid
    raise RevisionError(no_revision(repository, name, found.kind))


def _check(operand: str) -> None:
    if not operand.strip() or not operand.isprintable():
        raise RevisionError(f"{operand!r} is neither a file nor a revision")
    if operand.startswith("-"):
        raise RevisionError(f"`{operand}` is no file, and no revision begins with `-`")


def _beside(file: str, path: str) -> str:
    """Return the path of a file given from the folder of another."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    return f"./{joined}" if file.startswith("./") else joined
