"""The parameters of a request, read into the members of an operation's input."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeAlias

import msgspec
from msgspec import UNSET
from msgspec.structs import FieldInfo

from ..asgi import Scope
from ..codec import Rejected
from ..operation import Operation
from ..prepared import converter
from .description import Cookie, Header, Http, Label, Location, Query, QueryString
from .fields import cookie_pairs, cookie_reader, header_reader
from .forms import querystring_reader
from .kinds import Kind, kind_of, type_of
from .path_templates import template_of
from .request_head import values_of
from .shared_names import NOTHING, Shared, shared_names
from .styles import label_reader, query_pairs, query_reader
from .violated import Fault, Place, at, fault

_ORDER: tuple[type[Location], ...] = (Label, Query, QueryString, Header, Cookie)
"""In which faults are told, as clients tell them."""

Values: TypeAlias = dict[str, Any]
"""The members of an input by their Python names."""


class _Sources(msgspec.Struct):
    """Where parameters come from, each made when it is first needed."""

    scope: Scope
    labels: Sequence[str]
    pairs: dict[str, list[str]] | None = None
    headers: dict[str, list[str]] | None = None
    cookies: dict[str, list[str]] | None = None

    def query(self) -> dict[str, list[str]]:
        if self.pairs is None:
            self.pairs = query_pairs(self.scope.get("query_string", b""))
        return self.pairs

    def header(self, name: str) -> list[str]:
        if self.headers is None:
            self.headers = values_of(self.scope)
        return self.headers.get(name, [])

    def cookie(self) -> dict[str, list[str]]:
        if self.cookies is None:
            self.cookies = cookie_pairs(self.header("cookie"))
        return self.cookies


class _Parameter(msgspec.Struct, frozen=True):
    """A member, and how it is read."""

    member: str
    convert: Callable[[Any], Any]
    place: Place
    name: str
    """On the wire; "" of a whole query."""

    read: Callable[[_Sources], Any]
    """Returns a plain JSON value, `UNSET` if there is none; raises `ValueError`."""

    required: bool
    read_query: Callable[[Mapping[str, list[str]]], Any] | None = None
    """Does the same with the pairs of the query, if there is nothing without `name`."""

    has_commas: bool = False
    """Whether it is a list with commas between items that have none themselves."""


class Parameters:
    """Reads the parameters of one operation."""

    def __init__(self, operation: Operation[Any, Any]) -> None:
        """Take the operation, whose input has a member for each parameter."""
        binding: Http = operation.binding
        fields = {
            field.name: field for field in msgspec.structs.fields(operation.input)
        }
        types = {name: type_of(field) for name, field in fields.items()}
        shared = {
            **shared_names(operation.input, binding.locations, types, Query),
            **shared_names(operation.input, binding.locations, types, Cookie),
        }
        self._parameters = [
            _parameter(binding, fields[member], location, shared.get(member, NOTHING))
            for member, location in sorted(
                binding.locations.items(), key=lambda each: _ORDER.index(type(each[1]))
            )
        ]

    def read(self, scope: Scope, labels: Sequence[str]) -> tuple[Values, list[Fault]]:
        """Return the members that a request has, and what is wrong with the others.

        Args:
            scope: The ASGI scope of the request.
            labels: The raw values of the variables of its path.
        """
        values: Values = {}
        faults: list[Fault] = []
        sources = _Sources(scope, labels)
        for each in self._parameters:
            try:
                if each.read_query is None:
                    plain = each.read(sources)
                elif each.name in (pairs := sources.pairs or sources.query()):
                    plain = each.read_query(pairs)
                else:
                    plain = UNSET
                if plain is not UNSET:
                    values[each.member] = each.convert(plain)
                elif each.required:
                    faults.append(
                        fault(each.place, each.name, "required", "must not be absent")
                    )
            except Rejected as error:
                if not _read_again(each, sources, values):
                    faults += at(each.place, each.name, error.violations)
            except (ValueError, RecursionError) as error:
                if not _read_again(each, sources, values):
                    faults.append(fault(each.place, each.name, "type", told(error)))
        return values, faults


def _read_again(parameter: _Parameter, sources: _Sources, values: Values) -> bool:
    """Read a list whose commas are encoded, and tell whether it is one.

    Many clients and proxies encode the commas between items, too. Where no item has one,
    there is no doubt what they mean.
    """
    if not parameter.has_commas or parameter.read_query is None:
        return False
    said = sources.query()[parameter.name]
    meant = [text.replace("%2C", ",").replace("%2c", ",") for text in said]
    if meant == said:
        return False
    try:
        plain = parameter.read_query({parameter.name: meant})
        values[parameter.member] = parameter.convert(plain)
    except (Rejected, ValueError, RecursionError):
        return False
    return True


def _parameter(
    binding: Http, field: FieldInfo, location: Location, shared: Shared
) -> _Parameter:
    type_ = type_of(field)
    place, name, read = _reader(binding, type_, location, shared)
    made = _Parameter(field.name, converter(type_), place, name, read, field.required)
    if isinstance(location, Query) and _has_one_name(location, type_):
        return msgspec.structs.replace(
            made,
            read_query=query_reader(location, type_),
            has_commas=_has_commas(location, kind_of(type_)),
        )
    return made


def _has_commas(location: Query, kind: Kind) -> bool:
    is_divided = location.style == "form" and not (location.explode or location.json)
    return is_divided and kind.array and not (kind.scalar or kind.item.free)


def _has_one_name(location: Query, type_: Any) -> bool:
    """Return whether a parameter is there if its name is, and only then."""
    if location.json:
        return True
    return location.style != "deepObject" and not kind_of(type_).object


def _reader(
    binding: Http, type_: Any, location: Location, shared: Shared
) -> tuple[Place, str, Callable[[_Sources], Any]]:
    match location:
        case Label(name):
            of_label, label = label_reader(location, type_), _label(binding, name)
            return "path", name, lambda sources: of_label(label(sources.labels))
        case Query(name):
            of_query = query_reader(location, type_, shared)
            return "query", name, lambda sources: of_query(sources.query())
        case Header(name):
            key = name.lower()
            of_header = header_reader(location, type_)
            return "header", name, lambda sources: of_header(sources.header(key))
        case Cookie(name):
            of_cookie = cookie_reader(location, type_, shared)
            return "cookie", name, lambda sources: of_cookie(sources.cookie())
        case _:
            of_all = querystring_reader(location, type_)
            return (
                "query",
                "",
                lambda sources: of_all(sources.scope.get("query_string", b"")),
            )


def _label(binding: Http, name: str) -> Callable[[Sequence[str]], str]:
    """Return what finds the raw text of a variable, which may stand in several places."""
    names = template_of(binding.path).variables
    first, *others = (index for index, each in enumerate(names) if each == name)

    def of_all(labels: Sequence[str]) -> str:
        if any(labels[each] != labels[first] for each in others):
            raise ValueError("must be the same wherever it stands in the path")
        return labels[first]

    return of_all if others else itemgetter(first)


def told(error: Exception) -> str:
    """Return what a value must be that could not be read."""
    text = str(error)
    return text if text.startswith("must ") else "must have the form of its type"
