"""What to say of a revision, or of a file in one, that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.diff.git import Kind, Repository
from generator.problems.diagnostics import closest

_SPECS = (".yaml", ".yml", ".json")
_SHALLOW = (
    "this clone is shallow: fetch the history first, `git fetch --unshallow`"
    " or `fetch-depth: 0` in a workflow"
)


def no_revision(repository: Repository, name: str, kind: Kind) -> str:
    """Return why a name is no revision, and what may have been meant."""
    if kind == "ambiguous":
        return f"`{name}` begins the ids of several commits; give more of its digits"
    if kind == "blob":
        return f"`{name}` is the content of a file, not a revision"
    if ".." in name:
        return f"`{name}` is a range; name its two ends, with a space between them"
    if Path(name).is_dir():
        return f"{name} is a folder; name the spec in it"
    hint = _hint(repository, name)
    return f"`{name}` is neither a file nor a revision" + (f"; {hint}" if hint else "")


def no_file(revision: str, path: str, kind: Kind, others: Iterable[str]) -> str:
    """Return why a path is no file of a revision, whose `others` it has."""
    where = f"in `{revision}`" if revision else "staged"
    if kind in ("tree", "commit"):
        return f"{path} is a folder {where}; name the spec in it"
    if kind == "broken":
        return f"{path} is a symbolic link {where} that leads to no file of it"
    hint = closest(path, (each for each in others if each.endswith(_SPECS)))
    return f"there is no file {path} {where}" + (f"; {hint}" if hint else "")


def _hint(repository: Repository, name: str) -> str | None:
    names = repository.names()
    for known in names:
        if known.endswith(f"/{name}"):
            return f"did you mean `{known}`?"
    folder = Path(name).parent
    beside = folder.iterdir() if folder.is_dir() else ()
    files = (each.as_posix() for each in beside if each.suffix in _SPECS)
    hint = closest(name, [*names, *files])
    return _SHALLOW if hint is None and repository.is_shallow() else hint
