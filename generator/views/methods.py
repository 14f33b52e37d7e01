"""Views of methods: what a call takes, what it returns, what it raises, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from generator import ir
from generator.views.deprecation import notice
from generator.views.paged import PagedView, paged_view
from generator.views.prose import (
    LINE_LENGTH,
    docstring,
    entry,
    first_sentence,
    paragraphs,
    sentence,
    wrap,
)
from generator.views.security import in_words
from generator.views.sentences import member_sentences
from generator.views.type_names import joined, names_in, or_none
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class ArgumentView:
    """A keyword argument, such as `registry_id: str | None = None`."""

    name: str
    type: str
    required: bool
    text: str
    """What it is, its limits and its default, in sentences."""

    absent: str = "None"
    """What it is where it is not given, unless it must be."""

    deprecated: str = ""
    """What is told to whoever gives it a value."""

    token: str = ""
    """The function that makes it up where it is not given, the same for all attempts of
    a call; nothing where no client does."""

    is_sent: bool = False
    """Whether it is items, which a client takes from whatever yields them."""

    @property
    def assignment(self) -> str:
        """Return what stands behind its type."""
        return "" if self.required else f" = {self.absent}"

    @property
    def passed(self) -> str:
        """Return what a client takes for it."""
        if self.is_sent:
            return f"sent({self.name})"
        return f"{self.token}({self.name})" if self.token else self.name


@dataclass(frozen=True)
class MethodView:
    """An operation as a method of the clients and of the service to implement."""

    name: str
    operation: str
    """Name of its description in `operations`."""

    input: str
    output: str
    deprecated: str
    """What is told to whoever calls it; nothing unless the spec advises against it."""

    arguments: tuple[ArgumentView, ...]
    client_docstring: str
    service_docstring: str
    paged: PagedView | None
    """How clients iterate over its pages, if it answers in pages."""


def method_views(words: Vocabulary) -> tuple[MethodView, ...]:
    """Return the views of all operations, in the order of the spec."""
    return tuple(_method(words, each) for each in words.service.operations)


def argument_views(
    words: Vocabulary, structure: ir.Structure, type_of: Callable[[str], str]
) -> tuple[ArgumentView, ...]:
    """Return the members of a structure as keyword arguments.

    `type_of` gives the type of a shape's values as the arguments have it.
    """
    return tuple(
        _argument(words, structure, member, type_of(member.shape))
        for member in structure.members
    )


def method_arguments(
    words: Vocabulary, operation: ir.Operation, structure: ir.Structure
) -> tuple[ArgumentView, ...]:
    """Return the members of an operation's input as arguments of its method."""
    arguments = argument_views(words, structure, words.argument_type)
    token = operation.idempotency.token
    if token is None:
        return arguments
    filled_in = words.names.members[operation.input, token]
    is_uuid = any(
        isinstance(words.shape(each.shape), ir.Uuid)
        for each in structure.members
        if each.name == token
    )
    maker = "uuid_from" if is_uuid else "token_from"
    return tuple(
        _token(each, maker) if each.name == filled_in else each for each in arguments
    )


def _method(words: Vocabulary, operation: ir.Operation) -> MethodView:
    structure = words.shape(operation.input)
    members = structure if isinstance(structure, ir.Structure) else None
    arguments = method_arguments(words, operation, members) if members else ()
    name = words.names.operations[operation.name]
    return MethodView(
        name=name,
        operation=words.names.operation_constants[operation.name],
        input=words.names.classes[operation.input],
        output=words.names.classes[operation.output],
        deprecated=(
            notice(f"`{name}`", operation.summary, operation.description)
            if operation.deprecated
            else ""
        ),
        arguments=arguments,
        client_docstring=_client_docstring(words, operation, arguments),
        service_docstring=_service_docstring(words, operation),
        paged=paged_view(words, operation),
    )


def _argument(
    words: Vocabulary, owner: ir.Structure, member: ir.Member, type_: str
) -> ArgumentView:
    sentences = [
        *member_sentences(words, member),
        "Deprecated." if member.deprecated else "",
    ]
    name = words.names.members[owner.name, member.name]
    use = ir.Use(member.shape, member.nullable)
    type_ = or_none(type_) if use.nullable else type_
    absent = "None"
    if not member.required:
        is_sent = words.takes_null(use) and owner.name in words.service.requested
        absent = "UNSET" if is_sent else "None"
        type_ = joined([type_, "UnsetType"]) if is_sent else or_none(type_)
    return ArgumentView(
        name=name,
        type=type_,
        required=member.required,
        text=" ".join(filter(None, sentences)),
        absent=absent,
        is_sent="Yields" in names_in(type_),
        deprecated=notice(f"`{name}`", member.description) if member.deprecated else "",
    )


def _token(argument: ArgumentView, maker: str) -> ArgumentView:
    """Return the argument that takes the token of a request, made up by a function."""
    text = f"{argument.text} A new UUID for each call if absent.".strip()
    type_ = argument.type if not argument.required else f"{argument.type} | None"
    return replace(argument, required=False, type=type_, text=text, token=maker)


def _client_docstring(
    words: Vocabulary, operation: ir.Operation, arguments: Iterable[ArgumentView]
) -> str:
    call = entry(
        "timeout",
        "How long to wait, in seconds for the whole call, or as a `Timeout`; "
        "the client's default if absent.",
        indent=8,
    )
    options = entry(
        "**call_options", "`headers`, `retries` and `auth` of this call.", indent=8
    )
    told = [entry(each.name, each.text, indent=8) for each in arguments if each.text]
    taken = [*told, call, options]
    raised = [
        *_documented(words, operation),
        entry("RequestInvalid", "The arguments break the spec.", indent=8),
        entry("ResponseInvalid", "The response is no JSON object.", indent=8),
        entry("TransportError", "There is no response.", indent=8),
    ]
    return _docstring(operation, taken, raised)


def _service_docstring(words: Vocabulary, operation: ir.Operation) -> str:
    taken = [
        entry("request", "The input; it keeps to the spec.", indent=8),
        entry("context", "The call: its id, who makes it, its headers.", indent=8),
    ]
    return _docstring(operation, taken, _documented(words, operation))


def _documented(words: Vocabulary, operation: ir.Operation) -> list[str]:
    return [_documented_error(words, case) for case in operation.errors]


def _documented_error(words: Vocabulary, case: ir.ErrorCase) -> str:
    said = sentence(first_sentence(words.service.errors[case.error].description))
    name = f"errors.{words.names.classes[case.error]}"
    return entry(name, f"Status {case.status}. {said}".strip(), indent=8)


def _docstring(operation: ir.Operation, taken: list[str], raised: list[str]) -> str:
    summary, *rest = told(operation)
    blocks = [
        summary,
        *rest,
        *([in_words(operation.security)] if operation.security is not None else []),
        *(["Deprecated."] if operation.deprecated else []),
        "\n".join(["Args:", *taken]),
        *_returned(operation),
        *(["\n".join(["Raises:", *raised])] if raised else []),
    ]
    return docstring(blocks, indent=8)


def told(operation: ir.Operation) -> list[str]:
    """Return what an operation does: a sentence, then paragraphs; the same thing once."""
    blocks = [*paragraphs(operation.summary), *paragraphs(operation.description)]
    if not blocks:
        return [f"Call {spoken(operation)}."]
    summary = first_sentence(blocks[0])
    rest = blocks[0][len(summary) :].strip()
    said = [summary, *([rest] if rest else []), *blocks[1:]]
    return list(dict.fromkeys(map(sentence, said)))


def spoken(operation: ir.Operation) -> str:
    """Return what an operation is called where nothing is said of it."""
    if isinstance(operation.binding, ir.Http):
        return f"`{operation.wire_name}`"
    return operation.name


def _returned(operation: ir.Operation) -> list[str]:
    said = sentence(first_sentence(operation.returns))
    if not said:
        return []
    hung = wrap(said, LINE_LENGTH - 8, first="    ", rest="    ")
    return [f"Returns:\n{hung}"]
