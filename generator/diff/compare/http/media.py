"""Media types of bodies: which there are, and what a body of each holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator import ir
from generator.diff.compare.bodies import Difference, report_media_type
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.values import compare_slot
from generator.diff.located import Located

Message = Literal["request", "response"]


@dataclass(slots=True)
class MediaTypes:
    """The media types that came or went, each with the operations where it did."""

    found: dict[tuple[str, str], Difference] = field(default_factory=dict)
    """By rule and name."""

    def note(self, rule: str, name: str, spot: Spot, *, gone: bool) -> None:
        """Note that a media type came or went, at a spot."""
        place = spot.places[0] if gone else spot.places[1]
        entry = self.found.setdefault((rule, name), Difference(place))
        found = spot.reach.operations
        entry.operations += [each for each in found if each not in entry.operations]
        entry.symbols += spot.symbols

    def report(self, context: Context) -> None:
        """Report each once, whatever number of operations it came to or left."""
        for (rule, name), entry in sorted(self.found.items()):
            report_media_type(context, rule, name, entry)


def compare_media(
    context: Context,
    media: tuple[Sequence[ir.Media], Sequence[ir.Media]],
    spot: Spot,
    message: Message,
    media_types: MediaTypes,
) -> None:
    """Compare the media types of a body that both versions have, if it ever has one."""
    before, after = ({each.media_type: each for each in side} for side in media)
    if not before or not after:
        if before or after:
            _report_presence(context, media, spot)
        return
    for name in [name for name in after if name not in before]:
        media_types.note(f"{message}-media-type-added", name, spot, gone=False)
    for name in [name for name in before if name not in after]:
        media_types.note(f"{message}-media-type-removed", name, spot, gone=True)
    kept = [name for name in after if name in before]
    for name in kept:
        compare_medium(context, before[name], after[name], spot)
    _compare_order([name for name in before if name in after], kept, context, spot)


def compare_medium(context: Context, old: ir.Media, new: ir.Media, spot: Spot) -> None:
    """Compare what a body of a media type holds in both versions."""
    if old.shape is not None and new.shape is not None:
        compare_slot(context, (old.shape, new.shape), spot)
    elif (old.kind, old.shape) != (new.kind, new.shape):
        _report_presence(context, ((old,), (new,)), spot)
    _compare_parts(context, old, new, spot)


def held(side: Located, media: Iterable[ir.Media]) -> str:
    """Return the types of what media types hold, as Python; "" where there is none."""
    types = [
        (
            side.python_type(each.shape)
            if each.shape is not None
            else ("str" if each.kind == "text" else "bytes")
        )
        for each in media
    ]
    return " | ".join(dict.fromkeys(types))


def _report_presence(
    context: Context,
    media: tuple[Iterable[ir.Media], Iterable[ir.Media]],
    spot: Spot,
) -> None:
    was, now = held(context.old, media[0]), held(context.new, media[1])
    message = f"`{spot.subject}` holds {_told(now)}; it held {_told(was)}"
    context.report("type-changed", spot, message, was=was, now=now)


def _told(types: str) -> str:
    return f"`{types}`" if types else "nothing"


def _compare_order(
    before: list[str], after: list[str], context: Context, spot: Spot
) -> None:
    if before != after:
        was, now = (", ".join(f"`{name}`" for name in each) for each in (before, after))
        message = f"the media types of `{spot.subject}` are {now}; they were {was}"
        context.report("media-types-reordered", spot, message, was=was, now=now)


def _compare_parts(context: Context, old: ir.Media, new: ir.Media, spot: Spot) -> None:
    for name in {**old.parts, **new.parts}:
        was, now = (
            _written(each.parts.get(name, ir.Part()), each.kind) for each in (old, new)
        )
        if was != now:
            message = f"`{name}` in `{spot.subject}` is written {now}; it was {was}"
            there = spot.part(f".{name}")
            context.report("encoding-changed", there, message, was=was, now=now)


def _written(part: ir.Part, kind: str) -> str:
    """Return how a part is written, in words, as far as its kind of body has it."""
    words = [f"as `{part.content_type}`"] if part.content_type else []
    if kind == "multipart":
        words += [f"with the header `{name}`" for name in part.headers]
    else:
        words += [f"in the style `{part.style}`"] if part.style else []
        if part.explode is not None:
            words.append("exploded" if part.explode else "not exploded")
        words += ["with reserved characters"] * part.allow_reserved
    return ", ".join(words) or "as usual"
