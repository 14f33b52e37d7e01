"""Who may call: what all operations ask for, what some ask for, how it is proved."""

from __future__ import annotations

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.wording import compare_words
from generator.diff.located import Located
from generator.diff.reach import Reach, Side
from generator.reading.nodes import Node
from generator.views.security import asked_in_words, scheme_words

Proof = frozenset[str]
"""Names of schemes, with their scopes, that are enough together."""


def compare_security(context: Context) -> None:
    """Compare what both versions ask of callers."""
    roots = context.old.document.root, context.new.document.root
    everywhere = Reach(frozenset(Side), tuple(context.operations.values()))
    spot = _spot("security", roots, everywhere)
    _compare(context, context.old.service.security, context.new.service.security, spot)
    for name, kept in context.operations.items():
        _compare_operation(
            context, context.old.operations[name], context.new.operations[kept]
        )
    _compare_schemes(context, spot)


def _compare_operation(context: Context, old: ir.Operation, new: ir.Operation) -> None:
    """Compare what an operation asks for, if it says so itself in either version."""
    if old.security is None and new.security is None:
        return
    nodes = (
        context.old.operation_node(old.name),
        context.new.operation_node(new.name),
    )
    reach = Reach(frozenset(Side), (new.name,))
    method = context.new.names.operations[new.name]
    spot = _spot(new.name, nodes, reach).also([method])
    asked = context.old.service.asked_by(old), context.new.service.asked_by(new)
    if not _compare(context, *asked, spot) and old.security != new.security:
        message = f"`security` of `{new.name}` says what all operations ask for"
        was, now = (each.security is not None for each in (old, new))
        context.report("annotation-changed", spot, message, was=was, now=now)


def _spot(subject: str, owners: tuple[Node, Node], reach: Reach) -> Spot:
    before, after = (
        (node or owner).key_place
        for owner in owners
        for node in (owner.get("security"),)
    )
    return Spot(subject, (before, after), reach)


def _compare(context: Context, old: ir.Security, new: ir.Security, spot: Spot) -> bool:
    """Report how what is asked for differs, and return whether it does."""
    if old == new:
        return False
    before, after = _proofs(old), _proofs(new)
    if set(before) == set(after):
        was, now = (" or ".join(_in_words(each)) for each in (old, new))
        message = f"callers prove first what stands first: {now}; it was {was}"
        context.report("security-reordered", spot, message, was=was, now=now)
        return True
    was, now = (" or ".join(sorted(_in_words(each))) for each in (old, new))
    enough = all(any(each <= proof for each in after) for proof in before)
    rule = "security-relaxed" if enough else "security-tightened"
    message = f"callers prove who they are by {now}; it was by {was}"
    context.report(rule, spot, message, was=was, now=now)
    return True


def _proofs(security: ir.Security) -> list[Proof]:
    """Return each set of proofs that is enough; the empty one if none is asked for."""
    return [frozenset(_asked(each)) for each in security] or [frozenset()]


def _asked(requirement: ir.Requirement) -> list[str]:
    scopes = [f"{name}:{scope}" for name, each in requirement.items() for scope in each]
    return [*requirement, *scopes]


def _in_words(security: ir.Security) -> list[str]:
    return [asked_in_words((each,)) or "nothing" for each in security] or ["nothing"]


def _compare_schemes(context: Context, spot: Spot) -> None:
    before = {each.name: each for each in context.old.service.schemes}
    after = {each.name: each for each in context.new.service.schemes}
    for name, new in after.items():
        if (old := before.get(name)) is None:
            _compare_unasked(context, context.new, new, spot)
            continue
        there = Spot(name, (old.place, new.place), spot.reach)
        was, now = scheme_words(old), scheme_words(new)
        if was != now:
            message = f"`{name}` is {now}; it was {was}"
            context.report("security-scheme-changed", there, message, was=was, now=now)
        nodes = context.old.node(old), context.new.node(new)
        compare_words(context, nodes, there, _WORDS if was == now else _DESCRIPTION)
    for name, old in before.items():
        if name not in after:
            _compare_unasked(context, context.old, old, spot)


def _compare_unasked(
    context: Context, side: Located, scheme: ir.SecurityScheme, spot: Spot
) -> None:
    """Report a scheme that one version has, if nothing in that asks for it."""
    asked = (side.service.asked_by(each) for each in side.service.operations)
    if any(scheme.name in requirement for each in asked for requirement in each):
        return
    is_new = side is context.new
    places = (None, scheme.place) if is_new else (scheme.place, None)
    message = f"the security scheme `{scheme.name}` is {'new' if is_new else 'gone'}"
    there = Spot(scheme.name, places, spot.reach)
    context.report("annotation-changed", there, message, was=not is_new, now=is_new)


_DESCRIPTION = {"description": "description-changed"}
_WORDS = {
    **_DESCRIPTION,
    "bearerFormat": "annotation-changed",
    "flows": "annotation-changed",
    "openIdConnectUrl": "annotation-changed",
}
