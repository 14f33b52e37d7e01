"""Rules for operations."""

from __future__ import annotations

from generator.diff.rules.impact import (
    RENAMED,
    breaking,
    compatible,
    everywhere,
    risky,
)
from generator.diff.rules.rule import Rule

OPERATIONS = (
    Rule(
        "operation-added",
        "The service offers an operation more.",
        everywhere(
            compatible("clients have a method more"),
            compatible("answered as not implemented until there is a handler"),
        ),
    ),
    Rule(
        "operation-removed",
        "An operation is gone, with the method that calls it and its structures.",
        everywhere(
            breaking("the method is gone, and the service refuses the call"),
            breaking("the handler is never called, and its types are gone"),
            risky("payloads of its structures can no longer be checked"),
        ),
        "Deprecate it first.",
    ),
    Rule(
        "operation-renamed",
        "An operation has another operationId, and the same target on the wire.",
        RENAMED,
    ),
    Rule(
        "operation-target-changed",
        "An operation has another target on the wire.",
        everywhere(
            breaking("clients not yet updated call what is no longer there"),
            risky("only the new target is served"),
        ),
    ),
    Rule(
        "body-required-changed",
        "A request body became required or optional; generated code treats both alike.",
        everywhere(
            compatible("the generated client always sends a body"),
            compatible("the generated server takes no body for an empty one"),
        ),
    ),
    Rule(
        "request-media-type-removed",
        "Requests are no longer documented in a media type.",
        everywhere(risky("what sends it may be refused")),
        over_http=everywhere(
            breaking("requests of it are refused"),
            compatible("handlers get nothing that they did not get before"),
        ),
    ),
    Rule(
        "request-media-type-added",
        "Requests are documented in a media type more.",
        everywhere(compatible("there is one more to send")),
        over_http=everywhere(
            compatible("there is one more to send"),
            risky("handlers get bodies that they never got before"),
        ),
    ),
    Rule(
        "response-media-type-removed",
        "Answers are no longer documented in a media type.",
        everywhere(risky("what asks for it may get another")),
        over_http=everywhere(
            breaking("what asks for it gets another, or none"),
            breaking("answering with it fails"),
        ),
    ),
    Rule(
        "response-media-type-added",
        "Answers are documented in a media type more.",
        everywhere(compatible("there is one more to get")),
        over_http=everywhere(
            risky("code may get an answer that it does not expect"),
            compatible("there is one more to answer with"),
        ),
    ),
    Rule(
        "pagination-added",
        "An operation answers in pages, and clients can iterate over them.",
        everywhere(compatible("clients have two methods more")),
    ),
    Rule(
        "pagination-removed",
        "An operation no longer tells how it answers in pages.",
        everywhere(breaking("the methods that iterate over its pages are gone")),
    ),
    Rule(
        "pagination-changed",
        "An operation answers in pages by other members.",
        everywhere(
            breaking("clients not yet updated page by the old members"),
            risky("handlers have to page by the new members"),
        ),
    ),
    Rule(
        "idempotency-changed",
        "Clients repeat other requests than before, or fill in another token.",
        everywhere(
            risky("calls that fail after they were sent are repeated, or no longer"),
            risky("handlers get requests twice that they got once, or no longer"),
        ),
    ),
)
