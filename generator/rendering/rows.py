"""A row of the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class Row:
    """A file of the output; without a view it is copied as it is."""

    template: str
    path: str
    view: Callable[[Vocabulary], object] | None = None
