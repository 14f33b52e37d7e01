"""The proof that a package carries: its cases as JSON, and what tries them.

The modules are those that `concord prove` runs; there, `pytest` runs them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, asdict, fields
from pathlib import Path
from typing import Any

from generator import ir
from generator.naming.names import Names
from generator.problems.diagnostics import Diagnostic, SpecError
from generator.proof import carrying, running
from generator.proof.cases import Cases
from generator.proof.described import callee_of, target_of
from generator.proof.routes import served_otherwise
from generator.proof.running.cases import Case
from generator.sources.options import PARTS, Part
from generator.values.scalars import Unmakeable

FOLDER = "tests"

_REQUESTS = 8
"""How many requests, and how many answers, an operation gets at most."""

_LONGEST = 2000
"""Characters of the longest case that is carried."""

_TESTS = ("conftest.py", "test_proof.py")
_CARRYING = Path(carrying.__file__).parent
_RUNNING = Path(running.__file__).parent
_OURS = "from generator.proof.running."


def carried(
    service: ir.Service,
    names: Names,
    parts: Collection[Part],
    emitted: Mapping[str, str],
) -> dict[str, str]:
    """Return the files of the proof, by their paths in the distribution.

    The package's provenance, among what is emitted, shows whose they are as well.

    Raises:
        SpecError: the package leaves no room for tests, or lacks a part that they need.
    """
    _refuse_unfit(names.package, parts)
    cases = Cases(service, names, most=_REQUESTS)
    files = {name: _theirs(_CARRYING / name, "proof.") for name in _TESTS}
    files |= {
        f"proof/{file.name}": _theirs(file, ".") for file in _RUNNING.glob("*.py")
    }
    files["provenance.json"] = emitted[f"{names.package}/provenance.json"]
    served = served_otherwise(service)
    for operation in service.operations:
        name = names.operation_constants[operation.name].lower()
        reason = served.get(operation.name, "")
        text = "\n".join(_stored(service, names, operation, cases, reason))
        files[f"cases/{name}.json"] = f"{text}\n"
    return {f"{FOLDER}/{path}": files[path] for path in sorted(files)}


def _refuse_unfit(package: str, parts: Collection[Part]) -> None:
    if package == FOLDER:
        message = f"a package called `{FOLDER}` leaves no room for its tests"
        hint = "give it another name with --package"
        raise SpecError([Diagnostic(message, None, hint=hint)])
    if missing := [part for part in PARTS if part not in parts]:
        message = f"there is nothing to prove without the {missing[0]}"
        raise SpecError([Diagnostic(message, None, hint="emit it, too, or no tests")])


def _theirs(file: Path, package: str) -> str:
    """Return the text of a module as it stands in a package."""
    return file.read_text("utf-8").replace(_OURS, f"from {package}")


def _stored(
    service: ir.Service,
    names: Names,
    operation: ir.Operation,
    cases: Cases,
    untried: str,
) -> Iterator[str]:
    """Return the lines of what `Stored` takes; a case has a line of its own.

    `untried` says why there are none, if so.
    """
    callee = callee_of(service, names, operation)
    yield "{"
    yield f'"package": {_json(asdict(target_of(names)))},'
    yield f'"operation": {_json(asdict(callee))},'
    lines: list[str] = []
    try:
        if not untried:
            lines = [_json(_brief(case)) for case in cases.of(operation)]
    except Unmakeable as error:
        untried = f"no {error.shape.name}: {error.reason}"
    if untried:
        yield f'"untried": {_json(untried)},'
    kept = [line for line in lines if len(line) <= _LONGEST]
    yield '"cases": ['
    yield ",\n".join(kept)
    yield "]"
    yield "}"


def _brief(case: Case) -> dict[str, Any]:
    """Return what it takes to try a case, and is not so anyway."""
    tried = (each for each in fields(case) if each.name != "within")
    return {
        each.name: value
        for each in tried
        if (value := getattr(case, each.name)) != each.default
        or each.default is MISSING
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)
