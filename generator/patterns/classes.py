r"""Classes of characters by Unicode property, such as `\\p{L}`, as the runtime has them."""

from __future__ import annotations

from generator.resources.runtime import runtime


def written_out(pattern: str) -> str:
    """Return a pattern with characters in place of its classes by property.

    Raises:
        ValueError: no class is called so.
    """
    if "\\p{" not in pattern and "\\P{" not in pattern:
        return pattern
    text: str = runtime("unicode_classes").written_out(pattern)
    return text
