"""Emitted files against a folder: compare, show the difference, or write.

What is in the folder is overwritten and deleted by the rule of `generator.writing.manifest`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from generator.writing import manifest
from generator.writing.folder import Folder, OutputError
from generator.writing.locking import locked
from generator.writing.manifest import Manifest, digest
from generator.writing.patch import FILE_MODE, patch, prefix
from generator.writing.staging import make_folder


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run does to a folder; each path is relative to it and stands once."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    stale: tuple[str, ...]
    edited: tuple[str, ...] = ()
    """Those of the changed and stale ones that were edited by hand since a run."""

    @property
    def written(self) -> tuple[str, ...]:
        """The files that get new content."""
        return self.new + self.changed

    @property
    def any(self) -> bool:
        """Whether the folder differs from what is emitted."""
        return bool(self.new or self.changed or self.stale)


def compare(files: Mapping[str, str], folder: Path, *, force: bool = False) -> Changes:
    """Sort the emitted files, and those emitted earlier, by what happens to them.

    Raises OutputError where writing would be refused, but for edits.
    """
    there = Folder(folder)
    there.refuse_repository()
    emitted = _encoded(files)
    known = _known(there, force)
    found = {path: there.read(path) for path in emitted}
    new = {path for path, content in found.items() if content is None}
    unchanged = {path for path, content in found.items() if content == emitted[path]}
    changed = emitted.keys() - new - unchanged
    _refuse_foreign(there, changed - {manifest.NAME}, known, force)
    stale = _stale(there, known.paths - emitted.keys(), force)
    edited = {
        path
        for path in (changed - {manifest.NAME}) | stale
        if not _is_intact(there, path, known)
    }
    kinds = (new, changed, unchanged, stale, edited)
    return Changes(*(tuple(sorted(kind)) for kind in kinds))


def write(
    files: Mapping[str, str],
    folder: Path,
    *,
    force: bool = False,
    tell: Callable[[str], object] = lambda _: None,
) -> Changes:
    """Make the folder hold the emitted files, and delete the stale ones.

    Every text is first written beside its target, so that a full disk or a missing
    permission leaves the folder as it was. Another run that writes to the folder is
    waited for, which is told. Raises OutputError for a file that is in the way, and
    without `force` for one that was edited by hand.
    """
    there = Folder(folder)
    there.refuse_repository()
    # Says more of a folder that cannot be than making it would.
    there.read(manifest.NAME)
    try:
        with ExitStack() as undo:
            make_folder(folder, undo)
            waiting = f"{folder} is being written to by another run; waiting for it"
            undo.enter_context(locked(folder, lambda: tell(waiting)))
            changes = compare(files, folder, force=force)
            if changes.edited and not force:
                raise OutputError(
                    f"{_names(folder, changes.edited)}: edited since Concord wrote it,"
                    " so not overwritten; undo that, or give --force to lose the edit"
                )
            _replace(there, _encoded(files), changes, undo)
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
    return {path: digest(content) for path, content in _encoded(files).items()}


def holds(known: Mapping[str, str], folder: Path) -> bool:
    """Tell whether the folder has exactly the output that `known` was taken from."""
    there = Folder(folder)
    found = ((there.read(path), expected) for path, expected in known.items())
    return all(
        content is not None and digest(content) == expected
        for content, expected in found
    )


def held(known: Mapping[str, str], folder: Path) -> Callable[[str], str | None]:
    """Return what tells the text at a path, if it is the one that `known` was taken from."""
    there = Folder(folder)

    def text(path: str) -> str | None:
        content = there.read(path) if path in known else None
        is_known = content is not None and digest(content) == known[path]
        return content.decode() if content is not None and is_known else None

    return text


def _encoded(files: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files as they stand on disk, the manifest among them."""
    encoded = {path: files[path].encode("utf-8") for path in sorted(files)}
    written = {path: digest(content) for path, content in encoded.items()}
    return {manifest.NAME: Manifest(written).encoded(), **encoded}


def _known(there: Folder, force: bool) -> Manifest:
    """Return what earlier runs wrote; with `force`, nothing if that is not to be had."""
    content = there.read(manifest.NAME)
    if content is None:
        return Manifest()
    try:
        return manifest.parse(content)
    except ValueError as error:
        if force:
            return Manifest()
        raise OutputError(
            f"{there.root / manifest.NAME} is damaged: {error}; restore it, or let"
            " --force write it anew, which deletes nothing then"
        ) from error


def _is_intact(there: Folder, path: str, known: Manifest) -> bool:
    content = there.read(path)
    return content is not None and known.is_intact(path, content)


def _refuse_foreign(
    there: Folder, changed: AbstractSet[str], known: Manifest, force: bool
) -> None:
    """Raise OutputError for files that no run wrote, and that would be overwritten."""
    strange = {path for path in changed if not manifest.shows_origin(path, there.read)}
    kept = {path for path in strange if manifest.must_show_origin(path)}
    foreign = kept if force else strange | (changed - known.paths)
    if foreign:
        way = "" if kept else ", or overwrite it with --force"
        raise OutputError(
            f"{_names(there.root, foreign)}: not written by Concord, so not overwritten;"
            f" remove it, choose another folder with --output{way}"
        )


def _stale(there: Folder, paths: AbstractSet[str], force: bool) -> set[str]:
    """Return which of the paths that are emitted no more have a file that is ours.

    Raises OutputError for one that is not; with `force` it is left where it is.
    """
    found = {path for path in paths if there.read(path) is not None}
    ours = {path for path in found if manifest.shows_origin(path, there.read)}
    if found - ours and not force:
        raise OutputError(
            f"{_names(there.root, found - ours)}: listed in"
            f" {there.root / manifest.NAME}, and yet not written by Concord, so not"
            " deleted; --force leaves it where it is"
        )
    return ours


def _replace(
    there: Folder, emitted: Mapping[str, bytes], changes: Changes, undo: ExitStack
) -> None:
    """Write and delete in an order in which a run may be killed at any time.

    The first thing to go in place is a manifest that knows the old files and the new
    ones, the last is that of the new ones alone: so the next run takes none of them for
    a stranger's.
    """
    if not changes.any:
        return
    written = {path: digest(emitted[path]) for path in emitted if path != manifest.NAME}
    replaced = {
        path: digest(there.read(path) or b"")
        for path in (*changes.changed, *changes.stale)
        if path != manifest.NAME
    }
    both = Manifest(written, replaced).encoded()
    paths = [path for path in changes.written if path != manifest.NAME]
    staged = [
        (there.stage(manifest.NAME, both, undo, label="-first"), manifest.NAME),
        *((there.stage(path, emitted[path], undo), path) for path in paths),
    ]
    last = there.stage(manifest.NAME, emitted[manifest.NAME], undo)
    for temporary, path in staged:
        os.replace(temporary, there.own(path))
    # What shows that a package is ours goes after all else in it.
    for path in sorted(
        changes.stale, key=lambda path: path.endswith(manifest.PROVENANCE)
    ):
        there.delete(path)
    os.replace(last, there.own(manifest.NAME))


def _names(folder: Path, paths: Iterable[str]) -> str:
    return ", ".join(str(folder / path) for path in sorted(paths))
