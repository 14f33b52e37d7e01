"""Services made of a few schemas, for tests of what stands behind the checks."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import indent

from generator import ir
from generator.linking.resolve import resolve
from generator.lowering.lower import lower
from generator.naming.unnamed.gathering import gather
from generator.reading.load import load
from generator.sources.source import Source

HEAD = """\
openapi: 3.1.0
info: {title: Small Service, version: '1'}
"""


def spec(
    *, paths: str = "", schemas: str = "", responses: str = "", head: str = HEAD
) -> str:
    """Return the text of a spec, given the YAML of some of its parts."""
    return (
        f"{head}paths:\n{indent(paths, '  ')}\n"
        f"components:\n  responses:\n{indent(responses, '    ')}\n"
        f"  schemas:\n{indent(schemas, '    ')}\n"
    )


def operation(
    name: str,
    *,
    request: str | None = None,
    response: str | None = None,
    errors: Mapping[int, str] | None = None,
    extra: str = "",
) -> str:
    """Return the YAML of an operation between schemas, with references to errors."""
    body = f"\n    requestBody: {_content(request)}" if request else ""
    answered = _content(response) if response else "{description: Done}"
    failed = "".join(
        f"\n      '{status}': {{$ref: '#/components/responses/{error}'}}"
        for status, error in (errors or {}).items()
    )
    return (
        f"/#X-Amz-Target=Small.{name}:\n  post:\n    operationId: {name}\n"
        f"    parameters: [{{name: X-Amz-Target, in: header, required: true, "
        f"schema: {{type: string, const: Small.{name}}}}}]{body}\n"
        f"{indent(extra, '    ')}\n"
        f"    responses:\n      '200': {answered}{failed}\n"
    )


def error(name: str, schema: str) -> tuple[str, str]:
    """Return the YAML of an error's response, and of its schema."""
    return f"{name}: {_content(name)}\n", f"{name}: {schema}\n"


def lowered(text: str) -> ir.Service:
    """Return the service of a spec that is not checked."""
    document = resolve(load(Source("small.yaml", text)))
    return lower(document, gather(document))


def shape(schema: str) -> ir.Shape:
    """Return what a schema, given as YAML, is lowered to."""
    return lowered(spec(schemas=f"It: {schema}")).shapes["It"]


def _content(schema: str) -> str:
    media = f"{{schema: {{$ref: '#/components/schemas/{schema}'}}}}"
    return f"{{description: '', content: {{application/json: {media}}}}}"
