"""Unions as published documents have them: a discriminator that constants deny, files."""

from __future__ import annotations

import json
from pathlib import Path

from generator import ir
from tests.http.documents import HEAD, service
from tests.prove.proving import prove

DOCUMENT = HEAD + """\
  /input:
    post:
      operationId: ask
      requestBody: {required: true, content: {application/json: {
        schema: {type: array, maxItems: 2, items: {$ref: '#/components/schemas/Input'}}}}}
      responses: {'200': {description: It, content: {application/json: {
        schema: {$ref: '#/components/schemas/Item'}}}}}
  /rules:
    get:
      operationId: rules
      responses: {'200': {description: It, content: {application/json: {
        schema: {anyOf: [{$ref: '#/components/schemas/Plain'},
          {$ref: '#/components/schemas/Named'}]}}}}}
  /inside:
    post:
      operationId: inside
      requestBody: {required: true, content: {application/json: {
        schema: {$ref: '#/components/schemas/Held'}}}}
      responses: {'200': {description: It, content: {application/json: {
        schema: {$ref: '#/components/schemas/Held'}}}}}
  /skills:
    post:
      operationId: upload
      requestBody: {required: true, content: {multipart/form-data: {schema: {
        type: object, required: [files], properties: {files: {
          $ref: '#/components/schemas/Files'}}}}}}
      responses: {'204': {description: Done}}
components:
  schemas:
    Plain: {type: object, properties: {ref: {type: string}}}
    Named: {oneOf: [
      {type: object, required: [name], properties: {
        ref: {type: string}, name: {type: string}}},
      {type: object, required: [id], properties: {
        ref: {type: string}, id: {type: integer}}}]}
    Held: {oneOf: [
      {type: object, properties: {name: {type: string}, of: {
        type: object, properties: {a: {type: string}}}}},
      {type: object, properties: {name: {type: string}, of: {
        type: object, properties: {b: {type: string}}}}},
      {type: object, properties: {name: {type: string}, list: {type: array, items: {
        type: object, properties: {c: {type: integer}}}}}},
      {type: object, properties: {name: {type: string}, list: {type: array, items: {
        type: object, properties: {d: {type: integer}}}}}}]}
    Files: {oneOf: [
      {type: array, maxItems: 9, items: {type: string, format: binary}},
      {type: string, format: binary}]}
    Input: {discriminator: {propertyName: type}, oneOf: [
      {$ref: '#/components/schemas/Easy'}, {$ref: '#/components/schemas/Item'},
      {$ref: '#/components/schemas/Reference'}]}
    Easy: {type: object, required: [role], properties: {
      type: {enum: [message]}, role: {type: string}}}
    Item: {discriminator: {propertyName: type}, oneOf: [
      {$ref: '#/components/schemas/Message'}, {$ref: '#/components/schemas/Output'},
      {$ref: '#/components/schemas/Call'}, {$ref: '#/components/schemas/Other'}]}
    Message: {type: object, required: [type, role, status], properties: {
      type: {enum: [message]}, role: {type: string}, status: {enum: [done, open]}}}
    Output: {type: object, required: [type, text], properties: {
      type: {enum: [message]}, text: {type: string}}}
    Call: {type: object, required: [type, name], properties: {
      type: {enum: [call]}, name: {type: string}}}
    Other: {type: object, required: [type, size], properties: {
      type: {type: string}, size: {type: integer}}}
    Reference: {type: object, required: [id], properties: {
      type: {anyOf: [{enum: [reference]}, {type: 'null'}]}, id: {type: string}}}
"""


def branches(name: str) -> object:
    """Return the branches of a union by the values of its discriminator."""
    shape = service(DOCUMENT).shapes[name]
    assert isinstance(shape, ir.Union)
    assert shape.discriminator is not None
    return shape.discriminator.branches


def test_constants_say_more_than_names() -> None:
    """A schema's name counts where it has no constant, a constant where it is the only one."""
    assert {"call": "Call", "Other": "Other"} == branches("Item")


def test_what_constants_deny_is_proven(tmp_path: Path) -> None:
    """Objects of each branch arrive as such, with a union within, and files in a list."""
    file = tmp_path / "spec.yaml"
    file.write_text(DOCUMENT)
    result = prove(file, "--format", "json", "--jobs", "1")
    told = json.loads(result.stdout)
    assert (4, []) == (
        told["summary"]["proven"],
        [each["message"] for row in told["operations"] for each in row["failures"]],
    )
