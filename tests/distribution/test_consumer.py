"""The emitted package works where nothing but it and its two dependencies is."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
CONSUMER = Path(__file__).with_name("consumer.py")
PROJECT = tomllib.loads((GENERATED / "pyproject.toml").read_text())["project"]
DEPENDENCIES = [Requirement(each).name for each in PROJECT["dependencies"]]

# One process runs all of this file, so that there is one environment.
pytestmark = pytest.mark.xdist_group("consumer")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, apart from this checkout; return its output."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "MYPYPATH"}
    }
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the emitted package, built from a copy of what is committed."""
    folder = tmp_path_factory.mktemp("dist")
    source = shutil.copytree(GENERATED, folder / "source")
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    run(*build, cwd=source)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has the package and what the package says it needs."""
    folder = tmp_path_factory.mktemp("env")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    interpreter = folder / "bin" / "python"
    where = "import sysconfig; print(sysconfig.get_path('platlib'))"
    site = Path(run(interpreter, "-c", where, cwd=folder).strip())
    for name in DEPENDENCIES:
        _show(importlib.metadata.distribution(name), site)
    # pip refuses what needs more than is there: it can download nothing.
    install = (sys.executable, "-m", "pip", "--python", interpreter, "install")
    run(*install, "--quiet", "--no-index", wheel, cwd=folder)
    return interpreter


def _show(distribution: importlib.metadata.Distribution, site: Path) -> None:
    """Make what a distribution installed here importable from another folder."""
    here = Path(sysconfig.get_path("platlib"))
    tops = {file.parts[0] for file in distribution.files or ()}
    for top in tops - {".."}:
        (site / top).symlink_to(here / top)


def test_metadata_names_what_is_needed() -> None:
    """Two dependencies are enough; the rest are extras."""
    assert DEPENDENCIES == ["msgspec", "urllib3"]
    assert {"async", "httpx2", "server"} <= set(PROJECT["optional-dependencies"])


def test_consumer_runs(python: Path, tmp_path: Path) -> None:
    """Client, server and validators work; what is missing is named with its extra."""
    script = shutil.copy(CONSUMER, tmp_path)
    printed = run(python, "-W", "error", script, cwd=tmp_path)
    assert printed.splitlines() == [
        "The asynchronous client needs aiohttp, which is not installed: "
        "pip install 'ecr_public[async]'",
        "The transport over httpx2 needs httpx2, which is not installed: "
        "pip install 'ecr_public[httpx2]'",
    ]


def test_consumer_has_the_types(
    python: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """`mypy --strict` reads the types from the installed package."""
    assert pytestconfig.cache is not None
    script = shutil.copy(CONSUMER, tmp_path)
    run(
        *(sys.executable, "-m", "mypy", "--strict", "--config-file="),
        *("--python-executable", python),
        f"--cache-dir={pytestconfig.cache.mkdir('mypy-consumers')}",
        script,
        cwd=tmp_path,
    )


@pytest.fixture(scope="module")
def vendored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has the package among its own sources, and a consumer of it."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(GENERATED / "ecr_public", project / "ecr_public")
    shutil.copy(CONSUMER, project)
    return project


BUILT_IN = {"typing_extensions"}
"""What type checkers bring along; while the code runs, nothing imports it."""


def imported(file: Path) -> set[str]:
    """The packages of others that a module imports as type checkers see it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module).partition(".")[0])
    return found - sys.stdlib_module_names - BUILT_IN


def test_type_checkers_need_no_extra(vendored: Path) -> None:
    """No module imports by name what an extra installs: it need not be there."""
    modules = (vendored / "ecr_public").rglob("*.py")
    assert set(DEPENDENCIES) == set().union(*map(imported, modules))


def test_mypy_finds_nothing_without_extras(
    python: Path, vendored: Path, pytestconfig: pytest.Config
) -> None:
    """`mypy --strict` passes where the package's own files are checked, and is bare."""
    assert pytestconfig.cache is not None
    run(
        *(sys.executable, "-m", "mypy", "--strict", "--config-file="),
        *("--python-executable", python),
        f"--cache-dir={pytestconfig.cache.mkdir('mypy-consumers')}",
        *("consumer.py", "ecr_public/_runtime"),
        cwd=vendored,
    )


def test_pyright_finds_nothing_without_extras(python: Path, vendored: Path) -> None:
    """pyright has nothing to say of a consumer there, and knows the types."""
    settings = {"typeCheckingMode": "standard", "include": ["consumer.py"]}
    (vendored / "pyrightconfig.json").write_text(json.dumps(settings))
    run(
        *(sys.executable, "-m", "basedpyright", "--pythonpath", python),
        cwd=vendored,
    )


SERVER = (
    "ecr_public.server",
    "ecr_public._runtime.aws_json.server",
    "ecr_public._runtime.asgi",
)
SYNC = ("ecr_public.client", "ecr_public._runtime.client", "urllib3", "http.client")
ASYNC = ("ecr_public.async_client", "ecr_public._runtime.async_client", "asyncio")
TRANSPORT = ("ecr_public._runtime.transport",)
SLOW = ("inspect", "dataclasses")  # to import, and clients do well without them


@pytest.mark.parametrize(
    ("statement", "unloaded"),
    [
        ("import ecr_public", ("ecr_public.", "msgspec", "urllib3", "asyncio")),
        ("from ecr_public import EcrPublicClient", SERVER + ASYNC),
        ("import ecr_public.client", SERVER + ASYNC + SLOW),
        ("import ecr_public.client; from ecr_public.auth import SigV4", ASYNC + SLOW),
        ("from ecr_public import AsyncEcrPublicClient", SERVER + SYNC),
        ("from ecr_public import EcrPublicError", SERVER + SYNC + ASYNC + TRANSPORT),
        ("import ecr_public.server", SYNC + ASYNC[:2] + TRANSPORT),
        ("import ecr_public.validators", SERVER + SYNC + ASYNC + TRANSPORT),
    ],
)
def test_import_loads_its_own_side_only(
    python: Path, tmp_path: Path, statement: str, unloaded: tuple[str, ...]
) -> None:
    """Clients load no server, servers no client, and nothing is loaded unasked."""
    code = f"import sys; {statement}; print(*sys.modules)"
    modules = run(python, "-c", code, cwd=tmp_path).split()
    assert [module for module in modules if module.startswith(unloaded)] == []


@pytest.mark.parametrize("module", ["generator", "aiohttp", "httpx2", "jinja2", "yaml"])
def test_nothing_else_is_there(python: Path, tmp_path: Path, module: str) -> None:
    """The environment is as bare as these tests take it to be."""
    code = f"import importlib.util; print(importlib.util.find_spec({module!r}))"
    assert run(python, "-c", code, cwd=tmp_path) == "None\n"
