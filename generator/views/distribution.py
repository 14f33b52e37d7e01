"""The views of the files around the modules: metadata, README, provenance."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from packaging.version import InvalidVersion, Version

from generator import __version__, ir
from generator.naming.names import OwnNames
from generator.sources.options import Part
from generator.views.examples import ExampleView, example_view
from generator.views.prose import (
    docstring,
    first_sentence,
    markdown,
    paragraphs,
    sentence,
)
from generator.views.security import (
    SchemeRowView,
    asked_in_words,
    proof,
    scheme_rows,
)
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class OperationRowView:
    """An operation in the table of the README."""

    name: str
    method: str
    summary: str
    asks: str
    """What callers have to prove, in words."""


@dataclass(frozen=True)
class DistributionView:
    """What the distribution says of itself."""

    package: str
    own: OwnNames
    distribution: str
    title: str
    title_text: str
    """The title as Markdown."""

    docstring: str
    """What the package says of itself."""

    description: tuple[str, ...]
    summary: str
    version: str
    """A version of Python packages, made of the spec's."""

    spec_version: str
    generator_version: str
    has_endpoint: bool
    has_downloads: bool
    """Whether answers may be bytes that are not read at once."""

    has_items: bool
    """Whether answers may be items that come one by one."""

    has_client: bool
    has_server: bool
    has_validators: bool
    parts: str
    """The parts of the package, in words."""

    operations: tuple[OperationRowView, ...]
    asks: bool
    """Whether operations ask for different proofs of who calls."""

    left_out: tuple[tuple[str, str], ...]
    """Operations that are missing, and the reason of each, as Markdown."""

    missing: tuple[tuple[str, str], ...]
    """The same, as plain text."""

    example: ExampleView | None
    """An operation to show, of AWS JSON."""

    schemes: tuple[SchemeRowView, ...]
    """How callers prove who they are, if they have to."""

    proof: tuple[str, str] | None
    """The class that proves who calls, and an object of it; if callers have to."""

    @property
    def client_arguments(self) -> str:
        """Return what a client of this service is made with."""
        where = "" if self.has_endpoint else 'base_url="https://service.example"'
        who = f"auth={self.proof[1]}" if self.proof else ""
        return ", ".join(filter(None, [where, who]))


def distribution_view(words: Vocabulary) -> DistributionView:
    """Return the view of the files around the modules."""
    service = words.service
    return DistributionView(
        package=words.names.package,
        own=words.names.own,
        distribution=words.names.package.replace("_", "-"),
        title=service.title,
        title_text=markdown(_one_sentence(service.title).rstrip("."))
        or words.names.package,
        docstring=docstring(
            [_one_sentence(service.title), _modules(words.emit)], indent=0
        ),
        description=tuple(map(markdown, paragraphs(service.description))),
        summary=_one_sentence(service.title),
        version=python_version(service.version),
        spec_version=service.version,
        generator_version=__version__,
        has_endpoint=service.endpoint is not None,
        has_downloads=_has(service, "bytes"),
        has_items=_has(service, "items"),
        has_client="client" in words.emit,
        has_server="server" in words.emit,
        has_validators="validators" in words.emit,
        parts=_parts(words.emit),
        example=None if service.is_http else example_view(words),
        schemes=scheme_rows(service),
        proof=proof(service),
        operations=tuple(_row(words, each) for each in service.operations),
        asks=any(each.security is not None for each in service.operations),
        left_out=tuple(
            (markdown(it), markdown(why.replace("`", "'")))
            for it, why in words.left_out
        ),
        missing=words.left_out,
    )


def _has(service: ir.Service, kind: str) -> bool:
    """Tell whether a call may return a body of a kind."""
    return any(
        medium.kind == kind
        for operation in service.operations
        if isinstance(operation.binding, ir.Http)
        for response in operation.binding.successes
        for medium in response.media
    )


def _modules(emit: Collection[Part]) -> str:
    """Return what the modules of a package are for, in sentences."""
    uses = {
        "client": "`client` and `async_client` call the service",
        "server": "`server` implements it" if "client" in emit else _SERVER,
        "validators": "`validators` check payloads",
    }
    said = ", ".join(use for part, use in uses.items() if part in emit)
    return " ".join(
        ["Nothing is loaded before it is used.", *([f"{said}."] if said else [])]
    )


_SERVER = "`server` implements the service"


def _parts(emit: Collection[Part]) -> str:
    """Return what a package has beside its models, as the end of a sentence."""
    names = {
        "client": "a typed client (synchronous and asynchronous)",
        "server": "a server to implement",
        "validators": "validators",
    }
    *others, last = [name for part, name in names.items() if part in emit] or ["models"]
    comma = "," if len(others) > 1 else ""
    return f"{', '.join(others)}{comma} and {last}" if others else last


def method_of(words: Vocabulary, operation: ir.Operation) -> str:
    """Return how an operation is called on a client, with its group."""
    group = words.names.groups.get(operation.group)
    method = words.names.operations[operation.name]
    return f"{group.attribute}.{method}" if group else method


def _row(words: Vocabulary, operation: ir.Operation) -> OperationRowView:
    return OperationRowView(
        name=markdown(operation.name),
        method=method_of(words, operation),
        summary=markdown(sentence(first_sentence(operation.summary))),
        asks=asked_in_words(words.service.asked_by(operation)) or "everybody",
    )


def _one_sentence(text: str) -> str:
    return sentence(first_sentence(text))


def python_version(version: str) -> str:
    """Return the version of a spec as one of a package: 2020-10-30 is 2020.10.30.

    A version that Python packages cannot have becomes 0.
    """
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", version):
        version = version.replace("-", ".")
    try:
        return str(Version(version))
    except InvalidVersion:
        return "0"
