"""Where a service or an operation is: its addresses, and what callers choose of them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.wording import compare_told, compare_words
from generator.diff.located import Located

_Endpoints = Sequence[ir.Endpoint]

_VARIABLE = {"description": "description-changed"}


def compare_endpoints(
    context: Context, before: _Endpoints, after: _Endpoints, spot: Spot
) -> None:
    """Compare the addresses of a service, or of an operation that has its own."""
    of_operation = spot.subject in context.new.operations
    subject = f"{spot.subject} endpoint" if of_operation else "endpoint"
    there = Spot(subject, spot.places, spot.reach, spot.symbols)
    owner = f"`{subject}`" if of_operation else "the service"
    was, now = (each[0].template if each else "" for each in (before, after))
    if was != now:
        how = "changed" if was and now else "added" if now else "removed"
        message = f"{owner} is at {_quoted(now)}; it was at {_quoted(was)}"
        context.report(f"endpoint-{how}", there, message, was=was, now=now)
    _compare_variables(context, before, after, there)
    if context.new.service.is_http:
        _compare_choices(context, before, after, there)
        _compare_words(context, before, after, there)


def _quoted(url: str) -> str:
    return f"`{url}`" if url else "no place that the spec tells"


def _compare_variables(
    context: Context, before: _Endpoints, after: _Endpoints, spot: Spot
) -> None:
    """Compare the variables of addresses, if there are some in both versions."""
    if not before or not after:
        return
    old, new = _variables(before), _variables(after)
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
        places = old[name].place, new[name].place
        there = Spot(name, places, spot.reach, _argument(context.new, name))
        _compare_variable(context, old[name], new[name], there)


def _variables(endpoints: _Endpoints) -> dict[str, ir.Variable]:
    """Return the variables by their names; the first address that has one decides."""
    found: dict[str, ir.Variable] = {}
    for endpoint in endpoints:
        for each in endpoint.variables:
            found.setdefault(each.name, each)
    return found


def _compare_variable(
    context: Context, old: ir.Variable, new: ir.Variable, spot: Spot
) -> None:
    was, now = old.default, new.default
    if was != now:
        message = f"`{new.name}` of the endpoint is `{now}` by default; it was `{was}`"
        context.report("endpoint-default-changed", spot, message, was=was, now=now)
    values = tuple(", ".join(each.choices) or "anything" for each in (old, new))
    if values[0] != values[1]:
        message = f"`{new.name}` of the endpoint may be {values[1]}; it was {values[0]}"
        rule = "endpoint-values-changed"
        context.report(rule, spot, message, was=values[0], now=values[1])
    nodes = context.old.node(old), context.new.node(new)
    compare_words(context, nodes, spot, _VARIABLE)


def _argument(side: Located, variable: str) -> tuple[str, ...]:
    return (side.names.variables[variable],) if variable in side.names.variables else ()


def _compare_choices(
    context: Context, before: _Endpoints, after: _Endpoints, spot: Spot
) -> None:
    """Compare the addresses that clients choose by name or number, beside the first."""
    old, new = _choices(before), _choices(after)
    for name in {**old, **new}:
        was, now = old.get(name, ""), new.get(name, "")
        if was == now or ("" in (was, now) and not (before and after)):
            continue
        how = "changed" if was and now else "added" if now else "removed"
        told = {
            "added": f"is new, at {_quoted(now)}",
            "removed": f"is gone; it was at {_quoted(was)}",
            "changed": f"is at {_quoted(now)}; it was at {_quoted(was)}",
        }
        there = spot.part(f" {name}")
        message = f"`{there.subject}` {told[how]}"
        context.report(f"endpoint-choice-{how}", there, message, was=was, now=now)


def _compare_words(
    context: Context, before: _Endpoints, after: _Endpoints, spot: Spot
) -> None:
    for number, (old, new) in enumerate(zip(before, after, strict=False)):
        was, now = (
            json.dumps(each.description) if each.description else None
            for each in (old, new)
        )
        there = spot.part(f" {new.name or number}") if number else spot
        rule = "description-changed"
        compare_told(context, rule, (was, now), there, "`description`")


def _choices(endpoints: _Endpoints) -> dict[str, str]:
    """Return the addresses by name, or else by number; the first needs none."""
    return {
        each.name or str(number): each.template
        for number, each in enumerate(endpoints)
        if number or each.name
    }
