"""What was found out of a value's parts, while it is tried as one branch after another.

A branch may be refused for what is deep inside. The next one holds the same again: were
that looked at anew, time would multiply with each level.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

HOLDERS = (dict, list)
"""The classes of what has parts."""


class Known(dict[tuple[object, int], tuple[Any, T]]):
    """What is known of objects and lists, by who asks; gone once the whole is answered.

    They are kept with it, so that nothing else can be what they were.
    """

    __slots__ = ("told",)

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.told: Memory | None = None
        """What msgspec has told of them."""

    def of(self, asking: object, value: Any) -> T | None:
        """Return what is known of a value, `None` if nothing is."""
        found = self.get((asking, id(value)))
        return None if found is None else found[1]

    def keep(self, asking: object, value: Any, told: T) -> None:
        """Remember it."""
        self[asking, id(value)] = value, told


class Read(Protocol):
    """Makes an object of a plain JSON value; without a memory, that is a whole one.

    Raises:
        ValueError: the value stands for none, as msgspec's own error or another one.
    """

    def __call__(self, value: Any, memory: Memory | None = None, /) -> Any:
        """Return it."""
        ...


class Memory:
    """What was made of the parts of one value, by the choices that they were read as.

    Whoever reads the whole begins it, and hands it on to all that read parts: another
    thread, or what comes between, has another one.
    """

    __slots__ = ("_is_tree", "_judged", "_readers", "_root", "made")

    def __init__(self, readers: Mapping[type[Any], Read], root: Any = None) -> None:
        """Take what reads what classes stand for.

        Args:
            readers: Read values of the classes.
            root: The whole, if what is made of a part can be in one place only.
        """
        self._readers = readers
        self._root = root
        self._is_tree: bool | None = True if root is None else None
        self._judged: Known[Any] | None = None
        self.made: Known[tuple[Any, ...]] | None = None
        """What was made, nothing of what was refused; `None` before the first refusal.

        Until then nothing is read twice.
        """

    def hook(self, class_: type[Any], value: Any) -> Any:
        """Return what a class stands for, made of a part, as msgspec asks for it."""
        return self._readers[class_](value, self)

    def begin(self) -> Known[tuple[Any, ...]]:
        """Remember what is made from now on: something was refused."""
        if self.made is None:
            self.made = Known()
        return self.made

    @property
    def judged(self) -> Known[Any]:
        """What checks have found of parts."""
        if self._judged is None:
            self._judged = Known()
        return self._judged

    @property
    def is_reusable(self) -> bool:
        """Whether what was made of a part that was met before may be taken for it.

        In what was JSON text, each part is in one place only.
        """
        if self._is_tree is None:
            self._is_tree = _is_tree(self._root)
        return self._is_tree


def remembering(class_: type[Any], read: Read, begin: Callable[[Any], Memory]) -> Read:
    """Return what reads each object and list as a choice once, fit or not.

    Args:
        class_: The choice.
        read: Reads them.
        begin: Returns the memory for a whole.
    """

    def read_once(value: Any, memory: Memory | None = None) -> Any:
        if memory is None:
            return read(value, begin(value))
        made = memory.made
        if made is not None and (known := made.of(class_, value)) is not None:
            if not known:
                raise ValueError(f"Expected {class_.__name__}")
            if memory.is_reusable:
                return known[0]
        try:
            found = read(value, memory)
        except ValueError:
            memory.begin().keep(class_, value, ())
            raise
        if memory.made is not None:
            memory.made.keep(class_, value, (found,))
        return found

    return read_once


def _is_tree(root: Any) -> bool:
    """Return whether no object and no list is in a value twice."""
    left, seen = [root], set[int]()
    while left:
        each = left.pop()
        if id(each) in seen:
            return False
        seen.add(id(each))
        inner = each.values() if type(each) is dict else each
        left += (part for part in inner if type(part) in HOLDERS)
    return True
