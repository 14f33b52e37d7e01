"""What is said of each bad table `[tool.concord]`, whole: see `bad_tables.txt`.

`UPDATE_GOLDEN=1 pytest` writes that anew; read the difference before committing it.
"""

from __future__ import annotations

import os
from errno import EACCES
from pathlib import Path

import pytest

from generator.cli.config import ConfigError, load
from generator.cli.config_table import check_package

GOLDEN = Path(__file__).with_name("bad_tables.txt")
TWO = '[tool.concord.specs.a]\nspec = "a"\n{}\n[tool.concord.specs.b]\nspec = "b"\n{}'
TABLES = (
    *(f"{key} = 1" for key in ("spec", "output", "package", "lint", "specs")),
    *(f'{key} = "x"' for key in ("strict", "skip-unsupported", "with-tests", "spek")),
    *(f"{key} = {value}" for key in ("allow", "emit") for value in ('"x"', "[1]")),
    *(f'{key} = "../x"' for key in ("spec", "output")),
    'emit = ["client", "tests"]',
    'groups = "words"',
    "names = 1",
    'names = {"a" = "b"}',
    'names = {"/a" = 1}',
    "pagination = 1",
    "pagination = {a = 1}",
    "pagination = {a = {b = 1.5}}",
    'package = "Shop"',
    'package = "class"',
    'package = "json"',
    "specs = {}",
    "specs = {a = 1}",
    "specs = {a = {}}",
    'specs = {"a b" = {}}',
    "specs = {a = {spek = 1}}",
    "specs = {a = {spec = 1}}",
    'output = "x"\nspecs = {}',
    'lint = {"fail-on" = "never"}',
    "lint = {rule = 1}",
    "lint = {rules = 1}",
    'lint = {rules = {no-errors = "on"}}',
    TWO.format("", ""),
    TWO.format('output = "x"', 'output = "x/y"'),
    TWO.format('output = "x/y"', 'output = "x"'),
)


def test_bad_tables_are_told(tmp_path: Path) -> None:
    """With the file, the key, and what there may be."""
    file = tmp_path / "pyproject.toml"
    lines: list[str] = []
    for table in TABLES:
        file.write_text(f"[tool.concord]\n{table}\n", encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            load(tmp_path)
        lines += [table, f"--> {str(caught.value).replace(str(tmp_path), '...')}", ""]
    actual = "\n".join(lines)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(actual, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == actual


@pytest.mark.parametrize(
    "table",
    [
        'names = {"/a" = "b"}\npagination = {a = {items = "b", more = true}}',
        'emit = ["client", "server", "validators"]\ngroups = "none"',
        'allow = ["x"]\nlint = {"fail-on" = "advice", rules = {a = "off", b = "error"}}',
        TWO.format('output = "x"', 'output = "y"'),
    ],
)
def test_good_tables_are_taken(tmp_path: Path, table: str) -> None:
    """Whatever may be said in one."""
    text = f"[tool.concord]\n{table}\n"
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert load(tmp_path)


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes that are no text, and what the system keeps to itself."""
    file = tmp_path / "pyproject.toml"
    file.write_bytes(b"\xff")
    with pytest.raises(ConfigError, match=r"pyproject\.toml: not a TOML file: 'utf-8'"):
        load(tmp_path)

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(ConfigError, match=r"pyproject\.toml: Permission denied$"):
        load(tmp_path)


def test_each_part_of_a_package_name_may_begin_with_a_digit() -> None:
    """All but the first one."""
    assert "a_1b" == check_package("a_1b")
