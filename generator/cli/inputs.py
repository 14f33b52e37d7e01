"""What a run works with: the command line, the configuration, the spec."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import click

from generator import config
from generator.cli.failures import UsageFailure
from generator.cli.report import printable
from generator.files import Files, NotText, source_of
from generator.source import Source
from generator.spec_folder import SpecFolder

FilesBeside: TypeAlias = Callable[[Source], Files]
"""From a spec to the files that it may refer to."""


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a subcommand SPEC, --output and --package, as `settings` takes them.

    It goes above the subcommand's own options, so that these two begin the help text.
    """
    options = (
        click.option(
            "-p",
            "--package",
            metavar="NAME",
            help="The package's import name.  [default: from the title of SPEC]",
        ),
        click.option(
            "-o",
            "--output",
            "folder",
            type=click.Path(file_okay=False, path_type=Path),
            metavar="DIR",
            help="The folder that the package goes to.  [default: generated]",
        ),
        click.argument("spec", type=click.Path(path_type=Path), required=False),
    )
    for option in options:
        command = option(command)
    return command


def settings(
    spec: Path | None, folder: Path | None = None, package: str | None = None
) -> config.Config:
    """Combine the command line and the configuration; the former wins.

    Raises ConfigError for a configuration or a package name that cannot be used.
    """
    configured = config.load(Path.cwd())
    return replace(
        configured,
        spec=spec or configured.spec,
        output=folder or configured.output,
        package=(
            configured.package if package is None else config.check_package(package)
        ),
    )


def read_spec(spec: Path | None) -> Source:
    """Read the spec of a run.

    Raises UsageFailure where none is named, and for a file that is no readable text.
    """
    if spec is None:
        raise UsageFailure(
            "which spec? Name it, or set spec in [tool.concord] of pyproject.toml"
        )
    try:
        return source_of(spec.as_posix(), spec.read_bytes())
    except NotText as error:
        message = f"cannot read {spec}: {error}"
        raise UsageFailure(printable(message)) from error
    except IsADirectoryError as error:
        message = f"{spec} is a folder; name the spec in it"
        raise UsageFailure(printable(message)) from error
    except OSError as error:
        message = f"cannot read {spec}: {error.strerror}"
        raise UsageFailure(printable(message)) from error


def files_beside(spec: Source) -> Files:
    """Return the files that a spec which `read_spec` returned may refer to."""
    return SpecFolder(Path(spec.name).parent)
