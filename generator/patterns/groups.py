r"""The groups of a pattern, as far as it is read, and what may refer to them.

Where a group has matched nothing at all, a reference to it matches nothing in ECMA-262
and fails in Python. So a reference has an equal only where its group has surely matched.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.patterns.escapes import PatternError

MAX_GROUPS = 99
"""How many groups Python takes references to."""


@dataclass(slots=True)
class _Captured:
    """A group that captures: the branches that it stands in, and whether it may match."""

    home: tuple[int, ...]
    is_closed: bool = False
    is_optional: bool = False


class Groups:
    """The groups that have begun so far."""

    def __init__(self) -> None:
        """Begin outside of all groups."""
        self._branches = [0]
        self._begun = 0
        self._numbers: list[int | None] = []
        self._captured: list[_Captured] = []
        self._names: dict[str, int] = {}
        self._last: int | None = None

    @property
    def depth(self) -> int:
        """Return how many groups are open."""
        return len(self._branches) - 1

    def open(self, *, captures: bool, name: str | None = None) -> None:
        """Begin a group."""
        number = None
        if captures:
            self._captured.append(_Captured(tuple(self._branches)))
            number = len(self._captured)
            if name is not None:
                self._names[name] = number
        self._numbers.append(number)
        self._branches.append(self._branch())

    def turn(self) -> None:
        """Go on to the next alternative."""
        self._branches[-1] = self._branch()

    def close(self) -> None:
        """End a group; one that has not begun is Python's to complain of."""
        if self._numbers:
            self._branches.pop()
            self._last = self._numbers.pop()
            if self._last is not None:
                self._captured[self._last - 1].is_closed = True

    def repeat(self, sign: str, after: str) -> None:
        """Note that what ends in `after` is repeated."""
        if (
            after == ")"
            and self._last is not None
            and sign.startswith(("*", "?", "{0"))
        ):
            self._captured[self._last - 1].is_optional = True

    def reference(self, number: str | None, name: str | None, offset: int) -> str:
        """Return a reference to what a group has matched, in Python.

        Raises:
            PatternError: there is no such group, or it may have matched nothing.
        """
        index = self._names.get(name or "", 0) if number is None else int(number)
        if not 0 < index <= min(len(self._captured), MAX_GROUPS):
            raise PatternError("there is no such group before this", offset)
        group = self._captured[index - 1]
        is_around = tuple(self._branches[: len(group.home)]) == group.home
        if not group.is_closed or group.is_optional or not is_around:
            message = "the group that this refers to may have matched nothing"
            raise PatternError(message, offset)
        return rf"\{index}"

    def _branch(self) -> int:
        self._begun += 1
        return self._begun
