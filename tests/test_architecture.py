"""What the modules of the generator may know of each other, and of any service."""

from __future__ import annotations

import ast
import importlib
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
MAX_LINES = 300
CODE = {".py", ".jinja", ".macros", ".yaml"}

ELSEWHERE = {
    "generator/mock/credentials.py": "signatures, which any service may ask for",
    "templates/package/_runtime/debug_log.py": "headers that are no secrets",
    "templates/package/_runtime/error_codes.py": "refused signatures are told by it, too",
    "templates/package/_runtime/protocol.py": "one of the names for a request's number",
    "templates/package/_runtime/telemetry.py": "what OpenTelemetry calls such calls",
}
"""Modules that know a header of AWS, and are no room of AWS JSON: what for."""

# Each package, and which others it may import, in the order of
# the pipeline: nothing that stands below it. A stage takes the data of those before it;
# only `pipeline` knows the stages.
MAY_IMPORT = {
    # data that all stages share
    "sources": "",
    "problems": "sources",
    # text -> located nodes
    "reading": "sources problems",
    # -> one document, its references resolved
    "linking": "sources problems reading",
    # -> checked
    "ir": "sources",
    "resources": "",
    "patterns": "resources",
    "dialects": "problems reading linking ir patterns",
    "checking": "sources problems reading linking ir patterns dialects",
    # -> named, in IR
    "naming": "sources problems reading linking ir dialects",
    "lowering": "sources problems reading linking ir patterns dialects naming",
    # -> views
    "views": "sources ir naming",
    # -> rendered, formatted
    "rendering": "sources resources views",
    # -> values that keep to shapes
    "values": "ir patterns",
    # -> cases, and what tries them
    "proof": "sources problems resources ir naming values",
    # -> {path: text}
    "pipeline": (
        "sources problems reading linking ir resources dialects checking naming lowering"
        " views rendering proof"
    ),
    # what the last run left, and an edit -> the same
    "revising": (
        "sources problems resources ir dialects naming lowering views rendering pipeline"
    ),
    # -> written or compared
    "writing": "sources resources rendering pipeline revising",
    # {path: text} -> modules
    "importing": "",
    # -> served
    "mock": "sources problems ir views pipeline values importing",
    # -> tried
    "prove": "sources problems ir naming pipeline values proof importing",
    # -> all that there is to say of a spec
    "lint": (
        "sources problems reading linking ir patterns resources dialects checking naming"
        " pipeline"
    ),
    # two specs -> what differs
    "diff": (
        "sources problems reading linking ir resources dialects views rendering pipeline"
    ),
    # what a person types and sees
    "cli": (
        "sources problems resources rendering pipeline writing mock prove lint diff"
    ),
    "__main__": "cli",
}


def module_of(file: Path) -> str:
    """The name of a module below `generator`; that of a package is its folder's."""
    parts = file.relative_to(GENERATOR).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def files_below(folder: str) -> list[Path]:
    """Every file that is kept in git below a folder."""
    return [
        file
        for file in sorted((ROOT / folder).rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    ]


SOURCES = files_below("generator")
MODULES = {module_of(file): file for file in SOURCES if file.suffix == ".py"}
TEMPLATES = files_below("templates")


@cache
def imported(file: Path) -> set[str]:
    """What a file imports: "a.b" for `import a.b` and each b in `from a import b`.

    A relative import keeps its dots in front.
    """
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    return {
        alias.name
        for node in nodes
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        f"{'.' * node.level}{node.module or ''}.{alias.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def modules_imported(module: str) -> set[str]:
    """The modules of the generator that one of them imports."""
    names = (
        name.removeprefix("generator.")
        for name in imported(MODULES[module])
        if name.startswith("generator.")
    )
    # The package itself holds the version, which every module may know.
    return {name if name in MODULES else name.rpartition(".")[0] for name in names} - {
        ""
    }


def row_of(module: str) -> str:
    """The row of the table that speaks of a module."""
    return module.partition(".")[0]


def test_table_names_every_module() -> None:
    """A new module states what it may import; one that is gone is not listed."""
    assert MAY_IMPORT.keys() == {row_of(module) for module in MODULES} - {""}


def test_table_runs_one_way() -> None:
    """The table allows no module what stands below it."""
    above: set[str] = set()
    for row, allowed in MAY_IMPORT.items():
        assert set() == set(allowed.split()) - above, row
        above.add(row)


def test_modules_import_only_what_they_may() -> None:
    """No module knows more of the generator than the table says."""
    found = {
        module: {row_of(name) for name in modules_imported(module)}
        - {row_of(module), *MAY_IMPORT.get(row_of(module), "").split()}
        for module in MODULES
    }
    assert {} == {module: rows for module, rows in found.items() if rows}


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Within a package, too, imports run one way; all of them are absolute."""
    graph = {module: modules_imported(module) for module in MODULES}
    TopologicalSorter(graph).prepare()
    everything = {name for file in MODULES.values() for name in imported(file)}
    assert [] == [name for name in everything if name.startswith(".")]


def test_only_naming_makes_names() -> None:
    """All else looks names up; lowering asks for those of what a document names not."""
    asked = {
        (row_of(module), name)
        for module in MODULES
        if row_of(module) != "naming"
        for name in modules_imported(module)
        if row_of(name) == "naming"
    }
    outside = {name for row, name in asked if row != "lowering"}
    assert {"naming.names", "naming.unnamed.gathering"} == outside
    inside = {name for row, name in asked if row == "lowering"}
    assert {"naming.unnamed"} == {name.rpartition(".")[0] for name in inside}


def test_only_naming_joins_names() -> None:
    """No text of lowering or of views that is put together could be a name of ours."""
    found = [
        (module, text)
        for module, file in MODULES.items()
        if row_of(module) in ("lowering", "views")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        and re.fullmatch(r"(\{[^{}]*\}|[A-Za-z0-9_])+", text := ast.unparse(node)[2:-1])
        and re.search(r"\w", re.sub(r"\{[^{}]*\}", "", text))
    ]
    # Classes of the runtime, which are called what they are.
    assert ["{prefix}Group", "{_PROOFS[type(scheme)][0]}Verifier"] == [
        text for _, text in found
    ]


def test_emitted_runtime_does_not_know_the_generator() -> None:
    """What the emitted package is made of is self-contained."""
    runtime = [file for file in TEMPLATES if file.suffix == ".py"]
    roots = {name.partition(".")[0] for file in runtime for name in imported(file)}
    assert set() == roots & {"generator", "templates", "tests"}


def test_no_service_is_known_by_name() -> None:
    """What is particular to a service stands in its spec; texts show it as an example."""
    name = re.compile(r"\becr|ecr[-_]?public|spencer", re.IGNORECASE)
    files = [file for file in (*SOURCES, *TEMPLATES) if file.suffix != ".md"]
    assert [] == [file for file in files if name.search(file.read_text("utf-8"))]


def test_aws_json_has_rooms_of_its_own() -> None:
    """A header or media type of AWS stands where AWS JSON or its signatures are spoken."""
    files = [file for file in (*SOURCES, *TEMPLATES) if file.suffix in CODE]
    found = {
        file.relative_to(ROOT).as_posix()
        for file in files
        if "amz" in file.read_text("utf-8").lower()
    }
    rooms = {each for each in found if re.search(r"aws[_-]json|/identity/", each)}
    assert ELSEWHERE.keys() == found - rooms


def test_modules_stay_short() -> None:
    """A module that outgrows a few screens has a second job."""
    lines = {
        module: file.read_text(encoding="utf-8").count("\n")
        for module, file in MODULES.items()
    }
    assert {} == {name: count for name, count in lines.items() if count > MAX_LINES}


@pytest.mark.parametrize(
    "template",
    [file for file in TEMPLATES if file.suffix == ".jinja"],
    ids=lambda file: file.name,
)
def test_template_opens_with_its_view(template: Path) -> None:
    """The first line of a template names the class of its view, which exists."""
    line = template.read_text(encoding="utf-8").partition("\n")[0]
    match = re.fullmatch(r"\{#-? view: (generator\.[\w.]+)\.(\w+) -?#\}", line)
    assert match is not None, line
    view = getattr(importlib.import_module(match[1]), match[2])
    assert isinstance(view, type)
