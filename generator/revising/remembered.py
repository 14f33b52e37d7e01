"""What is kept of a run for the one after the next edit."""

from __future__ import annotations

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from generator.naming.unnamed.gathering import Given
from generator.pipeline import Generated
from generator.problems.diagnostics import Diagnostic
from generator.resources.depth import at_any_depth
from generator.revising.division import Division, divided, is_plain
from generator.sources.options import Options
from generator.sources.source import Place, Position, Source
from generator.views.vocabulary import Vocabulary


class Noted(NamedTuple):
    """A warning of a run, without what only people read who see the lines it is about."""

    position: Position | None
    message: str
    rule: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a run read, and what came of it."""

    division: Division
    words: Vocabulary
    given: Given
    warnings: tuple[Noted, ...]
    digests: Mapping[str, str]
    """What the folder held after it, as `writing.output` tells it."""

    edits: int = 0
    """How many edits there were since a run from the start."""


def remembered(
    source: Source, options: Options, generated: Generated
) -> Remembered | None:
    """Return what to keep of a run; None if the next one is not spared anything by it."""
    if generated.sources or options.with_tests or not generated.service.is_http:
        return None
    division = divided(source.text)
    if division is None or not is_plain(division.text):
        return None
    warnings = noted(generated.warnings)
    words, given = generated.words, generated.given
    return Remembered(division, words, given, warnings, {})


def noted(warnings: Iterable[Diagnostic]) -> tuple[Noted, ...]:
    """Return what is kept of warnings."""
    return tuple(
        Noted(each.place.start if each.place else None, each.message, each.rule)
        for each in warnings
    )


def told(warnings: Iterable[Noted], source: Source) -> tuple[Diagnostic, ...]:
    """Return warnings as those of a text."""
    return tuple(
        Diagnostic(
            each.message,
            Place(source, each.position, each.position) if each.position else None,
            severity="warning",
            rule=each.rule,
        )
        for each in warnings
    )


@at_any_depth
def written(remembered: Remembered) -> bytes:
    """Return what is remembered as bytes, for those who can trust who keeps them."""
    # What is known of the words is worked out anew sooner than it is read.
    words = replace(remembered.words)
    buffer = io.BytesIO()
    _Pickler(buffer, 5).dump(replace(remembered, words=words))
    return zlib.compress(buffer.getvalue(), 1)


@at_any_depth
def read(content: bytes) -> Remembered:
    """Return what `written` wrote.

    Whoever wrote the content may have any code run: take none that is not sealed.
    """
    found = pickle.loads(zlib.decompress(content))
    assert isinstance(found, Remembered)
    return found


_START = Position(1, 1)
_NOWHERE = Place(Source("", ""), _START, _START)


def _nowhere() -> Place:
    return _NOWHERE


def _forgotten(_: Place) -> tuple[Callable[[], Place], tuple[()]]:
    """Pickle no place: an edit moves most, and few are ever asked for."""
    return _nowhere, ()


class _Pickler(pickle.Pickler):
    dispatch_table: Mapping[type, Callable[[Any], Any]] = {
        **copyreg.dispatch_table,
        Place: _forgotten,
    }

    def reducer_override(self, value: Any) -> Any:
        """Leave out what members are by default: the class has it, and most are so."""
        defaults = _defaults(value.__class__)
        if not defaults:
            return NotImplemented
        state = {
            name: each
            for name, each in value.__dict__.items()
            if name not in defaults or each is not defaults[name]
        }
        return copyreg.__newobj__, (type(value),), state  # type: ignore[attr-defined]  # what pickle itself names


@cache
def _defaults(type_: type[object]) -> Mapping[str, Any]:
    """Return the defaults of a dataclass of the service, by its members."""
    if not type_.__module__.startswith("generator.ir.") or not is_dataclass(type_):
        return {}
    return {
        each.name: each.default for each in fields(type_) if each.default is not MISSING
    }
