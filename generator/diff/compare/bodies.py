"""Bodies: their media types, whether a request must have one, words about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.dialects.aws_json import error_name, error_responses
from generator.dialects.openapi import parameters
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.wording import WORDS, compare_words
from generator.diff.located import Located
from generator.diff.reach import Reach, Side
from generator.reading.nodes import Node
from generator.sources.source import Place


@dataclass(slots=True)
class Difference:
    """A media type that some operations have in one version only."""

    place: Place | None
    operations: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)


def compare_bodies(context: Context) -> None:
    """Compare the bodies of the operations that both versions have."""
    _compare_media_types(context)
    for old, new in context.operations.items():
        _compare_words(context, old, new)
        _compare_required(context, old, new)


def _compare_media_types(context: Context) -> None:
    """Report each media type once, with the operations that it came to or left."""
    found: dict[tuple[str, str], Difference] = {}
    for old, new in context.operations.items():
        before = dict(_media_types(context.old, old))
        after = dict(_media_types(context.new, new))
        for part in before.keys() & after.keys():
            kind = "request" if part == "request" else "response"
            pairs = (
                ("removed", before[part], after[part]),
                ("added", after[part], before[part]),
            )
            for how, here, there in pairs:
                for name in [name for name in here if name not in there]:
                    key = f"{kind}-media-type-{how}", name
                    entry = found.setdefault(key, Difference(here[name].key_place))
                    entry.operations.append(new)
    for (rule, name), entry in sorted(found.items()):
        report_media_type(context, rule, name, entry)


def report_media_type(
    context: Context, rule: str, name: str, entry: Difference
) -> None:
    """Report a media type by a rule that says where and how it came or went."""
    part = "requests" if rule.startswith("request") else "answers"
    removed = rule.endswith("removed")
    places = (entry.place, None) if removed else (None, entry.place)
    reach = Reach(frozenset(Side), tuple(entry.operations))
    spot = Spot(name, places, reach, tuple(entry.symbols))
    message = (
        f"{part} are no longer documented as `{name}`"
        if removed
        else f"{part} may be `{name}`"
    )
    was, now = (name, "") if removed else ("", name)
    context.report(rule, spot, message, was=was, now=now)


def _media_types(
    side: Located, operation: str
) -> Iterator[tuple[str, dict[str, Node]]]:
    """Return the media types of each body of an operation that has any."""
    node = side.operation_node(operation)
    bodies = {"request": node.get("requestBody")}
    responses = node.get("responses") or node
    bodies["response"] = responses.get("200")
    for _, response in error_responses(side.document, node):
        bodies[error_name(side.document, response) or ""] = response
    for part, body in bodies.items():
        content = side.document.follow(body).members("content") if body else ()
        if types := dict(content):
            yield part, types


def _compare_words(context: Context, old: str, new: str) -> None:
    """Compare what is said of the parts of an operation that have no names."""
    before, after = _described(context.old, old), _described(context.new, new)
    for part in [*before, *(part for part in after if part not in before)]:
        nodes = before.get(part), after.get(part)
        spot = Spot(
            subject=f"{new} {part}",
            places=(
                context.old.operations[old].place,
                context.new.operations[new].place,
            ),
            reach=Reach(frozenset(Side), (new,)),
            symbols=(context.new.names.operations[new],),
        )
        compare_words(context, nodes, spot, WORDS)


def _described(side: Located, operation: str) -> dict[str, Node]:
    node = side.operation_node(operation)
    found: dict[str, Node] = {}
    for parameter in parameters(side.document, node):
        found[f"parameter {parameter.text('name')}"] = parameter
    responses = node.get("responses") or node
    bodies = (("request", node.get("requestBody")), ("response", responses.get("200")))
    for part, body in bodies:
        if body is None:
            continue
        target = side.document.follow(body)
        found[f"{part} body"] = target
        for name, media_type in target.members("content"):
            found[f"{part} {name}"] = media_type
    return found


def _compare_required(context: Context, old: str, new: str) -> None:
    before, after = (
        side.operation_node(name).get("requestBody")
        for side, name in ((context.old, old), (context.new, new))
    )
    if before is None or after is None:
        return
    was, now = (
        side.document.follow(body).get("required")
        for side, body in ((context.old, before), (context.new, after))
    )
    flags = [flag is not None and flag.value is True for flag in (was, now)]
    if flags[0] == flags[1]:
        return
    spot = Spot(
        subject=new,
        places=(
            (was or before).key_place,
            (now or after).key_place,
        ),
        reach=Reach(frozenset(Side), (new,)),
        symbols=(context.new.names.operations[new],),
    )
    told = "must have" if flags[1] else "need not have"
    message = f"a request of `{new}` {told} a body"
    context.report("body-required-changed", spot, message, was=flags[0], now=flags[1])
