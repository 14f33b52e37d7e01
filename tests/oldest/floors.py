"""`python tests/oldest/floors.py` prints the oldest versions that we say will do.

They are those of the generator and those of the package that it emits, with all extras of
both, each as a requirement of exactly that version: `make oldest` installs them together,
with what runs the tests as it is pinned.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
RUNNERS = ("hypothesis", "oauthlib", "pytest", "pytest-xdist", "trustme")
TOOLS = "dev"
"""The extra that says what we work with, and not what anybody needs who installs us."""


def requirements(project: Path) -> Iterator[Requirement]:
    """Yield what a project needs, with all of its extras but that of our tools."""
    table: dict[str, Any] = tomllib.loads(project.read_text("utf-8"))["project"]
    yield from map(Requirement, table["dependencies"])
    for extra, needed in table["optional-dependencies"].items():
        if extra != TOOLS:
            yield from map(Requirement, needed)


def oldest(requirement: Requirement) -> Version:
    """Return the oldest version that a requirement allows.

    Raises:
        ValueError: it allows any.
    """
    for specifier in requirement.specifier:
        if specifier.operator in (">=", "=="):
            return Version(specifier.version)
    raise ValueError(f"{requirement} has no lower bound")


def floors(projects: Iterable[Path]) -> list[str]:
    """Return one line for each distribution: the newest of its oldest versions."""
    found: dict[str, Requirement] = {}
    for requirement in (each for project in projects for each in requirements(project)):
        known = found.get(requirement.name)
        if known is None or oldest(requirement) > oldest(known):
            found[requirement.name] = requirement
    return [
        f"{name}=={oldest(each)}" + (f"; {each.marker}" if each.marker else "")
        for name, each in sorted(found.items())
    ]


def runners(constraints: Path) -> list[str]:
    """Return the lines of what runs tests."""
    lines = constraints.read_text("utf-8").splitlines()
    return [line for line in lines if line.partition("==")[0] in RUNNERS]


if __name__ == "__main__":
    projects = [ROOT / "pyproject.toml", ROOT / "generated/pyproject.toml"]
    print("\n".join([*floors(projects), *runners(ROOT / "constraints.txt")]))
