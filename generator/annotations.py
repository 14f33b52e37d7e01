"""Annotations of GitHub's workflows: a line that a runner shows at a place in a file."""

from __future__ import annotations

from typing import Literal

Kind = Literal["error", "warning", "notice"]


def annotation(
    kind: Kind,
    message: str,
    *,
    title: str,
    file: str,
    position: tuple[int, int] | None = None,
) -> str:
    """Return the workflow command for a message, in one line with its end.

    `position` is a line and a column, both from 1. Nothing in the texts can begin
    another command, or another property of this one.
    """
    properties = {"title": title, "file": file}
    if position is not None:
        properties |= {"line": str(position[0]), "col": str(position[1])}
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{kind} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    """Escape what ends a line or an escape; a runner decodes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
