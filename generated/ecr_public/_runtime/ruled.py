"""Checks of the rules that hang on types, and of nothing else.

They are for plain JSON values that msgspec has decoded, and whose residue is checked:
that they are of their types is known. Only what has rules in it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import inspect

from .additional import rest_of
from .constraints import List
from .constraints.carried import bare, constraint_of, rules_of
from .explain import check_of, parts_of_map
from .per_class import PerClass
from .reach import RULED, is_scalar, rules_of_class
from .type_infos import info_of, referred, structure
from .unions import Union, union_of
from .violations import At, Check, Violation, fits


def is_ruled_right(type_: Any, value: object) -> bool:
    """Return whether a plain JSON value, decoded as `type_`, keeps to all rules."""
    return fits(_CHECKS[type_], value)


def _check(type_: inspect.Type, checks: PerClass[Check]) -> Check:
    """Return what checks the rules of a type, and of all that is in it."""
    rules: list[Check] = [rule.check for rule in rules_of(type_)]
    if RULED(bare(type_)) or not rules:
        rules.append(_bare_check(type_, checks))
    return rules[0] if len(rules) == 1 else _all(rules)


def _bare_check(type_: inspect.Type, checks: PerClass[Check]) -> Check:
    if (class_ := referred(type_)) is not None:
        return checks.of(class_)
    match bare(type_):
        case inspect.ListType(item_type=item):
            return _of_list(constraint_of(type_, List, _LIST), item, checks)
        case inspect.DictType(value_type=value):
            return _of_map(_check(value, checks))
        case inspect.TupleType(item_types=items):
            return _of_tuple([_if_any(each, checks) for each in items])
        case inspect.UnionType(types=(of, inspect.NoneType())):
            return _or_null(_check(of, checks))
    if (union := union_of(type_)) is not None:
        return _of_union(type_, union, checks)
    return check_of(type_)


def _if_any(type_: inspect.Type, checks: PerClass[Check]) -> Check | None:
    return _check(type_, checks) if RULED(type_) else None


def _of_class(class_: type[Any], checks: PerClass[Check]) -> Check:
    union = union_of(info_of(class_))
    if union is not None:
        return _of_union(info_of(class_), union, checks)
    return _of_structure(structure(class_), checks)


def _of_structure(type_: inspect.StructType, checks: PerClass[Check]) -> Check:
    rules = rules_of_class(type_.cls)
    members: list[tuple[str, Check]] = []
    of_rest: list[Check] = []
    names = {field.encode_name for field in type_.fields} | {type_.tag_field}

    def check(value: Any, at: At, found: list[Violation]) -> None:
        if rules is not None:
            rules.check(value, at, found)
        for name, check_member in members:
            if name in value:
                check_member(value[name], (at, name), found)
        for check_other in of_rest:
            for name in value.keys() - names:
                check_other(value[name], (at, name), found)

    last = rest_of(type_)
    for field in type_.fields:
        of = parts_of_map(field.type) if field is last else field.type
        if (found := _if_any(of, checks)) is None:
            continue
        if field is last:
            of_rest.append(found)
        else:
            members.append((field.encode_name, found))
    return check


def _of_list(limits: List, item: inspect.Type, checks: PerClass[Check]) -> Check:
    check_item = _if_any(item, checks)
    is_unique = limits.unique_items and not is_scalar(item)

    def check(value: Any, at: At, found: list[Violation]) -> None:
        if is_unique:
            limits.items(value, at, found)
        if check_item is not None:
            for place, each in enumerate(value):
                check_item(each, (at, place), found)

    return check


def _of_map(check_value: Check) -> Check:
    def check(value: Any, at: At, found: list[Violation]) -> None:
        for key, each in value.items():
            check_value(each, (at, key), found)

    return check


def _of_tuple(checks: list[Check | None]) -> Check:
    def check(value: Any, at: At, found: list[Violation]) -> None:
        for place, (check_item, item) in enumerate(zip(checks, value, strict=True)):
            if check_item is not None:
                check_item(item, (at, place), found)

    return check


def _of_union(type_: inspect.Type, union: Union, checks: PerClass[Check]) -> Check:
    """Return what checks the branch of a value; all of them where that takes a look."""
    of_branches = {id(each): _if_any(each.info, checks) for each in union.branches}
    check_all = check_of(bare(type_))

    def check(value: Any, at: At, found: list[Violation]) -> None:
        branches = union.candidates(value).branches
        if len(branches) != 1:
            check_all(value, at, found)
        elif (of_branch := of_branches[id(branches[0])]) is not None:
            of_branch(value, at, found)

    return check


def _or_null(check: Check) -> Check:
    def check_there(value: Any, at: At, found: list[Violation]) -> None:
        if value is not None:
            check(value, at, found)

    return check_there


def _all(checks: list[Check]) -> Check:
    def check_all(value: Any, at: At, found: list[Violation]) -> None:
        for check in checks:
            check(value, at, found)

    return check_all


def _later(get: Callable[[], Check]) -> Check:
    def check(value: Any, at: At, found: list[Violation]) -> None:
        get()(value, at, found)

    return check


_CHECKS = PerClass(_check, _of_class, _later)
_LIST = List()
