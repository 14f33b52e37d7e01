"""Operations that have no right meaning: left out, and told of, if that is asked for."""

from __future__ import annotations

import json

import pytest

from generator.pipeline import Options, Understood, emit, understand
from generator.problems.diagnostics import SpecError
from tests.http.documents import HEAD, source

DONE = "responses: {'200': {description: Done}}"
USES = (
    "responses: {'200': {description: Done, content: {application/json: {schema: "
    "{$ref: '#/components/schemas/A'}}}}}"
)
BROKEN = f"""\
{HEAD}  /a:
    get: {{operationId: readA, {USES}}}
    put: {{operationId: putA, {DONE}}}
  /b:
    get: {{responses: {{'2000': {{description: Done}}}}}}
    delete: {{operationId: deleteB, parameters: [{{$ref: '#/nowhere'}}], {DONE}}}
components:
  schemas:
    A: {{type: object, properties: {{b: {{$ref: '#/components/schemas/B'}}}}}}
    B: {{type: object, properties: {{c: {{type: string, x-concord-min-bytes: 1}}}}}}
"""


def understood(text: str) -> Understood:
    """What is left of a document."""
    return understand(source(text), Options("small", skip_unsupported=True))


def test_what_is_left_is_emitted() -> None:
    """Whatever needs what is wrong goes, however far away that is."""
    it = understood(BROKEN)
    assert ["putA"] == [each.name for each in it.words.service.operations]
    assert ["GET /a (readA)", "GET /b", "DELETE /b (deleteB)"] == [
        each.operation for each in it.left_out
    ]
    assert 3 == sum("is left out: " in each.message for each in it.warnings)


def test_the_package_tells_what_it_lacks() -> None:
    """README and provenance.json have a line each."""
    files = emit(understood(BROKEN).words)
    missing = json.loads(files["small/provenance.json"])["missing"]
    assert "`2000` is no status" == missing["GET /b"]
    assert "- GET /b: '2000' is no status\n" in files["README.md"]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}  /a: {{get: {{responses: {{'2000': {{description: Done}}}}}}}}",
        f"{BROKEN}x-concord-nothing: 1\n",
    ],
    ids=["nothing is left", "it is no operation's"],
)
def test_what_leaves_nothing_is_refused(text: str) -> None:
    """The findings are those of a run that leaves nothing out."""
    with pytest.raises(SpecError):
        understood(text)


def test_nothing_is_left_out_unasked() -> None:
    """One error keeps a document from its use."""
    with pytest.raises(SpecError, match="`2000` is no status"):
        understand(source(BROKEN), Options("small"))
