"""A document of odd names is generated, and nothing of it becomes code."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.odd_names import ODD, document, text
from tests.hostile.strings import CANARY
from tests.http.emitted import Emitted, emit
from tests.prove.proving import prove
from tests.tools import mypy_finds


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package of the document."""
    return emit(text(), "odd_names", tmp_path_factory.mktemp("odd"))


def own_modules(package: Emitted) -> list[Path]:
    """Return the modules that are made of the document."""
    files = (package.folder / package.name).rglob("*.py")
    return [file for file in files if "_runtime" not in file.parts]


def test_nothing_becomes_code(package: Emitted) -> None:
    """What the document says stands in strings alone, and shows as what it is."""
    for file in own_modules(package):
        source = file.read_text(encoding="utf-8")
        assert [] == [
            each for each in source if not (each.isprintable() or each == "\n")
        ]
        names = {
            node.id if isinstance(node, ast.Name) else node.attr
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Name | ast.Attribute)
        }
        assert not names & {"os", "__import__"}
        assert CANARY not in names


def test_names_travel_as_they_are(package: Emitted) -> None:
    """Whatever they are in Python, on the wire they are those of the document."""
    operations = package.operations.OPERATIONS
    assert list(ODD) == list(operations)
    kinds = [each.value for each in package.models.Kind]
    assert list(ODD) == kinds
    members: dict[str, Any] = {name: name for name in ODD}
    members |= {"tree": [{'b"': ODD[3]}, 'a"\\', []], "kind": ODD[1]}
    odd = package.models.Odd.from_dict(members)
    assert members == odd.to_dict() == json.loads(odd.to_json())
    for place, name in enumerate(ODD):
        binding = operations[name].binding
        assert f"/p{place}/a'b\"c\\d/{{id}}" == binding.path
        assert {"id", name, f"X-a'b{place}"} == {
            each.name for each in binding.locations.values()
        }


def test_types_are_right(package: Emitted) -> None:
    """mypy finds nothing."""
    assert "" == mypy_finds(*own_modules(package), cwd=package.folder)


def test_it_holds(tmp_path: Path) -> None:
    """Client and server agree on operations of such names."""
    some = document()
    kept = list(some["paths"])[:3]
    some["paths"] = {path: some["paths"][path] for path in kept}
    file = tmp_path / "odd.json"
    file.write_text(json.dumps(some))
    result = prove(file)
    assert 0 == result.exit_code, result.stdout
    assert "3 of 3 operations hold" in result.stderr
