"""Views of groups, and of the methods in them: what calls take, return and raise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from generator import ir
from generator.views.deprecation import notice
from generator.views.http.errors import undescribed
from generator.views.http.types import BUILTINS, either, held, shown
from generator.views.methods import ArgumentView, method_arguments, told
from generator.views.paged import PagedView, paged_view
from generator.views.prose import (
    LINE_LENGTH,
    docstring,
    entry,
    first_sentence,
    sentence,
    wrap,
)
from generator.views.security import in_words
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class MethodView:
    """An operation as a method of the clients and of the service to implement."""

    name: str
    operation: str
    """Name of its description in `operations`."""

    input: str
    returns: str
    """Type of what the client returns."""

    async_returns: str
    """Type of what the asynchronous client returns, once it is awaited."""

    is_open: bool
    """Whether the description of the operation leaves that to the clients."""

    replies: str
    """Type of what the service returns."""

    @property
    def handler(self) -> str:
        """Return the head of the method of a service."""
        parts = (
            f"    def {self.name}(",
            f"self, request: models.{self.input}, context: Context",
            f") -> Returns[{self.replies}]:",
        )
        if len("".join(parts)) <= LINE_LENGTH:
            return "".join(parts)
        return f"{parts[0]}\n        {parts[1]}\n    {parts[2]}"

    deprecated: str
    """What is told to whoever calls it; nothing unless the spec advises against it."""

    arguments: tuple[ArgumentView, ...]
    client_docstring: str
    async_docstring: str
    """The summary, and where the rest is told."""

    service_docstring: str
    paged: PagedView | None
    """How clients iterate over its pages, if it answers in pages."""


@dataclass(frozen=True)
class GroupView:
    """Operations that belong together, as a class of methods."""

    attribute: str
    """Name of it on a client; nothing for the client itself."""

    class_: str
    service: str
    """The class that implements them."""

    argument: str
    """What `create_app` takes for it."""

    about: str
    """What it is, in a line."""

    docstring: str
    service_docstring: str
    """The same, and how to implement them."""

    make: Callable[[], tuple[MethodView, ...]] = field(repr=False, compare=False)

    @cached_property
    def methods(self) -> tuple[MethodView, ...]:
        """Return its operations: worked out only for what tells of each."""
        return self.make()


def group_views(words: Vocabulary) -> tuple[GroupView, ...]:
    """Return the views of all groups, in the order of the spec; the service's own first."""
    names = words.names.groups
    order = dict.fromkeys(each.group for each in words.service.operations)
    own = words.names.own
    groups = [_group(words, "", "", own.client, own.service)]
    for group in order:
        if group:
            name = names[group]
            groups.append(
                _group(words, group, name.attribute, name.class_, name.service)
            )
    return tuple(groups)


def _group(
    words: Vocabulary, group: str, attribute: str, class_: str, service: str
) -> GroupView:
    return GroupView(
        attribute=attribute,
        class_=class_,
        service=service,
        argument=attribute or "service",
        about=docstring([_about(words, group)], indent=8),
        docstring=docstring([_about(words, group)], indent=4),
        service_docstring=docstring([_about(words, group), _IMPLEMENT], indent=4),
        make=partial(_methods, words, group),
    )


def _methods(words: Vocabulary, group: str) -> tuple[MethodView, ...]:
    methods = tuple(
        _method(words, each, each.binding)
        for each in words.service.operations
        if each.group == group and isinstance(each.binding, ir.Http)
    )
    hidden = {method.name for method in methods} & BUILTINS
    return tuple(_shown(method, hidden) for method in methods)


_IMPLEMENT = (
    "Implement an operation by overriding its method, with `def` or `async def`. A plain "
    "`def` runs in a thread of the application. Return what the operation answers with, "
    "or a `Reply` that says its status or headers as well. Raise any class of `errors`: "
    "one that the operation documents reaches the caller, all else is a fault of the "
    "service."
)


def _about(words: Vocabulary, group: str) -> str:
    said = words.service.groups.get(group, "")
    return (
        sentence(first_sentence(said)) or f"The operations of {group or 'the service'}."
    )


def _shown(method: MethodView, hidden: Collection[str]) -> MethodView:
    """Return a method whose types do without the builtin ones that methods hide."""
    if not hidden:
        return method
    paged = method.paged
    return replace(
        method,
        returns=shown(method.returns, hidden),
        async_returns=shown(method.async_returns, hidden),
        replies=shown(method.replies, hidden),
        arguments=tuple(
            replace(each, type=shown(each.type, hidden)) for each in method.arguments
        ),
        paged=paged and replace(paged, item=shown(paged.item, hidden)),
    )


def _method(words: Vocabulary, operation: ir.Operation, http: ir.Http) -> MethodView:
    structure = words.shape(operation.input)
    assert isinstance(structure, ir.Structure)
    arguments = method_arguments(words, operation, structure)
    name = words.names.operations[operation.name]
    return MethodView(
        name=name,
        operation=words.names.operation_constants[operation.name],
        input=words.names.classes[operation.input],
        returns=_returned(words, http, "Download"),
        async_returns=_returned(words, http, "AsyncDownload"),
        is_open=_returned(words, http, "Any") == "Any",
        replies=_returned(words, http, "Content"),
        deprecated=(
            notice(f"`{name}`", operation.summary, operation.description)
            if operation.deprecated
            else ""
        ),
        arguments=arguments,
        client_docstring=(said := _docstring(words, operation, http, arguments)),
        async_docstring=_short_docstring(words, operation, said),
        service_docstring=docstring([_summary(operation)], indent=8),
        paged=paged_view(words, operation),
    )


def _returned(words: Vocabulary, http: ir.Http, raw: str) -> str:
    return either(
        [type_ for each in http.successes for type_ in held(words, each, raw)]
        or ["None"]
    )


def _summary(operation: ir.Operation) -> str:
    return told(operation)[0]


def _docstring(
    words: Vocabulary,
    operation: ir.Operation,
    http: ir.Http,
    arguments: Iterable[ArgumentView],
) -> str:
    taken = [entry(each.name, each.text, indent=8) for each in arguments if each.text]
    raised = list(_raised(words, http))
    said = sentence(first_sentence(operation.returns))
    # A single word, such as `Response`, is there because something has to be.
    said = said if " " in said else ""
    returned = wrap(said, LINE_LENGTH - 8, first="    ", rest="    ")
    blocks = [
        *told(operation),
        *(["Deprecated."] if operation.deprecated else []),
        *([in_words(operation.security)] if operation.security is not None else []),
        *(["\n".join(["Args:", *taken])] if taken else []),
        *([f"Returns:\n{returned}"] if said else []),
        *(["\n".join(["Raises:", *raised])] if raised else []),
    ]
    return docstring(blocks, indent=8)


def _short_docstring(words: Vocabulary, operation: ir.Operation, whole: str) -> str:
    """Return the summary and where all is told, if that is shorter than all of it."""
    group = words.names.groups.get(operation.group)
    class_ = group.class_ if group else words.names.own.client
    method = f"`{class_}.{words.names.operations[operation.name]}`"
    short = docstring([f"{_summary(operation)} See {method}."], indent=8)
    return min(whole, short, key=lambda text: text.count("\n"))


def _raised(words: Vocabulary, http: ir.Http) -> Iterator[str]:
    for each in http.responses:
        if each.is_error:
            said = sentence(first_sentence(each.description))
            text = (
                said or undescribed(each.status)
                if isinstance(each.status, str)
                else f"{each.status}. {said}"
            )
            yield entry(
                f"errors.{words.names.statuses[each.status]}", text.strip(), indent=8
            )
