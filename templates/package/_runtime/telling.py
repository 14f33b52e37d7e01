"""What tells of plain JSON values that they keep to their types, without a walk in Python.

It says no of a few that do, which have to be looked at again. Its errors have no words:
what is wrong with a value, `explain` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from functools import partial
from sys import maxsize
from typing import Any, Protocol, TypeAlias

import msgspec
from msgspec import inspect

from .additional import NAME, Keeper
from .annotations import only_of
from .choices import Choice, Exclusive, options_of
from .constraints import String
from .constraints.carried import bare, constraint_of
from .explain import check_of
from .first_use import DECODED, PerAnnotation
from .memory import HOLDERS, Memory, Read, remembering
from .reach import HOOKED
from .residue import is_nothing
from .trials import Tried, known_of, trial_of
from .type_infos import fields_of_class, info_of
from .union_options import Option
from .unions import Branch, union_of
from .violations import fits as keeps_to

Hook: TypeAlias = Callable[[type[Any], Any], Any]


class Tell(Protocol):
    """Returns something true if a value keeps to a type.

    What is in it is handed on to a hook.

    Raises:
        ValueError: it does not, as msgspec's own error or another one.
    """

    def __call__(self, value: Any, hook: Hook = ..., /) -> object:
        """Return it."""
        ...


def telling(type_: Any) -> Tell:
    """Return what tells of plain JSON values that they keep to a type."""
    info = info_of(type_)
    if isinstance(bare(info), inspect.StrType):
        return _of_text(info)
    return _of_trial(trial_of(type_))


def of_list(
    type_: Any, name: str
) -> tuple[Callable[[Any], Any], Callable[[Any], object] | None]:
    """Return what converts lists of a type for the verdict alone, and tells the rest.

    The list is a member of that name. Errors end in the place of what is wrong. What
    tells the rest is `None` if nothing is left.
    """
    box = msgspec.defstruct("Box", [(name, trial_of(type_))], gc=False)
    _prepare(box)
    left = DECODED[box]
    convert = partial(msgspec.convert, type=box, dec_hook=_placed)
    return convert, None if is_nothing(left) else left.one


def begun(value: Any = None) -> Memory:
    """Return a memory of what has been told: a value itself is what is made of it."""
    return Memory(_READERS)


def _placed(type_: type[Tried], value: Any) -> Any:
    try:
        return _hook(type_, value)
    except msgspec.ValidationError as error:
        # Of its own errors msgspec does not say where they are.
        raise ValueError from error


def _of_trial(trial: Any) -> Tell:
    if isinstance(trial, msgspec.StructMeta):
        return _of_structure(trial)
    if (only := only_of(trial)) is not None:
        tell_of_only, field = _of_structure(only), only.__struct_config__.tag_field
        # Without its tag, msgspec takes it as well.
        return lambda value, hook=_hook: tell_of_only(value, hook) and field in value
    tell = _of_structure(msgspec.defstruct("Box", [("value", trial)], gc=False))
    return lambda value, hook=_hook: tell({"value": value}, hook)


def _of_structure(trial: Any) -> Tell:
    _prepare(trial)
    convert, left = msgspec.convert, DECODED[trial]
    fits = None if is_nothing(left) else left.one
    if HOOKED(info_of(trial)):
        if fits is None:
            return lambda value, hook=_hook: convert(value, trial, dec_hook=hook)
        return lambda value, hook=_hook: fits(convert(value, trial, dec_hook=hook))
    # To hand on a hook takes longer than to fill a small structure.
    if fits is None:
        return lambda value, hook=_hook: convert(value, trial)
    return lambda value, hook=_hook: fits(convert(value, trial))


def _prepare(target: Any) -> None:
    """Let msgspec follow all that a type refers to, however deep that is."""
    make = partial(msgspec.json.Decoder, target, dec_hook=_hook)
    try:
        make()
    except RecursionError:
        from .deep_types import with_deep_stack

        with_deep_stack(make)


def _hook(type_: type[Any], value: Any) -> Any:
    return _READERS[type_](value)


def _reader(tried: type[Tried]) -> Read:
    """Return what takes what stands for a type only if it keeps to that."""
    if not issubclass(tried, Tried):
        # A file, which nothing else stands for.
        return _judging(info_of(tried))
    of = tried.of
    if isinstance(of, type) and issubclass(of, Keeper):
        return _of_keeper(of)
    is_choice = isinstance(of, type) and issubclass(of, Choice)
    if not is_choice or any(isinstance(each, Exclusive) for each in options_of(of)):
        # Whether a value is of no other branch has to be known for certain.
        return _judging(info_of(of))
    return _of_choice(of)


def _of_text(type_: inspect.Type) -> Tell:
    limits = constraint_of(type_, String, _TEXT)
    least, most, fits = (
        limits.min_length or 0,
        limits.max_length or maxsize,
        limits.fits,
    )

    def tell(value: Any, hook: Hook = _hook) -> object:
        if type(value) is str and least <= len(value) <= most:
            return fits is None or fits(value)
        raise ValueError

    return tell


def _judging(type_: inspect.Type) -> Read:
    check = check_of(type_)

    def read(value: Any, memory: Memory | None = None) -> Any:
        if not keeps_to(check, value, None if memory is None else memory.judged):
            raise ValueError
        return value

    return read


class _Branch:
    """A branch of a choice; many of a large one are never met."""

    __slots__ = ("_annotation", "is_simple", "tell")

    def __init__(self, branch: Branch) -> None:
        self.tell: Tell = self._tell_first
        self._annotation = branch.annotation
        self.is_simple = not HOOKED(branch.info)
        """Whether there are no choices in it, and no others that need a hook."""

    def _tell_first(self, value: Any, hook: Hook = _hook, /) -> object:
        self.tell = telling(self._annotation)
        return self.tell(value, hook)


def _of_choice(class_: type[Choice]) -> Read:
    """Return what takes values that keep to any of several branches."""
    union = union_of(info_of(class_))
    assert union is not None
    made = {branch: _Branch(branch) for branch in union.branches}
    likeliest = _likeliest(union.options("object"), made)

    def read(value: Any, memory: Memory | None = None) -> Any:
        first = likeliest(value) if type(value) is dict else None
        if first is not None and _keeps(first, value, memory):
            return value
        for branch in union.candidates(value).branches:
            tried = made[branch]
            if tried is not first and _keeps(tried, value, memory):
                return value
        raise ValueError

    read_once = remembering(class_, read, begun)

    def read_any(value: Any, memory: Memory | None = None) -> Any:
        if memory is None and type(value) is dict:
            first = likeliest(value)
            if first is not None and first.is_simple and _keeps(first, value, None):
                # Nothing in it is ever looked at twice.
                return value
        if type(value) in HOLDERS:
            return read_once(value, memory)
        return read(value, memory)

    texts = [each for option in union.options("string") for each in option.branches]
    if len(texts) != 1:
        return read_any
    text = made[texts[0]]

    def read_text(value: Any, memory: Memory | None = None) -> Any:
        if type(value) is str and text.tell(value, _hook):
            return value
        return read_any(value, memory)

    return read_text


def _likeliest(
    options: list[Option], made: Mapping[Branch, _Branch]
) -> Callable[[dict[str, Any]], _Branch | None]:
    """Return what tells the branch that an object most likely is of, if it is clear."""
    tags: list[tuple[str, dict[str, _Branch]]] = []
    guesses: list[tuple[str, _Branch]] = []
    others: list[tuple[Set[str], Set[str], _Branch]] = []
    for option in options:
        by_text = {text: made[of] for text, of in option.by_text.items()}
        if option.tag is not None:
            tags.append((option.tag, by_text))
            continue
        guesses += by_text.items()
        others += [(of.required, of.names, made[of]) for of in option.branches]

    def likeliest(value: dict[str, Any]) -> _Branch | None:
        for tag, by_text in tags:
            text = value.get(tag)
            if type(text) is str and text in by_text:
                return by_text[text]
        for name, branch in guesses:
            if name in value:
                return branch
        names = value.keys()
        for required, known, branch in others:
            if required <= names <= known:
                return branch
        return None

    return likeliest


def _keeps(branch: _Branch, value: Any, memory: Memory | None) -> bool:
    try:
        if branch.tell(value, _hook if memory is None else memory.hook):
            return True
    except ValueError:
        pass
    if memory is not None:
        memory.begin()
    return False


def _of_keeper(keeper: type[Keeper]) -> Read:
    fields = fields_of_class(keeper.of)
    rest = next(each for each in fields if each.encode_name == NAME)
    named = {each.encode_name for each in fields}
    named.add(keeper.of.__struct_config__.tag_field)
    tell_known, tell_rest = _of_trial(known_of(keeper)), telling(rest.type)

    def read(value: Any, memory: Memory | None = None) -> Any:
        hook = _hook if memory is None else memory.hook
        is_right = tell_known(value, hook)
        others = {name: value[name] for name in value if name not in named}
        if not (is_right and (tell_rest(others, hook) if others else True)):
            raise ValueError
        return value

    return read


_TEXT = String()
_READERS = PerAnnotation(_reader)
