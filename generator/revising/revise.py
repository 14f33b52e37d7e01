"""A run that does anew what an edit of one path of operations may have changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace

from generator import pipeline
from generator.naming.unnamed.gathering import Given
from generator.pipeline import FormatText, Generated, Stage, Understood
from generator.problems.diagnostics import SpecError
from generator.rendering.files import Keep
from generator.rendering.format import format_module
from generator.rendering.rows import Row
from generator.resources.collector import no_garbage_collection
from generator.revising.cutting import cut
from generator.revising.division import Division, divided
from generator.revising.grafting import Graft, grafted
from generator.revising.positions import Stretch, stretch
from generator.revising.remembered import Noted, Remembered, noted, told
from generator.sources.options import Options
from generator.sources.source import Source
from generator.views.vocabulary import Vocabulary

Kept = Callable[[str], "str | None"]
"""Returns the text that the last run gave a file, if it is still to be had."""


_TITLE = re.compile(rb'"title"\s*:\s*("(?:[^"\\]|\\.)*")')


@no_garbage_collection()
def revised(
    before: Remembered,
    spec: Source,
    options: Options,
    kept: Kept,
    *,
    format_text: FormatText = format_module,
    stage: Stage = nullcontext,
) -> Generated | None:
    """Return what a run from the start would, by what the last one has left.

    None where the two are not sure to be the same; so it is for what has errors.
    """
    with stage("compare"):
        division = divided(spec.text)
        edited = _edited(before.division, division) if division else None
    if division is None or edited is None:
        return None
    with stage("revise"):
        old = _understood(before, before.division, edited, spec, options)
        new = _understood(before, division, edited, spec, options)
        if old is None or new is None or not _keeps_names(old, new):
            return None
        was, is_ = stretch(before.division, edited), stretch(division, edited)
        graft = grafted(before.words.service, old.words.service, new.words.service, was)
        warnings = _warnings(
            before.warnings, noted(old.warnings), noted(new.warnings), was, is_
        )
    if graft is None or warnings is None:
        return None
    words = replace(before.words, service=graft.service)
    files = pipeline.emit(
        words,
        format_text=format_text,
        stage=stage,
        keep=_keeping(words, graft, kept),
    )
    return Generated(
        title=words.service.title,
        package=words.names.package,
        files=files,
        words=words,
        given=before.given,
        warnings=told(warnings, spec),
        sources={},
    )


def _edited(before: Division, now: Division) -> str | None:
    """Return the only part that an edit is in, if it is a path of operations."""
    if [*before.around()] != [*now.around()]:
        return None
    found = [each for each in now.parts if before.content(each) != now.content(each)]
    if len(found) != 1 or not found[0].startswith("/paths/"):
        return None
    titles, edited = _titles(before, found[0]), _titles(now, found[0])
    return found[0] if titles == edited else None


def _titles(division: Division, pointer: str) -> list[bytes]:
    """Return the titles in a part: whether one is a name, all that have it decide."""
    return _TITLE.findall(division.content(pointer))


def _understood(
    before: Remembered, division: Division, edited: str, spec: Source, options: Options
) -> Understood | None:
    """Return what a path says, of what it refers to; None if that has errors."""
    text = cut(division, division.reached(edited))
    try:
        return pipeline.understand(Source(spec.name, text), options, given=before.given)
    except SpecError:
        return None


def _keeps_names(old: Understood, new: Understood) -> bool:
    """Tell whether an edit gives no name, and takes none."""
    return (
        repr(old.words.names) == repr(new.words.names)
        and _in_order(old.given) == _in_order(new.given)
        and old.words.emit == new.words.emit
        and not (old.words.left_out or new.words.left_out)
    )


def _in_order(given: Given) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(pointer, [*names.items()]) for pointer, names in given.names.items()]


def _warnings(
    whole: Sequence[Noted],
    old: Sequence[Noted],
    new: Sequence[Noted],
    was: Stretch,
    is_: Stretch,
) -> tuple[Noted, ...] | None:
    """Return the warnings of the whole with an edit; None if others have changed.

    Args:
        whole: Those of the whole without it.
        old: Those of the edited part and what it refers to, without it.
        new: The same with it.
        was: Where the part stood.
        is_: Where it stands.
    """
    beside = [_moved(each, was, is_) for each in old if not _is_in(was, each)]
    if beside != [each for each in new if not _is_in(is_, each)]:
        return None
    own = [each for each in old if _is_in(was, each)]
    if own != [each for each in whole if _is_in(was, each)]:
        return None
    kept = [_moved(each, was, is_) for each in whole if not _is_in(was, each)]
    found = [*kept, *(each for each in new if _is_in(is_, each))]
    return tuple(sorted(found, key=_order))


def _is_in(stretch: Stretch, found: Noted) -> bool:
    return found.position is not None and stretch.has(found.position)


def _moved(found: Noted, was: Stretch, is_: Stretch) -> Noted:
    if found.position is None:
        return found
    return found._replace(position=was.moved(found.position, is_))


def _order(found: Noted) -> tuple[int, int]:
    at = found.position
    return (at.line, at.column) if at else (0, 0)


def _keeping(words: Vocabulary, graft: Graft, kept: Kept) -> Keep:
    """Return what tells the text of a file that an edit leaves as it was."""
    names = words.names
    groups = {names.groups[each].attribute for each in graft.groups if each}
    modules = {names.homes.modules.get(names.classes[each]) for each in graft.shapes}

    def keep(row: Row) -> str | None:
        is_about_others = (row.group is not None and row.group not in groups) or (
            row.module is not None and row.module not in modules
        )
        return kept(row.path) if is_about_others else None

    return keep
