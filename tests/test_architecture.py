"""What the modules of the generator may know of each other, and of any service."""

from __future__ import annotations

import ast
import importlib
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
MAX_LINES = 300

# Each module, or package of modules, and which others it may import, in the order of
# the pipeline: nothing that stands below it. A stage takes the data of those before it;
# only `pipeline` knows the stages.
MAY_IMPORT = {
    # data that all stages share
    "source": "",
    "encodings": "",
    "files": "source encodings",
    "excerpt": "source",
    "diagnostics": "source excerpt",
    "nodes": "source",
    "walk": "nodes",
    "ir": "source",
    # text -> located nodes
    "scalars": "",
    "build": "source diagnostics nodes scalars",
    "yaml_slips": "source diagnostics",
    "read_json": "source diagnostics scalars build",
    "read_yaml": "source diagnostics scalars build yaml_slips",
    "foreign": "source diagnostics nodes",
    "load": "source diagnostics nodes build read_json read_yaml foreign",
    # -> one document
    "file_paths": "",
    "pointers": "source diagnostics nodes yaml_slips",
    "library": "files diagnostics load file_paths pointers",
    "trace": "diagnostics nodes walk library",
    "bundle": "source files diagnostics nodes pointers library trace",
    # -> references resolved
    "resolve": "diagnostics nodes walk pointers",
    # -> checked
    "prune": "nodes resolve",
    "dialect": "nodes resolve pointers",
    "kinds": "nodes",
    "render": "",
    "pattern_classes": "render",
    "pattern_escapes": "pattern_classes",
    "pattern_brackets": "pattern_escapes",
    "pattern_parts": "",
    "pattern_groups": "pattern_escapes",
    "pattern_pieces": "pattern_escapes pattern_brackets pattern_groups",
    "pattern_automaton": "pattern_classes pattern_parts",
    "backtracking": "pattern_parts pattern_automaton",
    "pattern_power": "pattern_parts pattern_automaton",
    "pattern_possessive": "pattern_parts pattern_automaton",
    "patterns": (
        "pattern_classes pattern_escapes pattern_brackets pattern_pieces backtracking"
        " pattern_power"
    ),
    "idempotency": "nodes ir resolve dialect",
    "media_types": "nodes ir resolve dialect",
    "checks": (
        "source diagnostics nodes walk resolve dialect kinds ir pattern_classes patterns"
        " idempotency media_types"
    ),
    "check": "diagnostics resolve prune checks",
    # -> looked at as a whole
    "spelling_keys": "",
    "spelling": "source diagnostics nodes spelling_keys",
    "sound": "resolve prune",
    "reading": (
        "source files diagnostics load spelling bundle resolve dialect sound check"
    ),
    # -> IR
    "paged_names": "diagnostics ir",
    "words": "",
    "distinct": "diagnostics ir",
    "naming": "diagnostics ir words distinct paged_names",
    "scalar_shapes": "nodes kinds ir pattern_possessive patterns",
    "whole": "nodes resolve dialect",
    "schemas": (
        "diagnostics nodes kinds ir resolve dialect words distinct scalar_shapes whole"
    ),
    "security": "nodes ir resolve dialect",
    "lower": (
        "diagnostics nodes ir resolve dialect schemas security idempotency media_types"
    ),
    # -> views
    "prose": "",
    "views": "ir naming words prose",
    # -> rendered, formatted
    "format": "",
    "pieces": "",
    # -> {path: text}
    "plan": "views render",
    "pipeline": (
        "source files diagnostics ir resolve reading naming lower views render format plan"
    ),
    # -> written or compared
    "staging": "",
    "folder": "staging",
    "spec_folder": "source files folder",
    "patch": "",
    "locking": "",
    "manifest": "",
    "output": "staging folder locking manifest patch",
    # known from earlier runs
    "user_folders": "",
    "store": "staging user_folders",
    "cache": "source files render format pieces store",
    "update": "source files format pipeline output store cache",
    # -> served
    "mock": "source files diagnostics ir pattern_classes pattern_parts prose pipeline",
    # findings -> what GitHub shows
    "annotations": "source excerpt",
    # -> all that there is to say of a spec
    "lint": (
        "source files excerpt diagnostics annotations nodes walk ir resolve reading dialect kinds words"
        " pattern_parts pattern_automaton backtracking patterns checks check naming lower"
    ),
    # two specs -> what differs
    "diff": (
        "source excerpt diagnostics nodes files ir resolve dialect views render format"
        " pipeline annotations"
    ),
    # what a person types and sees
    "config_table": "",
    "config": "config_table",
    "watch": "",
    "scaffold": "render config config_table",
    "cli": (
        "source files diagnostics render format pipeline staging folder spec_folder"
        " store cache update lint mock diff config watch scaffold"
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


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_only_what_it_may(module: str) -> None:
    """No module knows more of the generator than the table says."""
    found = {row_of(name) for name in modules_imported(module)} - {row_of(module)}
    assert set() == found - set(MAY_IMPORT.get(row_of(module), "").split())


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Within a package, too, imports run one way; all of them are absolute."""
    graph = {module: modules_imported(module) for module in MODULES}
    TopologicalSorter(graph).prepare()
    everything = {name for file in MODULES.values() for name in imported(file)}
    assert [] == [name for name in everything if name.startswith(".")]


def test_emitted_runtime_does_not_know_the_generator() -> None:
    """What the emitted package is made of is self-contained."""
    runtime = [file for file in TEMPLATES if file.suffix == ".py"]
    roots = {name.partition(".")[0] for file in runtime for name in imported(file)}
    assert set() == roots & {"generator", "templates", "tests"}


def test_no_service_is_known_by_name() -> None:
    """What is particular to a service stands in its spec, nowhere else."""
    name = re.compile(r"\becr|ecr[-_]?public|spencer", re.IGNORECASE)
    files = [*SOURCES, *TEMPLATES]
    assert [] == [file for file in files if name.search(file.read_text("utf-8"))]


@pytest.mark.parametrize("module", MODULES)
def test_module_stays_short(module: str) -> None:
    """A module that outgrows a few screens has a second job."""
    assert MODULES[module].read_text(encoding="utf-8").count("\n") <= MAX_LINES


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
