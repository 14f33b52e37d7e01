"""Emitted files against a folder: compare, show the difference, or write.

The folder's manifest lists what the generator wrote there. Anyone may have edited or
merged it, so its paths are checked like all others before they are used.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from generator.folder import Folder, OutputError
from generator.patch import FILE_MODE, patch, prefix

MANIFEST = ".concord.json"
_ABOUT = "written by concord generate, which deletes what it no longer emits"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run does to a folder; each path is relative to it and stands once."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    stale: tuple[str, ...]

    @property
    def written(self) -> tuple[str, ...]:
        """The files that get new content."""
        return self.new + self.changed

    @property
    def any(self) -> bool:
        """Whether the folder differs from what is emitted."""
        return bool(self.new or self.changed or self.stale)


def compare(files: Mapping[str, str], folder: Path) -> Changes:
    """Sort the emitted files, and those emitted earlier, by what happens to them.

    Raises OutputError where writing would be refused.
    """
    there = Folder(folder)
    emitted = _encoded(files)
    owned = _read_manifest(there)
    found = {path: there.read(path) for path in emitted}
    new = {path for path, content in found.items() if content is None}
    unchanged = {path for path, content in found.items() if content == emitted[path]}
    changed = emitted.keys() - new - unchanged
    _refuse_foreign(folder, changed - owned)
    stale = {path for path in owned - emitted.keys() if there.locate(path).is_file()}
    return Changes(*(tuple(sorted(kind)) for kind in (new, changed, unchanged, stale)))


def write(files: Mapping[str, str], folder: Path) -> Changes:
    """Make the folder hold the emitted files, and delete the stale ones.

    Every text is first written beside its target, so that a full disk or a missing
    permission leaves the folder as it was. Raises OutputError for these, and where a
    file is in the way.
    """
    there = Folder(folder)
    emitted = _encoded(files)
    changes = compare(files, folder)
    # The manifest goes before the files that it adds and after the deletion of those
    # that it drops: so it names all that is there even if the run is killed, and the
    # next run takes nothing for a stranger's.
    order = sorted(changes.written, key=lambda path: path != MANIFEST)
    try:
        with ExitStack() as undo:
            staged = [there.stage(path, emitted[path], undo) for path in order]
            for path in changes.stale:
                there.delete(path)
            for temporary, target in staged:
                os.replace(temporary, target)
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror}") from error
    return changes


def diff(files: Mapping[str, str], folder: Path) -> Iterator[str]:
    """Yield the lines of a patch that makes the folder hold the emitted files.

    Paths begin where git looks for them: at the root of the repository.
    """
    there = Folder(folder)
    emitted = _encoded(files)
    changes = compare(files, folder)
    above = prefix(folder)
    for path in sorted(changes.written + changes.stale):
        before, after = there.read(path), emitted.get(path)
        mode = there.mode(path) if after is None else FILE_MODE
        yield from patch(f"{above}{path}", before, after, mode=mode)


def digests(files: Mapping[str, str]) -> dict[str, str]:
    """Return what `holds` needs to know an output again: path to SHA-256."""
    return {path: _digest(content) for path, content in _encoded(files).items()}


def holds(known: Mapping[str, str], folder: Path) -> bool:
    """Tell whether the folder has exactly the output that `known` was taken from."""
    there = Folder(folder)
    found = ((there.read(path), digest) for path, digest in known.items())
    return all(
        content is not None and _digest(content) == digest for content, digest in found
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _encoded(files: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files as they stand on disk, the manifest among them."""
    content = {"about": _ABOUT, "files": sorted(files)}
    texts = {**files, MANIFEST: json.dumps(content, indent=2) + "\n"}
    return {path: text.encode("utf-8") for path, text in sorted(texts.items())}


def _read_manifest(there: Folder) -> frozenset[str]:
    """Return the paths that the generator wrote, the manifest's own among them."""
    content = there.read(MANIFEST)
    if content is None:
        return frozenset()
    try:
        paths = _listed(json.loads(content))
        for path in paths:
            there.locate(path)
    except (ValueError, RecursionError, OutputError) as error:
        raise OutputError(
            f"{there.root / MANIFEST} is damaged ({error}); restore it,"
            f" or remove the folder {there.root} and generate it anew"
        ) from error
    return frozenset([*paths, MANIFEST])


def _listed(content: object) -> list[str]:
    paths = content.get("files") if isinstance(content, dict) else None
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise ValueError("it has no list of files")
    return paths


def _refuse_foreign(folder: Path, paths: set[str]) -> None:
    if paths:
        names = ", ".join(str(folder / path) for path in sorted(paths))
        raise OutputError(
            f"{names}: not written by Concord, so not overwritten;"
            " remove it, or choose another folder with --output"
        )
