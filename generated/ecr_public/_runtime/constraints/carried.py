"""How an annotation carries a constraint, and what finds it there."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from ..violations import At, Violation

C = TypeVar("C")
D = TypeVar("D")


class Rule:
    """Base of what an annotation carries beside a constraint, as often as need be."""

    def check(self, value: Any, at: At, found: list[Violation]) -> None:
        """Add to `found` how a plain JSON value at `at` breaks this."""
        raise NotImplementedError


def meta(constraint: object, **limits: Any) -> msgspec.Meta:
    """Return what goes into `Annotated`: limits for msgspec, and the constraint."""
    # The hash of a `Meta` leaves out what is extra. Without a title, thousands of texts
    # of one length would have one, and whatever keeps annotations would search them all.
    return msgspec.Meta(**limits, title=_title(constraint), extra={_KEY: constraint})


def constraint_of(type_: inspect.Type, kind: type[C], default: D) -> C | D:
    """Return the constraint of this kind that `type_` carries, else `default`."""
    extra = type_.extra if isinstance(type_, inspect.Metadata) else None
    found = (extra or {}).get(_KEY, default)
    return found if isinstance(found, kind) else default


def rules_of(type_: inspect.Type) -> list[Rule]:
    """Return the rules that `type_` carries."""
    extra = type_.extra if isinstance(type_, inspect.Metadata) else None
    return [each for each in (extra or {}).values() if isinstance(each, Rule)]


def rule_meta(rule: Rule) -> msgspec.Meta:
    """Return what goes into `Annotated` for a rule, which others may stand beside."""
    title = _title(rule)
    return msgspec.Meta(title=title, extra={title: rule})


def bare(type_: inspect.Type) -> inspect.Type:
    """Return the type itself, whatever it carries."""
    return type_.type if isinstance(type_, inspect.Metadata) else type_


def _title(constraint: object) -> str:
    return f"{type(constraint).__name__} {id(constraint)}"


_KEY = "constraint"
