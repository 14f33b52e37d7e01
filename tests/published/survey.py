"""What becomes of published documents: `make published FOLDER=...` prints a table.

Each document that has operations told apart by X-Amz-Target is generated, imported, and
every operation is called through the emitted client and server, with values that are
made from the schemas. With --types, mypy --strict checks each package. Exits with 1 if an
operation is not generated, or anything goes wrong; one that the document leaves no value
for is no fault.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from generator import ir
from generator.importing.package import Package
from generator.mock.answers import Answers
from generator.mock.credentials import any_credentials
from generator.mock.service import Service
from generator.naming.names import name_service
from generator.pipeline import Generated, Options, run
from generator.problems.diagnostics import SpecError
from generator.sources.source import Source
from generator.values.maker import Maker
from generator.values.scalars import Unmakeable

MARK = '"X-Amz-Target"'
BASE_URL = "http://service.test"


@dataclass
class Row:
    """What became of one document."""

    name: str
    listed: int
    """The operations that it has."""

    generated: int = 0
    """Those that the package has."""

    called: int = 0
    """Those whose answer came back as it was given."""

    impossible: list[str] = field(default_factory=list)
    """Those that the document leaves no request or no answer for, and why."""

    warnings: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def survey(files: Iterable[Path], *, types: Path | None) -> Iterator[Row]:
    """Yield what becomes of each document; where to check types, if that is asked for.

    All packages have one name, and one place, so that mypy looks at the runtime once.
    """
    name = "published"
    for file in files:
        text = file.read_text(encoding="utf-8")
        row = Row(file.name, _operations(json.loads(text)))
        started = perf_counter()
        try:
            made = run(Source(file.name, text), Options(name), format_text=_as_it_is)
        except SpecError as error:
            row.faults = [
                _cause(str(each)) for each in error.diagnostics if each.is_error
            ]
        else:
            row.generated, row.warnings = made.operations, len(made.warnings)
            _try(row, name, made)
            if types is not None:
                row.faults += _mistyped(types, name, made)
        row.seconds = perf_counter() - started
        yield row


def _operations(document: Any) -> int:
    methods = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
    return sum(len(item.keys() & methods) for item in document["paths"].values())


def _as_it_is(text: str, path: str) -> str:
    return text


def _try(row: Row, name: str, made: Generated) -> None:
    """Import a package, and call every operation of it."""
    try:
        package = Package(name, made.files)
    except Exception as error:  # whatever an import can fail with is a finding
        row.faults.append(f"import: {type(error).__name__}: {error}")
        return
    try:
        for operation, fault in _calls(package, name, made.service):
            if isinstance(fault, Unmakeable) and fault.is_impossible:
                why = f"{operation}: no {fault.shape.name}: {fault.reason}"
                row.impossible.append(why)
            elif fault:
                row.faults.append(_cause(str(fault)))
            else:
                row.called += 1
    finally:
        package.forget()


def _calls(
    package: Package, name: str, service: ir.Service
) -> Iterator[tuple[str, object]]:
    """Call each operation; yield its name, and what went wrong or nothing."""
    answers = Answers(service, 0)
    able = []
    for operation in service.operations:
        try:
            answers.output(operation, {})
            for case in operation.errors:
                answers.error(operation, case)
        except Unmakeable as error:
            yield operation.name, error
        else:
            able.append(operation)
    try:
        mock = Service(
            package,
            replace(answers, service=replace(service, operations=tuple(able))),
            any_credentials(package, replace(service, security=())),
        )
        application = mock.application("documented")
    except SpecError as error:
        yield from (("", each) for each in error.diagnostics)
        return
    module = import_module(f"{name}.client")
    (class_,) = (each for each in module.__all__ if each.endswith("Client"))
    transport = import_module(f"{name}.transports").AsgiTransport(application)
    client = getattr(module, class_)(transport=transport, base_url=BASE_URL, retries=0)
    methods = name_service(service, name).operations
    with client:
        for operation in able:
            try:
                found: object = _call(package, client, methods, answers, operation)
            except Unmakeable as error:
                found = error
            except Exception as error:  # whatever a call can fail with is a finding
                found = f"call: {type(error).__name__}: {error}"
            yield operation.name, found


def _call(
    package: Package,
    client: Any,
    methods: Mapping[str, str],
    answers: Answers,
    operation: ir.Operation,
) -> str:
    described = package.operations.OPERATIONS[operation.name]
    shape = answers.service.shapes[operation.input]
    if not isinstance(shape, ir.Structure):
        return "the input is no structure"
    maker = Maker(answers.service.shapes, 1)
    made = maker.structure(shape, operation.name, sys.maxsize)
    request = package.codec.convert(made, described.input)
    members = {each: getattr(request, each) for each in request.__struct_fields__}
    answer = getattr(client, methods[operation.name])(**members)
    plain = package.codec.plain(request)
    expected = package.codec.convert(answers.output(operation, plain), described.output)
    if expected == answer or (answer is None and not expected.__struct_fields__):
        return ""
    return "call: the answer is another one"


def _mistyped(folder: Path, name: str, made: Generated) -> list[str]:
    """Return what mypy --strict finds in a package, which is written below a folder."""
    for path, text in made.files.items():
        file = folder / path
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for file in folder.joinpath(name).rglob("*.py"):
        if str(file.relative_to(folder)) not in made.files:
            file.unlink()
    command = [sys.executable, "-m", "mypy", "--strict", "-p", name]
    found = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    lines = found.stdout.splitlines()
    return [_cause(f"mypy: {each}") for each in lines if ": error: " in each]


def _cause(message: str) -> str:
    """Return what a finding is about, without what differs from place to place."""
    text = re.sub(r"^(mypy: )?\S+: (error|warning): ", r"\1", message)
    return re.sub(r"`[^`]*`|\"[^\"]*\"|[0-9]+", "...", text)[:120]


def line(row: Row) -> str:
    """Return what is to say of a row."""
    said = [
        f"{row.name:<40} {row.listed:4} operations, {row.generated:4} generated,"
        f" {row.called:4} called, {row.warnings:4} warnings, {row.seconds:5.1f} s"
        f" {'; '.join(dict.fromkeys(row.faults))}".rstrip(),
        *(f"    impossible: {each}" for each in row.impossible),
    ]
    return "\n".join(said)


def summary(rows: list[Row]) -> str:
    """Return what is to say of all rows."""
    whole = sum(row.generated == row.listed for row in rows)
    right = sum(row.called + len(row.impossible) == row.listed for row in rows)
    lines = [
        f"{len(rows)} documents: {whole} generated with every operation,"
        f" {right} called as a whole; of {sum(row.listed for row in rows)} operations"
        f" {sum(row.called for row in rows)} called,"
        f" {sum(len(row.impossible) for row in rows)} impossible by their documents"
    ]
    causes = Counter(fault for row in rows for fault in set(row.faults))
    lines += [f"{count:4} documents: {cause}" for cause, count in causes.most_common()]
    return "\n".join(lines)


def main() -> None:
    """Survey the documents below a folder, and print what becomes of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--types", action="store_true", help="run mypy --strict")
    arguments = parser.parse_args()
    files = [
        file
        for file in sorted(arguments.folder.rglob("*.json"))
        if MARK in file.read_text(encoding="utf-8", errors="replace")
    ]
    warnings.simplefilter("ignore", DeprecationWarning)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        types = Path(folder) if arguments.types else None
        for row in survey(files, types=types):
            print(line(row), flush=True)
            rows.append(row)
    print(f"\n{summary(rows)}")
    sys.exit(any(row.generated < row.listed or row.faults for row in rows))


if __name__ == "__main__":
    main()
