"""The distribution: what the wheel holds, and that it works where it is installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

from generator import __version__
from generator.resources.templates import template_files
from generator.writing.manifest import NAME as MANIFEST

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
# One process runs all of this file, so that there is one wheel and one environment.
pytestmark = pytest.mark.xdist_group("packaging")
WHEEL = f"openapi_concord-{__version__}-py3-none-any.whl"


def run(
    *command: str | Path, cwd: Path, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed, apart from this checkout."""
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONPATH"
    } | more
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without downloading anything."""
    folder = tmp_path_factory.mktemp("dist")
    run(
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        folder,
        cwd=ROOT,
    )
    return folder / WHEEL


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment that has the wheel and our dependencies."""
    folder = tmp_path_factory.mktemp("env")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    scripts = folder / "bin"
    site = run(
        scripts / "python",
        "-c",
        "import sysconfig; print(sysconfig.get_path('purelib'))",
        cwd=folder,
    ).stdout.strip()
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = (sys.executable, "-m", "pip", "--python", scripts / "python")
    run(*pip, "install", "-q", "--no-deps", "--no-index", wheel, cwd=folder)
    return scripts


def test_wheel_holds_the_generator_and_all_templates(wheel: Path) -> None:
    """Modules, their texts and templates are inside, and nothing else is."""
    names = {
        name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name
    }
    modules = {
        f"openapi_concord/{file.relative_to(ROOT).as_posix()}"
        for kind in ("py", "md", "html.jinja", "css", "js")
        for file in ROOT.glob(f"generator/**/*.{kind}")
    }
    command = {f"openapi_concord/{name}.py" for name in ("__init__", "__main__")}
    home = "openapi_concord/generator/_templates"
    templates = {f"{home}/{path}" for path in template_files("")}
    assert templates
    assert command | modules | templates == names


def test_wheel_says_what_it_needs(wheel: Path) -> None:
    """Licence, command, extras and the exact black are in the metadata."""
    folder = f"openapi_concord-{__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(f"{folder}/METADATA").decode()
        scripts = archive.read(f"{folder}/entry_points.txt").decode()
        assert f"{folder}/licenses/LICENSE" in archive.namelist()
    assert "Requires-Python: >=3.11\n" in metadata
    assert "Requires-Dist: black==" in metadata
    assert "Requires-Dist: uvicorn>=0.34; extra == 'mock'\n" in metadata
    assert "[console_scripts]\nconcord = openapi_concord:main\n" == scripts


def test_installed_command_generates_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    """The wheel writes, elsewhere, exactly what is committed here."""
    table = PROJECT["tool"]["concord"]
    spec = ROOT / table["spec"]
    command = (installed / "concord", "generate", spec, "--no-cache")
    run(*command, "--output", "out", "--package", table["package"], cwd=tmp_path)
    assert emitted(ROOT / table["output"]) == emitted(tmp_path / "out")


def test_installed_modules_are_those_of_the_wheel(
    installed: Path, tmp_path: Path
) -> None:
    """What runs there is the installed copy, with its own templates."""
    code = (
        "import openapi_concord; openapi_concord.load();"
        "from generator.resources import templates; print(templates.TEMPLATES)"
    )
    printed = run(installed / "python", "-c", code, cwd=tmp_path).stdout
    templates = Path(printed.strip())
    assert templates.is_relative_to(installed.parent)
    assert ("openapi_concord", "generator", "_templates") == templates.parts[-3:]


@pytest.mark.parametrize("way", [["concord"], ["python", "-m", "openapi_concord"]])
def test_installed_command_works_beside_a_folder_of_the_same_name(
    installed: Path, tmp_path: Path, way: list[str]
) -> None:
    """Somebody's own package `generator` is neither imported nor in the way."""
    for name in ("generator", "generator/cli"):
        (tmp_path / name).mkdir()
        text = "raise SystemExit('this is not the command')"
        (tmp_path / name / "__init__.py").write_text(text)
    explain = ("lint", "--explain", "slow-pattern")
    done = run(installed / way[0], *way[1:], *explain, cwd=tmp_path, PYTHONPATH=".")
    assert "How to mend it:" in done.stdout


def test_installed_command_explains_rules(installed: Path, tmp_path: Path) -> None:
    """The texts that explain them are installed as well."""
    command = (installed / "concord", "lint", "--explain", "slow-pattern")
    assert "How to mend it:" in run(*command, cwd=tmp_path).stdout


def emitted(folder: Path) -> dict[str, bytes]:
    """The manifest of a folder and every file that it lists."""
    paths = json.loads((folder / MANIFEST).read_text())["files"]
    return {path: (folder / path).read_bytes() for path in [MANIFEST, *paths]}
