"""The table `[tool.concord]` of the nearest pyproject.toml that has one."""

from __future__ import annotations

import keyword
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KEYS = ("spec", "output", "package", "strict")
_FLAGS = frozenset({"strict"})


class ConfigError(Exception):
    """A configuration that cannot be used; the text is a sentence for people."""


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


def load(start: Path) -> Config:
    """Return the configuration that holds in the folder `start`.

    Raises ConfigError for a pyproject.toml that cannot be read, unknown keys and
    values of a wrong type.
    """
    found = _nearest_table(start)
    if found is None:
        return Config(None, Path("generated"), None)
    file, table = found
    check_table(file, table)
    base = Path(os.path.relpath(file.parent, start))
    return Config(
        spec=base / table["spec"] if "spec" in table else None,
        output=base / table.get("output", "generated"),
        package=table.get("package"),
        strict=table.get("strict", False),
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


def check_table(file: Path, table: dict[str, Any]) -> None:
    """Raise ConfigError for a table that `file` must not have."""
    for key, value in table.items():
        if key not in KEYS:
            raise ConfigError(
                f"{file}: [tool.concord] has no key {key!r};"
                f" the known ones are {', '.join(KEYS)}"
            )
        if key in _FLAGS:
            if not isinstance(value, bool):
                raise ConfigError(
                    f"{file}: {key} in [tool.concord] must be true or false"
                )
        elif not isinstance(value, str) or not value or "\0" in value:
            raise ConfigError(f"{file}: {key} in [tool.concord] must be a string")
    for key in ("spec", "output"):
        if key in table and not _is_below(file.parent, table[key]):
            raise ConfigError(
                f"{file}: {key} in [tool.concord] leads out of the folder of this"
                " file; such a path can be given on the command line"
            )
    if "package" in table:
        try:
            check_package(table["package"])
        except ConfigError as error:
            raise ConfigError(f"{file}: {error}") from error


def folder(start: Path) -> Path:
    """Return the folder of the configuration that holds in `start`, else `start`.

    Raises ConfigError for a pyproject.toml that cannot be read.
    """
    found = _nearest_table(start)
    return Path(os.path.relpath(found[0].parent, start)) if found else Path()


def check_package(name: str) -> str:
    """Return `name` if a package can be imported under it, else raise ConfigError."""
    if not re.fullmatch("[a-z](_?[a-z0-9])*", name):
        raise ConfigError(
            f"{name!r} cannot be the name of a package: use lower-case letters,"
            " digits and single underscores, and start with a letter"
        )
    if keyword.iskeyword(name):
        raise ConfigError(
            f"{name!r} cannot be the name of a package: it is a word of Python"
        )
    if name in sys.stdlib_module_names:
        raise ConfigError(
            f"{name!r} cannot be the name of a package: it would hide the standard"
            " library's module of that name"
        )
    return name


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


def _is_below(folder: Path, path: str) -> bool:
    """Tell whether a path stays in a folder: whoever wrote it may not be trusted."""
    target = os.path.realpath(folder / path)
    return Path(target).is_relative_to(os.path.realpath(folder))
