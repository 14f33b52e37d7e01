"""The text of a spec becomes a version that can be compared."""

from __future__ import annotations

from generator import pipeline
from generator.diff.model import Version
from generator.pipeline import FormatText
from generator.rendering.format import format_module
from generator.sources.files import NO_FILES, Files
from generator.sources.source import Source


def read_version(
    source: Source,
    package: str | None = None,
    files: Files = NO_FILES,
    format_text: FormatText = format_module,
) -> Version:
    """Return the version that a spec describes, under the name of its source.

    `package` is the import package's name; without one, the title makes one. `files`
    are those beside the spec. The package's files are made when they are asked for.

    Raises:
        SpecError: the spec is wrong, or asks for what is not supported.
    """
    understood = pipeline.understand(
        source, pipeline.Options(package=package), files=files
    )
    return Version(
        name=source.name,
        document=understood.document,
        words=understood.words,
        emit=lambda: pipeline.emit(understood.words, format_text=format_text),
    )
