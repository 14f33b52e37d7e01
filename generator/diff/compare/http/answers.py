"""Answers: the statuses of success, and what an answer of each status carries."""

from __future__ import annotations

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.http.media import MediaTypes, compare_media, held
from generator.diff.compare.http.pair import Pair
from generator.diff.compare.http.parameters import style_of
from generator.diff.compare.http.statuses import error_class
from generator.diff.compare.members import compare_members
from generator.diff.located import Located
from generator.diff.reach import Side

_Answers = dict[ir.Status, ir.Response]


def compare_answers(pair: Pair, media_types: MediaTypes) -> None:
    """Compare the answers of an operation; which errors there are is told elsewhere."""
    before, after = _answers(pair.before), _answers(pair.after)
    old, new = ({**each[False], **each[True]} for each in (before, after))
    for status in new:
        if status in old:
            _compare(pair, old[status], new[status], media_types)
    _compare_successes(pair, before[False], after[False], media_types)


def _answers(http: ir.Http) -> dict[bool, _Answers]:
    """Return the answers by their statuses, those of errors apart."""
    found: dict[bool, _Answers] = {False: {}, True: {}}
    for response in http.responses:
        found[response.is_error][response.status] = response
    return found


def _compare_successes(
    pair: Pair, before: _Answers, after: _Answers, media_types: MediaTypes
) -> None:
    gone = [each for status, each in before.items() if status not in after]
    come = [each for status, each in after.items() if status not in before]
    if len(gone) == len(come) == 1:
        _report_changed(pair, gone[0], come[0])
        _compare(pair, gone[0], come[0], media_types)
        return
    context, name = pair.context, pair.new.name
    for each in come:
        spot = _spot(pair, each.status, each.status)
        symbols = _symbols(context.new, each, context.kept_shapes)
        context.report(
            "success-status-added",
            spot.at(None, spot.places[1]).also(symbols),
            f"`{name}` may answer with {each.status}",
            now=held(context.new, each.media) or "nothing",
        )
    for each in gone:
        spot = _spot(pair, each.status, each.status)
        symbols = _symbols(context.old, each, frozenset(context.shapes))
        context.report(
            "success-status-removed",
            spot.at(spot.places[0], None).also(symbols),
            f"`{name}` no longer answers with {each.status}",
            was=held(context.old, each.media) or "nothing",
        )


def _report_changed(pair: Pair, old: ir.Response, new: ir.Response) -> None:
    was, now = old.status, new.status
    message = f"`{pair.new.name}` answers with {now}; it was {was}"
    spot = _spot(pair, was, now)
    pair.context.report("success-status-changed", spot, message, was=was, now=now)


def _symbols(
    side: Located, response: ir.Response, known: frozenset[str]
) -> tuple[str, ...]:
    """Return the names of what only this version has, of all that an answer carries."""
    held = [*(medium.shape for medium in response.media), response.headers]
    shapes = side.reaches.below(filter(None, held))
    return side.symbols(name for name in shapes if name not in known)


def _spot(pair: Pair, old: ir.Status, new: ir.Status) -> Spot:
    places = pair.status_places(old, new)
    return pair.spot(Side.RESPONSE, part=str(new), places=places)


def _compare(
    pair: Pair, old: ir.Response, new: ir.Response, media_types: MediaTypes
) -> None:
    side = Side.ERROR if new.is_error else Side.RESPONSE
    places = pair.answer_places(old.status, new.status)
    spot = pair.spot(side, part=str(new.status), places=places)
    if new.is_error:
        name = error_class(pair.context.new, new.status)
        spot = spot.also([f"errors.{name}", f"errors.{name}.body"])
    media = old.media, new.media
    compare_media(pair.context, media, spot, "response", media_types)
    _compare_written(pair.context, old, new, spot)
    _compare_headers(pair, old, new, spot)


def _compare_written(
    context: Context, old: ir.Response, new: ir.Response, spot: Spot
) -> None:
    """Compare how the documented headers of an answer are written."""
    usual = ir.Parameter(location="header", key="")
    before, after = (
        {header.key: header for header in each.written} for each in (old, new)
    )
    for name in dict.fromkeys([*before, *after]):
        was, now = (style_of(each.get(name, usual)) for each in (before, after))
        if was != now:
            there = spot.part(f".{name}")
            message = f"`{there.subject}` is written {now}; it was {was}"
            context.report("parameter-style-changed", there, message, was=was, now=now)


def _compare_headers(
    pair: Pair, old: ir.Response, new: ir.Response, spot: Spot
) -> None:
    """Compare the documented headers of an answer, which are a structure of their own.

    One that both versions have is compared as such.
    """
    context = pair.context
    if context.shapes.get(old.headers or "", old.headers) == new.headers:
        return
    before = _structure(context.old, old.headers, spot)
    after = _structure(context.new, new.headers, spot)
    named = (
        *context.new.symbols(filter(None, [new.headers])),
        *context.old.symbols(filter(None, [old.headers])),
    )
    there = Spot(spot.subject, spot.places, spot.reach, (*named, *spot.symbols))
    compare_members(context, before, after, there)


def _structure(side: Located, name: str | None, spot: Spot) -> ir.Structure:
    """Return the structure of headers, an empty one where none are documented."""
    if name is not None:
        shape = side.service.shapes[name]
        assert isinstance(shape, ir.Structure)
        return shape
    place = next(each for each in spot.places if each is not None)
    return ir.Structure(name="", place=place)
