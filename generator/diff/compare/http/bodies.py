"""Bodies of requests: whether there is one, whether it must be there, what it holds."""

from __future__ import annotations

from generator import ir
from generator.diff.compare.context import Spot
from generator.diff.compare.http.media import MediaTypes, compare_media, held
from generator.diff.compare.http.pair import Pair
from generator.diff.located import Located
from generator.diff.reach import Side


def compare_body(pair: Pair, media_types: MediaTypes) -> None:
    """Compare the body of an operation's requests."""
    before, after = pair.before.body, pair.after.body
    places = pair.body_places()
    spot = pair.spot(Side.REQUEST, part=ir.BODY, places=places)
    if before is None or after is None:
        _report_presence(pair, before, after, spot)
        return
    if before.required != after.required:
        how = "required" if after.required else "optional"
        must = "must be there" if after.required else "may be absent"
        pair.context.report(
            f"request-body-became-{how}",
            spot,
            f"`{spot.subject}` {must}",
            was=before.required,
            now=after.required,
        )
    media = before.media, after.media
    compare_media(pair.context, media, spot, "request", media_types)


def _report_presence(
    pair: Pair, before: ir.Body | None, after: ir.Body | None, spot: Spot
) -> None:
    context = pair.context
    if after is not None:
        rule = "required-request-body-added" if after.required else "request-body-added"
        must = "must" if after.required else "may"
        message = f"`{spot.subject}` is new, and {must} be there"
        new = [
            name for name in _below(context.new, after) if name not in _known(pair)[1]
        ]
        context.report(
            rule,
            spot.at(None, spot.places[1]).also(context.new.symbols(new)),
            message,
            now=held(context.new, after.media),
        )
    elif before is not None:
        gone = [
            name for name in _below(context.old, before) if name not in _known(pair)[0]
        ]
        context.report(
            "request-body-removed",
            spot.at(spot.places[0], None).also(context.old.symbols(gone)),
            f"`{spot.subject}` is gone",
            was=held(context.old, before.media),
        )


def _below(side: Located, body: ir.Body) -> tuple[str, ...]:
    held = (medium.shape for medium in body.media)
    return side.reaches.below(filter(None, held))


def _known(pair: Pair) -> tuple[frozenset[str], frozenset[str]]:
    """Return the shapes of each version that the other one has, too."""
    return frozenset(pair.context.shapes), pair.context.kept_shapes
