"""`concord prove` as a command: its table, its formats, its exit codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from junitparser import JUnitXml

from generator.proof.running.cases import Case, Failure
from generator.prove.formats.junit_report import junit_report
from generator.prove.outcome import Finding, Manner, Proof, Row
from tests.junit import faults
from tests.prove.proving import ECR_PUBLIC, GENERATED, SMALL, proof, prove


def test_every_operation_and_error_of_ecr_public() -> None:
    """All 23 operations hold, with all of their 118 errors."""
    found = proof(ECR_PUBLIC, "--package", GENERATED, "--jobs", "1")
    summary = found["summary"]
    assert (23, 23, 0, 0, 118) == tuple(
        summary[name]
        for name in ("operations", "proven", "failed", "untried", "errors")
    )
    for row in found["operations"]:
        counted = [row[each] for each in ("requests", "answers", "errors", "refusals")]
        assert all(counted), row


def test_several_processes_find_the_same(some_operations: Path) -> None:
    """How many processes there are changes nothing but the time."""
    names = ("PutImage", "TagResource")
    arguments: list[str | Path] = [some_operations]
    arguments += ["--operation", names[0], "--operation", names[1]]
    one, two = (
        proof(*arguments, "--jobs", jobs, "--cases", "3")["operations"]
        for jobs in ("1", "2")
    )
    for row in (*one, *two):
        del row["seconds"]
    assert one == two
    assert [*names] == [row["operation"] for row in one]


def test_schemas_alone_hold(tmp_path: Path) -> None:
    """Without operations there is nothing in which client and server could differ."""
    file = tmp_path / "schemas.yaml"
    file.write_text(
        "openapi: 3.1.0\ninfo: {title: Words, version: '1'}\n"
        "components: {schemas: {Word: {type: string}}}\n"
    )
    result = prove(file)
    assert 0 == result.exit_code, result.stderr
    assert "0 of 0 operations hold" in result.stderr


def test_table(small: Path) -> None:
    """A row an operation goes to standard output, the summary to standard error."""
    result = prove(small)
    assert 0 == result.exit_code, result.output
    head, row, total = result.stdout.splitlines()
    counted = ["requests", "answers", "errors", "refusals", "shared", "seconds"]
    assert ["operation", *counted] == head.split()
    assert re.fullmatch(r"Do +\d+ +\d+ +0 +4 +0 +\d+\.\d\d  holds", row)
    assert total.startswith("in all ")
    assert "small.yaml): 1 of 1 operation holds, with 0 errors; " in result.stderr


def test_junit(small: Path) -> None:
    """A spec is a suite, an operation a test."""
    text = prove(small, "--format", "junit").stdout
    assert [] == faults(text)
    [suite] = JUnitXml.fromstring(text)
    assert (1, 0, ["Do"]) == (
        suite.tests,
        suite.failures,
        [case.name for case in suite],
    )


def test_junit_of_what_fails(tmp_path: Path) -> None:
    """An operation that does not hold is a test that fails, and says why."""
    failure = Failure("the answer arrives", "sync", 'is "<b>\x00"')
    row = Row("Do", findings=(Finding(Case(0, "exchange", {}, {}), failure, 2),))
    text = junit_report(Proof("spec.yaml", "Small", Manner(), (row,), 1.25))
    assert [] == faults(text)
    [suite] = JUnitXml.fromstring(text)
    assert (1, 1) == (suite.tests, suite.failures)


def test_over_a_socket(small: Path) -> None:
    """What holds in memory holds over a socket."""
    assert 0 == prove(small, "--socket").exit_code


def test_seeds_make_other_values() -> None:
    """The same seed makes the same cases, and another makes others."""
    from generator.pipeline import Options, understand
    from generator.proof.cases import Cases
    from generator.sources.source import Source

    source = Source("ecr.yaml", ECR_PUBLIC.read_text("utf-8"))
    words = understand(source, Options("it")).words
    described = words.service.operations[0]
    first, again, other = (
        Cases(words.service, words.names, seed).of(described) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_tokens_that_clients_fill_in(tmp_path: Path) -> None:
    """Where a request has none, its handler gets one that nobody can foretell."""
    text = SMALL.replace("required: [a], ", "").replace(
        "requestBody", "x-concord-idempotency: {token: a}\n      requestBody"
    )
    small = tmp_path / "small.yaml"
    small.write_text(text, "utf-8")
    assert "x-concord-idempotency" in text
    assert 0 == prove(small).exit_code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--operation", "Dodo"], "has no operation Dodo; "),
        (["--case", "1"], "--case is for one operation"),
        (["--package", "."], "is no package of this spec"),
        (["--package", "nowhere"], "does not exist"),
        (["--cases", "0"], "--cases"),
    ],
)
def test_wrong_usage(
    small: Path,
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is told, with exit code 2."""
    monkeypatch.chdir(tmp_path)
    result = prove(small, *arguments)
    assert (2, "") == (result.exit_code, result.stdout)
    assert said in result.stderr


def test_a_spec_with_errors(tmp_path: Path) -> None:
    """Nothing is tried, and the exit code is 1."""
    file = tmp_path / "wrong.yaml"
    file.write_text(SMALL.replace("'#/components/schemas/In'", "'#/nowhere'"))
    result = prove(file)
    assert (1, "") == (result.exit_code, result.stdout)
    assert "nothing is proven" in result.stderr


def test_what_no_value_can_be_made_for(tmp_path: Path) -> None:
    """An operation that cannot be called at all is told, and is no failure."""
    file = tmp_path / "strange.yaml"
    never = "{type: string, minLength: 3, maxLength: 5, pattern: '^(aa){4}$'}"
    file.write_text(SMALL.replace("a: {type: string}", f"a: {never}"))
    result = prove(file)
    assert 0 == result.exit_code
    assert "not tried: no `InA`: there is no text" in result.stdout
    assert [] == faults(prove(file, "--format", "junit").stdout)
    assert "0 of 1 operation holds, with 0 errors; 1 not tried" in result.stderr


def test_without_its_extra(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what is missing, and how to get it."""
    monkeypatch.setitem(__import__("sys").modules, "aiohttp", None)
    result = prove(small)
    assert 2 == result.exit_code
    assert "needs aiohttp: pip install 'openapi-concord[prove]'" in result.stderr


def test_a_token_that_the_client_fills_in_is_no_fault(tmp_path: Path) -> None:
    """Where a document of AWS requires one, a call without it is served."""
    file = tmp_path / "small.yaml"
    required = "required: [a, ClientToken]"
    token = "ClientToken: {type: string, maxLength: 64}, a: {type: string}"
    file.write_text(
        SMALL.replace("info: {", "info: {x-providerName: amazonaws.com, ")
        .replace("required: [a]", required)
        .replace("a: {type: string}", token)
    )
    (row,) = proof(file, "--jobs", "1")["operations"]
    assert row["proven"], row["failures"]
