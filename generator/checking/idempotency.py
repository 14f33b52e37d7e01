"""The extension that says which requests may be sent again, whatever they travel as."""

from __future__ import annotations

from generator.checking.context import Context
from generator.checking.said import check_members
from generator.dialects.openapi import IDEMPOTENCY
from generator.reading.nodes import Node

_KEYS = ("repeatable", "token")


def check_said(context: Context, said: Node) -> bool:
    """Check what is said, but for what the token names; tell whether it is readable."""
    if isinstance(said.value, dict) and said.value:
        check_members(context, said, _KEYS, IDEMPOTENCY)
    else:
        context.findings.error(
            f"`{IDEMPOTENCY}` must be an object with `repeatable`, `token`, or both",
            said.place,
        )
        return False
    token, repeatable = said.get("token"), said.get("repeatable")
    if token is not None and not (isinstance(token.value, str) and token.value):
        context.findings.error("`token` must be a string", token.place)
        return False
    if repeatable is None:
        return True
    if not isinstance(repeatable.value, bool):
        context.findings.error("`repeatable` must be true or false", repeatable.place)
    elif not repeatable.value and token is not None:
        context.findings.error(
            "a request with a token may be sent again",
            repeatable.place,
            hint="leave out `repeatable: false`, or `token`",
        )
    return True
