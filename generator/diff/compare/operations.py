"""Operations: which there are, how they are called, how they answer in pages."""

from __future__ import annotations

from collections.abc import Iterable

from generator import ir
from generator.dialects.openapi import IDEMPOTENCY, PAGINATION
from generator.diff.compare.bodies import compare_bodies
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.http import compare_http
from generator.diff.compare.said import compare_flag
from generator.diff.compare.values import compare_slot
from generator.diff.compare.wording import WORDS, compare_words
from generator.diff.located import Located
from generator.diff.reach import Reach, Side
from generator.reading.nodes import Node
from generator.sources.source import Place


def compare_operations(context: Context) -> None:
    """Compare the operations of both versions."""
    for name, operation in context.new.operations.items():
        if name not in context.kept_operations:
            _report_added(context, operation)
    for name, operation in context.old.operations.items():
        if name in context.operations:
            new = context.new.operations[context.operations[name]]
            _compare(context, operation, new)
        else:
            _report_removed(context, operation)
    if context.new.service.is_http and context.old.service.is_http:
        compare_http(context)
    elif not (context.new.service.is_http or context.old.service.is_http):
        compare_bodies(context)


def operation_spot(context: Context, old: ir.Operation, new: ir.Operation) -> Spot:
    """Return what findings about an operation of both versions are about."""
    return Spot(
        subject=new.name,
        places=(old.place, new.place),
        reach=_all_of(new.name),
        symbols=(context.new.names.operations[new.name],),
    )


def _all_of(operation: str) -> Reach:
    return Reach(frozenset(Side), (operation,))


def _report_added(context: Context, operation: ir.Operation) -> None:
    shapes = context.new.reaches.of(operation)
    brought = [name for name in shapes if context.is_new(name)]
    spot = Spot(
        subject=operation.name,
        places=(None, operation.place),
        reach=_all_of(operation.name),
        symbols=_symbols(context.new, operation, brought),
    )
    context.report(
        "operation-added",
        spot,
        f"`{operation.name}` is new",
        now=operation.wire_name,
    )


def _report_removed(context: Context, operation: ir.Operation) -> None:
    shapes = context.old.reaches.of(operation)
    lost = [name for name in shapes if name not in context.shapes]
    spot = Spot(
        subject=operation.name,
        places=(operation.place, None),
        reach=_all_of(operation.name),
        symbols=_symbols(context.old, operation, lost),
    )
    target = operation.wire_name
    context.report("operation-removed", spot, f"`{operation.name}` is gone", was=target)


def _symbols(
    side: Located, operation: ir.Operation, shapes: Iterable[str]
) -> tuple[str, ...]:
    paged = side.names.paged.get(operation.name)
    methods = (paged.pages, paged.items) if paged else ()
    method = side.names.operations[operation.name]
    return (method, *methods, *side.symbols(shapes))


def _compare(context: Context, old: ir.Operation, new: ir.Operation) -> None:
    spot = operation_spot(context, old, new)
    if old.name != new.name:
        method = context.old.names.operations[old.name]
        message = f"`{old.name}` is called `{new.name}`, at the same target"
        named = spot.also([method])
        context.report("operation-renamed", named, message, was=old.name, now=new.name)
    _compare_binding(context, old, new, spot)
    _compare_pagination(context, old, new, spot)
    _compare_idempotency(context, old, new, spot)
    nodes = (
        context.old.operation_node(old.name),
        context.new.operation_node(new.name),
    )
    compare_flag(context, _at(nodes, "deprecated"), spot)
    # What its group is called is told by another rule.
    kept = {key: rule for key, rule in WORDS.items() if key != "tags"}
    compare_words(context, nodes, spot, WORDS if old.group == new.group else kept)


def _compare_binding(
    context: Context, old: ir.Operation, new: ir.Operation, spot: Spot
) -> None:
    was, now = old.wire_name, new.wire_name
    match old.binding, new.binding:
        case ir.RpcTarget(), ir.RpcTarget():
            if was != now:
                message = f"`{new.name}` has the target `{now}`; it was `{was}`"
                rule = "operation-target-changed"
                context.report(rule, spot, message, was=was, now=now)
            _compare_structures(context, old, new, spot)
        case (ir.RpcTarget(), ir.Http()) | (ir.Http(), ir.RpcTarget()):
            message = f"`{new.name}` travels as `{now}`; it was `{was}`"
            # With it, all of the client and of the server is another.
            there = spot.also([context.new.names.own.client])
            context.report("protocol-changed", there, message, was=was, now=now)


def _at(nodes: tuple[Node, Node], keyword: str) -> tuple[Node | None, Node | None]:
    return nodes[0].get(keyword), nodes[1].get(keyword)


def _compare_structures(
    context: Context, old: ir.Operation, new: ir.Operation, spot: Spot
) -> None:
    for part, shapes, side in (
        ("request", (old.input, new.input), Side.REQUEST),
        ("response", (old.output, new.output), Side.RESPONSE),
    ):
        there = Spot(
            subject=f"{spot.subject} {part}",
            places=spot.places,
            reach=Reach(frozenset({side}), spot.reach.operations),
            symbols=spot.symbols,
        )
        compare_slot(context, shapes, there)


def _compare_pagination(
    context: Context, old: ir.Operation, new: ir.Operation, spot: Spot
) -> None:
    if old.pagination == new.pagination:
        return
    paged = (
        context.old.names.paged.get(old.name),
        context.new.names.paged.get(new.name),
    )
    names = [name for each in paged if each for name in (each.pages, each.items)]
    places = (
        _place_of(PAGINATION, context.old, old) or spot.places[0],
        _place_of(PAGINATION, context.new, new) or spot.places[1],
    )
    there = spot.at(*places).also(names)
    was, now = _pages(old.pagination), _pages(new.pagination)
    if old.pagination is None:
        rule, message = "pagination-added", f"`{new.name}` lists {now} by pages"
    elif new.pagination is None:
        rule = "pagination-removed"
        message = f"`{new.name}` no longer tells how it answers in pages"
    else:
        rule = "pagination-changed"
        message = f"`{new.name}` lists {now} by pages; it listed {was}"
    context.report(rule, there, message, was=was, now=now)


def _compare_idempotency(
    context: Context, old: ir.Operation, new: ir.Operation, spot: Spot
) -> None:
    if old.idempotency == new.idempotency:
        return
    was, now = _repeated(old.idempotency), _repeated(new.idempotency)
    there = spot.at(
        _place_of(IDEMPOTENCY, context.old, old) or spot.places[0],
        _place_of(IDEMPOTENCY, context.new, new) or spot.places[1],
    )
    message = f"`{new.name}` {now}; it {was}"
    context.report("idempotency-changed", there, message, was=was, now=now)


def _repeated(idempotency: ir.Idempotency) -> str:
    if idempotency.token is not None:
        return f"may be repeated, with the same `{idempotency.token}`"
    if idempotency.repeatable:
        return "may be repeated"
    return "may not be repeated once it may have been served"


def _pages(pagination: ir.Pagination | None) -> str:
    if pagination is None:
        return ""
    told = f"`{pagination.input_token}`" if pagination.input_token else "what follows"
    if pagination.output_token:
        told = f"{told} from `{pagination.output_token}`"
    kind = "" if pagination.kind == "cursor" else f"by {pagination.kind}, "
    words = [f"{kind}with {told}"]
    words += [f"at most `{pagination.limit}`"] if pagination.limit else []
    words += [f"more if `{pagination.more}`"] if pagination.more else []
    words += [f"of `{pagination.total}`"] if pagination.total else []
    items = f"`{pagination.items}`" if pagination.items else "all"
    return f"{items} ({', '.join(words)})"


def _place_of(key: str, side: Located, operation: ir.Operation) -> Place | None:
    said = side.operation_node(operation.name).get(key)
    return said.key_place if said else None
