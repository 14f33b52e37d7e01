"""The views of the files around the modules: metadata, README, provenance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from packaging.version import InvalidVersion, Version

from generator import __version__, ir
from generator.prose import (
    docstring,
    first_sentence,
    markdown,
    paragraphs,
    sentence,
)
from generator.views.methods import MethodView, method_views
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class OperationRowView:
    """An operation in the table of the README."""

    name: str
    method: str
    summary: str


@dataclass(frozen=True)
class ExampleView:
    """An operation to show, called with the values of the spec's example."""

    method: MethodView
    schema: str
    arguments: tuple[tuple[str, str], ...]
    """Names and literals."""


@dataclass(frozen=True)
class DistributionView:
    """What the distribution says of itself."""

    package: str
    prefix: str
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
    example: ExampleView | None
    operations: tuple[OperationRowView, ...]


def distribution_view(words: Vocabulary) -> DistributionView:
    """Return the view of the files around the modules."""
    service = words.service
    return DistributionView(
        package=words.names.package,
        prefix=words.names.prefix,
        distribution=words.names.package.replace("_", "-"),
        title=service.title,
        title_text=markdown(_one_sentence(service.title).rstrip("."))
        or words.names.package,
        docstring=docstring([_one_sentence(service.title), _MODULES], indent=0),
        description=tuple(map(markdown, paragraphs(service.description))),
        summary=_one_sentence(service.title),
        version=python_version(service.version),
        spec_version=service.version,
        generator_version=__version__,
        has_endpoint=service.endpoint is not None,
        example=_example(words),
        operations=tuple(_row(words, each) for each in service.operations),
    )


_MODULES = (
    "Nothing is loaded before it is used. `client` and `async_client` call the "
    "service, `server` implements it, `validators` check payloads."
)


def _row(words: Vocabulary, operation: ir.Operation) -> OperationRowView:
    return OperationRowView(
        name=markdown(operation.name),
        method=words.names.operations[operation.name],
        summary=markdown(sentence(first_sentence(operation.summary))),
    )


def _example(words: Vocabulary) -> ExampleView | None:
    """Return the first operation whose example can be written as plain arguments."""
    pairs = zip(words.service.operations, method_views(words), strict=True)
    for operation, method in pairs:
        shape = words.shape(operation.input)
        if isinstance(shape, ir.Structure) and _is_flat(words, shape):
            names = words.names.members
            return ExampleView(
                method=method,
                schema=shape.name,
                arguments=tuple(
                    (names[shape.name, name], _literal(value))
                    for name, value in shape.examples[0].items()
                ),
            )
    return None


def _literal(value: str | int | bool) -> str:
    """Return a literal as a formatter would have it, with double quotes."""
    if not isinstance(value, str) or '"' in value:
        return repr(value)
    # A single quote makes `repr` choose double ones.
    return '"' + repr("'" + value)[2:]


def _is_flat(words: Vocabulary, shape: ir.Structure) -> bool:
    example = next(iter(shape.examples), None)
    if not isinstance(example, dict):
        return False
    plain = (ir.String, ir.Integer, ir.Boolean)
    members = {member.name: words.shape(member.shape) for member in shape.members}
    return all(isinstance(members.get(name), plain) for name in example)


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
