"""What earlier runs wrote in a folder, and how far a list of it is believed.

The manifest lies in a repository. Whoever may commit there can name any file in it, with
the right digest of every file whose content he knows; so that a file is listed proves
nothing by itself. It is our own output, which a run may overwrite and delete, if

- its path is one that a version of this generator writes: `pyproject.toml`, `README.md`,
  or, in a package or its tests, Python, `py.typed` or `provenance.json`, by names without
  dots or anything else that could lead to `.git`, to hidden files, or out of the folder;
  in tests, JSON in `cases`, too;
- no symbolic link is on the way to it;
- it shows whose it is: the two at the top say so in their first lines, and a package has
  our `provenance.json`;
- it is byte for byte what the manifest says was written.

What fails only the last was edited by hand: that is told, and `--force` overwrites or
deletes it all the same. What fails another was there before. It is never deleted; where
the output has a file of that path, `--force` overwrites it, save for a `pyproject.toml`
or `README.md` that does not say that it is ours.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

NAME = ".concord.json"
MARK = b"Written by Concord"
"""What the first line of a file at the top of the output has in it."""

PROVENANCE = "provenance.json"
_GENERATOR = "openapi-concord "
_ABOUT = "written by concord generate, which deletes what it no longer emits"
_AT_THE_TOP = ("README.md", "pyproject.toml")
_IN_A_PACKAGE = re.compile(
    r"([a-z][a-z0-9_]*)/(?:py\.typed|provenance\.json|(?:[A-Za-z0-9_]+/)*[A-Za-z0-9_]+\.pyi?"
    r"|(?<=^tests/)cases/[A-Za-z0-9_]+\.json)"
)
_DIGEST = re.compile("[0-9a-f]{64}")
_NAMED = 5
"""How many paths a message names."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Paths with the SHA-256 of what was written there."""

    files: Mapping[str, str] = field(default_factory=dict)
    """What the folder holds."""

    replaced: Mapping[str, str] = field(default_factory=dict)
    """What it held before, while a run is under way; a run that was killed leaves it."""

    @property
    def paths(self) -> frozenset[str]:
        """All that was written."""
        return frozenset([*self.files, *self.replaced])

    def is_intact(self, path: str, content: bytes) -> bool:
        """Tell whether a file is byte for byte what was written."""
        known = self.files.get(path), self.replaced.get(path)
        return digest(content) in known

    def encoded(self) -> bytes:
        """Return the manifest as it stands on disk: a path has a line of its own."""
        content: dict[str, object] = {"about": _ABOUT, "files": self.files}
        if self.replaced:
            content["replaced"] = self.replaced
        return (json.dumps(content, indent=2, sort_keys=True) + "\n").encode()


def parse(content: bytes) -> Manifest:
    """Return what a manifest says.

    Raises ValueError for one that no run can have written; the text says why.
    """
    if b"<<<<<<<" in content:
        raise ValueError("it has the marks of a merge")
    try:
        told = json.loads(content, object_pairs_hook=_without_duplicates)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(told, dict):
        raise ValueError("it is no object")
    return Manifest(_listed(told.get("files")), _listed(told.get("replaced", {})))


def shows_origin(path: str, read: Callable[[str], bytes | None]) -> bool:
    """Tell whether the file at a path of the output shows that we wrote it.

    `read` returns the content of a file of the folder, None where there is none.
    """
    if path in _AT_THE_TOP:
        return MARK in (read(path) or b"").partition(b"\n")[0]
    match = _IN_A_PACKAGE.fullmatch(path)
    return match is not None and _is_ours(read(f"{match[1]}/{PROVENANCE}"))


def must_show_origin(path: str) -> bool:
    """Tell whether a file is overwritten for no other reason than that it is ours."""
    return path in _AT_THE_TOP


def digest(content: bytes) -> str:
    """Return the SHA-256 of a content."""
    return hashlib.sha256(content).hexdigest()


def _without_duplicates(members: list[tuple[str, object]]) -> dict[str, object]:
    # Names that differ in case alone are one file on some machines.
    often = Counter(name.casefold() for name, _ in members)
    for name, times in often.items():
        if times > 1:
            raise ValueError(f"it has {name!r} {times} times")
    return dict(members)


def _listed(files: object) -> Mapping[str, str]:
    if not isinstance(files, dict):
        raise ValueError("it has no digests of files")
    odd = sorted(path for path in files if not _is_of_our_form(path))
    if odd:
        more = f" and {len(odd) - _NAMED} more" if len(odd) > _NAMED else ""
        names = ", ".join(map(ascii, odd[:_NAMED]))
        raise ValueError(f"it lists what Concord never writes: {names}{more}")
    for path, value in files.items():
        if not isinstance(value, str) or not _DIGEST.fullmatch(value):
            raise ValueError(f"it has no digest of {path}")
    return files


def _is_of_our_form(path: str) -> bool:
    return path in _AT_THE_TOP or _IN_A_PACKAGE.fullmatch(path) is not None


def _is_ours(provenance: bytes | None) -> bool:
    try:
        told = json.loads(provenance or b"")
    except (ValueError, RecursionError):
        return False
    generator = told.get("generator") if isinstance(told, dict) else None
    return isinstance(generator, str) and generator.startswith(_GENERATOR)
