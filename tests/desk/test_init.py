"""`concord init`: from an empty folder, or an existing project, to a first package."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main, scaffold
from generator.cli.config import ConfigError
from generator.resources.templates import copy
from tests.prove.proving import prove

SKELETON = copy("skeleton/http.yaml")
AWS_JSON = copy("skeleton/aws-json.yaml")
USE = """\
from corner_shop import CornerShopClient, errors, models, server
from corner_shop.transports import AsgiTransport

class Shop(server.ItemsService):
    def put_item(self, request, context):
        return models.Item(name=request.name, kind="fruit", price=1, count=request.body.count)

    def get_item(self, request, context):
        raise errors.NotFound(models.Problem(detail="none"))

app = server.create_app(items=Shop(), authenticate=server.anonymous)
with CornerShopClient(transport=AsgiTransport(app)) as client:
    stock = models.Stock(kind="fruit", price=1, count=60)
    print(client.items.put_item(name="pear", body=stock).count)
    try:
        client.items.get_item(name="pear")
    except errors.NotFound as error:
        print(error.status, error.body.detail)
"""
USE_AWS_JSON = """\
from corner_shop import CornerShopClient, errors, models, server
from corner_shop.transports import AsgiTransport

class Shop(server.CornerShopService):
    def put_item(self, request, context):
        return models.PutItemResponse(item=request.item)

    def list_items(self, request, context):
        raise errors.ShelfNotFoundException("none")

app = server.create_app(Shop(), authenticate=server.anonymous)
with CornerShopClient(transport=AsgiTransport(app)) as client:
    print(client.put_item(item=models.Item(name="pear", price=60)).item.price)
    try:
        list(client.list_items_items())
    except errors.ShelfNotFoundException as error:
        print(error.status, error.message)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*arguments: str) -> Result:
    """Run the command in the working folder."""
    return CliRunner().invoke(main, ["init", *arguments])


def texts(folder: Path) -> dict[str, str]:
    """Every file below a folder, as text."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes().decode()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize(
    ("options", "use", "expected"),
    [((), USE, "60\n404 none\n"), (("--aws-json",), USE_AWS_JSON, "60\n481 none\n")],
)
def test_empty_folder_becomes_a_project_that_works(
    folder: Path, options: tuple[str, ...], use: str, expected: str
) -> None:
    """From init by way of generate to a client that calls a server, as it stands."""
    assert 0 == init(*options).exit_code
    assert {
        "tool": {
            "concord": {
                "spec": "spec/service.yaml",
                "output": "generated",
                "package": "corner_shop",
            }
        }
    } == tomllib.loads((folder / "pyproject.toml").read_text())
    assert 0 == CliRunner().invoke(main, ["generate"]).exit_code
    used = subprocess.run(
        [sys.executable, "-c", use],
        cwd=folder / "generated",
        capture_output=True,
        text=True,
        check=True,
    )
    assert expected == used.stdout


@pytest.mark.parametrize("spec", [SKELETON, AWS_JSON])
def test_skeletons_are_clean(folder: Path, spec: str) -> None:
    """What people begin with has no findings, and is proven."""
    (folder / "shop.yaml").write_text(spec)
    strict = ["lint", "shop.yaml", "--fail-on", "advice"]
    assert 0 == CliRunner().invoke(main, strict).exit_code
    assert 0 == prove("shop.yaml", "--jobs", "1").exit_code


def test_second_run_changes_nothing_and_says_so(folder: Path) -> None:
    """Whatever was set up stays as it is, edited or not."""
    init()
    (folder / "spec/service.yaml").write_text(SKELETON.replace("apple", "pear"))
    before = texts(folder)
    done = init()
    assert 0 == done.exit_code
    assert [
        "pyproject.toml: as it was",
        ".gitattributes: as it was",
    ] == done.stderr.splitlines()
    assert before == texts(folder)


def test_existing_files_are_added_to(folder: Path) -> None:
    """What stands in a file stays, byte by byte; line ends are those of the file."""
    before = {
        "pyproject.toml": '[project]\r\nname = "x" # why\r\n[tool.ruff]\r\n',
        ".gitattributes": "* text=auto\n",
        "api/shop.yaml": SKELETON,
    }
    (folder / "api").mkdir()
    for name, text in before.items():
        (folder / name).write_bytes(text.encode())
    done = init("api/shop.yaml", "-o", "out put", "-p", "shop")
    assert 0 == done.exit_code
    after = texts(folder)
    assert {
        "pyproject.toml": before["pyproject.toml"]
        + '\r\n[tool.concord]\r\nspec = "api/shop.yaml"\r\n'
        + 'output = "out put"\r\npackage = "shop"\r\n',
        ".gitattributes": "* text=auto\n\n"
        + "\n".join(scaffold.shown_in_reviews("out put"))
        + "\n",
        "api/shop.yaml": SKELETON,
    } == after


def test_errors_of_a_spec_are_shown_once_all_is_set_up(folder: Path) -> None:
    """A spec may be mended later: the project is set up, the exit code is 1."""
    (folder / "shop.yaml").write_text(SKELETON.replace("responses:", "respones:", 1))
    done = init("shop.yaml")
    assert 1 == done.exit_code
    assert "error: `respones` has no meaning in an operation" in done.stderr
    assert done.stderr.endswith("1 error; all else is set up\n")
    assert {"pyproject.toml", "shop.yaml", ".gitattributes"} == set(texts(folder))


@pytest.mark.parametrize(
    ("table", "arguments", "message"),
    [
        (None, ["none.yaml"], "cannot read none.yaml: No such file or directory"),
        (None, ["../shop.yaml"], "spec in [tool.concord] leads out of the folder"),
        (None, ["-p", "class"], "'class' cannot be the name of a package"),
        (None, ["-o", ".."], "output in [tool.concord] leads out of the folder"),
        ("[tool", [], "pyproject.toml: not a TOML file: "),
        ("tool = {}", [], "[tool.concord] cannot be added at the end of"),
        ('[tool.concord]\nspec = "a"', ["b"], 'already: set spec = "b" there'),
        ("[tool.concord]", ["-p", "b"], 'already: set package = "b" there'),
        ("[tool.concord]\nspek = 1", [], "[tool.concord] has no key 'spek'"),
    ],
)
def test_what_cannot_be_set_up_leaves_everything_as_it_was(
    folder: Path, table: str | None, arguments: list[str], message: str
) -> None:
    """A run that cannot begin says why in one line, exits with 2 and writes nothing."""
    (folder.parent / "shop.yaml").write_text(SKELETON)
    if table is not None:
        (folder / "pyproject.toml").write_text(table)
    before = texts(folder)
    done = init(*arguments)
    assert (2, before) == (done.exit_code, texts(folder))
    assert done.stderr.startswith("Error: ")
    assert message in done.stderr


def test_full_disk_leaves_everything_as_it_was(folder: Path) -> None:
    """Where one file does not fit, none is written, and no folder or piece stays."""
    (folder / "pyproject.toml").write_text("[project]\n")
    limit = len(SKELETON) - 1
    done = subprocess.run(
        [sys.executable, "-Bm", "generator", "init"],
        cwd=folder,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
        check=False,
    )
    message = "cannot write spec/service.yaml: File too large; nothing is written"
    assert (2, f"Error: {message}\n") == (done.returncode, done.stderr)
    assert [folder / "pyproject.toml"] == list(folder.iterdir())
    assert "[project]\n" == (folder / "pyproject.toml").read_text()


def test_links_are_not_written_through(folder: Path) -> None:
    """A committed link has nothing appended to where it leads, in the home, say."""
    (folder.parent / "profile").write_text("mine")
    (folder / ".gitattributes").symlink_to("../profile")
    done = init()
    assert 2 == done.exit_code
    assert ".gitattributes is a symbolic link: set it up by hand" in done.stderr
    assert "mine" == (folder.parent / "profile").read_text()
    assert [".gitattributes"] == [each.name for each in folder.iterdir()]


@pytest.mark.parametrize("output", ["generated", "out put", "a[b]*c", 'q"\\u', "."])
def test_git_takes_the_attributes_of_any_folder(folder: Path, output: str) -> None:
    """A real git knows the files of the output, and no others, by what init writes."""
    lines = scaffold.shown_in_reviews(output)
    (folder / ".gitattributes").write_text("\n".join(lines) + "\n")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    inside = f"{output}/shop/client.py"
    done = subprocess.run(
        ["git", "check-attr", "-z", "eol", "diff", "--", inside, "abc/client.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    values = done.stdout.split("\0")[2::3]
    other = ["lf", "python"] if output == "." else ["unspecified"] * 2
    assert ["lf", "python", *other] == values


@given(st.text(alphabet="[]tol.cnrd=\"{}x\n#' ", max_size=60))
def test_table_is_added_or_refused(text: str) -> None:
    """No pyproject.toml becomes one that says anything else than before."""
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    try:
        after = tomllib.loads(scaffold.with_table(text, {"spec": "a\nb"}))
    except ConfigError:
        return
    assert {"spec": "a\nb"} == after["tool"].pop("concord")
    before.setdefault("tool", {})
    assert before == after


def test_missing_lines_alone_are_added() -> None:
    """Lines that are there are not repeated, nor is their comment without them."""
    lines = ("# why", "a", "b")
    assert "# why\na\nb\n" == scaffold.with_lines("", lines)
    assert "b\n a\n" == scaffold.with_lines("b\n a\n", lines)
    assert "a\n\n# why\nb\n" == scaffold.with_lines("a\n", lines)


def test_skeleton_is_what_the_folder_gets_without_tools(folder: Path) -> None:
    """A table that names a spec which is not there gets the skeleton, and only once."""
    (folder / "pyproject.toml").write_text('[tool.concord]\nspec = "api/new.yaml"\n')
    assert 0 == init().exit_code
    assert SKELETON == (folder / "api/new.yaml").read_text()
    shutil.rmtree(folder / "api")
    assert "api/new.yaml: written" in init().stderr
