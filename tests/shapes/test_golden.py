"""The emitted code of each kind of shape, as somebody has read it and found it good.

A folder a kind: `schemas.yaml`, what `models.py` and `shapes.py` are then. `UPDATE_GOLDEN=1
pytest` writes the latter anew; read the difference before committing it.
"""

from __future__ import annotations

import difflib
import os
from functools import cache
from pathlib import Path
from textwrap import indent

import pytest

from generator.pipeline import Options, emit, understand
from generator.rendering.format import format_module
from generator.sources.source import Source

GOLDEN = Path(__file__).with_name("golden")
KINDS = sorted(each.name for each in GOLDEN.iterdir())
MODULES = ("models", "shapes")
HEAD = """\
openapi: 3.1.0
info: {title: Kind, version: '1'}
servers: [{url: 'https://kind.example'}]
paths:
  /it:
    post:
      operationId: putIt
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/LAST'}}}
      responses:
        '200':
          description: Done
          content: {application/json: {schema: {$ref: '#/components/schemas/LAST'}}}
components:
  schemas:
"""


@cache
def emitted(kind: str) -> dict[str, str]:
    """The modules for a kind; its last schema travels both ways."""
    schemas = (GOLDEN / kind / "schemas.yaml").read_text(encoding="utf-8")
    names = [line[: line.index(":")] for line in schemas.splitlines() if line[0] != " "]
    text = HEAD.replace("LAST", names[-1]) + indent(schemas, "    ")
    words = understand(Source("kind.yaml", text), Options("kind")).words
    files = emit(words, format_text=lambda text, path: text)
    paths = {module: f"kind/{module}.py" for module in MODULES}
    return {module: format_module(files[path], path) for module, path in paths.items()}


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("kind", KINDS)
def test_code_is_that_which_was_read(kind: str, module: str) -> None:
    """Of models, and of what their annotations refer to."""
    golden = GOLDEN / kind / f"{module}.txt"
    actual = emitted(kind)[module]
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), "expected", "actual", lineterm=""
    )
    assert expected == actual, "\n".join(difference)
