"""A small change of a spec is a small change of what is emitted."""

from __future__ import annotations

import re
from itertools import cycle
from typing import Any

import pytest

from tests.change.edits import added, changes, emitted, replaced, with_members
from tests.spec.loaded_spec import SPEC, TEXT

# What is emitted for one text is needed by many tests: one process runs them all.
pytestmark = pytest.mark.xdist_group("change")

SCHEMAS: dict[str, Any] = SPEC["components"]["schemas"]
FILLED = [name for name, schema in SCHEMAS.items() if schema.get("properties")]
EMPTY = ["GetAuthorizationTokenRequest", "GetRegistryCatalogDataRequest"]
"""Requests without members."""

MEMBERS = (
    "{name}:\n  type: boolean\n  description: Whether nothing is to be done.",
    "{name}:\n  $ref: '#/components/schemas/ForceFlag'\n  default: false",
    "{name}:\n  $ref: '#/components/schemas/RegistryVerified'",
    "{name}:\n  type: string\n  minLength: 1\n  pattern: ^[a-z]+$",
    "{name}:\n  $ref: '#/components/schemas/PushTimestamp'",
    "{name}:\n  $ref: '#/components/schemas/LogoImageBlob'",
    "{name}:\n  $ref: '#/components/schemas/LayerFailureCode'",
    "{name}:\n  $ref: '#/components/schemas/RegistryCatalogData'",
    "{name}:\n  type: array\n  items:\n    $ref: '#/components/schemas/Tag'",
    "{name}:\n  type: object\n  additionalProperties: {{type: integer}}",
    "{name}:\n  type: number\n  description: ''\n  deprecated: true",
)
"""Members of every kind, to be named; some refer to what stands further down."""

DRY_RUN = """\
dryRun:
  type: boolean
  description: Whether only to check that the upload could begin.
"""

PEEK = """\
  /#X-Amz-Target=SpencerFrontendService.PeekLayerUpload:
    post:
      operationId: PeekLayerUpload
      summary: Tell how far an upload has come.
      parameters:
        - name: X-Amz-Target
          in: header
          required: true
          schema: {type: string, const: SpencerFrontendService.PeekLayerUpload}
      requestBody:
        required: true
        content:
          application/x-amz-json-1.1:
            schema: {$ref: '#/components/schemas/InitiateLayerUploadResponse'}
          application/json:
            schema: {$ref: '#/components/schemas/InitiateLayerUploadResponse'}
      responses:
        '200':
          description: How far it has come.
          content:
            application/x-amz-json-1.1:
              schema: {$ref: '#/components/schemas/UploadLayerPartResponse'}
            application/json:
              schema: {$ref: '#/components/schemas/UploadLayerPartResponse'}
        '480': {$ref: '#/components/responses/UploadNotFoundException'}

"""


def test_the_same_spec_gives_the_same_output() -> None:
    """Nothing moves where nothing is reordered."""
    emitted.cache_clear()
    first = dict(emitted(TEXT))
    emitted.cache_clear()
    assert first == emitted(TEXT)


def test_optional_member_of_a_request_adds_lines_only() -> None:
    """For a flag that is 9 lines in 3 files, and nothing else changes."""
    assert added(with_members({"InitiateLayerUploadRequest": DRY_RUN})) == {
        "ecr_public/async_client.py": 3,
        "ecr_public/client.py": 3,
        "ecr_public/models.py": 3,
    }


def test_optional_member_of_any_structure_adds_lines_only() -> None:
    """So it is for all that have members, for a first member of any kind.

    A request for pages is made in three methods of a client. The runtime has a module
    more for what is deprecated, once something is.
    """
    kinds = zip(FILLED, cycle(MEMBERS), strict=False)
    members = {schema: kind.format(name="zebraStripes") for schema, kind in kinds}
    text = with_members(members, first=True)
    modules = (
        "_runtime/deprecation",
        "async_client",
        "client",
        "errors",
        "models",
        "shapes",
    )
    assert [f"ecr_public/{name}.py" for name in modules] == list(added(text))
    requests = [name for name in FILLED if name.endswith("Request")]
    assert len(requests) == 21
    paged = TEXT.count("\n      x-concord-pagination:\n")
    calls = emitted(text)["ecr_public/client.py"].count("=zebra_stripes,\n")
    assert len(requests) + 2 * paged == calls


def test_first_member_of_a_request_changes_one_line() -> None:
    """A call without arguments is one line; with one, it becomes several."""
    text = TEXT
    for name in EMPTY:
        start = text.index(f"    {name}:\n")
        end = text.index("properties: {}\n", start) + len("properties: {}\n")
        grown = text[start:end].replace(
            "properties: {}\n", "properties:\n        dryRun: {type: boolean}\n"
        )
        text = text[:start] + grown + text[end:]
    calls = [f"            models.{name}()," for name in EMPTY]
    assert changes(text) == {
        "ecr_public/async_client.py": calls,
        "ecr_public/client.py": calls,
    }


def test_operation_adds_lines_only() -> None:
    """One over structures that are there already is 111 lines in 5 files."""
    at = "  /#X-Amz-Target=SpencerFrontendService.PutImage:\n"
    assert added(replaced(at, PEEK + at)) == {
        "README.md": 1,
        "ecr_public/async_client.py": 40,
        "ecr_public/client.py": 40,
        "ecr_public/operations.py": 11,
        "ecr_public/server.py": 19,
    }


def test_structure_adds_lines_only() -> None:
    """One with a member is a class of 8 lines, and 7 lines of validators."""
    at = "    Registry:\n"
    structure = (
        "    Receipt:\n      type: object\n      properties:\n        uploadId:\n"
        "          $ref: '#/components/schemas/UploadId'\n\n"
    )
    assert added(replaced(at, structure + at)) == {
        "ecr_public/models.py": 8,
        "ecr_public/validators.py": 7,
    }


def test_enum_value_adds_one_line() -> None:
    """A value of an enum is one line in one file."""
    at = "        - UNAVAILABLE\n"
    value = "        - ARCHIVED\n"
    assert added(replaced(at, at + value)) == {"ecr_public/models.py": 1}


def test_error_of_an_operation_adds_lines_only() -> None:
    """One that exists already is documented in 9 lines, and mapped in one."""
    start = TEXT.index("      operationId: InitiateLayerUpload\n")
    end = TEXT.index("\n\n", start)
    error = "\n        '485':\n          $ref: '#/components/responses/"
    text = f"{TEXT[:end]}{error}LimitExceededException'{TEXT[end:]}"
    assert added(text) == {
        "ecr_public/async_client.py": 3,
        "ecr_public/client.py": 3,
        "ecr_public/operations.py": 1,
        "ecr_public/server.py": 3,
    }


@pytest.mark.parametrize(
    ("old", "new", "files"),
    [
        pytest.param(
            "Finish a layer upload and store the layer.",
            "Finish a layer upload, and keep the layer.",
            ["README.md", "async_client.py", "client.py", "server.py"],
            id="operation",
        ),
        pytest.param(
            "description: The repository that the layer goes to.",
            "description: The repository that gets the layer.",
            ["async_client.py", "client.py", "models.py"],
            id="member",
        ),
        pytest.param(
            "alias of the registry; "
            "the caller's default public registry if left out.",
            "alias of the registry; that of the caller if left out.",
            ["async_client.py", "client.py", "models.py", "shapes.py"],
            id="shape",
        ),
        pytest.param(
            "description: Raised when the repository already has the layer.",
            "description: Raised for a layer that is there.",
            ["async_client.py", "client.py", "errors.py", "server.py"],
            id="error",
        ),
    ],
)
def test_description_changes_its_own_lines_only(
    old: str, new: str, files: list[str]
) -> None:
    """What is said of something stands where that is said, and nothing else moves."""
    found = changes(replaced(old, new))
    assert files == [path.removeprefix("ecr_public/") for path in found]
    words = set(re.findall(r"\w+", old))
    lines = [line for changed in found.values() for line in changed]
    assert [line for line in lines if not words & set(re.findall(r"\w+", line))] == []
