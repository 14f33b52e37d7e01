"""What is known of schemas, so that those which many refer to are not asked again and again.

Unions of unions that hold the same ones would take twice the time with each level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

from generator.reading.nodes import Node

T = TypeVar("T")


class Settled:
    """Answers about schemas, each found once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._answers: dict[tuple[str, int], tuple[Node, Any]] = {}
        self.doubts = 0
        """How often an answer had to do without a schema that was being read still.

        What rests on such an answer may be another one later, and is not kept.
        """
        self.combinations = Counter[str]()
        """How many branches the unions of a schema have, with all that stands beside them."""

    def once(self, question: str, node: Node, find: Callable[[Node], T]) -> T:
        """Return the answer to a question about a schema, which `find` finds."""
        key = question, id(node)
        if key in self._answers:
            answer: T = self._answers[key][1]
            return answer
        before = self.doubts
        answer = find(node)
        if self.doubts == before:
            # The schema is kept, so that nothing else can be what it was.
            self._answers[key] = node, answer
        return answer
