"""The command as a person meets it: what it says, writes and exits with."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import main
from generator.resources import templates as resources

SPEC = """\
openapi: 3.1.0
info:
  title: Corner Shop
  version: "1"
servers:
  - url: https://shop.example
paths:
  /#X-Amz-Target=CornerShop.Greet:
    post:
      operationId: Greet
      summary: Says hello.
      parameters:
        - name: X-Amz-Target
          in: header
          required: true
          schema: {type: string, const: CornerShop.Greet}
      requestBody:
        required: true
        content:
          application/x-amz-json-1.1:
            schema: {$ref: '#/components/schemas/GreetRequest'}
      responses:
        '200':
          description: A greeting.
          content:
            application/x-amz-json-1.1:
              schema: {$ref: '#/components/schemas/GreetResponse'}
        '480': {$ref: '#/components/responses/ShutException'}
components:
  responses:
    ShutException:
      description: The shop is shut.
      content:
        application/x-amz-json-1.1:
          schema: {$ref: '#/components/schemas/ShutException'}
  schemas:
    GreetRequest:
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 20}
    GreetResponse:
      type: object
      properties:
        greeting: {type: string}
    ShutException:
      type: object
      required: [__type]
      properties:
        __type: {type: string, const: ShutException}
        message: {type: string}
"""
HEAVY = ["black", "jinja2", "openapi_spec_validator", "rich", "yaml"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds a spec."""
    (tmp_path / "shop.yaml").write_text(SPEC)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def concord(*arguments: str) -> Result:
    """Run the command in the working folder."""
    return CliRunner().invoke(main, arguments, prog_name="concord")


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own, in the working folder."""
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text in a file that has it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def outline(text: str) -> list[str]:
    """The lines of a summary, without the time that the run took."""
    return [line.rpartition(" in ")[0] or line for line in text.splitlines()]


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its content."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_run_says_what_it_read_and_wrote(folder: Path) -> None:
    """Two lines on stderr: the spec with its figures, the folder with its changes."""
    done = concord("generate", "shop.yaml")
    written = len(files(folder / "generated"))
    assert [
        "Corner Shop (shop.yaml): 1 operation, 3 structures",
        f"generated/: {written} files written, 0 unchanged, 0 deleted",
    ] == outline(done.stderr)
    assert (0, "") == (done.exit_code, done.stdout)


def test_title_cannot_steer_the_terminal(folder: Path) -> None:
    """What is not printable in a title is left out of the summary."""
    edit(folder / "shop.yaml", "title: Corner Shop", r'title: "Corner\e[31m\nShop"')
    done = concord("generate", "shop.yaml", "-p", "corner")
    assert done.stderr.startswith("Corner [31m Shop (shop.yaml): ")


def test_second_run_loads_nothing_heavy(folder: Path) -> None:
    """An unchanged run is recognised without a parser, a template or a formatter."""
    concord("generate", "shop.yaml")
    done = python(
        "-c",
        "import sys\nfrom generator.cli import main\n"
        "main(['generate', 'shop.yaml'], standalone_mode=False)\n"
        f"print([name for name in {HEAVY} if name in sys.modules])",
    )
    assert " 0 files written, " in done.stderr
    assert "[]\n" == done.stdout


def test_file_beside_the_spec_counts_as_the_spec_does(folder: Path) -> None:
    """A run says what it read; an edit of another file of the spec is no less one."""
    reference = "schema: {$ref: '#/components/schemas/GreetRequest'}"
    (folder / "spec.yaml").write_text(
        SPEC.replace(reference, "schema: {$ref: parts/greet.yaml#/Hello}")
    )
    part = folder / "parts/greet.yaml"
    part.parent.mkdir()
    part.write_text("Hello: {type: object, properties: {age: {type: integer}}}")
    first, second = (concord("generate", "spec.yaml") for _ in range(2))
    assert (0, 0) == (first.exit_code, second.exit_code), first.stderr
    assert "Corner Shop (spec.yaml and 1 file beside it): 1 operation" in first.stderr
    assert "0 files written" in second.stderr
    part.write_text(part.read_text().replace("age", "height"))
    assert "0 files written" not in concord("generate", "spec.yaml").stderr
    models = (folder / "generated/corner_shop/models.py").read_text()
    assert ("height" in models, "age" in models.split()) == (True, False)
    part.unlink()
    assert 1 == concord("generate", "spec.yaml").exit_code


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spec_that_is_referred_back_to_is_one_file(folder: Path, end: str) -> None:
    """Whatever ends its lines, it is known again, and none of the files beside it."""
    back = "{$ref: 'shop.yaml#/components/schemas/GreetResponse'}"
    (folder / "parts.yaml").write_text(
        f"Hello: {{type: object, properties: {{last: {back}}}}}"
    )
    reference = "schema: {$ref: '#/components/schemas/GreetRequest'}"
    text = SPEC.replace(reference, "schema: {$ref: 'parts.yaml#/Hello'}")
    (folder / "shop.yaml").write_bytes(text.replace("\n", end).encode())
    done = concord("generate", "shop.yaml")
    assert 0 == done.exit_code, done.stderr
    assert "Corner Shop (shop.yaml and 1 file beside it): " in done.stderr
    assert "1 file beside it" in concord("generate", "shop.yaml").stderr


def test_known_text_under_another_name_is_read_anew(folder: Path) -> None:
    """YAML is refused under a name of JSON, whether or not its text is known."""
    (folder / "shop.json").write_text(SPEC)
    codes = [concord("generate", f"shop.{end}").exit_code for end in ("yaml", "json")]
    assert [0, 1] == codes


def test_edited_output_is_told_and_written_again_with_force(folder: Path) -> None:
    """A known spec does not hide that someone edited the output, nor lose the edit."""
    concord("generate", "shop.yaml")
    with (folder / "generated/README.md").open("a") as file:
        file.write("edited")
    done = concord("generate", "shop.yaml")
    assert 2 == done.exit_code
    assert "generated/README.md: edited since Concord wrote it" in done.stderr
    done = concord("generate", "shop.yaml", "--check")
    assert (1, "-edited") == (done.exit_code, done.stdout.splitlines()[-2])
    assert (
        "Edited by hand: README.md.\n"
        "The output is out of date: `concord generate --force` updates it.\n"
    ) in done.stderr
    done = concord("generate", "shop.yaml", "--force")
    assert "generated/: 1 file written, " in done.stderr


@pytest.mark.parametrize("option", ["--verbose", "--no-cache"])
def test_damaged_cache_never_changes_a_result(
    folder: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    """An entry that is damaged is computed anew, which --verbose says."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    concord("generate", "shop.yaml")
    expected = files(folder / "generated")
    for entry in (folder / "cache/concord").iterdir():
        entry.write_bytes(b"x")
    (folder / "generated/README.md").unlink()
    done = concord("generate", "shop.yaml", option)
    assert 0 == done.exit_code
    assert expected == files(folder / "generated")
    assert (option == "--verbose") == ("is damaged or not ours" in done.stderr)


def test_check_of_current_output_passes(folder: Path) -> None:
    """Where nothing would change, --check prints no diff and exits 0."""
    concord("generate", "shop.yaml")
    done = concord("generate", "shop.yaml", "--check", "--no-cache")
    assert (0, "") == (done.exit_code, done.stdout)
    assert "generated/: 0 files to write, " in done.stderr


def test_check_of_stale_output_shows_the_difference(folder: Path) -> None:
    """The diff is on stdout without colours, the summary on stderr, nothing written."""
    concord("generate", "shop.yaml")
    edit(folder / "shop.yaml", "maxLength: 20", "maxLength: 21")
    before = files(folder / "generated")
    done = concord("generate", "shop.yaml", "--check")
    changed = [line for line in done.stdout.splitlines() if line[:2] in ("- ", "+ ")]
    assert 1 == done.exit_code
    # The manifest's lines have two more spaces: the digests of the changed files.
    changed = [line for line in changed if not re.match('[-+]    "corner', line)]
    assert all("20" in line or "21" in line for line in changed)
    assert {"-", "+"} == {line[0] for line in changed}
    assert "\x1b" not in done.stdout
    assert done.stderr.endswith(
        "The output is out of date: `concord generate` updates it.\n"
    )
    assert before == files(folder / "generated")


def test_quiet_says_nothing_but_the_exit_code(folder: Path) -> None:
    """With --quiet a good run and a stale check are silent."""
    for arguments, code in ((["--check"], 1), ([], 0), (["--check"], 0)):
        done = concord("generate", "shop.yaml", "--quiet", *arguments)
        assert (code, "", "") == (done.exit_code, done.stdout, done.stderr)


def test_verbose_times_every_stage(folder: Path) -> None:
    """With --verbose each stage has a line, in order."""
    done = concord("generate", "shop.yaml", "--verbose")
    stages = [
        line.split()[0] for line in done.stderr.splitlines() if line.startswith("  ")
    ]
    assert [
        "recall",
        "import",
        "reread",
        "load",
        "bundle",
        "resolve",
        "check",
        "name",
        "lower",
        "render",
        "format",
        "write",
        "remember",
        "total",
    ] == stages


def test_the_times_stand_below_all_else(folder: Path) -> None:
    """However much a run has to say, its times are what stays in sight."""
    concord("generate", "shop.yaml")
    lines = concord("generate", "shop.yaml", "--verbose").stderr.splitlines()
    assert ["recall", "total"] == [line.split()[0] for line in lines[-2:]]


def test_package_and_output_can_be_chosen(folder: Path) -> None:
    """--package names the import package, --output the folder."""
    concord("generate", "shop.yaml", "-p", "corner", "-o", "deep/out")
    assert (folder / "deep/out/corner/client.py").is_file()


def test_a_configured_name_is_for_the_configured_spec(folder: Path) -> None:
    """The package for another spec is called after that spec's title."""
    (folder / "pyproject.toml").write_text(
        '[tool.concord]\nspec = "mine.yaml"\npackage = "mine"\n'
    )
    concord("generate", "shop.yaml", "-o", "out")
    assert ["corner_shop"] == [
        each.name for each in (folder / "out").iterdir() if each.is_dir()
    ]


def test_table_serves_from_any_folder_below(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bare `concord generate` does the same wherever in the project it runs."""
    (folder / "pyproject.toml").write_text(
        '[tool.concord]\nspec = "shop.yaml"\noutput = "out"\npackage = "corner"\n'
    )
    (folder / "below").mkdir()
    assert 0 == concord("generate").exit_code
    monkeypatch.chdir(folder / "below")
    done = concord("generate", "--check")
    assert 0 == done.exit_code
    assert "Corner Shop (../shop.yaml): " in done.stderr
    assert "../out/: 0 files to write, " in done.stderr


def test_findings_are_drawn_and_nothing_is_written(folder: Path) -> None:
    """A spec with errors gives places and excerpts on stderr, and exit code 1."""
    edit(folder / "shop.yaml", "schemas/GreetRequest'", "schemas/X'")
    done = concord("generate", "shop.yaml")
    assert (1, "") == (done.exit_code, done.stdout)
    assert "shop.yaml:21:" in done.stderr
    assert ": error: " in done.stderr
    assert done.stderr.endswith("1 error; nothing is written\n")
    assert not (folder / "generated").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "which spec? Name it, or set spec in [tool.concord] of pyproject.toml"),
        (["none.yaml"], "cannot read none.yaml: No such file or directory"),
        (["."], ". is a folder; name the spec in it"),
        (
            ["latin.yaml"],
            "cannot read latin.yaml: it is not UTF-8 text: the byte 0xE9 at 2:",
        ),
        (
            ["shop.yaml", "-p", "class"],
            "'class' cannot be the name of a package: it is a word of Python",
        ),
        (["shop.yaml", "-o", "latin.yaml/out"], "a file stands where its folder"),
        (["shop.yaml", "-o", "foreign"], "foreign/README.md: not written by Concord"),
        (["shop.yaml", "-o", "/proc/none"], "cannot write /proc/none: No such file"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    folder: Path, arguments: list[str], message: str
) -> None:
    """A run that cannot begin or end says why in one line and exits with 2."""
    (folder / "latin.yaml").write_bytes(b"a: 1\nb: \xe9\n")
    (folder / "foreign").mkdir()
    (folder / "foreign/README.md").write_text("mine")
    done = concord("generate", *arguments)
    assert 2 == done.exit_code
    assert message in done.stderr
    assert done.stderr.startswith("Error: ")
    assert 1 == done.stderr.count("\n")


@pytest.mark.parametrize(
    ("defect", "message"),
    [
        ("{{ view.absent }}", "Error: package/client.py.jinja:"),
        ("def f(:", "Error: corner_shop/client.py: the rendered text is no Python"),
    ],
)
def test_defect_of_ours_is_called_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, defect: str, message: str
) -> None:
    """A broken template does not blame the spec: exit code 3, and please report."""
    templates = folder / "templates"
    shutil.copytree(resources.TEMPLATES, templates)
    monkeypatch.setattr(resources, "TEMPLATES", templates)
    with (templates / "package/client.py.jinja").open("a") as file:
        file.write(defect)
    done = concord("generate", "shop.yaml")
    assert 3 == done.exit_code
    assert done.stderr.startswith(message)
    assert "not of the spec: please report it." in done.stderr
    assert not (folder / "generated").exists()


def test_usage_errors_name_the_option(folder: Path) -> None:
    """What click refuses exits with 2 too, and points at --help, or -h in older ones."""
    (folder / "file").touch()
    for arguments in (["--bogus"], ["-o", "file"], ["a.yaml", "b.yaml"]):
        done = concord("generate", *arguments)
        assert 2 == done.exit_code
        assert re.search(r"generate (--help|-h)' for help\.", done.stderr)


def test_help_fits_a_terminal_and_documents_exit_codes(folder: Path) -> None:
    """Help has examples and exit codes, in 80 columns."""
    done = concord("generate", "--help")
    assert max(map(len, done.stdout.splitlines())) <= 80
    for part in ("Examples:", "concord generate --check", "Exit codes:", "--package"):
        assert part in done.stdout


def test_version_is_that_of_the_distribution(folder: Path) -> None:
    """--version prints one line, with the module as with the command."""
    expected = f"concord {__version__}\n"
    assert expected == concord("--version").stdout
    assert expected == python("-m", "generator", "--version").stdout


def test_characters_that_a_terminal_lacks_are_escaped(folder: Path) -> None:
    """A title whose characters the terminal's encoding lacks is no crash."""
    edit(
        folder / "shop.yaml", "title: Corner Shop", "title: Shop \N{CONVENIENCE STORE}"
    )
    done = python(
        *("-m", "generator", "generate", "shop.yaml", "--check"),
        PYTHONIOENCODING="latin-1",
    )
    assert 1 == done.returncode
    assert "Shop \\U0001f3ea" in done.stderr
