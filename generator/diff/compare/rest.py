"""What else differs in the IR, which is all that the emitted files are made of.

Each field of it has a comparison of its own, or a rule for words here. A field that has
neither, as a new one may, is told as a detail: nothing that alters an emitted file is
passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from generator import ir
from generator.diff.compare.canonical import canonical, is_same
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.things import Thing, things
from generator.diff.compare.wording import compare_told
from generator.diff.located import Located
from generator.diff.reach import Reach, Side

COMPARED: Mapping[type, str] = {
    ir.Named: "name place",
    ir.Operation: (
        "binding group method input output returns examples named_examples errors"
        " pagination idempotency security endpoints"
    ),
    ir.Body: "media required",
    ir.Response: "status media headers is_error",
    ir.Sampled: "rules implied",
    ir.String: "min_length max_length pattern possessive format",
    ir.Enum: "values",
    ir.Literal: "values",
    ir.Integer: "bits minimum maximum multiple_of",
    ir.Number: "minimum maximum exclusive_minimum exclusive_maximum multiple_of",
    ir.Decimal: "is_text",
    ir.Blob: "min_bytes max_bytes",
    ir.List: "item nullable min_items max_items unique_items one_by_one",
    ir.Tuple: "items",
    ir.Map: "value nullable key min_properties max_properties",
    ir.Member: "shape nullable required read_only write_only",
    ir.Structure: "members tag closed additional is_apart",
    ir.Union: "branches discriminator distinctive exclusive is_alias",
    ir.Error: "body fault retryable harmless",
}
"""The fields that have comparisons of their own, or come of others that have."""

WORDS: Mapping[str, tuple[str, str]] = {
    "summary": ("summary-changed", "summary"),
    "description": ("description-changed", "description"),
    "examples": ("example-changed", "example"),
    "named_examples": ("example-changed", "examples"),
    "unchecked": ("annotation-changed", "what is not checked"),
    "default": ("default-changed", "default"),
}
"""The rule for each field that is told to people, and its keyword."""


def compare_rest(context: Context) -> None:
    """Report what differs of things that both versions have, and has no finding yet."""
    told = {(change.subject, change.rule) for change in context.changes}
    subjects = {subject for subject, _ in told}
    for thing in things(context):
        if is_same(thing.old, thing.new):
            continue
        for name in _uncompared(thing):
            was, now = _values(context, thing, name)
            if was == now:
                continue
            if name in WORDS:
                rule, keyword = WORDS[name]
                if not {(each, rule) for each in thing.subjects} & told:
                    spot = _at(context, thing, keyword)
                    values = _text(was), _text(now)
                    compare_told(context, rule, values, spot, f"`{keyword}`")
                    told.add((thing.spot.subject, rule))
            elif name == "deprecated":
                _compare_deprecated(context, thing, told)
            elif not _has_finding(thing, subjects):
                what = name.replace("_", " ")
                message = f"`{what}` of `{thing.spot.subject}` has changed"
                context.report("detail-changed", thing.spot, message, was=was, now=now)


def _uncompared(thing: Thing) -> Iterator[str]:
    compared = {
        name
        for class_ in type(thing.new).__mro__
        for name in COMPARED.get(class_, "").split()
    }
    return (each.name for each in fields(type(thing.new)) if each.name not in compared)


def _values(context: Context, thing: Thing, name: str) -> tuple[Any, Any]:
    """Return a field in both versions, its shapes called as in the new one."""
    return (
        canonical(getattr(thing.old, name, None), context.shapes),
        canonical(getattr(thing.new, name), {}),
    )


def _compare_deprecated(
    context: Context, thing: Thing, told: set[tuple[str, str]]
) -> None:
    rule = "deprecated" if thing.new.deprecated else "no-longer-deprecated"
    if not {(each, rule) for each in thing.subjects} & told:
        subject = thing.spot.subject
        spot = _at(context, thing, "deprecated")
        context.report(rule, spot, f"`{subject}` is {rule.replace('-', ' ')}")


def _at(context: Context, thing: Thing, keyword: str) -> Spot:
    """Return where a thing says a keyword, in each version that has it."""
    if not isinstance(thing.new, ir.Named):
        return thing.spot
    keywords = (keyword, f"{keyword}s")
    before = context.old.place(thing.old, keywords)
    return thing.spot.at(before, context.new.place(thing.new, keywords))


def _text(value: Any) -> str | None:
    """Return a value as the JSON that words are compared as; nothing for an empty one."""
    if value in ("", (), {}, None):
        return None
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    return json.dumps(value, sort_keys=True, default=str)


def _has_finding(thing: Thing, subjects: set[str]) -> bool:
    subject = thing.spot.subject
    return any(
        each == subject or each.startswith((f"{subject}.", f"{subject} "))
        for each in subjects
    )


def compare_emitted(context: Context) -> None:
    """Report that something differs where nothing else did: this is the last one asked."""
    if context.changes or _all(context.old) == _all(context.new):
        return
    reach = Reach(frozenset(Side), tuple(context.operations.values()))
    spot = Spot("the service", (None, None), reach)
    if _values_of(context.old) == _values_of(context.new):
        message = "something in the service stands in another order"
        context.report("order-changed", spot, message)
    else:
        message = "something else in the service has changed"
        context.report("detail-changed", spot, message)


def _values_of(side: Located) -> Any:
    return canonical(side.service, {}), canonical(side.names, {})


def _all(side: Located) -> str:
    """Return all that the emitted files are made of, as a text, which has no places."""
    # Text, since mappings are equal whatever their order is.
    return repr((side.service, side.names))
