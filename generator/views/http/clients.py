"""The views of `client.py`, `async_client.py` and `server.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import ir
from generator.views.clients import init_docstring
from generator.views.http.methods import GroupView, MethodView, group_views
from generator.views.http.types import imports_of
from generator.views.imports import export_lines, import_lines
from generator.views.operations import VariableView, variable_views
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class ClientView:
    """A client, synchronous or not: a class a group, and that of the client itself."""

    prefix: str
    is_async: bool
    imports: tuple[str, ...]
    has_endpoint: bool
    has_servers: bool
    """Whether there are several addresses to choose from."""

    variables: tuple[VariableView, ...]
    init_docstring: str
    client: GroupView
    """The operations that are in no group."""

    groups: tuple[GroupView, ...]
    exports: tuple[str, ...]


@dataclass(frozen=True)
class ServerView:
    """A class to implement for each group, and what serves them."""

    prefix: str
    imports: tuple[str, ...]
    service: GroupView | None
    """The operations that are in no group, if there are any."""

    groups: tuple[GroupView, ...]
    services: tuple[GroupView, ...]
    """All of them."""

    exports: tuple[str, ...]


_CLIENT = {
    "._runtime.hooks": {"Hooks"},
    "._runtime.options": {"CallOptions"},
    "._runtime.protocol": {"Proofs"},
    "._runtime.responses": {"OnResponseInvalid", "Responses"},
    "._runtime.retries": {"Retries"},
    "collections.abc": {"Mapping", "Sequence"},
    "typing": {"Unpack"},
}


_CONTEXT = {"Authenticate", "Call", "Context", "Unimplemented", "anonymous"}


def client_view(words: Vocabulary) -> ClientView:
    """Return the view of `client.py`."""
    groups = group_views(words)
    return _client(
        words,
        groups,
        False,
        {
            "._runtime.http.client": {"HttpClient", *(["Group"] if groups[1:] else [])},
            "._runtime.transport": {"Timeout", "Transport"},
        },
    )


def async_client_view(words: Vocabulary) -> ClientView:
    """Return the view of `async_client.py`."""
    groups = group_views(words)
    return _client(
        words,
        groups,
        True,
        {
            "._runtime.http.async_client": {
                "AsyncHttpClient",
                *(["AsyncGroup"] if groups[1:] else []),
            },
            "._runtime.transport": {"AsyncTransport", "Timeout"},
        },
    )


def server_view(words: Vocabulary) -> ServerView:
    """Return the view of `server.py`."""
    own = group_views(words)
    types = [method.replies for method in _methods(own)]
    service, groups = own[0] if own[0].methods else None, own[1:]
    services = own if service else groups
    uploads = {"Upload"} if _has_uploads(words) else set()
    wanted = _merged(
        imports_of(types),
        {
            ".": {"models", "operations"},
            "._runtime.context": _CONTEXT,
            "._runtime.http.cors": {"Cors"},
            "._runtime.http.implemented": {"Group", "handlers_of"},
            "._runtime.http.reply": {"Reply", *(["Returns"] if types else [])},
            "._runtime.http.server": {"Application"},
            "._runtime.http.uploads": uploads,
            "._runtime.outgoing": {"ValidateResponses"},
            "._runtime.serving": {"Lifespan"},
            "collections.abc": {"Mapping"},
        },
    )
    return ServerView(
        prefix=words.names.prefix,
        imports=_lines(wanted, types),
        service=service,
        groups=groups,
        services=services,
        exports=export_lines(
            [
                *("Application", "Call", "Context", "Cors", "Reply", "Unimplemented"),
                *("anonymous", "create_app"),
                *uploads,
                *(f"{each.class_}Service" for each in services),
            ]
        ),
    )


def _has_uploads(words: Vocabulary) -> bool:
    """Tell whether handlers read bodies piece by piece."""
    return any(
        medium.kind == "bytes"
        for operation in words.service.operations
        if isinstance(operation.binding, ir.Http) and operation.binding.body is not None
        for medium in operation.binding.body.media
    )


def _client(
    words: Vocabulary,
    groups: tuple[GroupView, ...],
    is_async: bool,
    own: dict[str, set[str]],
) -> ClientView:
    methods = list(_methods(groups))
    arguments = [each for method in methods for each in method.arguments]
    returns = [each.async_returns if is_async else each.returns for each in methods]
    paged = [each.paged for each in methods if each.paged]
    generator = "AsyncGenerator" if is_async else "Generator"
    types = [
        *(each.item for each in paged),
        *returns,
        *(f"{each.type}{each.assignment}" for each in arguments),
    ]
    deprecation = {
        *(["deprecated"] if any(method.deprecated for method in methods) else []),
        *(["discourage"] if any(each.deprecated for each in arguments) else []),
    }
    prefix = "Async" if is_async else ""
    wanted = _merged(
        imports_of(types),
        _CLIENT,
        own,
        {
            ".": {"models", "operations"},
            "._runtime.deprecation": deprecation,
            "collections.abc": {generator} if paged else set(),
            "._runtime.idempotency": {each.token for each in arguments if each.token},
        },
    )
    return ClientView(
        prefix=words.names.prefix,
        is_async=is_async,
        imports=_lines(wanted, types),
        has_endpoint=words.service.endpoint is not None,
        has_servers=len(words.service.endpoints) > 1,
        variables=variable_views(words),
        init_docstring=init_docstring(words),
        client=groups[0],
        groups=groups[1:],
        exports=export_lines(
            [
                f"{prefix}{words.names.prefix}Client",
                *(f"{prefix}{each.class_}" for each in groups[1:]),
            ]
        ),
    )


def _methods(groups: Iterable[GroupView]) -> Iterator[MethodView]:
    return (method for group in groups for method in group.methods)


def _merged(*wanted: dict[str, set[str]]) -> dict[str, set[str]]:
    modules = dict.fromkeys(module for each in wanted for module in each)
    return {
        module: set().union(*(each.get(module, set()) for each in wanted))
        for module in modules
    }


def _lines(wanted: dict[str, set[str]], types: Iterable[str]) -> tuple[str, ...]:
    lines = import_lines(wanted)
    if not any("builtins." in type_ for type_ in types):
        return lines
    return ("import builtins", *lines)
