"""`concord diff` in a project that `concord init` has set up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.diff.code import divided
from generator.diff.compare import compare
from generator.diff.formats import FORMATS
from generator.diff.read import read_version
from generator.resources.templates import copy
from generator.sources.options import Options
from generator.sources.source import Source
from tests.diff.test_revisions import commit, git

SKELETON = copy("skeleton/http.yaml")
EDITS = (
    ("maximum: 100,", "maximum: 50,"),
    ("/items/{name}:", "/items/{id}:"),
    ("- name: name\n", "- name: id\n"),
    ("description: It is gone", "description: It is sold"),
    ("enum: [fruit, bread, other]", "enum: [fruit, bread, cheese, other]"),
)


def edited(text: str) -> str:
    """The skeleton with a change of some kinds."""
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the skeleton on main, and an edit in the working tree."""
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    begun = CliRunner().invoke(main, ["init"])
    assert 0 == begun.exit_code, begun.output
    written: dict[str, str | bytes] = {
        name: (tmp_path / name).read_text(encoding="utf-8")
        for name in ("pyproject.toml", "spec/service.yaml")
    }
    commit(tmp_path, written)
    spec = tmp_path / "spec/service.yaml"
    spec.write_text(edited(spec.read_text(encoding="utf-8")), encoding="utf-8")
    return tmp_path


def concord(*arguments: str) -> Result:
    """Run `concord diff`."""
    return CliRunner().invoke(main, ["diff", *arguments])


def test_revision_is_compared_with_the_working_tree(desk: Path) -> None:
    """Each edit is found where it stands, in the revision and in the file."""
    result = concord("main")
    assert 0 == result.exit_code, result.output
    found = re.findall(r"^\w+ ([\w-]+) (\S+) \[", result.stdout, re.MULTILINE)
    assert [
        ("maximum-lowered", "listItems.limit"),
        ("parameter-renamed", "/items/{id}.id"),
        ("enum-value-added", "Kind.cheese"),
        ("description-changed", "deleteItem.204"),
    ] == found
    assert "- main:spec/service.yaml:31:47  " in result.stdout
    assert "+ spec/service.yaml:31:47  " in result.stdout
    assert "in getItem, putItem, deleteItem\n" in result.stdout


@pytest.mark.parametrize("format_", FORMATS)
def test_each_format_shows_it(desk: Path, format_: str) -> None:
    """Whatever the format, the finding that breaks the most is in it."""
    result = concord("main", "--format", format_)
    assert (0, "") == (result.exit_code, result.stderr)
    assert "maximum-lowered" in result.stdout
    assert "listItems" in result.stdout


def test_json_tells_the_operations_and_names(desk: Path) -> None:
    """What a parameter's finding is about is a method, and the argument of it."""
    report = json.loads(concord("main", "--format", "json").stdout)
    (renamed,) = (
        each for each in report["changes"] if each["rule"] == "parameter-renamed"
    )
    assert ["getItem", "putItem", "deleteItem"] == renamed["operations"]
    assert "get_item.id" in renamed["symbols"]


def test_each_changed_line_has_its_finding() -> None:
    """No part of the generated code's diff is left over."""
    old, new = (
        read_version(Source(name, text))
        for name, text in (("old.yaml", SKELETON), ("new.yaml", edited(SKELETON)))
    )
    code = divided(compare(old, new))
    assert () == code.rest
    assert all(code.caused[number] or code.elsewhere[number] for number in (0, 1, 2))


def test_what_is_left_out_is_told() -> None:
    """An operation that neither package has may be left out for another reason."""
    old, new = (
        read_version(
            Source(
                "spec.yaml", SKELETON.replace("schemas/Stock'}\n      resp", reference)
            ),
            Options(skip_unsupported=True),
        )
        for reference in ("schemas/Nil'}\n      resp", "schemas/None'}\n      resp")
    )
    (change,) = compare(old, new).changes
    assert "annotation-changed" == change.rule
    assert "`#/components/schemas/None` leads nowhere" in change.now
    assert old.files != new.files


def test_options_of_the_project_hold(desk: Path) -> None:
    """Without groups, a tag is a word; what is said of a place may be new."""
    table = desk / "pyproject.toml"
    said = table.read_text(encoding="utf-8")
    chosen = 'groups = "none"\nnames = {"/paths/~1items~1{id}/get" = "one"}\n'
    table.write_text(said + chosen, encoding="utf-8")
    spec = desk / "spec/service.yaml"
    text = spec.read_text(encoding="utf-8").replace("tags: [items]", "tags: [goods]")
    spec.write_text(text, encoding="utf-8")
    result = concord("main")
    assert 0 == result.exit_code, result.output
    assert "operation-group-changed" not in result.stdout
    assert "python-name-changed getItem" in result.stdout
