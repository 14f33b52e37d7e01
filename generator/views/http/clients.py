"""The views of `client.py`, `async_client.py` and `server.py`."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.views.clients import init_docstring
from generator.views.http.groups import calls_of, in_order, lines_of, merged, replies_of
from generator.views.http.methods import GroupView
from generator.views.http.types import imports_of
from generator.views.imports import deeper, export_lines
from generator.views.operations import VariableView, variable_views
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class ClientView:
    """A client, synchronous or not: a class a group, and that of the client itself."""

    class_: str
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
    apart: tuple[GroupView, ...]
    """Those that stand in modules of their own, by these; all or none."""

    exports: tuple[str, ...]


@dataclass(frozen=True)
class ServerView:
    """A class to implement for each group, and what serves them."""

    imports: tuple[str, ...]
    service: GroupView | None
    """The operations that are in no group, if there are any."""

    groups: tuple[GroupView, ...]
    here: tuple[GroupView, ...]
    """Those that stand in this module."""

    apart: tuple[GroupView, ...]
    """The others, in the order of their modules."""

    exports: tuple[str, ...]


_CLIENT = {
    "._runtime.hooks": {"Hooks"},
    "._runtime.protocol": {"Proofs"},
    "._runtime.responses": {"OnResponseInvalid", "Responses"},
    "._runtime.retries": {"Retries"},
    "collections.abc": {"Mapping", "Sequence"},
}


_CONTEXT = {"Authenticate", "Call", "Context", "Unimplemented", "anonymous"}


def client_view(words: Vocabulary, groups: tuple[GroupView, ...]) -> ClientView:
    """Return the view of `client.py`."""
    own = {
        "._runtime.http.client": {"HttpClient"},
        "._runtime.transport": {"Timeout", "Transport"},
    }
    return _client(words, groups, False, own)


def async_client_view(words: Vocabulary, groups: tuple[GroupView, ...]) -> ClientView:
    """Return the view of `async_client.py`."""
    own = {
        "._runtime.http.async_client": {"AsyncHttpClient"},
        "._runtime.transport": {"AsyncTransport", "Timeout"},
    }
    return _client(words, groups, True, own)


def server_view(words: Vocabulary, groups: tuple[GroupView, ...]) -> ServerView:
    """Return the view of `server.py`."""
    service = groups[0] if groups[0].methods else None
    services = groups if service else groups[1:]
    apart = groups[1:] if words.is_divided else ()
    here = tuple(each for each in services if each not in apart)
    types = replies_of(here)
    uploads = {"Upload"} if _has_bodies(words, "bytes") else set()
    items = {"ItemUpload"} if _has_bodies(words, "items") else set()
    wanted = merged(
        imports_of(types),
        {
            ".": {"operations", *(["models"] if types or not apart else [])},
            "._runtime.context": _CONTEXT,
            "._runtime.http.cors": {"Cors"},
            "._runtime.http.implemented": {"handlers_of", *(["Group"] if here else [])},
            "._runtime.http.reply": {"Reply", *(["Returns"] if types else [])},
            "._runtime.http.server": {"Application"},
            "._runtime.http.item_uploads": items,
            "._runtime.http.uploads": uploads,
            "._runtime.outgoing": {"ValidateResponses"},
            "._runtime.serving": {"Lifespan"},
            "collections.abc": {"Mapping"},
        },
    )
    lines = lines_of(wanted, types)
    return ServerView(
        imports=deeper(lines) if words.is_divided else lines,
        service=service,
        groups=groups[1:],
        here=here,
        apart=in_order(apart),
        exports=export_lines(
            [
                *("Application", "Call", "Context", "Cors", "Reply", "Unimplemented"),
                *("anonymous", "create_app"),
                *items,
                *uploads,
                *(each.service for each in services),
            ]
        ),
    )


def _has_bodies(words: Vocabulary, kind: str) -> bool:
    """Tell whether handlers get bodies of a kind."""
    return any(
        medium.kind == kind
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
    apart = groups[1:] if words.is_divided else ()
    here = groups[:1] if words.is_divided else groups
    prefix = "Async" if is_async else ""
    class_ = words.names.own.async_client if is_async else words.names.own.client
    called, types = calls_of(here, is_async)
    if groups[1:] and not apart:
        called[
            "._runtime.http.async_client" if is_async else "._runtime.http.client"
        ] = {f"{prefix}Group"}
    lazy: dict[str, set[str]] = {
        "functools": {"cached_property"},
        "typing": {"TYPE_CHECKING"},
        "._runtime.loading": {"Loading"},
    }
    if apart and not here[0].methods:
        called["."] = {"operations"}
    lines = lines_of(merged(called, _CLIENT, own, lazy if apart else {}), types)
    return ClientView(
        class_=class_,
        is_async=is_async,
        imports=deeper(lines) if words.is_divided else lines,
        has_endpoint=words.service.endpoint is not None,
        has_servers=len(words.service.endpoints) > 1,
        variables=variable_views(words),
        init_docstring=init_docstring(words),
        client=groups[0],
        groups=groups[1:],
        apart=in_order(apart),
        exports=export_lines(
            [
                class_,
                *(f"{prefix}{each.class_}" for each in groups[1:]),
            ]
        ),
    )
