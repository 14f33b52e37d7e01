"""What becomes of published documents: `make published FOLDER=...` prints a table.

Each document that has operations told apart by X-Amz-Target is generated, imported, and
every operation is called through the emitted client and server, with values that are
made from the schemas. With --types, mypy --strict checks each package.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
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

    warnings: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def survey(files: Iterable[Path], *, types: bool) -> Iterator[Row]:
    """Yield what becomes of each document."""
    for number, file in enumerate(files):
        text = file.read_text(encoding="utf-8")
        row = Row(str(file), _operations(json.loads(text)))
        started = perf_counter()
        name = f"published_{number}"
        try:
            made = run(Source(file.name, text), Options(name), format_text=_as_it_is)
        except SpecError as error:
            row.faults = [
                _cause(str(each)) for each in error.diagnostics if each.is_error
            ]
        else:
            row.generated, row.warnings = made.operations, len(made.warnings)
            _try(row, name, made)
            if types:
                row.faults += _mistyped(name, made)
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
        for fault in _calls(package, name, made.service):
            if fault:
                row.faults.append(fault)
            else:
                row.called += 1
    finally:
        package.forget()


def _calls(package: Package, name: str, service: ir.Service) -> Iterator[str]:
    """Call each operation; yield what went wrong, "" for nothing."""
    answers = Answers(service, 0)
    try:
        mock = Service(
            package,
            answers,
            any_credentials(package, replace(service, security=())),
        )
        application = mock.application("documented")
    except SpecError as error:
        yield from (_cause(str(each)) for each in error.diagnostics)
        return
    module = import_module(f"{name}.client")
    (class_,) = (each for each in module.__all__ if each.endswith("Client"))
    transport = import_module(f"{name}.transports").AsgiTransport(application)
    client = getattr(module, class_)(transport=transport, base_url=BASE_URL, retries=0)
    methods = name_service(service, name).operations
    with client:
        for operation in service.operations:
            try:
                yield _call(package, client, methods, answers, operation)
            except Unmakeable as error:
                yield f"no request can be made: {error.reason}"
            except Exception as error:  # whatever a call can fail with is a finding
                yield f"call: {type(error).__name__}: {_cause(str(error))}"


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


def _mistyped(name: str, made: Generated) -> list[str]:
    """Return what mypy --strict finds in a package."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in made.files.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
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


def table(rows: list[Row]) -> str:
    """Return all that is to say of the rows."""
    widest = max((len(row.name) for row in rows), default=0)
    lines = [
        f"{row.name:<{widest}} {row.listed:4} operations, {row.generated:4} generated,"
        f" {row.called:4} called, {row.warnings:4} warnings, {row.seconds:5.1f} s"
        f" {'; '.join(dict.fromkeys(row.faults))}".rstrip()
        for row in rows
    ]
    whole = sum(row.generated == row.listed for row in rows)
    right = sum(row.called == row.listed for row in rows)
    lines.append(
        f"\n{len(rows)} documents: {whole} generated with every operation,"
        f" {right} called as a whole, {sum(row.called for row in rows)} of"
        f" {sum(row.listed for row in rows)} operations called"
    )
    causes = Counter(fault for row in rows for fault in set(row.faults))
    lines += [f"{count:4} documents: {cause}" for cause, count in causes.most_common()]
    return "\n".join(lines)


def main() -> None:
    """Survey the documents below a folder; exit with 1 if one is not generated whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--types", action="store_true", help="run mypy --strict")
    arguments = parser.parse_args()
    files = [
        file
        for file in sorted(arguments.folder.rglob("*.json"))
        if MARK in file.read_text(encoding="utf-8", errors="replace")
    ]
    rows = list(survey(files, types=arguments.types))
    print(table(rows))
    sys.exit(any(row.generated < row.listed for row in rows))


if __name__ == "__main__":
    main()
