"""Members that are called otherwise, and are the same in all else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from generator import ir
from generator.diff.compare.context import Context
from generator.diff.compare.said import own
from generator.diff.located import Located


def renamed_members(
    context: Context, before: Mapping[str, ir.Member], after: Mapping[str, ir.Member]
) -> dict[str, str]:
    """Return the old name of each member of a structure that has another name now.

    That is a member which came where exactly one went, between the same members that
    stayed; which has the same type; and which has the same description, where one that
    is empty says nothing, and each name in it may have changed as the member's has.
    """
    went = dict(_alone(before, after))
    came = _alone(after, before)
    return {
        now: was
        for neighbours, now in came
        if (was := went.get(neighbours)) is not None
        and _same_type(context, before[was], after[now])
        and _same_words(context, before[was], after[now])
    }


def _alone(
    members: Mapping[str, ir.Member], others: Mapping[str, ir.Member]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the members that the others lack, each with its neighbours that they have.

    One that stands beside another one which they lack is left out.
    """
    runs = [
        (known, list(names)) for known, names in groupby(members, others.__contains__)
    ]
    for at, (known, names) in enumerate(runs):
        if not known and len(names) == 1:
            left = runs[at - 1][1][-1] if at else ""
            right = runs[at + 1][1][0] if at + 1 < len(runs) else ""
            yield (left, right), names[0]


def _same_type(context: Context, old: ir.Member, new: ir.Member) -> bool:
    if context.shapes.get(old.shape) == new.shape:
        return True
    was, now = context.old.python_type(old.shape), context.new.python_type(new.shape)
    kinds = (
        type(side.service.shapes[member.shape])
        for side, member in ((context.old, old), (context.new, new))
    )
    return was == now and len(set(kinds)) == 1


def _same_words(context: Context, old: ir.Member, new: ir.Member) -> bool:
    was, now = (
        _description(side, member)
        for side, member in ((context.old, old), (context.new, new))
    )
    return bool(was) and was.replace(old.name, new.name) == now


def _description(side: Located, member: ir.Member) -> str:
    """Return what a member says of itself, and not what its type says of it."""
    node = side.node(member)
    said = own(node, "description") if node else None
    return str(said.value).strip() if said else ""
