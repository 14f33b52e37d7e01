"""The table `[tool.concord]` of the nearest pyproject.toml that has one."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.cli.config_table import SHARED, ConfigError, check_package, check_table
from generator.sources.options import PARTS, Grouping, Options, Part

__all__ = [
    "Config",
    "ConfigError",
    "Lint",
    "check_package",
    "check_table",
    "files",
    "folder",
    "has_table",
    "load",
]


@dataclass(frozen=True, slots=True)
class Lint:
    """What `concord lint` is to look after in a project."""

    fail_on: str | None = None
    """The least level that fails a run; None: nothing is said of that."""

    rules: Mapping[str, str] = field(default_factory=dict)
    """The level of a rule, by its name; "off" for one that is left out."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a run works with; the paths are as a person would type them."""

    spec: Path | None
    """The OpenAPI document; None: it must be named on the command line."""

    output: Path
    """The folder that the package goes to."""

    package: str | None
    """The import package's name; None: it is derived from the spec's title."""

    strict: bool = False
    """Whether a warning of the spec counts as an error."""

    name: str | None = None
    """What the spec is called where there are several."""

    lint: Lint = Lint()
    allow: tuple[str, ...] = ()
    """The rules whose findings stay warnings even if strict."""

    skip_unsupported: bool = False
    """Whether operations that have no right meaning are left out."""

    emit: tuple[Part, ...] = PARTS
    """What the package is to have beside its models."""

    with_tests: bool = False
    """Whether the package carries the proof that it keeps to its spec."""

    groups: Grouping = "tags"
    """Whether operations are divided by their first tags."""

    names: Mapping[str, str] = field(default_factory=dict)
    """What things are called in Python, by their JSON pointers in the spec."""

    pagination: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """How operations answer in pages, by their names or JSON pointers in the spec."""

    @property
    def options(self) -> Options:
        """Return what is chosen of how the package is made."""
        return Options(
            package=self.package,
            strict=self.strict,
            allow=self.allow,
            skip_unsupported=self.skip_unsupported,
            emit=self.emit,
            with_tests=self.with_tests,
            groups=self.groups,
            names=self.names,
            pagination=self.pagination,
        )


def load(start: Path) -> tuple[Config, ...]:
    """Return the configuration of each spec that holds in the folder `start`.

    Raises ConfigError for a pyproject.toml that cannot be read, unknown keys and
    values of a wrong type.
    """
    found = _nearest_table(start)
    if found is None:
        return (Config(None, Path("generated"), None),)
    file, table = found
    check_table(file, table)
    base = Path(os.path.relpath(file.parent, start))
    lint = _lint(table.get("lint", {}))
    specs = table.get("specs", {None: table})
    return tuple(
        _config(base, {**_shared(table), **each}, name, lint)
        for name, each in specs.items()
    )


def has_table(file: Path) -> bool:
    """Tell whether a pyproject.toml has a table [tool.concord].

    Raises ConfigError for one that cannot be read.
    """
    return file.is_file() and _read_table(file) is not None


def files(start: Path) -> list[Path]:
    """Return the files that `load` looks at in turn, whether or not they exist."""
    looked_at: list[Path] = []
    for file in _candidates(start):
        looked_at.append(file)
        try:
            if has_table(file):
                return looked_at
        except ConfigError:
            return looked_at
    # Where no table is found, only one in the first place is waited for.
    return looked_at[:1]


def folder(start: Path) -> Path:
    """Return the folder of the configuration that holds in `start`, else `start`.

    Raises ConfigError for a pyproject.toml that cannot be read.
    """
    found = _nearest_table(start)
    return Path(os.path.relpath(found[0].parent, start)) if found else Path()


def _config(base: Path, table: dict[str, Any], name: str | None, lint: Lint) -> Config:
    return Config(
        spec=base / table["spec"] if "spec" in table else None,
        output=base / table.get("output", "generated"),
        package=table.get("package"),
        strict=table.get("strict", False),
        name=name,
        lint=lint,
        allow=tuple(table.get("allow", ())),
        skip_unsupported=table.get("skip-unsupported", False),
        emit=tuple(table.get("emit", PARTS)),
        with_tests=table.get("with-tests", False),
        groups=table.get("groups", "tags"),
        names=table.get("names", {}),
        pagination=table.get("pagination", {}),
    )


def _shared(table: dict[str, Any]) -> dict[str, Any]:
    """Return what holds for every spec that says nothing else."""
    return {key: table[key] for key in SHARED if key in table}


def _lint(table: dict[str, Any]) -> Lint:
    return Lint(table.get("fail-on"), table.get("rules", {}))


def _nearest_table(start: Path) -> tuple[Path, dict[str, Any]] | None:
    for file in _candidates(start):
        if file.is_file() and (table := _read_table(file)) is not None:
            return file, table
    return None


def _candidates(start: Path) -> Iterator[Path]:
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        yield parent / "pyproject.toml"


def _read_table(file: Path) -> dict[str, Any] | None:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{file}: not a TOML file: {error}") from error
    tools = content.get("tool")
    table = tools.get("concord") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{file}: tool.concord must be a table")
    return table
