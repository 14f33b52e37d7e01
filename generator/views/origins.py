"""The source map of a package: which part of the service each of its symbols is of.

A symbol is the name of something with those of what it stands in, the module first:
`models.Book`, `models.Book.title`, `shapes.TAG_KEY`, `client.Books.get`. An argument of a
method is a symbol below this, as is what describes it in `operations`. Modules that are
folders count as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator import ir
from generator.views.vocabulary import Vocabulary

Kind: TypeAlias = Literal[
    "error", "group", "member", "operation", "service", "shape", "value", "variable"
]


@dataclass(frozen=True, slots=True)
class Origin:
    """A part of a service, by its name there."""

    kind: Kind
    name: str = ""
    part: str = ""
    """Of members and values: their own name, `name` being that of what they are in."""


SERVICE = Origin("service")
"""What a symbol is of that speaks of the service as a whole."""

_WHOLE = (
    "operations.OPERATIONS",
    "operations.SERVICE",
    "server.create_app",
    "validators.VALIDATORS",
)

_Found: TypeAlias = Iterator[tuple[str, Origin]]


def origins(words: Vocabulary) -> Mapping[str, Origin]:
    """Return the origin of each symbol that stands for a part of the service."""
    return {
        **dict(_of_models(words)),
        **dict(_of_limits(words)),
        **dict(_of_errors(words)),
        **dict(_of_operations(words)),
        **dict(_of_classes(words)),
    }


def methods(words: Vocabulary) -> Mapping[str, Origin]:
    """Return the methods as a client has them, such as `books.get`, with arguments."""
    found: dict[str, Origin] = {}
    for each in words.service.operations:
        group = words.names.groups.get(each.group)
        for method in _methods(words, each):
            symbol = f"{group.attribute}.{method}" if group else method
            found.update(_operation(words, each, symbol))
    return found


def _of_models(words: Vocabulary) -> _Found:
    names = words.names
    for name, shape in words.service.shapes.items():
        class_ = f"models.{names.classes[name]}"
        yield class_, Origin("shape", name)
        if isinstance(shape, ir.Structure):
            yield from _members(words, shape, class_)
        if isinstance(shape, ir.Enum):
            for value in shape.values:
                symbol = f"{class_}.{names.values[name, value.name]}"
                yield symbol, Origin("value", name, value.name)
    for alias in words.service.aliases:
        yield f"models.{names.classes[alias.name]}", Origin("shape", alias.name)
    for name, class_ in names.bodies.items():
        yield f"models.{class_}", Origin("error", name)
        yield from _members(words, words.service.errors[name].body, f"models.{class_}")


def _members(words: Vocabulary, owner: ir.Structure, symbol: str) -> _Found:
    """Return the members of a structure, below what it is in; its tag is one, too."""
    tag = [owner.tag.member] if owner.tag else []
    for name in (*tag, *(each.name for each in owner.members)):
        python = words.names.members[owner.name, name]
        yield f"{symbol}.{python}", Origin("member", owner.name, name)


def _of_limits(words: Vocabulary) -> _Found:
    names = words.names
    for name, shape in words.service.shapes.items():
        origin = Origin("shape", name)
        yield f"shapes.{names.constants[name]}", origin
        yield f"shapes.{names.rules(name)}", origin
        if isinstance(shape, ir.Enum):
            yield f"shapes.{names.texts(name)}", origin
    for name, function in names.validators.items():
        is_error = name in words.service.errors
        yield f"validators.{function}", Origin("error" if is_error else "shape", name)


def _of_errors(words: Vocabulary) -> _Found:
    names = words.names
    for error in words.service.errors.values():
        symbol = f"errors.{names.classes[error.name]}"
        yield symbol, Origin("error", error.name)
        yield from _members(words, error.body, symbol)
        yield from _members(words, error.body, f"{symbol}.__init__")
    for name in names.statuses.values():
        yield f"errors.{name}", Origin("error", name)
    yield f"errors.{names.own.error}", SERVICE


def _of_operations(words: Vocabulary) -> _Found:
    """Return what describes operations, and their methods, with all arguments."""
    own = words.names.own
    for each in words.service.operations:
        constant = words.names.operation_constants[each.name]
        group = words.names.groups.get(each.group)
        class_, service = (
            (group.class_, group.service) if group else (own.client, own.service)
        )
        symbols = [f"operations.{constant}"]
        for method in _methods(words, each):
            symbols += [
                f"client.{class_}.{method}",
                f"async_client.Async{class_}.{method}",
                f"server.{service}.{method}",
            ]
        for symbol in symbols:
            yield from _operation(words, each, symbol)


def _operation(words: Vocabulary, operation: ir.Operation, symbol: str) -> _Found:
    """Return an operation and its arguments, below what has them."""
    yield symbol, Origin("operation", operation.name)
    taken = words.shape(operation.input)
    if isinstance(taken, ir.Structure):
        yield from _members(words, taken, symbol)


def _methods(words: Vocabulary, operation: ir.Operation) -> Iterator[str]:
    yield words.names.operations[operation.name]
    if paged := words.names.paged.get(operation.name):
        yield from (paged.pages, paged.items)


def _of_classes(words: Vocabulary) -> _Found:
    """Return the classes of clients and server, and the variables that clients take."""
    own = words.names.own
    yield from ((symbol, SERVICE) for symbol in _WHOLE)
    for name, group in words.names.groups.items():
        origin = Origin("group", name)
        yield f"client.{group.class_}", origin
        yield f"async_client.Async{group.class_}", origin
        yield f"server.{group.service}", origin
    yield f"server.{own.service}", SERVICE
    for symbol in f"client.{own.client}", f"async_client.{own.async_client}":
        yield symbol, SERVICE
        yield f"{symbol}.__init__", SERVICE
        for variable in words.service.variables:
            python = words.names.variables[variable.name]
            yield f"{symbol}.__init__.{python}", Origin("variable", variable.name)
