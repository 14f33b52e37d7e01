"""Results kept between runs, by content: losing them costs time and nothing else.

Three kinds are kept: the formatted text of one module, what is known of the pieces of a
module, by its path, and the digests of all that one run emitted. A key covers
everything that its result depends on, so no entry is ever out of date.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.rendering import pieces
from generator.resources.templates import TEMPLATES, files_below
from generator.sources.files import FileRefused, Files
from generator.sources.options import Options
from generator.sources.source import Source
from generator.writing.store import Store

FormatText = Callable[[str, str], str]


class Warned(NamedTuple):
    """A warning of a run: the line that people see, and the rule that was broken."""

    line: str
    rule: str


@dataclass(frozen=True, slots=True)
class Run:
    """What a run said, emitted and read.

    `warnings` have no folder of the spec before them. `digests` are those of `output.digests`, `sources` those of the files beside
    the spec, by their paths from its folder.
    """

    title: str
    operations: int
    structures: int
    digests: dict[str, str]
    sources: dict[str, str]
    warnings: list[Warned]


def formatter(
    store: Store, format_text: FormatText, format_part: FormatText | None = None
) -> FormatText:
    """Return `format_text` such that it formats no text twice, nor a piece of one.

    `format_part` does the same to what is left of a module without its known pieces, and
    need not look for pieces itself.
    """
    format_part = format_part or format_text
    if not store.is_used:
        return format_text
    manner = _manner()

    def cached(text: str, path: str) -> str:
        key = _key("module", manner, text)
        formatted = store.get(key)
        if formatted is None:
            formatted = in_pieces(text, path)
            store.put(key, formatted)
        return formatted

    def in_pieces(text: str, path: str) -> str:
        key = _key("pieces", manner, path)
        known = json.loads(store.get(key) or "{}")
        result = pieces.format_in_pieces(
            text, known, lambda part: format_part(part, path)
        )
        store.put(key, json.dumps(result.known))
        return result.text

    return cached


def run_key(spec: Source, options: Options) -> str:
    """Return the key of what a run emits for a spec.

    It covers the spec and the options, this generator's code and templates, Python, and
    the version of every installed distribution. The spec's name counts: it says whether
    the text is JSON, and which references lead back to it. Which files are read beside
    the spec is known only after a run: those are looked at by `recall`.
    """
    return _key("run", PurePosixPath(spec.name).name, spec.text, _around(options))


def last_run_key(spec: Source, options: Options) -> str:
    """Return the key of what is kept of the last run for a spec, whatever it said then."""
    return _key("last run", str(Path(spec.name).absolute()), _around(options))


def _around(options: Options) -> str:
    """Return a digest of all that a run depends on beside the spec."""
    chosen = json.dumps(asdict(options), sort_keys=True)
    return _key(chosen, _code(), sys.version, *_distributions())


def recall(store: Store, key: str, files: Files) -> Run | None:
    """Return what was remembered under the key, if it read what the files hold now."""
    text = store.get(key)
    if text is None:
        return None
    told = json.loads(text)
    told["warnings"] = [Warned(*each) for each in told["warnings"]]
    run = Run(**told)
    return run if _hold(files, run.sources) else None


def remember(store: Store, key: str, run: Run) -> None:
    """Keep what a run emitted, and the store within its bounds."""
    store.put(key, json.dumps(asdict(run)))
    store.trim()


def sources_read(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return what `recall` needs to know files again: path to SHA-256."""
    return {path: _digest(source.text) for path, source in sorted(sources.items())}


def _hold(files: Files, known: Mapping[str, str]) -> bool:
    try:
        return all(
            _digest(files.read(path).text) == digest for path, digest in known.items()
        )
    except FileRefused:
        return False


@lru_cache
def _manner() -> str:
    """Return a digest of all that a formatted text depends on, besides the text."""
    modules = sorted(Path(pieces.__file__).parent.glob("*.py"))
    sources = (module.read_text(encoding="utf-8") for module in modules)
    return _key(sys.version, *_distributions(), *sources)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _key(*parts: str | int | None) -> str:
    return _digest(json.dumps(parts))


def _code() -> str:
    """Return the digest of the generator's modules and templates."""
    return _digest(_modules() + _contents(TEMPLATES))


@lru_cache
def _modules() -> str:
    """Return the digest of the modules as they are when this process starts.

    A process that goes on does not notice an edit: it has them in memory.
    """
    return _contents(Path(__file__).parents[1])


def _contents(folder: Path) -> str:
    """Return a digest of all that a folder holds.

    Sizes and times would be cheaper to compare, but a fresh checkout has new times and
    a restored one may have old ones.
    """
    total = hashlib.sha256()
    for path in files_below(folder):
        with open(os.path.join(folder, path), "rb") as file:
            content = hashlib.sha256(file.read()).hexdigest()
        total.update(f"{path}\0{content}\n".encode())
    return total.hexdigest()


def _distributions() -> list[str]:
    """Return the names of the installed metadata folders, which carry the versions.

    `importlib.metadata` says the same but takes longer to load than all of this module.
    """
    return _installed(*sys.path)


@lru_cache
def _installed(*folders: str) -> list[str]:
    names: set[str] = set()
    for folder in map(Path, folders):
        if folder.is_dir():
            names.update(os.listdir(folder))
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
