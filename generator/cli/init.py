"""`concord init`: what a project needs before its first `concord generate`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import click

from generator.cli import config, scaffold
from generator.cli.failures import UsageFailure, failures_in_words
from generator.cli.inputs import choosing, files_beside, read_spec
from generator.cli.report import Report, printable, reporting
from generator.problems.diagnostics import SpecError
from generator.resources.templates import copy
from generator.sources.source import Source
from generator.writing.staging import make_folder, stage

PROJECT = Path("pyproject.toml")
SPEC = Path("spec/service.yaml")
ATTRIBUTES = Path(".gitattributes")


@click.command()
@choosing
@click.option(
    "--aws-json",
    "aws_json",
    is_flag=True,
    help="Begin with operations of AWS JSON: all `POST /`, named by a header.",
)
@reporting
def init(
    report: Report,
    spec: Path | None,
    folder: Path | None,
    package: str | None,
    aws_json: bool,
) -> None:
    """Set up a project in the current folder.

    SPEC is your OpenAPI document, in YAML or JSON. Without it, a spec of a small shop is
    written to spec/service.yaml, to start from.

    The table [tool.concord] is added to pyproject.toml, and lines to .gitattributes.
    Nothing that is there already is changed: a second run does nothing. Where not all
    of it can be written, none is.

    \b
    Examples:
      concord init                       to try it, or to begin with a spec
      concord init api/shop.yaml -p shop

    \b
    Exit codes:
      0  the project is set up
      1  so it is, but SPEC has errors
      2  wrong usage, or a file that cannot be read or written
    """
    text = copy(f"skeleton/{'aws-json' if aws_json else 'http'}.yaml")
    skeleton = Source(SPEC.as_posix(), text)
    with failures_in_words(report, "all else is set up"):
        if config.has_table(PROJECT):
            _complete(report, spec, folder, package, skeleton)
        else:
            _begin(report, spec, folder, package, skeleton)


def _begin(
    report: Report,
    spec: Path | None,
    folder: Path | None,
    package: str | None,
    skeleton: Source,
) -> None:
    """Set up what has no table yet, and raise the errors of the spec at the end."""
    table = {
        "spec": os.path.relpath(spec or SPEC),
        "output": os.path.relpath(folder or "generated"),
    }
    table = {key: Path(path).as_posix() for key, path in table.items()}
    config.check_table(PROJECT, {**table, **({"package": package} if package else {})})
    is_there = spec is not None or SPEC.exists()
    source = read_spec(Path(table["spec"])) if is_there else skeleton
    found, name = _examine(report, source)
    if package or name:
        table["package"] = package or name
    texts = {PROJECT: scaffold.with_table(_read(PROJECT), table)}
    if not is_there:
        texts[SPEC] = source.text
    _write(report, {**texts, ATTRIBUTES: _attributes(table["output"])})
    if found is not None:
        raise found
    report.say("Next: edit the spec, and run `concord generate`, or add --watch.")


def _complete(
    report: Report,
    spec: Path | None,
    folder: Path | None,
    package: str | None,
    skeleton: Source,
) -> None:
    """Add what is missing beside a table, which stays as it is."""
    configured, *others = config.load(Path.cwd())
    if others or configured.name is not None:
        raise UsageFailure(
            f"{PROJECT} has tables [tool.concord.specs] already: add to them by hand"
        )
    asked = {"spec": spec, "output": folder, "package": package}
    for key, value in asked.items():
        has = getattr(configured, key)
        if value is not None and (has is None or Path(value) != Path(has)):
            raise UsageFailure(
                printable(
                    f"{PROJECT} has a table [tool.concord] already:"
                    f' set {key} = "{value}" there'
                )
            )
    texts: dict[Path, str] = {}
    if configured.spec and not configured.spec.exists():
        texts[configured.spec] = skeleton.text
    texts[ATTRIBUTES] = _attributes(configured.output.as_posix())
    _write(report, {PROJECT: _read(PROJECT), **texts})


def _examine(report: Report, spec: Source) -> tuple[SpecError | None, str]:
    """Return the errors of a spec, or the name of the package that it would make."""
    with report.stage("import"):
        # Loading the stages takes longer than all else here.
        from generator import pipeline
    try:
        generated = pipeline.run(
            spec,
            pipeline.Options(),
            files=files_beside(spec),
            format_text=lambda text, _: text,
            stage=report.stage,
        )
    except SpecError as error:
        return error, ""
    return None, generated.package


def _attributes(output: str) -> str:
    return scaffold.with_lines(_read(ATTRIBUTES), scaffold.shown_in_reviews(output))


def _read(file: Path) -> str:
    """Return the text of a file as it is, line ends too, "" if there is none."""
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise UsageFailure(f"{file}: this is not UTF-8 text") from error
    except OSError as error:
        raise UsageFailure(f"cannot read {file}: {error.strerror}") from error


def _write(report: Report, texts: Mapping[Path, str]) -> None:
    """Write what differs, all or nothing, and say of each file what happens to it."""
    is_there = {file: file.exists() for file in texts}
    new = {
        file: text
        for file, text in texts.items()
        if not is_there[file] or _read(file) != text
    }
    _write_all(new)
    for file in texts:
        done = "added to" if is_there[file] else "written"
        report.say(f"{file.as_posix()}: {done if file in new else 'as it was'}")


def _write_all(texts: Mapping[Path, str]) -> None:
    """Write beside each file first, so that a full disk leaves all as it was."""
    with ExitStack() as undo:
        staged: list[tuple[Path, Path]] = []
        for file, text in texts.items():
            if file.is_symlink():
                raise UsageFailure(f"{file} is a symbolic link: set it up by hand")
            try:
                make_folder(file.parent, undo)
                temporary = stage(file, text.encode("utf-8"))
                undo.callback(temporary.unlink, missing_ok=True)
                if file.exists():
                    shutil.copymode(file, temporary)
            except OSError as error:
                message = f"cannot write {file}: {error.strerror}; nothing is written"
                raise UsageFailure(printable(message)) from error
            staged.append((temporary, file))
        for temporary, file in staged:
            os.replace(temporary, file)
