"""What a table `[tool.concord]` may say."""

from __future__ import annotations

import keyword
import os
import re
from collections.abc import Collection
from itertools import combinations
from pathlib import Path
from typing import Any

from generator.sources.options import GROUPINGS, PARTS
from generator.sources.packages import PACKAGES_RESERVED

KEYS = ("spec", "output", "package")
"""What is said of one spec."""

_FLAGS = ("strict", "skip-unsupported", "with-tests")

SHARED = (*_FLAGS, "allow", "emit", "groups", "names", "pagination")
"""What is said of one spec, or of all of them."""

_CHOICES = {"emit": PARTS, "groups": GROUPINGS}

_LEVELS = ("error", "warning", "advice")


class ConfigError(Exception):
    """A configuration that cannot be used; the text is a sentence for people."""


def check_table(file: Path, table: dict[str, Any]) -> None:
    """Raise ConfigError for a table that `file` must not have."""
    title = "[tool.concord]"
    if "specs" not in table:
        _check_keys(file, title, table, (*KEYS, *SHARED, "specs", "lint"))
        _check_spec(file, title, table)
    else:
        if said := [key for key in KEYS if key in table]:
            raise ConfigError(
                f"{file}: {said[0]} in {title} stands beside specs;"
                f" say it in the table of a spec, such as [tool.concord.specs.NAME]"
            )
        _check_keys(file, title, table, (*SHARED, "specs", "lint"))
        _check_specs(file, table["specs"])
    _check_shared(file, title, table)
    if "lint" in table:
        _check_lint(file, table["lint"])


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
    if name in PACKAGES_RESERVED:
        raise ConfigError(
            f"{name!r} cannot be the name of a package: it would hide the module of"
            " that name which Python or a library has"
        )
    return name


def _check_keys(
    file: Path, title: str, table: dict[str, Any], known: Collection[str]
) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(
                f"{file}: {title} has no key {key!r};"
                f" the known ones are {', '.join(known)}"
            )


def _check_shared(file: Path, title: str, table: dict[str, Any]) -> None:
    for key in _FLAGS:
        if not isinstance(table.get(key, False), bool):
            raise ConfigError(f"{file}: {key} in {title} must be true or false")
    for key in ("allow", "emit"):
        said = table.get(key, [])
        if not isinstance(said, list) or not all(isinstance(it, str) for it in said):
            raise ConfigError(f"{file}: {key} in {title} must be a list of strings")
    for key, choices in _CHOICES.items():
        said = table.get(key, [])
        for each in said if isinstance(said, list) else [said]:
            if each not in choices:
                raise ConfigError(
                    f"{file}: {key} in {title} has no {each!r};"
                    f" there is {', '.join(choices)}"
                )
    names = table.get("names", {})
    if not isinstance(names, dict) or not all(
        isinstance(name, str) and pointer.startswith("/")
        for pointer, name in names.items()
    ):
        raise ConfigError(
            f"{file}: names in {title} must be names by JSON pointers, such as"
            ' "/components/schemas/Pet" = "Animal"'
        )
    pages = table.get("pagination", {})
    if not isinstance(pages, dict) or not all(
        isinstance(said, dict)
        and all(isinstance(it, str | bool) for it in said.values())
        for said in pages.values()
    ):
        raise ConfigError(
            f"{file}: pagination in {title} must be tables by operationIds, such as"
            ' ListPets = { offset = "skip", items = "pets" }'
        )


def _check_spec(file: Path, title: str, table: dict[str, Any]) -> None:
    for key in KEYS:
        value = table.get(key, "text")
        if not isinstance(value, str) or not value or "\0" in value:
            raise ConfigError(f"{file}: {key} in {title} must be a string")
    _check_shared(file, title, table)
    for key in ("spec", "output"):
        if key in table and not _is_below(file.parent, table[key]):
            raise ConfigError(
                f"{file}: {key} in {title} leads out of the folder of this"
                " file; such a path can be given on the command line"
            )
    if "package" in table:
        try:
            check_package(table["package"])
        except ConfigError as error:
            raise ConfigError(f"{file}: {error}") from error


def _check_specs(file: Path, specs: Any) -> None:
    if not isinstance(specs, dict) or not specs:
        raise ConfigError(
            f"{file}: specs in [tool.concord] must be tables with the names of specs,"
            " such as [tool.concord.specs.shop]"
        )
    for name, table in specs.items():
        title = f"[tool.concord.specs.{name}]"
        if not re.fullmatch("[A-Za-z0-9_-]+", name):
            raise ConfigError(
                f"{file}: {name!r} cannot be the name of a spec: use letters, digits,"
                " - and _"
            )
        if not isinstance(table, dict):
            raise ConfigError(f"{file}: specs.{name} in [tool.concord] must be a table")
        _check_keys(file, title, table, (*KEYS, *SHARED))
        _check_spec(file, title, table)
        if "spec" not in table:
            raise ConfigError(f"{file}: {title} needs spec, the path of the document")
    _check_outputs(file, specs)


def _check_outputs(file: Path, specs: dict[str, dict[str, Any]]) -> None:
    """Refuse two that write into one folder, or one below that of another."""
    for (one, first), (other, second) in combinations(specs.items(), 2):
        outputs = [each.get("output", "generated") for each in (first, second)]
        paths = [Path(os.path.realpath(file.parent / output)) for output in outputs]
        if paths[0].is_relative_to(paths[1]) or paths[1].is_relative_to(paths[0]):
            places = " and ".join(dict.fromkeys(f"{output}/" for output in outputs))
            raise ConfigError(
                f"{file}: the specs {one} and {other} both write into {places};"
                " give each an output of its own"
            )


def _check_lint(file: Path, table: Any) -> None:
    title = "[tool.concord.lint]"
    if not isinstance(table, dict):
        raise ConfigError(f"{file}: lint in [tool.concord] must be a table")
    _check_keys(file, title, table, ("fail-on", "rules"))
    if table.get("fail-on", "error") not in _LEVELS:
        raise ConfigError(
            f"{file}: fail-on in {title} must be one of {', '.join(_LEVELS)}"
        )
    rules = table.get("rules", {})
    if not isinstance(rules, dict):
        raise ConfigError(f"{file}: rules in {title} must be a table")
    for name, level in rules.items():
        if level not in (*_LEVELS, "off"):
            raise ConfigError(
                f"{file}: {name} in [tool.concord.lint.rules] must be one of off,"
                f" {', '.join(reversed(_LEVELS))}"
            )


def _is_below(folder: Path, path: str) -> bool:
    """Tell whether a path stays in a folder: whoever wrote it may not be trusted."""
    target = os.path.realpath(folder / path)
    return Path(target).is_relative_to(os.path.realpath(folder))
