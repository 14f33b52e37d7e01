"""What is emitted for any spec is clean: nothing is excused, for no name or text."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.services.emitting import SPECS
from tests.tools import mypy_finds

ROOT = Path(__file__).parents[2]
CALLER = '''\
"""What a type checker has to know of the packages."""

from __future__ import annotations

import datetime
import hmac
from dataclasses import dataclass
from typing import assert_type

from depot import AsyncDepotClient
from ledger import LedgerClient, errors, models, server
from ledger.auth import ApiKeyVerifier, BasicVerifier, BearerVerifier, SigV4Verifier


def call(client: LedgerClient) -> None:
    """Take and return lists of lists, maps of lists, and structures in them."""
    output = client.list_items(filters={"kind": ["one", "two"]})
    assert_type(output, models.ListItemsResponse)
    assert_type(output.rows, list[list[float]])
    assert_type(output.state_of, dict[str, models.State | str] | None)
    tree = client.put_tree(name="root", children=[models.Account(name="leaf")])
    assert_type(tree.by_name, dict[str, models.Account] | None)


def warn(client: LedgerClient) -> None:
    """Know what the spec advises against, or an ignore would be unused."""
    client.close_()  # type: ignore[deprecated]


def explain(error: errors.Held) -> list[datetime.datetime] | None:
    """Know the members of an error."""
    assert_type(error.until, datetime.datetime)
    assert_type(error.class_, models.State | str)
    return error.seen


async def begin(client: AsyncDepotClient) -> datetime.datetime | None:
    """Know the types of a spec that was published elsewhere."""
    begun = await client.begin_upload(depot_name="north", tags={"a": "b"}, priority=2)
    return begun.begun


@dataclass
class User:
    """Somebody who calls."""

    number: int


def named(token: str) -> User | None:
    """Say who calls."""
    return User(1) if hmac.compare_digest(token, "secret") else None


async def named_later(call: server.Call) -> str | None:
    """Say it after a while."""
    return str(named((await call.body()).decode()))


def compared(token: str) -> bool:
    """Say whether somebody may call, which is not enough."""
    return hmac.compare_digest(token, "secret")


def compared_pair(user: str, password: str) -> bool:
    """Say whether somebody may call, which is not enough."""
    return compared(password)


async def compared_later(call: server.Call) -> bool:
    """Say whether somebody may call, which is not enough."""
    return compared(call.operation.name)


def serve(service: server.LedgerService) -> None:
    """Let in who is named; a comparison is no answer, or an ignore would be unused."""
    server.create_app(service, authenticate=BearerVerifier(named))
    server.create_app(service, authenticate=SigV4Verifier({"key": "secret"}.get))
    server.create_app(service, authenticate=named_later)
    server.create_app(service, authenticate=server.anonymous)
    server.create_app(service, authenticate=compared_later)  # type: ignore[arg-type]
    BearerVerifier(compared)  # type: ignore[arg-type]
    ApiKeyVerifier(compared)  # type: ignore[arg-type]
    BasicVerifier(compared_pair)  # type: ignore[arg-type]
    SigV4Verifier(compared)  # type: ignore[arg-type]
'''

pytestmark = pytest.mark.xdist_group("services")


def run(*arguments: str | Path, cwd: Path) -> str:
    """Run a module of this interpreter; return what it says where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""


def test_types_are_sound(distributions: list[Path], tmp_path: Path) -> None:
    """`mypy --strict` passes for the packages, and knows their types in a caller."""
    caller = tmp_path / "caller.py"
    caller.write_text(CALLER)
    links = tmp_path / "packages"
    links.mkdir()
    for folder in distributions:
        (links / folder.name).symlink_to(folder / folder.name)
    assert "" == mypy_finds(Path("."), caller, cwd=links)


def test_style_is_clean(distributions: list[Path]) -> None:
    """ruff finds nothing, by the rules of this repository and without exceptions.

    Only structures may do without a docstring: those whose names say it all.
    """
    options = [
        "--config",
        str(ROOT / "pyproject.toml"),
        "--config=lint.per-file-ignores = {}",
        "--ignore=D101",
        "--no-cache",
        "--output-format=concise",
        "--ignore-noqa",
    ]
    assert run("ruff", "check", *options, *distributions, cwd=ROOT) == ""


def test_layout_is_final(distributions: list[Path]) -> None:
    """black would change nothing; the runtime is a copy, and checked where it is from."""
    options = ["--check", "--quiet", "--config", str(ROOT / "pyproject.toml")]
    options.append("--extend-exclude=/_runtime/")
    assert run("black", *options, *distributions, cwd=ROOT) == ""


@pytest.mark.parametrize("package", SPECS)
def test_nothing_of_another_service_is_in_it(
    package: str, distributions: list[Path]
) -> None:
    """What is particular to ECR Public comes from its spec alone."""
    (folder,) = [folder for folder in distributions if folder.name == package]
    files = [file for file in folder.rglob("*") if file.is_file()]
    # What has been imported was compiled beside it.
    texts = [file.read_text().lower() for file in files if file.suffix != ".pyc"]
    particular = (
        "ecr_public",
        "ecr public",
        "repositor",
        "registry",
        "spencer",
        "layer",
    )
    assert [word for word in particular if any(word in text for text in texts)] == []


def test_metadata_says_what_the_spec_says(distributions: list[Path]) -> None:
    """Any title, and any version that a package can have, stand in the metadata."""
    project = {
        folder.name: tomllib.loads((folder / "pyproject.toml").read_text())["project"]
        for folder in distributions
    }
    assert project["ledger"]["version"] == "7.1b0"
    assert project["depot"]["version"] == "2031.5.4"
    assert 'The "Open" Ledger \\ Books & {{ Braces }}' in (
        project["ledger"]["description"]
    )
