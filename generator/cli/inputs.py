"""What a run works with: the command line, the configuration, the spec."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import click

from generator.cli import config
from generator.cli.failures import UsageFailure
from generator.cli.report import printable
from generator.cli.spec_folder import SpecFolder
from generator.sources.files import Files, NotText, Nowhere, source_of
from generator.sources.source import Source

FilesBeside: TypeAlias = Callable[[Source], Files]
"""From a spec to the files that it may refer to."""


STDIN = "-"
STDIN_NAME = "<stdin>"


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


def chosen(
    spec: Path | None, folder: Path | None = None, package: str | None = None
) -> tuple[config.Config, ...]:
    """Return what a run is about: all configured specs, or the one that is named.

    `spec` is the name of a configured one, or a file. The command line wins over the
    configuration.

    Raises ConfigError for a configuration or a package name that cannot be used, and
    UsageFailure where --output or --package would be for several specs.
    """
    picked = _picked(config.load(Path.cwd()), spec)
    if len(picked) > 1 and (folder is not None or package is not None):
        raise UsageFailure(
            f"--output and --package are for one spec: name it, {_names(picked)}"
        )
    return tuple(
        replace(
            each,
            output=folder or each.output,
            package=each.package if package is None else config.check_package(package),
        )
        for each in picked
    )


def settings(
    spec: Path | None, folder: Path | None = None, package: str | None = None
) -> config.Config:
    """Return what a run is about that is about one spec, as `chosen` does.

    Raises UsageFailure, too, where several are configured and none is named.
    """
    picked = chosen(spec, folder, package)
    if len(picked) != 1:
        raise UsageFailure(f"which spec? Name it: {_names(picked)}")
    return picked[0]


def _picked(
    configured: tuple[config.Config, ...], spec: Path | None
) -> tuple[config.Config, ...]:
    if spec is None:
        return configured
    named = [each for each in configured if each.name == spec.as_posix()]
    if named and not spec.is_file():
        return tuple(named)
    if configured[0].name is None:
        own = configured[0].spec
        is_other = own and str(spec) != STDIN and not _is_same(own, spec)
        # The configured name is that of the package for the configured spec.
        package = None if is_other else configured[0].package
        return (replace(configured[0], spec=spec, package=package),)
    same = [each for each in configured if each.spec and _is_same(each.spec, spec)]
    if same:
        return (replace(same[0], spec=spec),)
    if spec.name == spec.as_posix() and not spec.exists() and str(spec) != STDIN:
        message = f"{spec} is neither a file nor a spec of pyproject.toml;"
        raise UsageFailure(printable(f"{message} these are {_names(configured)}"))
    return (config.Config(spec, Path("generated"), None, lint=configured[0].lint),)


def _is_same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _names(configured: tuple[config.Config, ...]) -> str:
    *names, last = [each.name or str(each.spec) for each in configured]
    return f"{', '.join(names)} or {last}" if names else last


def read_spec(spec: Path | None) -> Source:
    """Read the spec of a run; `-` is standard input.

    Raises UsageFailure where none is named, and for a file that is no readable text.
    """
    if spec is None:
        raise UsageFailure(
            "which spec? Name it, or set spec in [tool.concord] of pyproject.toml"
        )
    name = STDIN_NAME if is_stdin(spec) else spec.as_posix()
    try:
        return source_of(name, _content(spec))
    except NotText as error:
        message = f"cannot read {name}: {error}"
        raise UsageFailure(printable(message)) from error
    except IsADirectoryError as error:
        message = f"{spec} is a folder; name the spec in it"
        raise UsageFailure(printable(message)) from error
    except OSError as error:
        message = f"cannot read {name}: {error.strerror}"
        raise UsageFailure(printable(message)) from error


def is_stdin(spec: Path | None) -> bool:
    """Tell whether a spec comes from standard input."""
    return spec is not None and str(spec) == STDIN


def files_beside(spec: Source) -> Files:
    """Return the files that a spec which `read_spec` returned may refer to."""
    if spec.name == STDIN_NAME:
        return Nowhere(
            "a spec from standard input has no files beside it: name its file"
        )
    return SpecFolder(Path(spec.name).parent)


def _content(spec: Path) -> bytes:
    return sys.stdin.buffer.read() if is_stdin(spec) else spec.read_bytes()
