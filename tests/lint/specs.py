"""A spec of which there is nothing to say, and changes of it."""

from __future__ import annotations

from typing import Any

import yaml

from generator.lint.report import Report
from generator.lint.run import lint
from generator.sources.source import Source

CLEAN = """\
openapi: 3.1.0
info: {title: Corner Shop, version: '1', description: Greets whoever comes in.}
paths:
  /#X-Amz-Target=Shop.Greet:
    post:
      operationId: Greet
      summary: Say hello to someone.
      x-concord-idempotency: {repeatable: true}
      parameters:
        - name: X-Amz-Target
          in: header
          required: true
          schema: {type: string, const: Shop.Greet}
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/GreetRequest'}}
      responses:
        '200':
          description: A greeting.
          content:
            application/json: {schema: {$ref: '#/components/schemas/GreetResponse'}}
        '480': {$ref: '#/components/responses/BadRequest'}
components:
  responses:
    BadRequest:
      description: BadRequest
      content:
        application/json: {schema: {$ref: '#/components/schemas/BadRequest'}}
  schemas:
    GreetRequest:
      type: object
      required: [name]
      properties:
        name: {description: Whom to greet., type: string, maxLength: 20}
      examples: [{name: ann}]
    GreetResponse:
      type: object
      properties:
        greeting: {description: What to say., type: string}
      examples: [{greeting: 'Hello, ann'}]
    BadRequest:
      description: Raised when a request breaks the spec.
      type: object
      x-concord-error: {role: invalid-request}
      properties:
        message: {type: string}
"""


def linted(text: str, **options: Any) -> Report:
    """What there is to say of a spec."""
    return lint(Source("spec.yaml", text), **options)


def rules_of(text: str) -> set[str]:
    """The rules that a spec breaks."""
    return {found.rule for found in linted(text).findings}


def changed(part: str) -> str:
    """The clean spec with a part of it, in YAML, added or replaced."""
    return yaml.safe_dump(
        _merged(yaml.safe_load(CLEAN), yaml.safe_load(part)), sort_keys=False
    )


def schema(text: str, name: str = "GreetRequest") -> str:
    """The clean spec with a part of one of its schemas, in YAML."""
    return changed(f"components: {{schemas: {{{name}: {text}}}}}")


def member(text: str) -> str:
    """The clean spec with one more member of its request, in YAML."""
    return schema(f"{{properties: {{it: {text}}}}}")


def operation(text: str) -> str:
    """The clean spec with a part of its operation, in YAML."""
    return changed(f"paths: {{/#X-Amz-Target=Shop.Greet: {{post: {text}}}}}")


def _merged(old: Any, new: Any) -> Any:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {
        key: _merged(old.get(key), new[key]) if key in new else old[key]
        for key in {**old, **new}
    }
