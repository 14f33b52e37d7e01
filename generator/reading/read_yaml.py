"""YAML text to the builder, event by event, so that nesting costs no stack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import yaml

from generator.problems.diagnostics import Diagnostic, Related, SpecError
from generator.reading import scalars
from generator.reading.build import Builder
from generator.reading.yaml_slips import Broken, slip
from generator.sources.source import Place, Position, Source

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE = "tag:yaml.org,2002:"


def read_yaml(source: Source, build: Builder) -> None:
    """Feed the single document of a YAML text to the builder.

    Raises SpecError for broken syntax and for a second document.
    """
    first: Place | None = None
    try:
        for event in yaml.parse(source.text, Loader=_Loader):
            take = _TAKE.get(type(event))
            if take is not None:
                take(event, _place(source, event), build)
            elif isinstance(event, yaml.DocumentStartEvent):
                first = _only_document(first, _place(source, event))
    except yaml.MarkedYAMLError as error:
        _refuse(error, source)


def _scalar(event: yaml.ScalarEvent, place: Place, build: Builder) -> None:
    build.scalar(_value(event, place, build), event.value, place, event.anchor)


def _mapping(event: yaml.MappingStartEvent, place: Place, build: Builder) -> None:
    _check_tag(event, "!!map", place, build)
    build.begin({}, place, event.anchor)


def _sequence(event: yaml.SequenceStartEvent, place: Place, build: Builder) -> None:
    _check_tag(event, "!!seq", place, build)
    build.begin([], place, event.anchor)


def _end(event: yaml.CollectionEndEvent, place: Place, build: Builder) -> None:
    # A block ends where the next token begins, often many lines further down.
    build.end(place if place.start != place.end else None)


def _alias(event: yaml.AliasEvent, place: Place, build: Builder) -> None:
    build.alias(str(event.anchor), place)


_TAKE: dict[type[yaml.Event], Callable[..., None]] = {
    yaml.ScalarEvent: _scalar,
    yaml.MappingStartEvent: _mapping,
    yaml.SequenceStartEvent: _sequence,
    yaml.MappingEndEvent: _end,
    yaml.SequenceEndEvent: _end,
    yaml.AliasEvent: _alias,
}


def _value(event: yaml.ScalarEvent, place: Place, build: Builder) -> scalars.Scalar:
    """Give a scalar its type; a finding and the text itself where it has none."""
    plain, _ = event.implicit
    text: str = event.value
    try:
        if event.tag is not None:
            return scalars.tagged(_short(event.tag), text)
        return scalars.plain(text) if plain else text
    except KeyError:
        _refuse_tag(event.tag, place, build)
    except ValueError as error:
        build.findings.error(str(error), place)
    return text


def _check_tag(
    event: yaml.CollectionStartEvent, expected: str, place: Place, build: Builder
) -> None:
    if event.tag is not None and _short(event.tag) not in ("!", expected):
        _refuse_tag(event.tag, place, build)


def _refuse_tag(tag: str | None, place: Place, build: Builder) -> None:
    build.findings.error(
        f"the tag {_short(tag)} is not supported here",
        place,
        hint="the tags of JSON's types are: !!str, !!int, !!float, !!bool, !!null, "
        "!!map and !!seq",
    )


def _short(tag: str | None) -> str:
    tag = tag or "!"
    return tag.replace(_CORE, "!!", 1) if tag.startswith(_CORE) else tag


def _only_document(first: Place | None, place: Place) -> Place:
    if first is not None:
        raise SpecError([_second_document(first, place)])
    return place


def _second_document(first: Place, place: Place) -> Diagnostic:
    return Diagnostic(
        "a second document begins here; a spec is one document",
        place,
        related=(Related("the first one begins here", first),),
        rule="not-readable",
    )


def _refuse(error: yaml.MarkedYAMLError, source: Source) -> NoReturn:
    """Raise the syntax error as a finding at its mark, or as the slip that it is."""
    place = _at(source, error.problem_mark or error.context_mark)
    since = _at(source, error.context_mark or error.problem_mark)
    problem = error.problem or error.context or ""
    known = slip(Broken(source, problem, place.start, since.start))
    if known is not None:
        raise SpecError([known])
    message = f"invalid YAML: {error.problem or error.context}"
    column = place.start.column
    tab = source.line(place.start.line)[column - 1 : column] == "\t"
    hint = "YAML is indented with spaces, not with tabs" if tab else None
    context = _context(error, source)
    raise SpecError([Diagnostic(message, place, hint, context, rule="not-readable")])


def _context(error: yaml.MarkedYAMLError, source: Source) -> tuple[Related, ...]:
    """Tell what was being read, and since where, when the syntax broke."""
    if not (
        error.problem and error.problem_mark and error.context and error.context_mark
    ):
        return ()
    began = _at(source, error.context_mark)
    if began == _at(source, error.problem_mark):
        return ()
    return (Related(error.context, began),)


def _at(source: Source, mark: Any) -> Place:
    return Place(source, _position(mark), _position(mark))


def _place(source: Source, event: yaml.Event) -> Place:
    start, end = _position(event.start_mark), _position(event.end_mark)
    return Place(source, start, end)


def _position(mark: Any) -> Position:
    # The marks of the two parsers have no base in common, and events may lack them.
    return Position(mark.line + 1, mark.column + 1)
