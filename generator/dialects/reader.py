"""What reads schemas flat, as far as those need it who tell it how.

`Flat` is such a reader; it is made of what asks it.
"""

from __future__ import annotations

from typing import Protocol

from generator.dialects.merging import Conflict
from generator.dialects.settled import Settled
from generator.reading.nodes import Node


class Reader(Protocol):
    """Follows references, and reads schemas with all that their parts say."""

    hears_siblings: bool
    """Whether what stands beside a reference means something."""

    conflicts: dict[str, list[Conflict]]
    """What cannot be of the parts of a schema, by its pointer."""

    settled: Settled
    """What is known of schemas."""

    def step(self, node: Node) -> Node | None:
        """Return what a reference leads to, be it another one."""
        ...

    def of(self, node: Node) -> Node:
        """Return a schema, flat."""
        ...

    def target(self, node: Node) -> Node:
        """Return the schema that a use is about."""
        ...
