"""Bytes as documents say of them: files in multipart bodies, texts anywhere else."""

from __future__ import annotations

import json
from pathlib import Path

from generator import ir
from generator.lowering.lower import lower
from generator.naming.unnamed.gathering import gather
from generator.problems.diagnostics import Findings
from tests.http.documents import HEAD, checked_document, files, service
from tests.prove.proving import prove

DOCUMENT = HEAD + """\
  /form:
    post:
      operationId: form
      requestBody: {required: true, content: {multipart/form-data: {
        schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'200': {description: It, content: {application/json: {
        schema: {$ref: '#/components/schemas/Thing'}}}}}
  /either:
    post:
      operationId: either
      requestBody: {required: true, content: {
        multipart/form-data: {schema: {$ref: '#/components/schemas/Thing'}},
        application/json: {schema: {$ref: '#/components/schemas/Thing'}},
        application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'204': {description: Done}}
  /mixed:
    post:
      operationId: mixed
      parameters: [{name: seal, in: query, schema: {type: string, format: binary}}]
      requestBody: {required: true, content: {multipart/form-data: {schema: {
        $ref: '#/components/schemas/Mixed'}}}}
      responses: {'200': {description: It, content: {multipart/form-data: {schema: {
        $ref: '#/components/schemas/Mixed'}}}}}
components:
  schemas:
    Picture: {type: string, format: binary, maxLength: 99}
    Within: {type: object, properties: {scan: {type: string, format: binary}}}
    Thing: {type: object, required: [scan], properties: {
      scan: {type: string, format: binary},
      picture: {$ref: '#/components/schemas/Picture'},
      several: {type: array, items: {type: string, format: binary}},
      within: {$ref: '#/components/schemas/Within'}}}
    Mixed: {type: object, required: [icon, page], properties: {
      page: {type: string, contentMediaType: application/pdf},
      note: {type: string, contentMediaType: text/markdown},
      icon: {oneOf: [{type: string, format: binary}, {type: string, format: uri}]},
      number: {oneOf: [{type: integer}, {type: string, format: binary}]},
      raw: {type: string, contentEncoding: binary},
      roles: {oneOf: [{type: string}, {type: array, items: {type: integer}}]},
      within: {$ref: '#/components/schemas/Within'}}}
"""


def kinds(name: str) -> dict[str, str]:
    """The kinds of the members of a structure."""
    shapes = service(DOCUMENT).shapes
    owner = shapes[name]
    assert isinstance(owner, ir.Structure)
    return {each.name: type(shapes[each.shape]).__name__ for each in owner.members}


def test_bytes_are_files_only_where_a_body_has_parts() -> None:
    """A schema that is used in both ways becomes two; what is in a part is a text."""
    assert ["String", "String", "List", "Structure"] == [*kinds("Thing").values()]
    assert ["File", "File", "List", "Structure"] == [*kinds("ThingParts").values()]
    assert {"scan": "String"} == kinds("Within")
    mixed = kinds("Mixed")
    assert ["File", "String", "File"] == [mixed[it] for it in ("page", "note", "raw")]
    assert ["Union", "Union", "Structure"] == [
        mixed[it] for it in ("icon", "number", "within")
    ]


def test_a_body_that_is_either_is_of_two_classes() -> None:
    """Each media type has its own; no warning says that nothing tells them apart."""
    models = files(DOCUMENT)["models.py"]
    assert 'choice("EitherBody", lambda: [Thing, ThingParts])' in models
    assert '"""Not checked: `maxLength: 99`."""' in models
    assert (
        '"page": Part(content_type="application/pdf")'
        in files(DOCUMENT)["operations.py"]
    )
    findings = Findings()
    document, _ = checked_document(DOCUMENT)
    lower(document, gather(document), findings)
    assert () == findings.warnings()


def test_texts_that_are_said_to_be_bytes_are_told() -> None:
    """Each once, where it stands: in JSON and in parameters, and not where it is a file."""
    _, found = checked_document(DOCUMENT)
    places = [
        each.place.start.line
        for each in found
        if "says nothing of a text" in each.message and each.place
    ]
    lines = DOCUMENT.splitlines()
    told = [lines[line - 1].split(":")[0].strip() for line in sorted(places)]
    assert ["parameters", "Picture", "Within", "scan", "several"] == told


def test_both_ways_are_proven(tmp_path: Path) -> None:
    """Operations with either can be called, and what arrives is equal."""
    file = tmp_path / "spec.yaml"
    file.write_text(DOCUMENT)
    result = prove(file, "--format", "json", "--jobs", "1")
    told = json.loads(result.stdout)
    assert (3, []) == (
        told["summary"]["proven"],
        [each["message"] for row in told["operations"] for each in row["failures"]],
    )
