"""The views of `client.py`, `async_client.py` and `server.py`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.naming.names import OwnNames
from generator.views.imports import import_lines
from generator.views.methods import MethodView, method_views
from generator.views.operations import VariableView, variable_views
from generator.views.prose import docstring, entry, first_sentence, sentence
from generator.views.security import proofs
from generator.views.type_names import imports_of
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class MethodsView:
    """The operations as methods, of whoever calls or implements them."""

    own: OwnNames
    standard_imports: tuple[str, ...]
    """Of the synchronous client; a blank line follows."""

    async_standard_imports: tuple[str, ...]
    module_imports: tuple[str, ...]
    """Of the modules of the package that the clients use."""

    has_endpoint: bool
    variables: tuple[VariableView, ...]
    init_docstring: str
    fills_in_tokens: bool
    deprecation: str
    """What the clients import to tell of what is deprecated."""

    methods: tuple[MethodView, ...]


def methods_view(words: Vocabulary) -> MethodsView:
    """Return the view of the modules that have a method an operation."""
    methods = method_views(words)
    arguments = [each for method in methods for each in method.arguments]
    types = [f"{each.type}{each.assignment}" for each in arguments]
    types += [method.paged.item for method in methods if method.paged]
    paged = any(method.paged for method in methods)
    return MethodsView(
        own=words.names.own,
        standard_imports=_standard_imports("Generator" if paged else None, types),
        async_standard_imports=_standard_imports(
            "AsyncGenerator" if paged else None, types
        ),
        module_imports=_module_imports(types),
        has_endpoint=words.service.endpoint is not None,
        variables=variable_views(words),
        init_docstring=init_docstring(words),
        fills_in_tokens=any(
            bool(argument.token) for method in methods for argument in method.arguments
        ),
        deprecation=_deprecation(methods),
        methods=methods,
    )


def _deprecation(methods: Iterable[MethodView]) -> str:
    arguments = (each for method in methods for each in method.arguments)
    used = {
        "deprecated": any(method.deprecated for method in methods),
        "discourage": any(argument.deprecated for argument in arguments),
    }
    return ", ".join(name for name, is_used in used.items() if is_used)


def _module_imports(types: Iterable[str]) -> tuple[str, ...]:
    return import_lines({".": {"models", "operations"} | imports_of(types)["."]})


def _standard_imports(iterator: str | None, types: list[str]) -> tuple[str, ...]:
    wanted = imports_of(types)
    wanted["collections.abc"] |= {*filter(None, [iterator]), "Mapping", "Sequence"}
    wanted["typing"].add("Unpack")
    wanted.pop(".", None)
    return (*import_lines(wanted), "")


def init_docstring(words: Vocabulary) -> str:
    """Return what a client says of the arguments that it is made with."""
    endpoint = words.service.endpoint
    taken = {
        variable.argument: _about(words, variable.name)
        for variable in variable_views(words)
    }
    taken["base_url"] = (
        f"Where the service is; `{endpoint.template}` if absent."
        if endpoint
        else "Where the service is."
    )
    if len(words.service.endpoints) > 1:
        taken["server"] = _about_servers(words)
        if any(not each.is_whole for each in words.service.endpoints):
            taken["base_url"] += " That of the document, for a server told from there."
    taken["auth"] = _about_auth(words)
    taken |= _CALL_OPTIONS
    entries = [entry(name, text, indent=8) for name, text in taken.items()]
    blocks = ["Open no connection yet.", "\n".join(["Args:", *entries])]
    return docstring(blocks, indent=8)


def _about(words: Vocabulary, name: str) -> str:
    variables = words.service.variables
    (variable,) = (each for each in variables if each.name == name)
    said = sentence(first_sentence(variable.description))
    values = " or ".join(f"`{each}`" for each in variable.choices)
    blocks = [
        said or f"Part of the endpoint, as `{name}`.",
        f"{values}." if values else "",
    ]
    return " ".join(filter(None, blocks))


def _about_servers(words: Vocabulary) -> str:
    """Return which addresses there are to choose from."""
    told = (
        (
            f"{each.name!r}: `{each.template}`"
            if each.name
            else f"{place}: `{each.template}`"
        )
        for place, each in enumerate(words.service.endpoints)
    )
    addresses = "; ".join(told)
    return f"Which address to call, by its place or its name. {addresses}."


def _about_auth(words: Vocabulary) -> str:
    named = " or ".join(f"`auth.{name}`" for name in proofs(words.service))
    such = f", such as {named}" if named else ""
    return (
        f"Proves who calls{such}; takes each request, returns it with the proof. A "
        "mapping has one for each security scheme."
    )


_CALL_OPTIONS = {
    "timeout": (
        "How long a call may take, in seconds for the whole call, or as a `Timeout`; "
        "10 s to connect and 60 s between two pieces of a response if absent."
    ),
    "retries": (
        "When to repeat a call that failed, as `Retries`, or how many attempts to "
        "make; 0 or 1 repeats none. 3 attempts if absent."
    ),
    "transport": "Sends the requests; one with a connection pool if absent.",
    "validate": "Whether to check arguments before they are sent.",
    "responses": (
        "What to do about a response that breaks the spec: `lenient` reads it as far as "
        "it fits, for the service has acted already; `strict` raises `ResponseInvalid`."
    ),
    "on_response_invalid": (
        "Called with the `ResponseInvalid` that is not raised; the log has it, too."
    ),
    "headers": "Headers of every request, beside those of the protocol.",
    "user_agent": (
        "What stands before the name of this package in the header `User-Agent`, such "
        "as `shop/1.2`; `headers` may replace it all."
    ),
    "hooks": "Those that are told of each attempt, as `calls.Hooks`.",
}
