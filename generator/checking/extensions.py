"""The extensions `x-concord-*`: where each may stand, and what it may say."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.checking.aws_json.errors import EXTENSION as ERROR
from generator.checking.aws_json.idempotency import check_idempotency
from generator.checking.aws_json.pagination import KEYS, check_pagination
from generator.checking.context import Context
from generator.checking.http.pagination import check_pagination as check_http_pagination
from generator.checking.idempotency import check_said
from generator.checking.said import check_members
from generator.dialects.kinds import MAX_BYTES, MIN_BYTES
from generator.dialects.openapi import (
    EXCLUSIVE,
    GROUP,
    IDEMPOTENCY,
    NAME,
    PAGINATION,
    SIGNING_NAME,
    operations,
)
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node
from generator.reading.walk import objects, uses

LINT = "x-concord-lint"
"""On any object: which rules of `concord lint` do not count in it, and why."""

_HOMES = {
    ERROR: "the schema of an error that an operation documents",
    PAGINATION: "an operation",
    IDEMPOTENCY: "an operation",
    GROUP: "an operation or a path",
    NAME: "an operation or a parameter",
    SIGNING_NAME: "a security scheme",
    MIN_BYTES: "a blob with `contentEncoding: base64`",
    MAX_BYTES: "a blob with `contentEncoding: base64`",
    EXCLUSIVE: "a schema with `oneOf`",
}
_STATUSES = "take it out: errors of operations with paths are told by their statuses"
_FAULTS = ("client", "server")
_ROLES = ("invalid-request", "internal-error")


def check_extensions(context: Context, errors: Mapping[str, Node]) -> None:
    """Check every extension; `errors` are the schemas of errors by their pointers."""
    root = context.document.root
    found = list(operations(context.document))
    items = [context.document.follow(item) for _, item in root.members("paths")]
    components = root.get("components") or root
    schemes = [scheme for _, scheme in components.members("securitySchemes")]
    described = {node.pointer for node in found}
    homes = {
        ERROR: set(errors),
        PAGINATION: described,
        IDEMPOTENCY: described,
        SIGNING_NAME: {node.pointer for node in schemes},
        GROUP: described | {node.pointer for node in items},
        NAME: described | _parameters(root),
        EXCLUSIVE: {
            pointer
            for pointer, schema in context.schemas.items()
            if schema.get("oneOf") is not None
        },
    }
    for node in objects(root):
        for key, member in node.items():
            if key.startswith("x-concord-") and key != LINT:
                _check_home(context, key, node, member, homes)
            if key in (NAME, GROUP):
                _check_text(context, member, key)
            if key == EXCLUSIVE and not isinstance(member.value, bool):
                context.findings.error(f"`{key}` must be true or false", member.place)
    roles: dict[str, Node] = {}
    for schema in errors.values():
        _check_error(context, schema.get(ERROR), roles)
    for operation in found:
        if not context.is_http:
            check_idempotency(context, operation)
        elif (said := operation.get(IDEMPOTENCY)) is not None:
            check_said(context, said)
        if (said := operation.get(PAGINATION)) is not None:
            if context.is_http:
                check_http_pagination(context, said)
            elif check_members(context, said, KEYS, PAGINATION):
                check_pagination(context, operation, said)
    for scheme in schemes:
        _check_text(context, scheme.get(SIGNING_NAME), SIGNING_NAME)


def _parameters(root: Node) -> set[str]:
    """Return the pointers of all parameters, wherever they stand."""
    return {node.pointer for node, keyword in uses(root, "") if keyword == "parameters"}


def _check_home(
    context: Context,
    key: str,
    node: Node,
    member: Node,
    homes: Mapping[str, Collection[str]],
) -> None:
    if key not in _HOMES:
        context.findings.error(
            f"there is no extension `{key}`",
            member.key_place,
            hint=f"these are: {', '.join((*_HOMES, LINT))}",
        )
    elif node.pointer not in homes.get(key, context.schemas):
        is_status = key == ERROR and context.is_http
        context.findings.error(
            f"`{key}` says nothing here; it belongs to {_HOMES[key]}",
            member.key_place,
            hint=_STATUSES if is_status else "move it there, or take it out",
        )


def _check_error(context: Context, said: Node | None, roles: dict[str, Node]) -> None:
    if said is None:
        return
    check_members(context, said, ("fault", "role", "retryable"), ERROR)
    _check_choice(context, said.get("fault"), _FAULTS)
    _check_choice(context, said.get("role"), _ROLES)
    retryable = said.get("retryable")
    if retryable is not None and not isinstance(retryable.value, bool):
        context.findings.error("`retryable` must be true or false", retryable.place)
    role = said.get("role")
    if role is not None and role.value in _ROLES:
        first = roles.setdefault(str(role.value), role)
        if first is not role:
            context.findings.error(
                f"a second error has the role `{role.value}`",
                role.place,
                related=[Related("the first one is here", first.place)],
            )


def _check_choice(
    context: Context, value: Node | None, choices: Collection[str]
) -> None:
    if value is not None and value.value not in choices:
        name = value.pointer.rpartition("/")[2]
        context.findings.error(
            f"`{name}` must be one of `{'`, `'.join(choices)}`", value.place
        )


def _check_text(context: Context, value: Node | None, name: str) -> None:
    if value is None:
        return
    if not isinstance(value.value, str):
        context.findings.error(f"`{name}` must be a string", value.place)
    elif not value.value and name != GROUP:
        # A group without a name is the client itself.
        context.findings.error(f"`{name}` must not be empty", value.place)
