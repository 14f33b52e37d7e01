"""How an annotation carries a constraint, and what finds it there."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec import inspect

C = TypeVar("C")


def meta(constraint: object, **limits: Any) -> msgspec.Meta:
    """Return what goes into `Annotated`: limits for msgspec, and the constraint."""
    return msgspec.Meta(**limits, extra={_KEY: constraint})


def constraint_of(type_: inspect.Type, kind: type[C], default: C) -> C:
    """Return the constraint of this kind that `type_` carries, else `default`."""
    extra = type_.extra if isinstance(type_, inspect.Metadata) else None
    found = (extra or {}).get(_KEY, default)
    return found if isinstance(found, kind) else default


def bare(type_: inspect.Type) -> inspect.Type:
    """Return the type itself, whatever it carries."""
    return type_.type if isinstance(type_, inspect.Metadata) else type_


_KEY = "constraint"
