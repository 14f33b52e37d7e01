"""What a run depends on, found out from run to run."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from generator import config, watch
from generator.cli.inputs import files_beside, settings
from generator.files import Files
from generator.folder import Folder, OutputError
from generator.render import TEMPLATES, template_files
from generator.source import Source


class Inputs:
    """The configuration, the templates, the spec, and what is read beside it."""

    def __init__(self, asked: Path | None) -> None:
        """Take the spec that the command line names, if it does."""
        self._asked = asked
        self._spec: list[Path] = []
        self._beside: list[Path] = []
        self.noted = watch.take(self.files())
        """What each file held when it was last looked at."""

    def files(self) -> list[Path]:
        """Return all files, whether or not they exist."""
        # A broken configuration names no spec: it is the last one, then.
        with suppress(config.ConfigError):
            spec = settings(self._asked).spec
            self._spec = [spec.absolute()] if spec else []
        templates = (TEMPLATES / path for path in template_files(""))
        return [*config.files(Path.cwd()), *templates, *self._spec, *self._beside]

    def files_beside(self, spec: Source) -> Files:
        """Return the files beside a spec, and note from now on what is read of them."""
        for file in self._beside:
            self.noted.pop(file, None)
        self._beside = []
        return _Noting(self, spec)

    def note(self, file: Path) -> None:
        """Note a file beside the spec before it is read."""
        if file not in self.noted:
            self._beside.append(file)
            self.noted |= watch.take([file])


class _Noting:
    """Files that are noted as they are read, and as they are asked for in vain."""

    def __init__(self, inputs: Inputs, spec: Source) -> None:
        self._inputs = inputs
        self._folder = Folder(Path(spec.name).absolute().parent)
        self._files = files_beside(spec)

    def read(self, path: str) -> Source:
        """Return the file at a path; raise FileRefused for one that cannot be had."""
        # What leads out of the folder is not looked at, here as elsewhere.
        with suppress(OutputError):
            self._inputs.note(self._folder.locate(path))
        return self._files.read(path)
