"""Problems in the words that an operation has for its own errors, where it has any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from ..codec import Rejected, convert, encode_valid
from ..constraints.carried import bare
from ..type_infos import info_of, structure_of
from .description import Answer, Json
from .successes import content_type_of
from .violated import Fault


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is wrong, for people and programs: problem details (RFC 9457)."""

    title: str
    """What the status says."""

    status: int
    detail: str
    violations: Sequence[Fault] = ()
    """Every fault of a request that breaks the spec."""


Words: TypeAlias = Mapping[str, Callable[[Problem], Any]]
"""What members say, by their names in lower case; `None` for nothing."""


def worded(said: Answer | None, problem: Problem) -> tuple[str, bytes] | None:
    """Return the problem as the document words it, `None` if it has no place for it."""
    for media in said.media if said else ():
        if not isinstance(media, Json):
            continue
        for value in _forms(info_of(media.type), problem, 0):
            try:
                made = convert(value, media.type)
                return content_type_of(media), encode_valid(made, media.type)
            except (Rejected, TypeError, ValueError, NotImplementedError):
                continue
    return None


def _forms(type_: inspect.Type, problem: Problem, depth: int) -> Iterator[Any]:
    """Yield what a structure of errors may look like with the members that it has."""
    type_ = bare(type_)
    if isinstance(type_, inspect.UnionType):
        for each in type_.types:
            yield from _forms(each, problem, depth)
    structure = structure_of(type_)
    if structure is None or depth > _DEPTH:
        return
    words = (_TEXT, _PLACED) if problem.violations else (_TEXT,)
    for word in words:
        made = {}
        for field in structure.fields:
            value = _member(field, problem, word, depth)
            if value is not None:
                made[field.encode_name] = value
        if made.keys() & _TELLING:
            yield made if _is_told(made, problem) else _titled(made, problem)


def _is_told(made: Any, problem: Problem) -> bool:
    """Return whether a form says what is wrong, and not only what the status says."""
    if isinstance(made, dict):
        return any(_is_told(each, problem) for each in made.values())
    return isinstance(made, list) or made == problem.detail


def _titled(made: Mapping[str, Any], problem: Problem) -> dict[str, Any]:
    """Return a form whose titles say what is wrong, as it has no other place for that."""
    return {
        name: problem.detail if value == problem.title else value
        for name, value in made.items()
    }


def _member(field: inspect.Field, problem: Problem, words: Words, depth: int) -> Any:
    name = field.encode_name
    nested = next(_forms(field.type, problem, depth + 1), None)
    if nested is not None:
        return nested
    if name == "code" and isinstance(bare(field.type), inspect.StrType):
        return problem.title.lower().replace(" ", "_")
    said = words.get(name.lower().replace("_", ""))
    return None if said is None else said(problem)


def _located(problem: Problem) -> list[dict[str, Any]]:
    """Return the faults as frameworks that publish documents word them."""
    return [
        {
            "loc": [each.place, *each.path.split("/")[1:]],
            "msg": each.message,
            "type": each.rule,
        }
        for each in problem.violations
    ]


def _faults(problem: Problem) -> Any:
    return msgspec.to_builtins(problem.violations) or None


_DETAIL, _TITLE, _STATUS = map(attrgetter, ("detail", "title", "status"))
_TEXT: Words = {
    "type": lambda problem: "about:blank",
    "title": _TITLE,
    "status": _STATUS,
    "statuscode": _STATUS,
    "code": _STATUS,
    "detail": _DETAIL,
    "message": _DETAIL,
    "msg": _DETAIL,
    "error": _TITLE,
    "errordescription": _DETAIL,
    "errormessage": _DETAIL,
    "description": _DETAIL,
    "reason": _DETAIL,
    "violations": _faults,
}
_PLACED: Words = {**_TEXT, "detail": _located}
_TELLING = frozenset({"detail", "message", "msg", "error", "title", "description"})
"""Without one of these a structure says nothing of what is wrong."""

_DEPTH = 2
