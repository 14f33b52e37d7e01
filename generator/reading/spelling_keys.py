"""The keys that OpenAPI 3.0 to 3.2 and JSON Schema know, and what stands at each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

ANNOTATIONS = frozenset(
    {"title", "summary", "description", "termsOfService", "contact", "license"}
    | {"version", "externalDocs", "tags", "example", "examples", "links"}
)
"""The keys that tell something to people, and nothing to programs."""

SHAPING = frozenset(
    {"$ref", "type", "properties", "items", "required", "enum", "allOf", "anyOf"}
    | {"oneOf", "additionalProperties"}
)
"""The keys of a schema without which it says something else; others limit what it says."""


class Kind(NamedTuple):
    """A kind of object: what people call it, and what stands at each of its keys.

    That is the name of a kind, `[kind]` for a list and `{kind}` for a map of them, and
    "" for what has no keys of OpenAPI.
    """

    what: str
    fields: Mapping[str, str]


def _kind(what: str, plain: str, **others: str) -> Kind:
    """Return a kind from its plain keys in a text, and those with objects at them."""
    return Kind(what, {**dict.fromkeys(plain.split(), ""), **others})


_METHODS = "get put post delete options head patch trace query"
_SCHEMA = """
    $schema $id $ref $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor
    $vocabulary $comment id type enum const multipleOf maximum exclusiveMaximum minimum
    exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems
    maxContains minContains maxProperties minProperties required dependentRequired
    dependencies title description default deprecated readOnly writeOnly examples example
    format contentEncoding contentMediaType nullable discriminator xml externalDocs
"""
OBJECTS: Mapping[str, Kind] = {
    "document": _kind(
        "a spec",
        "openapi $self jsonSchemaDialect security externalDocs",
        info="info",
        servers="[server]",
        paths="{path}",
        webhooks="{path}",
        components="components",
        tags="[tag]",
    ),
    "info": _kind(
        "`info`", "title summary description termsOfService contact license version"
    ),
    "server": _kind("a server", "url name description", variables="{variable}"),
    "variable": _kind("a variable of a server", "enum default description"),
    "tag": _kind("a tag", "name summary description externalDocs parent kind"),
    "components": _kind(
        "components",
        "links",
        schemas="{schema}",
        responses="{response}",
        parameters="{parameter}",
        examples="{example}",
        requestBodies="{body}",
        headers="{header}",
        securitySchemes="{scheme}",
        callbacks="",
        pathItems="{path}",
        mediaTypes="{media}",
    ),
    "path": _kind(
        "a path",
        "$ref summary description additionalOperations",
        servers="[server]",
        parameters="[parameter]",
        **dict.fromkeys(_METHODS.split(), "operation"),
    ),
    "operation": _kind(
        "an operation",
        "tags summary description externalDocs operationId callbacks deprecated security",
        parameters="[parameter]",
        requestBody="body",
        responses="{response}",
        servers="[server]",
    ),
    "parameter": _kind(
        "a parameter",
        "$ref name in description required deprecated allowEmptyValue style explode"
        " allowReserved example summary",
        schema="schema",
        examples="{example}",
        content="{media}",
    ),
    "body": _kind(
        "a request body", "$ref summary description required", content="{media}"
    ),
    "media": _kind(
        "a media type",
        "$ref example encoding itemEncoding prefixEncoding",
        schema="schema",
        itemSchema="schema",
        examples="{example}",
    ),
    "response": _kind(
        "a response",
        "$ref summary description links",
        headers="{header}",
        content="{media}",
    ),
    "header": _kind(
        "a header",
        "$ref summary description required deprecated style explode example name in"
        " allowEmptyValue allowReserved",
        schema="schema",
        examples="{example}",
        content="{media}",
    ),
    "example": _kind(
        "an example",
        "$ref summary description value externalValue dataValue serializedValue",
    ),
    "scheme": _kind(
        "a security scheme",
        "$ref summary type description name in scheme bearerFormat flows deprecated"
        " openIdConnectUrl oauth2MetadataUrl",
    ),
    "schema": _kind(
        "a schema",
        _SCHEMA,
        properties="{schema}",
        patternProperties="{schema}",
        dependentSchemas="{schema}",
        definitions="{schema}",
        allOf="[schema]",
        anyOf="[schema]",
        oneOf="[schema]",
        prefixItems="[schema]",
        items="schema",
        additionalProperties="schema",
        propertyNames="schema",
        contains="schema",
        unevaluatedItems="schema",
        unevaluatedProperties="schema",
        additionalItems="schema",
        contentSchema="schema",
        **{"not": "schema", "if": "schema", "then": "schema", "else": "schema"},
        **{"$defs": "{schema}"},
    ),
}
