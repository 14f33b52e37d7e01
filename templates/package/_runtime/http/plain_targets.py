"""The target of a request whose members are plain, as those of nearly all are.

Texts, numbers and lists of texts, of which the document asks no more than that. Whatever
else there is, and whatever is wrong, is left to those who look closely.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import NODEFAULT, UNSET

from .description import Http, Label, Query, QueryString
from .percent import escaped
from .targets import Target


class PlainTarget:
    """Writes the path and the query of requests to one operation."""

    def __init__(
        self,
        binding: Http,
        target: Target,
        members: Mapping[str, tuple[Any, Any]],
    ) -> None:
        """Take where members travel, and their types and defaults by their names."""
        self._template = target.in_order
        self._query: list[_Pairs] = []
        labels: dict[str, tuple[str, Any]] = {}
        for member, location in binding.locations.items():
            type_, default = members[member]
            if isinstance(location, Label):
                is_plain = location.style == "simple" and not location.json
                labels[location.name] = member, type_ if is_plain else None
            elif isinstance(location, Query | QueryString):
                self._query.append(_pairs(member, location, type_, default))
        self._is_possible = target.is_plain and labels.keys() == set(target.names)
        self._labels = [labels[name] for name in target.names if name in labels]

    def of(self, value: Any) -> str | None:
        """Return the target that carries an input, `None` if it is not as plain as that."""
        if not self._is_possible:
            return None
        try:
            texts = self._texts(value)
            query = None if texts is None else self._pairs(value)
        except ValueError:
            return None
        if texts is None or query is None:
            return None
        path = self._template % texts
        return f"{path}?{'&'.join(query)}" if query else path

    def _texts(self, value: Any) -> tuple[str, ...] | None:
        texts: tuple[str, ...] = ()
        for member, kind in self._labels:
            given = getattr(value, member)
            if kind is int and type(given) is int:
                texts += (str(given),)
            elif kind is str and type(given) is str and given and "." not in given:
                texts += (escaped(given),)
            else:
                return None
        return texts

    def _pairs(self, value: Any) -> list[str] | None:
        pairs: list[str] = []
        for each in self._query:
            given = getattr(value, each.member)
            if given is None and each.is_optional:
                continue
            kind = each.kind
            if kind is int and type(given) is int:
                pairs.append(f"{each.key}{given}")
            elif kind is str and type(given) is str:
                pairs.append(each.key + escaped(given))
            elif kind is list and type(given) is list and given:
                if not _ONLY_TEXTS.issuperset(map(type, given)):
                    return None
                pairs.append(each.key + each.between.join(map(escaped, given)))
            else:
                return None
        return pairs


class _Pairs(msgspec.Struct, frozen=True):
    """A member that travels in the query."""

    member: str
    key: str
    """What stands before its value."""

    kind: type | None
    """Its class, if it is plain."""

    is_optional: bool
    """Whether `None` stands for a member that is absent."""

    between: str
    """What stands between two items."""


def _pairs(
    member: str, location: Query | QueryString, type_: Any, default: Any
) -> _Pairs:
    is_optional = default is not NODEFAULT and default is not UNSET
    kind = None
    key = between = ""
    if isinstance(location, Query) and (default is None or default is NODEFAULT):
        key = f"{escaped(location.name)}="
        between = f"&{key}" if location.explode else ","
        is_written_so = location.style == "form" and not location.allow_reserved
        if is_written_so and not location.json:
            kind = _KINDS.get(type_)
    return _Pairs(member, key, kind, is_optional, between)


_KINDS: dict[Any, type] = {int: int, str: str, list[str]: list}
_ONLY_TEXTS = frozenset({str})
