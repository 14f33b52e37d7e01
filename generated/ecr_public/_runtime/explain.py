"""Every violation of a value, by checks made of the types that msgspec decodes.

They are made once a type, when the first value of it is refused: what decoding accepts
and what is found here agree, because both read the same annotations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec
from msgspec import inspect

from .additional import rest_of
from .beside import Beside
from .constraints import List, Map
from .constraints.carried import Rule, bare, constraint_of, rules_of
from .explain_any import check_any
from .explain_containers import of_items, of_tuple, with_keys
from .explain_scalars import check_of_scalar, free_kind
from .first_use import PerAnnotation
from .formed import has_form
from .implied import REACHES_IMPLIED, beside_branches, is_implied, of_its_type
from .kinds import kinds_of
from .memory import Known
from .per_class import PerClass
from .quick import unless_right
from .reach import rules_of_class
from .sifting import sifting
from .type_infos import info_of, referred, structure
from .unions import Branch, Union, union_of
from .violations import At, Check, Found, Violation, fits, missing, wrong_type

MAX_VIOLATIONS = 1000


def explain(
    type_: Any, value: object, *, exact: bool = False, is_formed: bool | None = None
) -> list[Violation]:
    """Return how a plain JSON value that was refused breaks what `type_` asks for.

    It stops after MAX_VIOLATIONS: a long list that is all wrong says no more.

    Args:
        type_: The type, as an annotation.
        value: The value.
        exact: Whether a type that is only implied asks for nothing.
        is_formed: Whether the value has a JSON form, if that is known.
    """
    found = _Found()
    if is_formed is None:
        is_formed = has_form(value)
    check = _FORMED[type_, exact] if is_formed else _UNFORMED[type_, exact]
    with suppress(_Enough):
        check(value, None, found)
    # Without what was remembered, which holds parts of the value.
    return list(found)


def _first_check(asked: tuple[Any, bool], checks: PerClass[Check]) -> Check:
    """Return the check of a whole value, which is known not to be right."""
    type_, exact = asked
    if exact and REACHES_IMPLIED(info_of(type_)):
        return _EXACT[type_]
    check = checks[type_]
    return _WITHIN.get(check, check)


def check_of(info: inspect.Type) -> Check:
    """Return what finds every violation of a type that is read already."""
    return _CHECKS.made(info)


def is_of(branch: Branch, value: object, known: Known[Any] | None = None) -> bool:
    """Return whether a plain JSON value is of a branch of a union.

    `known` is what is known of its parts, if they were looked at before.
    """
    if branch not in _OF_BRANCHES:
        _OF_BRANCHES[branch] = check_of(branch.info)
    return fits(_OF_BRANCHES[branch], value, known)


class _Nothing:
    """A class that no value is of."""


class _Enough(Exception):
    """So many violations are found that the others do not matter."""


class _Found(Found):
    def append(self, violation: Violation) -> None:
        super().append(violation)
        if len(self) >= MAX_VIOLATIONS:
            raise _Enough


class _Quick(PerClass[Check]):
    """Checks that look only into structures which msgspec refuses."""


class _Exact(PerClass[Check]):
    """Checks of which those of implied types say nothing of values of others."""


def _check(type_: inspect.Type, checks: PerClass[Check]) -> Check:
    rules = rules_of(type_)
    check = _bare_check(type_, checks)
    if referred(type_) is None and _is_open(type_, checks):
        check = of_its_type(type_, check)
    return _with_rules(check, rules) if rules else check


def _bare_check(type_: inspect.Type, checks: PerClass[Check]) -> Check:
    if (class_ := referred(type_)) is not None:
        return checks.of(class_)
    match bare(type_):
        case inspect.UnionType(types=(of, inspect.NoneType())):
            return _or_null(_check(of, checks))
        case inspect.ListType(item_type=item):
            items = constraint_of(type_, List, _LIST).items
            sift = sifting(item) if isinstance(checks, _Quick) else None
            return of_items(items, _check(item, checks), sift)
        case inspect.DictType(key_type=key, value_type=value):
            entries = constraint_of(type_, Map, _MAP).items
            check = of_items(entries, _check(value, checks))
            return with_keys(check, key)
        case inspect.TupleType(item_types=items):
            return of_tuple([_check(each, checks) for each in items])
    if (union := union_of(type_)) is not None:
        return _of_union(union, checks)
    return check_of_scalar(type_)


def _is_open(type_: inspect.Type, checks: PerClass[Check]) -> bool:
    """Return whether values of other types than this keep to its schema."""
    return isinstance(checks, _Exact) and is_implied(type_)


def _of_class(class_: type[Any], checks: PerClass[Check]) -> Check:
    union = union_of(info_of(class_))
    if union is not None:
        return _of_union(union, checks)
    check = _of_structure(structure(class_), checks)
    if not isinstance(checks, _Quick):
        return check
    quick = unless_right(class_, check)
    _WITHIN[quick] = check
    return quick


def _of_structure(type_: inspect.StructType, checks: PerClass[Check]) -> Check:
    members: dict[Any, tuple[Any, bool, Check, Check]] = {}
    required: dict[str, None] = {}
    beside = Beside(type_)

    def check(value: Any, at: At, found: list[Violation]) -> None:
        if not isinstance(value, dict):
            found.append(wrong_type(at, "object", value))
            return
        for name in () if required.keys() <= value.keys() else required:
            if name not in value:
                found.append(missing(at, name))
        for name, member in value.items():
            if (asked := members.get(name)) is None:
                continue
            fine, takes_null, check_member, check_null = asked
            if type(member) is fine and (fine is not str or member.isascii()):
                continue
            if member is not None:
                check_member(member, (at, name), found)
            elif takes_null:
                check_null(None, (at, name), found)
            elif name in required:
                found.append(missing(at, name))
            else:
                check_member(None, (at, name), found)
        if beside.is_checked:
            beside.check(value, at, found)

    rules = rules_of_class(type_.cls)
    last = rest_of(type_)
    for field in type_.fields:
        if field is last:
            continue
        of = _but_null(field.type)
        members[field.encode_name] = (
            free_kind(of) or _Nothing,
            takes_null(field.type) or _is_open(of, checks),
            _check(of, checks),
            _check(field.type, checks),
        )
        if field.required:
            required[field.encode_name] = None
    if last is not None:
        beside.check_rest(_check(parts_of_map(last.type), checks))
    own = info_of(type_.cls)
    whole = of_its_type(own, check) if _is_open(own, checks) else check
    return whole if rules is None else _with_rules(whole, [rules])


def _or_null(check: Check) -> Check:
    def check_there(value: Any, at: At, found: list[Violation]) -> None:
        if value is not None:
            check(value, at, found)

    return check_there


def _but_null(type_: inspect.Type) -> inspect.Type:
    """Return the type of a member that is there, and not null."""
    match type_:
        case inspect.UnionType(types=(of, inspect.NoneType())):
            return of
    return type_


def takes_null(type_: inspect.Type) -> bool:
    """Return whether null is a value of a type."""
    return "null" in kinds_of(type_)


def _of_union(union: Union, checks: PerClass[Check]) -> Check:
    of_branches = {id(each): _check(each.info, checks) for each in union.branches}

    def check(value: Any, at: At, found: list[Violation]) -> None:
        candidates = union.candidates(value)
        branches = candidates.branches
        if len(branches) == 1:
            of_branches[id(branches[0])](value, at, found)
        elif branches:
            each = [of_branches[id(branch)] for branch in branches]
            check_any(check, each, candidates, value, at, found)
        elif candidates.refusal is not None:
            found.append(candidates.refusal(at))

    if isinstance(checks, _Exact):
        named = [(each, of_branches[id(each)]) for each in union.branches]
        return beside_branches(named, check)
    return check


def _with_rules(check: Check, rules: Iterable[Rule]) -> Check:
    def check_all(value: Any, at: At, found: list[Violation]) -> None:
        check(value, at, found)
        plain = as_json(value)
        for rule in rules:
            rule.check(plain, at, found)

    return check_all


def as_json(value: Any) -> Any:
    """Return a value without the objects of Python that are left in it."""
    try:
        return msgspec.to_builtins(value)
    except (TypeError, ValueError):
        return value


def parts_of_map(type_: inspect.Type) -> inspect.Type:
    """Return the type of a map's values."""
    of = bare(type_)
    return of.value_type if isinstance(of, inspect.DictType) else inspect.AnyType()


def _later(get: Callable[[], Check]) -> Check:
    def check(value: Any, at: At, found: list[Violation]) -> None:
        get()(value, at, found)

    return check


_CHECKS = PerClass(_check, _of_class, _later)
_QUICK = _Quick(_check, _of_class, _later)
_EXACT = _Exact(_check, _of_class, _later)
_FORMED = PerAnnotation(partial(_first_check, checks=_QUICK))
_UNFORMED = PerAnnotation(partial(_first_check, checks=_CHECKS))
"""Checks of whole values by their types, and whether an implied type asks for nothing."""

_WITHIN: dict[Check, Check] = {}
"""What looks into a structure, by what does so only if msgspec refuses it."""

_OF_BRANCHES: dict[Branch, Check] = {}
_LIST, _MAP = List(), Map()
