"""What a run depends on, found out from run to run."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from generator.cli import config, watch
from generator.cli.inputs import chosen, files_beside
from generator.resources.templates import TEMPLATES, template_files
from generator.sources.files import Files
from generator.sources.source import Source
from generator.writing.folder import Folder, OutputError


class Inputs:
    """The configuration, the templates, the specs, and what is read beside each."""

    def __init__(self, asked: Path | None) -> None:
        """Take the spec that the command line names, if it does."""
        self._asked = asked
        self._specs: list[Path] = []
        self._beside: dict[str, set[Path]] = {}
        self.noted = watch.take(self.files())
        """What each file held when it was last looked at."""

    def files(self) -> list[Path]:
        """Return all files, whether or not they exist."""
        # A broken configuration names no spec: those of before count, then.
        with suppress(config.ConfigError, click.ClickException):
            specs = [each.spec for each in chosen(self._asked)]
            self._specs = [spec.absolute() for spec in specs if spec]
        templates = (TEMPLATES / path for path in template_files(""))
        beside = set().union(*self._beside.values())
        return [*config.files(Path.cwd()), *templates, *self._specs, *beside]

    def files_beside(self, spec: Source) -> Files:
        """Return the files beside a spec, and note from now on what is read of them."""
        before = self._beside.pop(spec.name, set())
        for file in before.difference(*self._beside.values()):
            self.noted.pop(file, None)
        return _Noting(self, spec)

    def note(self, spec: Source, file: Path) -> None:
        """Note a file beside a spec before it is read."""
        self._beside.setdefault(spec.name, set()).add(file)
        if file not in self.noted:
            self.noted |= watch.take([file])


class _Noting:
    """Files that are noted as they are read, and as they are asked for in vain."""

    def __init__(self, inputs: Inputs, spec: Source) -> None:
        self._inputs = inputs
        self._spec = spec
        self._folder = Folder(Path(spec.name).absolute().parent)
        self._files = files_beside(spec)

    def read(self, path: str) -> Source:
        """Return the file at a path; raise FileRefused for one that cannot be had."""
        # What leads out of the folder is not looked at, here as elsewhere.
        with suppress(OutputError):
            self._inputs.note(self._spec, self._folder.locate(path))
        return self._files.read(path)
