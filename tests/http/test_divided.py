"""A large package is several modules, each loaded when something in it is first used."""

from __future__ import annotations

import ast
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from generator.mock.application import Manner, build
from generator.naming import homes
from generator.pipeline import Options, generate
from generator.sources.files import NO_FILES
from tests.http.documents import HEAD, files, source
from tests.http.emitted import Emitted, emit
from tests.http.test_http_mock import call
from tests.prove.proving import proof
from tests.tools import mypy_finds, style_finds

FARM = Path(__file__).with_name("farm.yaml")
KEY: dict[str, tuple[str, ...]] = {"key": ()}


@pytest.fixture(scope="module")
def small() -> Iterator[None]:
    """Let every service be a large one, and every word have a module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(homes, "LARGE", 0)
        patch.setattr(homes, "_FEW", 0)
        yield


@pytest.fixture(scope="module")
def farm(small: None, tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package of the farm."""
    return emit(FARM.read_text(), "farm", tmp_path_factory.mktemp("farm"))


def files_of(farm: Emitted, folder: str) -> list[str]:
    """Return the names of the modules in a folder of the package."""
    found = (farm.folder / farm.name / folder).glob("*.py")
    return sorted(file.stem for file in found)


def run(farm: Emitted, program: str) -> Any:
    """Return what a program prints that has nothing of the package loaded yet."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=farm.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return json.loads(done.stdout)


def test_what_stands_where(farm: Emitted) -> None:
    """Groups have modules, schemas those of their first words; subclasses that of bases."""
    for folder in "client", "async_client", "server", "operations":
        assert ["__init__", "barns", "list"] == files_of(farm, folder)
    models = set(files_of(farm, "models"))
    assert {"animal", "barn", "barns", "class_", "common", "farm", "guest"} < models
    assert not {"cow", "hen", "class"} & models
    assert "farm.models.animal" == farm.models.Cow.__module__
    assert "farm.models.barns" == farm.models.BarnsGetOrder.__module__


def test_names_are_those_of_one_module(farm: Emitted) -> None:
    """Whoever imports a class need not know in how many modules the package is."""
    assert farm.models.Barn is getattr(farm, "models.barn").Barn
    assert farm.models.barn.Barn is farm.models.Barn
    assert {"Barn", "Cow", "Guest", "RootRequest"} < set(dir(farm.models))
    assert farm.operations.BARNS_GET is farm.operations.OPERATIONS["barns/get"]
    assert ["root", "barns/get", "barns/move-in", "list/list"] == list(
        farm.operations.OPERATIONS
    )
    assert farm.client.Barns is getattr(farm, "client.barns").Barns
    with pytest.raises(AttributeError, match=r"'farm.models' .* 'BarnX'"):
        _ = farm.models.BarnX
    with pytest.raises(AttributeError, match=r"'farm.operations' .* 'NONE'"):
        _ = farm.operations.NONE


def test_classes_refer_to_one_another_in_circles(farm: Emitted) -> None:
    """Whichever module comes first, and through unions with names as well."""
    models = farm.models
    barn = models.Barn(id=1, farm=models.Farm(barns=[], note=["Tom"]))
    again = models.Barn.from_json(barn.to_json())
    assert barn == again
    assert barn == pickle.loads(pickle.dumps(again))
    found = models.Farm.from_dict(
        {"barns": [], "note": {"kind": "cow", "name": "Elsa"}}
    )
    assert models.Cow(name="Elsa") == found.note
    program = "import farm.models.{} as it, json; print(json.dumps(it.__name__))"
    for name in files_of(farm, "models"):
        assert run(farm, program.format(name)) == f"farm.models.{name}"


def test_nothing_is_loaded_that_a_call_does_not_need(farm: Emitted) -> None:
    """A client has its groups when they are asked for."""
    loaded = run(
        farm,
        "import json, sys\n"
        "from farm import FarmClient, errors\n"
        "client = FarmClient(base_url='http://127.0.0.1:1', retries=0)\n"
        "try:\n    client.list.list()\nexcept errors.TransportError:\n    pass\n"
        "print(json.dumps([each for each in sys.modules if 'farm' in each]))",
    )
    assert {"farm.client.list", "farm.operations.list"} < set(loaded)
    models = {each for each in loaded if each.startswith("farm.models.")}
    assert {"farm.models.guest", "farm.models.list"} < models
    assert {"farm.models.barn", "farm.models.barns"}.isdisjoint(models)
    assert {"farm.client.barns", "farm.operations.barns"}.isdisjoint(loaded)


def test_options_reach_groups(farm: Emitted) -> None:
    """A client with other options has groups of its own."""
    client = farm.client.FarmClient(base_url="http://farm.test")
    other = client.with_options(headers={"X-A": "1"})
    assert client.barns is client.barns
    assert client.barns is not other.barns
    assert other.barns._client is other


def test_client_and_server_agree(farm: Emitted) -> None:
    """The proof tries all operations, one of which has fewer branches deep down."""
    found = proof(FARM, "--package", farm.folder / farm.name, "--jobs", "1")
    assert (4, 4) == (found["summary"]["operations"], found["summary"]["proven"])


def test_tools_find_nothing_in_it(farm: Emitted) -> None:
    """Neither mypy with all that it has, nor ruff, nor black."""
    package = farm.folder / farm.name
    modules = [file for file in package.rglob("*.py") if "_runtime" not in file.parts]
    use = farm.folder / "use.py"
    use.write_text(
        "from farm import FarmClient, models\n\n\n"
        "def milk(client: FarmClient) -> float | None:\n"
        "    barn: models.Barn = client.barns.get(barn=1, order='age')\n"
        "    for animal in barn.animals or []:\n"
        "        if isinstance(animal, models.Cow):\n"
        "            return animal.milk\n"
        "    return None\n"
    )
    assert "" == mypy_finds(use, *modules, cwd=farm.folder)
    assert "" == style_finds(*modules, cwd=farm.folder)


def test_a_package_carries_its_proof(small: None, tmp_path: Path) -> None:
    """The tests that it comes with run by themselves."""
    options = Options(package="farm", with_tests=True)
    for path, text in generate(source(FARM.read_text()), options).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stdout


def test_without_groups_all_operations_stand_together(small: None) -> None:
    """What lists the operations of modules is not needed, and not imported."""
    options = Options(package="farm", groups="none")
    text = generate(source(FARM.read_text()), options)["farm/operations/__init__.py"]
    assert "from collections.abc import Mapping\n" in text
    assert "OPERATIONS: Mapping[str, Operation[Any, Any]] = {" in text
    assert "Listed" not in text


def test_a_mock_answers_for_all_groups(small: None) -> None:
    """It implements the services of all modules."""
    mock = build(
        source(FARM.read_text()),
        NO_FILES,
        Manner(),
        log=lambda line: None,
        stage=nullcontext,
    )
    assert 4 == mock.operations
    assert 200 == call(mock.application, "GET", "/barns/1")[0]
    assert 200 == call(mock.application, "GET", "/animals")[0]


def test_large_groups_divide(
    small: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What operations have of their own stands with that of those named alike."""
    monkeypatch.setattr(homes, "_MANY", 0)
    farm = emit(FARM.read_text(), "large_farm", tmp_path)
    assert {"barns_get", "barns_move"} < set(files_of(farm, "models"))
    assert "large_farm.models.barns_get" == farm.models.BarnsGetOrder.__module__
    assert farm.models.BarnsMoveInRequest is farm.models.barns_move.BarnsMoveInRequest
    loaded = run(
        farm,
        "import json, sys\n"
        "from large_farm import operations\n"
        "assert operations.BARNS_GET.input\n"
        "print(json.dumps([each for each in sys.modules if '.models.' in each]))",
    )
    # What other operations of the group take is not there yet.
    assert ["large_farm.models.barns_get"] == loaded


def test_modules_of_classes_are_told_by_what_they_are_called() -> None:
    """All else has a line of its own, which no other line can take away."""
    found = {"Hook": "hook", "HookTeam": "hook_team", "Cat": "common_c"}
    modules = {"CommonC": "common_c", "Hook": "hook", "HookTeam": "hook_team"}
    assert {**modules, "Cat": "common_c"} == homes.told(found, {})
    found |= {"HookTeamAdd": "hook", "HookTeamAddition": "hook_team", "Cats": "cats"}
    assert {
        **modules,
        "Cats": "cats",
        "Cat": "common_c",
        "HookTeamAdd": "hook",
    } == homes.told(found, {})
    found |= {"HookTeamAddOn": "hook_team"}
    assert {"HookTeamAddOn": "hook_team"}.items() <= homes.told(found, {}).items()


def test_every_class_is_told_of() -> None:
    """One whose name begins as another module is called has a line of its own."""
    found = {"AlertGroup": "common", "AlertGroupSettings": "alert_group_settings"}
    classes = {
        "AlertGroupSettingsReference": "common",
        "AlertGroupSettingsReferenceAt": "common",
        "AlertGroupSettingsReferenceById": "alert_group_settings",
    }
    told = homes.told(found, classes)
    everything = {**found, **classes}
    assert everything == {
        name: told[homes.beginning_of(name, told) or ""] for name in everything
    }
    assert "AlertGroupSettingsReferenceAt" not in told


@pytest.mark.parametrize(
    ("every", "one", "other", "expected"),
    [
        ("[{key: []}]", None, None, ((KEY,),)),
        ("[{key: []}]", "[]", None, ((), (KEY,))),
        ("[{key: []}]", "[{key: []}, {}]", "[{key: []}]", ((KEY, {}), (KEY,))),
        (None, "[{key: []}]", "[{key: []}]", ((KEY,),)),
        (None, "[{key: []}]", None, ((KEY,), ())),
        (None, "[{}]", None, (({},),)),
        (None, "[]", None, ((),)),
        (None, None, None, ()),
        ("[{}]", None, "[]", (({},), ())),
    ],
)
def test_what_operations_ask_for_is_told_once(
    small: None,
    every: str | None,
    one: str | None,
    other: str | None,
    expected: tuple[object, ...],
) -> None:
    """Those that say nothing ask for what all do, or for nothing where one does ask."""
    said = [f", security: {each}" if each else "" for each in (one, other)]
    done = "tags: [a], responses: {'200': {description: Done}}"
    text = (
        f"{HEAD}  /a: {{get: {{{done}{said[0]}}}, put: {{{done}{said[1]}}}}}\n"
        "components: {securitySchemes: {key: {type: http, scheme: basic}}}\n"
        + (f"security: {every}\n" if every else "")
    )
    index = files(text)["operations/__init__.py"]
    (found,) = re.findall(r"^    asked=(.*?),$", index, re.MULTILINE)
    assert expected == ast.literal_eval(found)
