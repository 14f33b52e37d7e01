"""Members of structures and errors: which there are, which must be there, what else."""

from __future__ import annotations

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.renamed import renamed_members
from generator.diff.compare.said import compare_said
from generator.diff.compare.values import compare_nullable, compare_slot


def compare_members(
    context: Context, old: ir.Structure, new: ir.Structure, spot: Spot
) -> None:
    """Compare the members of a structure, or of the body of an error."""
    before = {member.name: member for member in old.members}
    after = {member.name: member for member in new.members}
    renamed = renamed_members(context, before, after)
    _compare_tags(context, old, new, spot)
    for name, member in after.items():
        if old.tag is not None and name == old.tag.member:
            continue
        python = context.new.names.members[new.name, member.name]
        there = _member_spot(spot, name, python)
        if name in before:
            _compare(context, before[name], member, there)
        elif name in renamed:
            was = before[renamed[name]]
            called = context.old.names.members[old.name, was.name]
            _report_renamed(context, was, member, there, f"{spot.symbols[0]}.{called}")
            _compare(context, was, member, there, is_renamed=True)
        else:
            _report_added(context, member, there)
    for name, member in before.items():
        is_tag = new.tag is not None and name == new.tag.member
        if name not in after and name not in renamed.values() and not is_tag:
            python = context.old.names.members[old.name, member.name]
            _report_removed(context, member, _member_spot(spot, name, python))


def _member_spot(owner: Spot, name: str, python: str) -> Spot:
    subject = f"{owner.subject}.{name}"
    symbols = (f"{owner.symbols[0]}.{python}", *owner.symbols[1:])
    return Spot(subject, owner.places, owner.reach, symbols)


def _compare_tags(
    context: Context, old: ir.Structure, new: ir.Structure, spot: Spot
) -> None:
    """Report a member that has become the tag of its structure, or is it no longer."""
    before = {member.name: member for member in old.members}
    after = {member.name: member for member in new.members}
    if new.tag is not None and (was := before.get(new.tag.member)) is not None:
        there = spot.part(f".{was.name}").at(was.place, new.place)
        type_ = context.old.python_type(was.shape, required=was.required)
        message = f"`{there.subject}` is always `{new.tag.value}`; it was `{type_}`"
        context.report("type-changed", there, message, was=type_, now=new.tag.value)
    if old.tag is not None and (now := after.get(old.tag.member)) is not None:
        there = spot.part(f".{now.name}").at(old.place, now.place)
        type_ = context.new.python_type(now.shape, required=now.required)
        message = f"`{there.subject}` is `{type_}`; it was always `{old.tag.value}`"
        context.report("type-changed", there, message, was=old.tag.value, now=type_)


def _report_added(context: Context, member: ir.Member, spot: Spot) -> None:
    shapes = context.new.reaches.below([member.shape])
    brought = [name for name in shapes if context.is_new(name)]
    must = "must" if member.required else "may"
    context.report(
        "required-member-added" if member.required else "member-added",
        spot.at(None, member.place).also(context.new.symbols(brought)),
        f"`{spot.subject}` is new, and {must} be there",
        now=context.new.python_type(member.shape, required=member.required),
    )


def _report_renamed(
    context: Context, old: ir.Member, new: ir.Member, spot: Spot, symbol: str
) -> None:
    was, now = old.name, new.name
    there = spot.at(old.place, new.place).also([symbol])
    message = f"`{spot.subject}` was called `{was}`"
    context.report("member-renamed", there, message, was=was, now=now)


def _report_removed(context: Context, member: ir.Member, spot: Spot) -> None:
    shapes = context.old.reaches.below([member.shape])
    lost = [name for name in shapes if name not in context.shapes]
    context.report(
        "member-removed",
        spot.at(member.place, None).also(context.old.symbols(lost)),
        f"`{spot.subject}` is gone",
        was=context.old.python_type(member.shape, required=member.required),
    )


def _compare(
    context: Context,
    old: ir.Member,
    new: ir.Member,
    spot: Spot,
    *,
    is_renamed: bool = False,
) -> None:
    there = spot.at(old.place, new.place)
    if old.required != new.required:
        context.report(
            f"member-became-{'required' if new.required else 'optional'}",
            there,
            f"`{spot.subject}` {'must be there' if new.required else 'may be absent'}",
            was=context.old.python_type(old.shape, required=old.required),
            now=context.new.python_type(new.shape, required=new.required),
        )
    compare_nullable(context, (old.nullable, new.nullable), there)
    _compare_direction(context, old, new, there)
    nodes = context.old.node(old), context.new.node(new)
    # A description that names the member differs by that alone.
    compare_said(context, nodes, there, is_described_alike=is_renamed)
    compare_slot(context, (old.shape, new.shape), there)


def _compare_direction(
    context: Context, old: ir.Member, new: ir.Member, spot: Spot
) -> None:
    was, now = _sender(old), _sender(new)
    if was != now:
        message = f"`{spot.subject}` is for {now} to send; it was for {was}"
        context.report("direction-changed", spot, message, was=was, now=now)


def _sender(member: ir.Member) -> str:
    if member.read_only:
        return "the service alone"
    return "callers alone" if member.write_only else "both"
