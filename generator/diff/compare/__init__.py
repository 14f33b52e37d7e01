"""The comparison of two versions: a module for each thing that a spec speaks of."""

from __future__ import annotations

from generator.diff.compare.aliases import compare_aliases
from generator.diff.compare.context import Context
from generator.diff.compare.errors import compare_errors
from generator.diff.compare.names import compare_names
from generator.diff.compare.operations import compare_operations
from generator.diff.compare.order import compare_order
from generator.diff.compare.pairs import pair_operations, pair_shapes
from generator.diff.compare.rest import compare_emitted, compare_rest
from generator.diff.compare.security import compare_security
from generator.diff.compare.service import compare_service
from generator.diff.compare.shapes import compare_shapes
from generator.diff.compare.statuses import compare_statuses, pair_errors
from generator.diff.compare.together import together
from generator.diff.located import Located
from generator.diff.model import Change, Comparison, Version
from generator.diff.slots import Renamed
from generator.resources.depth import at_any_depth
from generator.sources.source import Place

_STEPS = (
    compare_service,
    compare_security,
    compare_names,
    compare_operations,
    compare_errors,
    compare_statuses,
    compare_shapes,
    compare_aliases,
    compare_rest,
    compare_order,
    compare_emitted,
)


@at_any_depth
def compare(old: Version, new: Version) -> Comparison:
    """Return what differs between two versions of a spec."""
    before, after = Located(old), Located(new)
    operations = pair_operations(before, after)
    errors = pair_errors(before, after, operations)
    shapes = pair_shapes(before, after, operations, errors)
    context = Context(before, after, operations, errors, shapes)
    for step in _STEPS:
        step(context)
    changes = sorted(together(context), key=lambda change: _order(context, change))
    return Comparison(old, new, tuple(changes), Renamed(operations, errors, shapes))


def _order(context: Context, change: Change) -> tuple[object, ...]:
    """Sort by level, the highest first, then by place; what is gone by its old one."""
    version = context.new if change.after else context.old
    place = change.after or change.before
    return -change.level, _place(version, place), change.rule, change.subject


def _place(version: Located, place: Place | None) -> tuple[str, int, int]:
    """Return where a place is: what the versions are called counts for nothing."""
    if place is None:
        return "", 0, 0
    file = version.file_of(place)
    return file, place.start.line, place.start.column
