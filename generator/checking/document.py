"""The document as a whole: its version, its servers, what its components may have."""

from __future__ import annotations

import math
import re

from generator.checking.context import SCHEMAS_STAY, Context
from generator.dialects.editions import edition_of
from generator.dialects.openapi import operations
from generator.reading.nodes import Node

_DIALECTS = re.compile(
    r"https://spec\.openapis\.org/oas/3\.[12]/dialect/.+"
    r"|https://json-schema\.org/draft/2020-12/schema#?"
)
"""Those whose keywords mean what they mean in OpenAPI."""

_FIELDS = frozenset(
    {
        "openapi",
        "info",
        "externalDocs",
        "servers",
        "security",
        "tags",
        "paths",
        "components",
        "jsonSchemaDialect",
    }
)
_COMPONENTS = frozenset(
    {
        "schemas",
        "responses",
        "parameters",
        "requestBodies",
        "examples",
        "securitySchemes",
    }
)


_OF_OPERATIONS = frozenset({"headers", "links", "callbacks", "pathItems", "mediaTypes"})
_NOT_EMITTED = frozenset({"webhooks", "$self"})


def version_of(context: Context) -> str | None:
    """Return the version of OpenAPI, such as "3.1"; report one not supported."""
    root = context.document.root
    version = root.get("openapi")
    if version is None:
        context.findings.error(
            "`openapi` is missing, which tells the version of OpenAPI",
            root.place,
            hint="write `openapi: 3.1.0`; Swagger 2.0 is not supported",
        )
        return None
    edition = edition_of(root)
    if edition is None:
        context.findings.error(
            f"the OpenAPI version `{version.value}` is not supported",
            version.place,
            hint="these are: 3.0.x, 3.1.x and 3.2.x",
        )
    elif str(version.value) == edition:
        context.findings.warning(
            f"the version is not written in full; it is taken for {edition}",
            version.place,
            hint=f"write `{edition}.0`",
            rule="tolerated-openapi",
        )
    return edition


def check_document(context: Context) -> None:
    """Check what stands outside of operations and schemas."""
    root = context.document.root
    if not context.is_http:
        _refuse_members(context)
    else:
        _refuse_nothing(context)
        _leave_out_members(context)
    dialect = root.get("jsonSchemaDialect")
    if dialect is not None and not _DIALECTS.fullmatch(str(dialect.value)):
        context.findings.warning(
            f"the dialect `{dialect.value}` is not known; schemas are read as those of"
            " OpenAPI",
            dialect.place,
            hint="leave it out, and write schemas in OpenAPI's own dialect",
            rule="tolerated-openapi",
        )
    for server in root.each("servers"):
        _check_server(context, server)


def _refuse_nothing(context: Context) -> None:
    """Refuse a document that describes nothing: it is hardly what its author meant."""
    root = context.document.root
    if not any(root.get(key) for key in ("paths", "components", "webhooks")):
        context.findings.error(
            "there is nothing in this document: neither `paths` nor `components`",
            root.place,
            hint="`concord init` writes a spec to start from",
        )


def _refuse_members(context: Context) -> None:
    root = context.document.root
    context.refuse_members(root, _FIELDS, "a spec")
    if (components := root.get("components")) is not None:
        context.refuse_members(components, _COMPONENTS, "components")


def _leave_out_members(context: Context) -> None:
    """Do without what OpenAPI does not know, and tell what is not emitted."""
    root = context.document.root
    context.leave_out_unknown(root, _FIELDS | _NOT_EMITTED, "a spec")
    components = root.get("components") or root
    if components is not root:
        context.leave_out_unknown(
            components, _COMPONENTS | _OF_OPERATIONS, "components"
        )
    for key in sorted(_NOT_EMITTED):
        if (member := root.get(key)) is not None and key.islower():
            context.findings.warning(
                f"{key} are not emitted",
                member.key_place,
                hint=SCHEMAS_STAY if key == "webhooks" else None,
                rule="ignored-keyword",
            )
    paths = root.get("paths")
    if paths is not None and not any(operations(context.document)):
        context.findings.warning(
            "the spec has no operation; its schemas are all that is emitted",
            paths.key_place,
            rule="tolerated-openapi",
        )


def check_numbers(context: Context) -> None:
    """Refuse the numbers that YAML has and JSON has not."""
    waiting = [context.document.root]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.elements())
        waiting.extend(member for _, member in node.items())
        if isinstance(node.value, float) and not math.isfinite(node.value):
            context.findings.error(f"`{node.value}` is no number of JSON", node.place)


def _check_server(context: Context, server: Node) -> None:
    """Refuse a URL with variables that are described nowhere."""
    url = server.get("url")
    if url is None or not isinstance(url.value, str):
        return
    known = {name for name, _ in server.members("variables")}
    for name, variable in server.members("variables"):
        values, default = variable.texts("enum"), variable.get("default")
        if values and default is not None and default.value not in values:
            context.findings.warning(
                f"the default of the variable `{name}` is none of its values",
                default.place,
                rule="tolerated-openapi",
            )
    for name in re.findall(r"\{([^{}]*)\}", url.value):
        if name in known:
            continue
        if context.is_http:
            context.leave_out(
                server,
                f"the URL has a variable `{name}` that is not described, so this server is"
                " left out",
                place=url.place,
                hint="describe it under `variables`",
                rule="tolerated-openapi",
            )
        else:
            context.findings.error(
                f"the URL has a variable `{name}` that is not described",
                url.place,
                hint="describe it under `variables`",
                rule="invalid-openapi",
            )
