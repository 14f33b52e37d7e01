"""Runs of changed lines in generated code, each of one origin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from generator.diff.lines import Line
from generator.diff.scopes import Scope
from generator.diff.traced import SourceMap, Trace
from generator.views.origins import Origin

Traces: TypeAlias = Mapping[int, Trace]
"""Where changed lines come from, by their indexes among all lines."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of changed lines: their indexes among all lines of the file."""

    path: str
    scope: Scope
    indexes: range
    origins: tuple[frozenset[Origin], ...]
    """What it comes from, the nearest first."""

    names: frozenset[str]
    """The names that only its old lines have, or only its new ones."""

    gone: frozenset[str]
    """Words of the old lines that the new ones have not."""

    come: frozenset[str]
    """Words of the new lines that the old ones had not."""


def parts(
    path: str,
    texts: tuple[str, str],
    lines: Sequence[Line],
    maps: tuple[SourceMap, SourceMap],
) -> Iterator[Part]:
    """Yield the runs of changed lines of a file, one for each thing that it tells of."""
    traces = _traces(path, texts, lines, maps)
    for is_changed, block in groupby(range(len(lines)), lambda at: lines[at].changed):
        if is_changed:
            yield from _of_block(path, lines, traces, list(block))


def _of_block(
    path: str, lines: Sequence[Line], traces: Traces, block: Sequence[int]
) -> Iterator[Part]:
    """Yield the parts of a block of changed lines, old ones first."""

    def key(at: int) -> object:
        return traces[at].scope, traces[at].inner

    alike: dict[object, list[int]] = {}
    for at in block:
        alike.setdefault(key(at), []).append(at)
    for same, run in groupby(block, key):
        yield _part(path, lines, traces, list(run), alike[same])


def words(text: str) -> frozenset[str]:
    """Return the words and numbers in a text."""
    return frozenset(_WORD.findall(text))


def _traces(
    path: str,
    texts: tuple[str, str],
    lines: Sequence[Line],
    maps: tuple[SourceMap, SourceMap],
) -> Traces:
    """Return where each changed line comes from, by its index.

    A blank line goes with the one before it.
    """
    old, new = (
        source_map.traces(path, text, filter(None, numbers))
        for source_map, text, numbers in zip(
            maps,
            texts,
            (
                [line.old for line in lines if line.changed],
                [line.new for line in lines if line.changed],
            ),
            strict=True,
        )
    )
    found: dict[int, Trace] = {}
    for at, line in enumerate(lines):
        if line.changed:
            trace = new[line.new] if line.new else old[line.old or 0]
            found[at] = found.get(at - 1, trace) if not line.text else trace
    return found


def _part(
    path: str,
    lines: Sequence[Line],
    traces: Traces,
    run: Sequence[int],
    alike: Sequence[int],
) -> Part:
    """Return a part; what it says is told together with what else is of its origin."""
    gone, come = (
        _Side([lines[at].text for at in found], [traces[at] for at in found])
        for found in (
            [at for at in alike if lines[at].sign == "-"],
            [at for at in alike if lines[at].sign == "+"],
        )
    )
    trace = traces[run[0]]
    inner, *outer = trace.own or (None,)
    named = gone.named ^ come.named
    return Part(
        path=path,
        scope=trace.scope,
        indexes=range(run[0], run[-1] + 1),
        origins=(
            trace.inner,
            named | {inner} if inner else named,
            *(frozenset([each]) for each in outer),
        ),
        names=gone.names ^ come.names,
        gone=gone.words - come.words,
        come=come.words - gone.words,
    )


@dataclass(frozen=True)
class _Side:
    """What the old lines of a part are, or the new ones."""

    texts: Sequence[str]
    traces: Sequence[Trace]

    @property
    def words(self) -> frozenset[str]:
        return words("\n".join(self.texts))

    @property
    def named(self) -> frozenset[Origin]:
        return frozenset().union(*(each.named for each in self.traces))

    @property
    def names(self) -> frozenset[str]:
        return frozenset().union(*(each.names for each in self.traces))
