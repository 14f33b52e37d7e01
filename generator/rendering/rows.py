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
    group: str | None = None
    """The attribute of the only group of operations that the file tells of."""

    module: str | None = None
    """The module of `models` that the file is, if it is one of several; "" if the file
    tells of the shapes in all modules, and of nothing else."""

    tells_no_words: bool = False
    """Whether the file tells no summary or description of an operation that is in a
    group."""
