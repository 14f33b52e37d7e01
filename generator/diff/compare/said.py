"""What a schema says of itself beside its type: default, deprecation, words.

Members inherit this from the shapes that they refer to, so it is compared where it is
written: what a shared shape says of itself is one finding.
"""

from __future__ import annotations

from generator.diff.compare.context import Context, Spot
from generator.diff.compare.wording import Nodes, compare_value, compare_words
from generator.reading.nodes import Node

_CHECKED = {
    "int32": "int32",
    "date-time": "time",
    "unixtime": "time",
    "binary": "blob",
    "blob": "blob",
    "byte": "blob",
    "date": "date",
    "decimal": "decimal",
    "int64": "int64",
    "time": "clock",
    "uuid": "uuid",
}
"""The formats that decide a shape, or its limits, and what they make of it."""


def compare_said(
    context: Context, nodes: Nodes, spot: Spot, *, is_described_alike: bool = False
) -> None:
    """Compare what two schemas say of themselves, not what they refer to."""
    old, new = nodes
    if old is None or new is None:
        return

    def said(node: Node, key: str) -> Node | None:
        return own(old if is_described_alike and key == "description" else node, key)

    compare_flag(context, (own(old, "deprecated"), own(new, "deprecated")), spot)
    defaults = own(old, "default"), own(new, "default")
    compare_value(context, "default-changed", defaults, spot, "`default`")
    compare_words(context, nodes, spot, find=said)
    if _kind(context, old) == _kind(context, new) and old.text("type") == new.text(
        "type"
    ):
        formats = old.get("format"), new.get("format")
        compare_value(context, "format-changed", formats, spot, "`format`")
    if not context.new.service.is_http:
        # Elsewhere it says what is refused and what is kept, which is compared itself.
        extra = _flag_of(old), _flag_of(new)
        what = "`additionalProperties`"
        compare_value(context, "annotation-changed", extra, spot, what)


def compare_flag(context: Context, flags: Nodes, spot: Spot) -> None:
    """Compare whether two things are deprecated."""
    before, after = (flag is not None and flag.value is True for flag in flags)
    if before == after:
        return
    old, new = flags
    there = spot.at(
        old.key_place if old else spot.places[0],
        new.key_place if new else spot.places[1],
    )
    if after:
        context.report("deprecated", there, f"`{spot.subject}` is deprecated")
    else:
        message = f"`{spot.subject}` is no longer deprecated"
        context.report("no-longer-deprecated", there, message)


def own(node: Node, key: str) -> Node | None:
    """Return what a schema itself says under `key`, or what is wrapped around it says."""
    if (said := node.get(key)) is not None:
        return said
    parts = (part for part in node.each("allOf") if part.get("$ref") is None)
    return next((found for part in parts if (found := part.get(key))), None)


def _kind(context: Context, node: Node) -> str:
    if node.get("contentEncoding") is not None:
        return "blob"
    format_ = node.text("format") or ""
    is_checked = format_ in _CHECKED or format_ in context.formats
    if context.new.service.is_http and is_checked:
        return format_
    return _CHECKED.get(format_, "")


def _flag_of(node: Node) -> Node | None:
    said = node.get("additionalProperties")
    return said if said is not None and isinstance(said.value, bool) else None
