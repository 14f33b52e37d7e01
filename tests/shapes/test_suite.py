"""JSON-Schema-Test-Suite: emitted validators say of a value what JSON Schema says.

Where they do not, or OpenAPI cannot say what the suite does, `suite_exceptions.yaml` has
the reason.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.importing.package import InMemory
from generator.pipeline import Options, emit, understand
from generator.problems.diagnostics import SpecError
from tests.codec.suite import SUITE
from tests.roundtrip.profile import some
from tests.shapes.suite_documents import VERSIONS, Group, document, groups

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="the suite is not there")

FILES = [
    (draft, file.stem)
    for draft in VERSIONS
    for file in sorted((SUITE / "tests" / draft).glob("*.json"))
]


@cache
def exceptions() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The reasons by file, and by the descriptions of group and test."""
    text = Path(__file__).with_name("suite_exceptions.yaml").read_text("utf-8")
    found: dict[tuple[str, str], dict[str, str]] = {}
    for listed in yaml.safe_load(text):
        for name in listed["tests"]:
            file, _, rest = name.partition(": ")
            found.setdefault((listed["draft"], file), {})[rest] = listed["reason"]
    return found


def is_document(draft: str, file: str, wanted: list[Group]) -> bool:
    """Whether a document with the schemas of some groups has a right meaning."""
    source, files = document(draft, file, wanted)
    try:
        understand(source, Options("suite"), files=files)
    except SpecError:
        return False
    return True


@contextmanager
def validators(
    draft: str, file: str, wanted: list[Group]
) -> Iterator[Mapping[str, Callable[[object], list[Any]]]]:
    """The validators of the schemas of some groups of a file."""
    source, files = document(draft, file, wanted)
    words = understand(source, Options("suite"), files=files).words
    finder = InMemory("suite", emit(words, format_text=lambda text, path: text))
    sys.meta_path.append(finder)
    try:
        yield import_module("suite.validators").VALIDATORS
    finally:
        sys.meta_path.remove(finder)
        for module in [each for each in sys.modules if each.split(".")[0] == "suite"]:
            del sys.modules[module]


@pytest.mark.parametrize(("draft", "file"), some(FILES, 24))
def test_validators_say_what_json_schema_says(draft: str, file: str) -> None:
    """Of each value, but for those that are listed with a reason."""
    every = groups(draft, file)
    wanted = every
    if not is_document(draft, file, every):
        wanted = [each for each in every if is_document(draft, file, [each])]
    different = {
        f"{group.description}: {test['description']}"
        for group in every
        if group not in wanted
        for test in group.tests
    }
    with validators(draft, file, wanted) as checks:
        for group in wanted:
            for test in group.tests:
                is_valid = not checks[group.component](test["data"])
                if is_valid != test["valid"]:
                    different.add(f"{group.description}: {test['description']}")
    assert exceptions().get((draft, file), {}).keys() == different


def test_few_are_excepted() -> None:
    """One in a hundred of draft 2020-12; of draft 4, what OpenAPI 3.0 cannot say."""
    listed = exceptions()
    counts = {draft: [0, 0] for draft in VERSIONS}
    for draft, file in FILES:
        counts[draft][0] += len(listed.get((draft, file), ()))
        counts[draft][1] += sum(len(each.tests) for each in groups(draft, file))
    few, every = counts["draft2020-12"]
    assert few <= every // 100
    reasons = {
        reason
        for (draft, _), tests in listed.items()
        if draft == "draft4"
        for reason in tests.values()
    }
    assert all(each.startswith("OpenAPI 3.0 has no") for each in reasons)
