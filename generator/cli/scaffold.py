"""A new project's files: texts that are added to what is there, and change none of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping

from generator.cli.config import ConfigError
from generator.rendering.render import toml_string


def with_table(text: str, table: Mapping[str, str]) -> str:
    """Return a pyproject.toml with a table [tool.concord] at its end.

    Raises ConfigError for a text that would be no TOML then.
    """
    lines = [f"{key} = {toml_string(value)}" for key, value in table.items()]
    result = _appended(text, ["[tool.concord]", *lines])
    try:
        expected = tomllib.loads(text)
        expected.setdefault("tool", {})["concord"] = dict(table)
        is_right = tomllib.loads(result) == expected
    except (tomllib.TOMLDecodeError, TypeError, AttributeError):
        is_right = False
    if not is_right:
        raise ConfigError(
            "a table [tool.concord] cannot be added at the end of pyproject.toml;"
            " add it by hand"
        )
    return result


def with_lines(text: str, lines: Iterable[str]) -> str:
    """Return a text with those of the lines at its end that it does not have.

    Lines that begin with `#` go with those below them, and are not missed by themselves.
    """
    there = {line.strip() for line in text.splitlines()}
    wanted = [line for line in lines if line not in there]
    if all(line.startswith("#") for line in wanted):
        return text
    return _appended(text, wanted)


def shown_in_reviews(output: str) -> tuple[str, ...]:
    """Return the lines of a .gitattributes for the folder of the output."""
    folder = "" if output == "." else f"/{_literal(output)}"
    return (
        "# compared byte by byte; its diff is what a review of the spec reads",
        f"{_quoted(f'{folder}/**')} text eol=lf",
        f"{_quoted(f'{folder}/**/*.py')} diff=python",
    )


def _appended(text: str, lines: Iterable[str]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    text += end if text and not text.endswith("\n") else ""
    text += end if text else ""
    return text + "".join(f"{line}{end}" for line in lines)


def _literal(path: str) -> str:
    """Return a path as a pattern of git that matches nothing else."""
    return re.sub(r"[*?\[\\]", r"\\\g<0>", path)


def _quoted(pattern: str) -> str:
    """Return a pattern as it stands at the beginning of a line of .gitattributes."""
    if not re.search(r'[\s"]', pattern):
        return pattern
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
