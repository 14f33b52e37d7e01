"""What is proven: a service, and a package that is emitted for it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from generator import ir
from generator.importing.package import InMemory
from generator.naming.names import Names
from generator.pipeline import Options, Stage, emit, understand
from generator.proof.described import target_of
from generator.proof.running.cases import Target
from generator.sources.files import Files
from generator.sources.source import Source

_NUMBERS = count(1)


class NoPackage(Exception):
    """A folder in which there is no package of the spec; the message is a sentence."""


@dataclass(frozen=True)
class Subject:
    """A service and the files of a package, which other processes can have too."""

    service: ir.Service
    names: Names
    files: Mapping[str, str]
    """The texts of the package's modules, by their paths below the package."""

    def imported(self) -> Target:
        """Return the package, importable from now on.

        It gets a name that nothing else has, whatever else is imported here.
        """
        alias = f"concord_proof_{next(_NUMBERS)}"
        files = {f"{alias}/{path}": text for path, text in self.files.items()}
        sys.meta_path.append(InMemory(alias, files))
        return replace(target_of(self.names), package=alias)


def subject(
    source: Source,
    files: Files,
    options: Options,
    folder: Path | None,
    stage: Stage,
) -> Subject:
    """Return what is proven: a package emitted now, or the one in a folder.

    `files` are those beside the spec. A folder is that of the package, or one that it
    stands in.

    Raises:
        SpecError: the spec is wrong, or asks for what is not supported.
        NoPackage: there is none in the folder.
    """
    words = understand(source, options, files=files, stage=stage).words
    if folder is not None:
        found = _read(folder, words.names.package)
    else:
        emitted = emit(words, format_text=_as_it_is, stage=stage)
        prefix = f"{words.names.package}/"
        found = {
            path.removeprefix(prefix): text
            for path, text in emitted.items()
            if path.startswith(prefix)
        }
    return Subject(words.service, words.names, found)


_OPERATIONS = ("operations.py", "operations/__init__.py")
"""What every package has one of."""


def _read(folder: Path, package: str) -> dict[str, str]:
    root = (
        folder
        if any((folder / each).is_file() for each in _OPERATIONS)
        else folder / package
    )
    files = {
        file.relative_to(root).as_posix(): file.read_text("utf-8")
        for file in sorted(root.rglob("*.py"))
    }
    if not any(each in files for each in _OPERATIONS):
        raise NoPackage(
            f"{folder} is no package of this spec, nor does one stand in it;"
            " `concord generate` writes one"
        )
    return files


def _as_it_is(text: str, path: str) -> str:
    """Return the text of a module: nobody will read it."""
    return text
