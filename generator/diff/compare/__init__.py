"""The comparison of two versions: a module for each thing that a spec speaks of."""

from __future__ import annotations

from generator.diff.model import Comparison, Version


def compare(old: Version, new: Version) -> Comparison:
    """Return what differs between two versions of a spec."""
    return Comparison(old, new, ())
