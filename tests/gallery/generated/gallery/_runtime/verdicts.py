"""Verdicts on plain objects: whether there is anything to tell of what is wrong.

Most is told in C, for which it takes as long to begin as to look at some texts. So what
has but few members, all of them texts, is looked at in Python, as one would by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from sys import maxsize
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from .constraints import String
from .constraints.carried import bare, constraint_of
from .first_use import IS_RIGHT
from .formed import NO_FORM, has_form
from .functions import function_of
from .reach import RULED
from .type_infos import info_of, structure

Verdict: TypeAlias = Callable[[Any], bool | None]
"""Returns `None` of an object that is right, and else whether it has a JSON form.

It may be wrong in saying that an object is not.
"""


def verdict_on(type_: Any) -> Verdict | None:
    """Return what judges objects that are of a structure; `None` of another type."""
    if not isinstance(type_, msgspec.StructMeta):
        return None
    judge = _of_any(type_)
    return _of_texts(type_, judge) if _has_few_texts(type_) else judge


def _of_any(type_: Any) -> Verdict:
    is_right = IS_RIGHT[type_]

    def judge(value: Any) -> bool | None:
        is_formed = has_form(value)
        try:
            return None if is_formed and is_right(value) else is_formed
        except NO_FORM:
            return is_formed

    return judge


def _of_texts(type_: Any, judge: Verdict) -> Verdict:
    """Return what finds out by itself that an object is right, if it is as most are.

    What may have more members, or null, or texts that are not of ASCII, others judge.
    """
    names: dict[str, Any] = {"has_form": has_form, "judge": judge}
    lines = ["def function(value):", "    known = 0"]
    for number, field in enumerate(structure(type_).fields):
        lines += (f"    {line}" for line in _looking(field, number, names))
    lines.append("    return None if known == len(value) else judge(value)")
    made: Verdict = function_of(lines, names, f"texts of {type_.__name__}")
    return made


def _looking(field: inspect.Field, number: int, names: dict[str, Any]) -> Iterator[str]:
    """Yield the lines that look at a member; what they call is added to the names."""
    text = f"_{number}"
    lines = [
        f"if type({text}) is not str or not {text}.isascii(): return judge(value)",
        *_looking_at_limits(constraint_of(_there(field), String, _TEXT), text, names),
        "known += 1",
    ]
    yield f"{text} = value.get({field.encode_name!r})"
    if field.required:
        yield from lines
    else:
        yield f"if {text} is not None:"
        yield from (f"    {line}" for line in lines)


def _looking_at_limits(
    limits: String, text: str, names: dict[str, Any]
) -> Iterator[str]:
    least, most = limits.min_length or 0, limits.max_length or maxsize
    rules = []
    if least or most < maxsize:
        rules.append(f"{least} <= len({text}) <= {most}")
    if limits.fits is not None:
        names[f"fits{text}"] = limits.fits
        rules.append(f"fits{text}({text})")
    if rules:
        yield f"if not ({' and '.join(rules)}): return has_form(value)"


def _has_few_texts(type_: Any) -> bool:
    if RULED(info_of(type_)):
        return False
    of = structure(type_)
    fields = of.fields
    if of.tag_field is not None or not 0 < len(fields) <= _FEW:
        return False
    return all(isinstance(bare(_there(each)), inspect.StrType) for each in fields)


def _there(field: inspect.Field) -> inspect.Type:
    """Return what a member is if it is there, and is not null."""
    match field.type:
        case inspect.UnionType(types=(inner, inspect.NoneType())):
            return inner
    return field.type


_TEXT = String()
_FEW = 4
"""Of more members, msgspec tells sooner."""
