"""Choices of which msgspec could tell the branches apart, were it only for the verdict.

What is of a branch is not asked of values that are only judged: a text of an enum, or any
text, is any text; and an object that a constant tells apart has a tag.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import inspect

from .additional import NAME
from .choices import ByMember, ByTag, Choice, Exclusive, Literals, options_of
from .constraints.carried import bare
from .explain_scalars import check_of_scalar
from .kinds import kinds_of
from .type_infos import fields_of_class, info_of
from .violations import Violation

__all__ = ["Part", "is_free", "parts_of"]


class Part(NamedTuple):
    """A branch, or several in one."""

    annotation: Any
    kinds: frozenset[str]
    tag: tuple[str, str] | None = None
    """A member, and the text that tells an object apart by it, if one does."""


def parts_of(class_: type[Any]) -> list[Part] | None:
    """Return what a choice is a union of, if msgspec can tell all of that apart."""
    parts = _branches(class_, (), set())
    if parts is None:
        return None
    texts = [each for each in parts if each.kinds == _TEXT]
    if len(texts) > 1:
        text = _united(texts)
        parts = [*(each for each in parts if each not in texts), Part(text, _TEXT)]
        if text is None:
            return None
    return parts if _are_apart(parts) else None


def is_free(rest: msgspec.structs.FieldInfo) -> bool:
    """Return whether members that have no names may be anything."""
    return bool(rest.type == dict[str, Any])


def _branches(class_: Any, above: tuple[Any, ...], seen: set[Any]) -> list[Part] | None:
    if class_ in above:
        return None
    if class_ in seen:
        # All that it adds is there.
        return []
    seen.add(class_)
    found: list[Part] = []
    for option in options_of(class_):
        parts = _of_option(option, (*above, class_), seen)
        if parts is None:
            return None
        found += parts
    return found


def _of_option(
    option: Any, above: tuple[Any, ...], seen: set[Any]
) -> list[Part] | None:
    match option:
        case ByTag(member, branches, None):
            pairs = branches.items()
            parts = [Part(each, _OBJECT, (member, tag)) for tag, each in pairs]
            return parts if all(map(_is_taggable, parts)) else None
        case ByTag() | ByMember() | Exclusive():
            return None
    if isinstance(option, type) and issubclass(option, Choice):
        return _branches(option, above, seen)
    return [Part(option, kinds_of(info_of(option)))]


def _is_taggable(part: Part) -> bool:
    """Return whether a structure may be given the tag that its branch has."""
    class_, (member, tag) = part.annotation, part.tag or ("", "")
    if not (isinstance(class_, msgspec.StructMeta) and isinstance(tag, str)):
        return False
    config = class_.__struct_config__
    if config.tag_field is not None:
        return (member, tag) == (config.tag_field, config.tag)
    fields = {each.encode_name: each for each in fields_of_class(class_)}
    if NAME in fields and not is_free(fields[NAME]):
        return False
    if member not in fields:
        return not config.forbid_unknown_fields
    return _takes(info_of(fields[member].type), tag)


def _takes(type_: inspect.Type, tag: str) -> bool:
    """Return whether a member of a type may be a text; if in doubt, not."""
    of = bare(type_)
    is_literals = isinstance(of, inspect.CustomType) and issubclass(of.cls, Literals)
    if not (is_literals or isinstance(of, _SCALARS)):
        return False
    found: list[Violation] = []
    check_of_scalar(type_)(tag, None, found)
    return not found


def _united(texts: list[Part]) -> Any:
    """Return a type of all texts that are of one of several; `None` if there is none."""
    infos = [info_of(each.annotation) for each in texts]
    if inspect.StrType() in infos:
        return str
    values: list[str] = []
    for info in infos:
        match info:
            case inspect.EnumType(cls=enum):
                values += [each.value for each in enum]
            case inspect.LiteralType(values=of):
                values += map(str, of)
            case _:
                return None
    return Literal[tuple(values)]


def _are_apart(parts: list[Part]) -> bool:
    """Return whether no two parts are of one JSON type, save objects with other tags."""
    objects = [each for each in parts if "object" in each.kinds]
    others = [kind for each in parts for kind in each.kinds - _OBJECT]
    if len(set(others)) < len(others):
        return False
    return len(objects) <= 1 or _have_one_member(each.tag for each in objects)


def _have_one_member(tags: Iterable[tuple[str, str] | None]) -> bool:
    """Return whether all have tags of one member, which are all different."""
    found = list(tags)
    members = {None if each is None else each[0] for each in found}
    return None not in members and len(members) == 1 and len(set(found)) == len(found)


_TEXT, _OBJECT = frozenset({"string"}), frozenset({"object"})
_SCALARS = (inspect.EnumType, inspect.LiteralType, inspect.StrType)
