"""The service as a whole: who may call, where it is, what it is called."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.diff.compare.context import Context, Spot
from generator.diff.compare.endpoints import compare_endpoints
from generator.diff.compare.wording import compare_told, compare_words
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


def compare_service(context: Context) -> None:
    """Compare what both versions say of the service as a whole."""
    _compare_servers(context)
    _compare_info(context)
    _compare_left_out(context)
    _compare_sensitive(context)


def _spot(context: Context, subject: str, key: str) -> Spot:
    old, new = (
        node.key_place if (node := side.document.root.get(key)) else None
        for side in (context.old, context.new)
    )
    reach = Reach(frozenset(Side), tuple(context.operations.values()))
    return Spot(subject, (old, new), reach)


def _compare_servers(context: Context) -> None:
    before, after = context.old.service.endpoints, context.new.service.endpoints
    spot = _spot(context, "service", "servers")
    compare_endpoints(context, before, after, spot)
    was, now = (each[0].template if each else "" for each in (before, after))
    if was == now and not context.new.service.is_http:
        _compare_rest(context, was, spot)


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
    words = dict(_ROOT)
    if _compare_groups(context):
        del words["tags"]
    compare_words(context, (old, new), Spot("the spec", spot.places, spot.reach), words)


def _compare_groups(context: Context) -> bool:
    """Compare what is said of the groups that both versions have; tell if it differs."""
    old, new = context.old.service.groups, context.new.service.groups
    kept = [
        name for name in context.old.names.groups if name in context.new.names.groups
    ]
    differ = [name for name in kept if old.get(name, "") != new.get(name, "")]
    spot = _spot(context, "tags", "tags")
    for name in differ:
        was, now = (
            json.dumps(each[name]) if each.get(name) else None for each in (old, new)
        )
        there = replace(spot, subject=name)
        rule = "description-changed"
        compare_told(context, rule, (was, now), there, "`description`")
    return bool(differ)


def _roots(context: Context) -> tuple[Node, Node]:
    return context.old.document.root, context.new.document.root


def _compare_left_out(context: Context) -> None:
    """Compare what the packages say of operations that they do without."""
    old, new = (dict(it.version.words.left_out) for it in (context.old, context.new))
    spot = _spot(context, "service", "paths")
    for name in {**old, **new}:
        was, now = old.get(name, ""), new.get(name, "")
        if was != now:
            told = f"is left out: {now}" if now else "is no longer left out"
            there = replace(spot, subject=name)
            message = f"`{name}` {told}"
            context.report("annotation-changed", there, message, was=was, now=now)


def _compare_sensitive(context: Context) -> None:
    """Compare what is kept out of logs."""
    was, now = (
        ", ".join(f"`{name}`" for name in side.service.sensitive) or "nothing"
        for side in (context.old, context.new)
    )
    if was != now:
        spot = _spot(context, "logs", "components")
        message = f"{now} is kept out of logs; it was {was}"
        context.report("detail-changed", spot, message, was=was, now=now)
