"""Schemas to functions, each made once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from ..violations import At, Check, Found, Verdict, Violation, violation
from .evaluated import Apply, Evaluated
from .keywords import (
    MAKERS,
    UNEVALUATED,
    unevaluated_items,
    unevaluated_properties,
)
from .resources import Place, Resources, Unresolvable

__all__ = ["Context", "Matcher", "Unresolvable", "compiled"]

Matcher: TypeAlias = Callable[[str], Callable[[str], object]]
"""Makes of a pattern what tells whether a text matches it."""

Scope: TypeAlias = Mapping[str, Place]
"""The outermost schema of each dynamic anchor, on the way to where one is."""


def compiled(
    schema: Any,
    *,
    documents: Mapping[str, Any] | None = None,
    matcher: Matcher | None = None,
    formats: Mapping[str, Callable[[str], object]] | None = None,
) -> Check:
    """Return what finds every violation of a schema.

    Args:
        schema: The schema of draft 2020-12, plain JSON.
        documents: Schemas that it may refer to, by their URIs.
        matcher: Reads the patterns; by default they are Python's, and searched.
        formats: What tells whether a text is of a format; others are not checked.

    Raises:
        Unresolvable: a reference points to nothing that is given.
        re.error: a pattern is none.
    """
    resources = Resources({**(documents or {}), "": schema})
    root = resources.resolve("", "#")
    tools = _Compiler(resources, matcher or _searched, formats or {})
    apply = tools.apply(root, {})

    def check(value: Any, at: At, found: list[Violation]) -> None:
        own = Verdict() if isinstance(found, Verdict) else Found()
        apply(value, at, own, None)
        for each in own:
            found.append(each)

    return check


class Context:
    """Where a schema stands: what its keywords need to be compiled."""

    def __init__(self, compiler: _Compiler, base: str, scope: Scope) -> None:
        self._compiler = compiler
        self._base = base
        self._scope = scope
        self.matcher = compiler.matcher
        self.formats = compiler.formats

    def apply(self, schema: Any) -> Apply:
        """Return what applies a schema that stands in this one."""
        base = self._compiler.resources.base(schema, self._base)
        return self._compiler.apply(Place(schema, base), self._scope)

    def referred(self, reference: str) -> Apply:
        """Return what applies the schema that a reference points to."""
        place = self._compiler.resources.resolve(self._base, reference)
        return self._compiler.apply(place, self._scope)

    def dynamically_referred(self, reference: str) -> Apply:
        """Return the same, but for the outermost schema of a dynamic anchor."""
        place = self._compiler.resources.resolve(self._base, reference)
        name = reference.partition("#")[2]
        anchors = self._compiler.resources.dynamic(place.base)
        if name in anchors and anchors[name].schema is place.schema:
            place = self._scope.get(name, place)
        return self._compiler.apply(place, self._scope)


class _Compiler:
    def __init__(
        self,
        resources: Resources,
        matcher: Matcher,
        formats: Mapping[str, Callable[[str], object]],
    ) -> None:
        self.resources = resources
        self.matcher = matcher
        self.formats = formats
        self._done: dict[object, Apply] = {}

    def apply(self, place: Place, scope: Scope) -> Apply:
        """Return what applies a schema, in the scope in which it is met."""
        if isinstance(place.schema, bool):
            return _anything if place.schema else _nothing
        scope = {**self.resources.dynamic(place.base), **scope}
        met = frozenset((name, id(each.schema)) for name, each in scope.items())
        key = id(place.schema), place.base, met
        if key not in self._done:
            self._done[key] = self._later(key)
            self._done[key] = self._of(place, scope)
        return self._done[key]

    def _later(self, key: object) -> Apply:
        """Return what applies a schema that is not compiled yet: it is within itself."""

        def apply(
            value: Any, at: At, found: list[Violation], seen: Evaluated | None
        ) -> None:
            self._done[key](value, at, found, seen)

        return apply

    def _of(self, place: Place, scope: Scope) -> Apply:
        said = place.schema
        context = Context(self, place.base, scope)
        parts = [make(context, said) for on, make in MAKERS if not on.isdisjoint(said)]
        if UNEVALUATED.isdisjoint(said):
            return _all(parts)
        return _with_rest(
            parts,
            [make(context, said) for make in _rest_of(said)],
        )


def _rest_of(said: Mapping[str, Any]) -> Iterator[Callable[..., Apply]]:
    if "unevaluatedProperties" in said:
        yield unevaluated_properties
    if "unevaluatedItems" in said:
        yield unevaluated_items


def _all(parts: list[Apply]) -> Apply:
    if len(parts) == 1:
        return parts[0]

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        for part in parts:
            part(value, at, found, seen)

    return apply


def _with_rest(parts: list[Apply], rest: list[Apply]) -> Apply:
    """Return what applies first these, and then what is for all that they leave."""

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        own = Evaluated()
        for part in parts:
            part(value, at, found, own)
        for part in rest:
            part(value, at, found, own)
        if seen is not None:
            seen.add(own)

    return apply


def _anything(
    value: Any, at: At, found: list[Violation], seen: Evaluated | None
) -> None:
    """Apply `true`."""


def _nothing(
    value: Any, at: At, found: list[Violation], seen: Evaluated | None
) -> None:
    """Apply `false`."""
    found.append(violation(at, "false", "must not be there"))


def _searched(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).search
