"""A package that is broken in one place is found out, by a request that has no more."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.prove.proving import GENERATED, proof, prove

NAME = "team/app"


@dataclass(frozen=True)
class Mutant:
    """What is changed in the package, and what that must be found to break."""

    operation: str
    before: str
    after: str
    check: str
    module: str = "_runtime"
    """The file that is changed, or a folder in which one file has the text."""

    client: str = "sync"
    fault: tuple[str, str] | None = None


MUTANTS = {
    "the server no longer checks": Mutant(
        "DeleteRepository",
        "decoder(operation.input),",
        "__import__('msgspec').json.Decoder(operation.input).decode,",
        "the server refuses it",
        fault=("/registryId", "pattern"),
    ),
    "a pattern is dropped from both": Mutant(
        "DeleteRepository",
        "REPOSITORY_NAME = constraints.String(",
        "REPOSITORY_NAME = (lambda pattern, possessive=None, **limits:"
        " constraints.String(**limits))(",
        "the validator notices it",
        "shapes.py",
        fault=("/repositoryName", "pattern"),
    ),
    "the client no longer checks": Mutant(
        "DeleteRepository",
        "if self._validate:\n                return encode_valid",
        "if False:\n                return encode_valid",
        "the client refuses it before sending",
    ),
    "a member is misnamed by both": Mutant(
        "InitiateLayerUpload",
        "class InitiateLayerUploadRequest(CamelStructure)",
        "class InitiateLayerUploadRequest(CamelStructure,"
        " rename={'registry_id': 'registry', 'repository_name': 'repositoryName'})",
        "the request is written as documented",
        "models.py",
    ),
    "the client swaps two arguments": Mutant(
        "InitiateLayerUpload",
        "operations.INITIATE_LAYER_UPLOAD,\n            models.InitiateLayerUploadRequest("
        "\n                registry_id=registry_id",
        "operations.INITIATE_LAYER_UPLOAD,\n            models.InitiateLayerUploadRequest("
        "\n                registry_id=repository_name",
        "the handler receives it",
        "client.py",
    ),
    "the asynchronous client leaves one out": Mutant(
        "InitiateLayerUpload",
        "operations.INITIATE_LAYER_UPLOAD,\n            models.InitiateLayerUploadRequest("
        "\n                registry_id=registry_id,",
        "operations.INITIATE_LAYER_UPLOAD,\n            models.InitiateLayerUploadRequest(",
        "the handler receives it",
        "async_client.py",
        "async",
    ),
    "two statuses are swapped": Mutant(
        "DeleteRepository",
        """        482: errors.RepositoryNotFoundException,
        483: errors.RepositoryNotEmptyException,
""",
        """        483: errors.RepositoryNotFoundException,
        482: errors.RepositoryNotEmptyException,
""",
        "the status is as documented",
        "operations.py",
    ),
    "an error may pass that does not": Mutant(
        "DeleteRepository",
        """class RepositoryNotEmptyException(NamedError):""",
        """class RepositoryNotEmptyException(NamedError):
    retryable = True
""",
        "the members of the error arrive",
        "errors.py",
    ),
    "an error is not documented": Mutant(
        "DeleteRepository",
        "        483: errors.RepositoryNotEmptyException,\n",
        "",
        "the error arrives as its class",
        "operations.py",
    ),
    "two operations are swapped": Mutant(
        "DeleteRepository",
        "operations.DELETE_REPOSITORY: service.delete_repository,",
        "operations.DELETE_REPOSITORY: service.put_image,",
        "the handler is called",
        "server.py",
    ),
    "a required member may be left out of answers": Mutant(
        "DescribeRegistries",
        "    registries: list[Registry]\n",
        "    registries: list[Registry] | None = None\n",
        "the validator notices it",
        "models.py",
        fault=("/registries", "required"),
    ),
    "lenient reading loses texts": Mutant(
        "DescribeImageTags",
        "def _as_it_is(value: Any) -> Any:\n    return value",
        "def _as_it_is(value: Any) -> Any:\n    return None",
        "the rest of the answer is read",
        "_runtime/lenient.py",
    ),
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package of ECR Public."""
    texts_only = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(GENERATED, tmp_path / "ecr_public", ignore=texts_only)


def mutate(package: Path, mutant: Mutant) -> None:
    """Change the one place that is meant."""
    root = package / mutant.module
    files = [root] if root.is_file() else sorted(root.rglob("*.py"))
    found = [file for file in files if mutant.before in file.read_text("utf-8")]
    assert found, "the package has changed, and so must the mutant"
    text = found[0].read_text("utf-8")
    found[0].write_text(text.replace(mutant.before, mutant.after), "utf-8")


def first(found: Any, check: str) -> Any:
    """Return the failure of a check."""
    [row] = found["operations"]
    return next(each for each in row["failures"] if each["check"] == check)


@pytest.mark.parametrize("name", MUTANTS)
def test_mutants_are_found_out(name: str, package: Path, some_operations: Path) -> None:
    """The check that is meant fails, on the side that is broken."""
    mutant = MUTANTS[name]
    mutate(package, mutant)
    arguments = (some_operations, "--package", package, "--operation", mutant.operation)
    result = prove(*arguments, "--format", "json", "--quiet")
    assert 1 == result.exit_code
    failure = first(json.loads(result.stdout), mutant.check)
    assert mutant.client == failure["client"]
    if mutant.fault is not None:
        pointer, rule = mutant.fault
        assert {"pointer": pointer, "rule": rule} == failure["fault"]


def test_requests_have_nothing_to_spare(package: Path, some_operations: Path) -> None:
    """Of a request that fails, all goes that makes no difference."""
    mutate(package, MUTANTS["a member is misnamed by both"])
    arguments = (some_operations, "--package", package)
    found = proof(*arguments, "--operation", "InitiateLayerUpload")
    failure = first(found, "the request is written as documented")
    assert {"registryId", "repositoryName"} == failure["request"].keys()
    assert failure["others"] > 0


def test_the_command_repeats_a_failure(package: Path, some_operations: Path) -> None:
    """It tries the one case again, which fails in the same way."""
    mutate(package, MUTANTS["two statuses are swapped"])
    arguments = (some_operations, "--package", package)
    result = prove(*arguments, "--operation", "DeleteRepository")
    command = next(
        line.split("again", 1)[1].split()
        for line in result.stdout.splitlines()
        if line.strip().startswith("again")
    )
    assert ["concord", "prove", str(some_operations)] == command[:3]
    again = prove(*command[2:])
    assert 1 == again.exit_code
    assert "not so: the status is as documented" in again.stdout
    assert "  request  {" in again.stdout
