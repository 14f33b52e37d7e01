"""What is known of a comparison where the code of both versions is divided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cached_property

from generator import ir
from generator.diff.kin import Kin, mover
from generator.diff.located import Located
from generator.diff.model import Change, Comparison
from generator.diff.owners import Cause
from generator.diff.parts import words
from generator.diff.traced import SourceMap
from generator.views.origins import SERVICE, Origin


class Known:
    """The source maps of both versions, and what each change is about."""

    def __init__(self, comparison: Comparison) -> None:
        """Take a comparison."""
        self._comparison = comparison
        old, new = comparison.old, comparison.new
        self.maps = SourceMap(old.words, comparison.renamed), SourceMap(new.words)
        self.kin = Kin(old.service, new.service, comparison.renamed)

    @property
    def causes(self) -> list[Cause]:
        """Return what each change is the cause of."""
        return [self._cause(each) for each in self._comparison.changes]

    def _cause(self, change: Change) -> Cause:
        """Return a change as a cause; one without a symbol is about the service."""
        named = [self._symbols.get(each, frozenset()) for each in change.symbols]
        said = self._subjects.get(change.subject, frozenset())
        if change.symbols:
            subject = said or next(filter(None, named), frozenset())
        else:
            subject, said = frozenset(), frozenset(filter(_is_group, said))
        was, now = words(change.was), words(change.now)
        return Cause(
            subject=subject or frozenset({SERVICE}),
            others=said.union(*named),
            gone=was - now,
            come=now - was,
        )

    @cached_property
    def _symbols(self) -> Mapping[str, frozenset[Origin]]:
        """Return what symbols are of, as changes have them: methods stand alone."""
        wanted = {each for it in self._comparison.changes for each in it.symbols}
        found: dict[str, set[Origin]] = {each: set() for each in wanted}
        versions = self._comparison.old, self._comparison.new
        common = set().union(*(_common(each.service) for each in versions))
        for each in self.maps:
            for symbol in wanted & each.symbols.keys():
                origin = each.symbols[symbol]
                if origin.kind != "shape" or origin.name not in common:
                    found[symbol].add(origin)
            for symbol, origin in each.methods.items():
                depth = 2 if origin.kind == "member" else 1
                alone = ".".join(symbol.split(".")[-depth:])
                if alone in wanted:
                    found[alone].add(origin)
        for client in {each.words.names.own.client for each in versions} & wanted:
            found[client].add(SERVICE)
        return _frozen(found)

    @cached_property
    def _subjects(self) -> Mapping[str, frozenset[Origin]]:
        """Return what subjects of changes are."""
        found: dict[str, set[Origin]] = {
            each.subject: set() for each in self._comparison.changes
        }
        moved = mover(self._comparison.renamed)
        for subject, origin in _subjects(Located(self._comparison.old)):
            if subject in found:
                found[subject].add(moved(origin))
        for subject, origin in _subjects(Located(self._comparison.new)):
            if subject in found:
                found[subject].add(origin)
        return _frozen(found)


def _frozen(found: Mapping[str, set[Origin]]) -> dict[str, frozenset[Origin]]:
    return {name: frozenset(origins) for name, origins in found.items()}


def _is_group(origin: Origin) -> bool:
    return origin.kind == "group"


def _subjects(side: Located) -> Iterator[tuple[str, Origin]]:
    """Return what findings call each part of a version."""
    common = _common(side.service)
    for name, shape in side.service.shapes.items():
        if name in common:
            continue
        subject = side.subject(name)
        yield subject, Origin("shape", name)
        if isinstance(shape, ir.Structure):
            for member in shape.members:
                yield f"{subject}.{member.name}", Origin("member", name, member.name)
        if isinstance(shape, ir.Enum):
            for value in shape.values:
                yield f"{subject}.{value.name}", Origin("value", name, value.name)
    for operation in side.service.operations:
        yield operation.name, Origin("operation", operation.name)
    for error in side.service.errors.values():
        yield error.name, Origin("error", error.name)
        for member in error.body.members:
            origin = Origin("member", error.name, member.name)
            yield f"{error.name}.{member.name}", origin
    for variable in side.service.variables:
        yield variable.name, Origin("variable", variable.name)
    for group in side.service.groups:
        yield group, Origin("group", group)


def _common(service: ir.Service) -> frozenset[str]:
    """Return the shapes that no part of the spec is: of them, only the type is known."""
    named = {use.shape for use in service.schemas}
    return frozenset(
        name
        for name, shape in service.shapes.items()
        if name not in named and not isinstance(shape, _OF_PARTS) and not _said(shape)
    )


def _said(shape: ir.Shape) -> bool:
    return any(
        getattr(shape, each.name) != each.default
        for each in fields(shape)
        if each.name not in _TYPE
    )


_OF_PARTS = (ir.Enum, ir.Literal, ir.List, ir.Map, ir.Tuple, ir.Structure, ir.Union)
_TYPE = frozenset({"name", "place", "bits", "format", "is_text", "plain"})
"""What is known of a scalar whose type is known, and where it was first met."""
