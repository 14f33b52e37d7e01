"""Operations that have methods and paths: where each of their values travels."""

from __future__ import annotations

from generator.diff.compare.context import Context
from generator.diff.compare.http.addresses import compare_address
from generator.diff.compare.http.answers import compare_answers
from generator.diff.compare.http.bodies import compare_body
from generator.diff.compare.http.media import MediaTypes
from generator.diff.compare.http.pair import pairs
from generator.diff.compare.http.parameters import compare_parameters
from generator.diff.compare.http.routes import compare_routes
from generator.diff.compare.http.statuses import compare_status_errors

__all__ = ["compare_http"]


def compare_http(context: Context) -> None:
    """Compare the operations of both versions, as far as they travel so in both."""
    media_types = MediaTypes()
    found = tuple(pairs(context))
    for pair in found:
        compare_address(pair)
        compare_parameters(pair)
        compare_body(pair, media_types)
        compare_answers(pair, media_types)
    compare_routes(context, found)
    media_types.report(context)
    compare_status_errors(context, found)
