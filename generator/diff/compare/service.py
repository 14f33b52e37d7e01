"""The service as a whole: who may call, where it is, what it is called."""

from __future__ import annotations

import json
from dataclasses import replace

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.wording import compare_words
from generator.diff.located import Located
from generator.diff.reach import Reach, Side
from generator.reading.nodes import Node

_INFO = {
    "version": "version-changed",
    "summary": "summary-changed",
    "description": "description-changed",
    "contact": "annotation-changed",
    "license": "annotation-changed",
    "termsOfService": "annotation-changed",
}
_ROOT = {
    "openapi": "annotation-changed",
    "tags": "annotation-changed",
    "externalDocs": "annotation-changed",
}
_VARIABLE = {"description": "description-changed", "enum": "annotation-changed"}


def compare_service(context: Context) -> None:
    """Compare what both versions say of the service as a whole."""
    _compare_endpoint(context)
    _compare_info(context)


def _spot(context: Context, subject: str, key: str) -> Spot:
    old, new = (
        node.key_place if (node := side.document.root.get(key)) else None
        for side in (context.old, context.new)
    )
    reach = Reach(frozenset(Side), tuple(context.operations.values()))
    return Spot(subject, (old, new), reach)


def _compare_endpoint(context: Context) -> None:
    before, after = context.old.service.endpoint, context.new.service.endpoint
    spot = _spot(context, "endpoint", "servers")
    was, now = (each.template if each else "" for each in (before, after))
    if was != now:
        how = "changed" if was and now else "added" if now else "removed"
        message = f"the service is at {_quoted(now)}; it was at {_quoted(was)}"
        context.report(f"endpoint-{how}", spot, message, was=was, now=now)
    if before and after:
        _compare_variables(context, before, after, spot)
    if was == now:
        _compare_rest(context, was, spot)


def _quoted(url: str) -> str:
    return f"`{url}`" if url else "no place that the spec tells"


def _compare_variables(
    context: Context, before: ir.Endpoint, after: ir.Endpoint, spot: Spot
) -> None:
    old = {each.name: each for each in before.variables}
    new = {each.name: each for each in after.variables}
    for name in [name for name in new if name not in old]:
        there = Spot(
            name, (None, new[name].place), spot.reach, _argument(context.new, name)
        )
        message = f"the endpoint has a variable `{name}`"
        context.report("endpoint-variable-added", there, message, now=new[name].default)
    for name in [name for name in old if name not in new]:
        there = Spot(
            name, (old[name].place, None), spot.reach, _argument(context.old, name)
        )
        message = f"the endpoint no longer has a variable `{name}`"
        context.report(
            "endpoint-variable-removed", there, message, was=old[name].default
        )
    for name in [name for name in new if name in old]:
        was, now = old[name].default, new[name].default
        places = old[name].place, new[name].place
        there = Spot(name, places, spot.reach, _argument(context.new, name))
        if was != now:
            message = f"`{name}` of the endpoint is `{now}` by default; it was `{was}`"
            context.report("endpoint-default-changed", there, message, was=was, now=now)
        nodes = context.old.node(old[name]), context.new.node(new[name])
        compare_words(context, nodes, there, _VARIABLE)


def _argument(side: Located, variable: str) -> tuple[str, ...]:
    return (side.names.variables[variable],)


def _compare_rest(context: Context, url: str, spot: Spot) -> None:
    """Compare the list of servers, without what makes the endpoint."""
    was, now = (_rest(side, url) for side in (context.old, context.new))
    if was != now:
        there = replace(spot, subject="servers")
        message = "the list of servers says something else"
        context.report("annotation-changed", there, message, was=was, now=now)


def _rest(side: Located, url: str) -> str:
    servers = [server.plain() for server in side.document.root.each("servers")]
    for server in servers:
        if server.get("url") == url:
            server.pop("variables", None)
    return json.dumps(servers, sort_keys=True)


def _compare_info(context: Context) -> None:
    old, new = _roots(context)
    spot = _spot(context, "info", "info")
    infos = old.get("info"), new.get("info")
    info = dict(_INFO)
    if context.old.names.package == context.new.names.package:
        info["title"] = "title-changed"
    compare_words(context, infos, spot, info)
    compare_words(context, (old, new), Spot("the spec", spot.places, spot.reach), _ROOT)


def _roots(context: Context) -> tuple[Node, Node]:
    return context.old.document.root, context.new.document.root
