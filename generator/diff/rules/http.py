"""Rules for operations that have methods and paths: where each value travels."""

from __future__ import annotations

from generator.diff.rules.impact import (
    RENAMED,
    breaking,
    compatible,
    everywhere,
    risky,
)
from generator.diff.rules.rule import Rule

_GONE = breaking("clients not yet updated call what is no longer there")
_SERVED = compatible("the server reads the new way by itself")
_MISREAD = breaking("requests of clients not yet updated are refused or misread")
_REFUSED = breaking("requests without it are refused")
_RELIED_ON = compatible("handlers may rely on it")
_MAY_BE_NONE = breaking("handlers may get `None`")
_CODE_FAILS = breaking("code that reads it fails")

REQUESTS = (
    Rule(
        "operation-path-changed",
        "An operation has another path.",
        everywhere(_GONE, risky("only the new path is served")),
        "Serve both for a while: add an operation at the new path.",
    ),
    Rule(
        "operation-method-changed",
        "An operation has another method of HTTP.",
        everywhere(_GONE, risky("only the new method is served")),
    ),
    Rule(
        "requests-rerouted",
        "Another operation gets requests that this one had: its path is told first.",
        everywhere(
            risky("calls with some values are answered by the other operation"),
            risky("handlers no longer get these"),
        ),
        "Give the new operation a path that no value of the old one's variables makes.",
    ),
    Rule(
        "operation-group-changed",
        "An operation is in another group: its method has moved, for callers and handlers.",
        RENAMED,
        "`x-concord-group` keeps it where it was.",
    ),
    Rule(
        "protocol-changed",
        "Operations travel in another way: with methods and paths, or as AWS JSON.",
        everywhere(
            breaking("clients not yet updated are not understood"),
            breaking("the service is implemented in another way"),
        ),
    ),
    Rule(
        "parameter-added",
        "An operation takes an optional parameter more.",
        everywhere(
            compatible("it may be left out"), compatible("handlers may ignore it")
        ),
    ),
    Rule(
        "required-parameter-added",
        "An operation takes a parameter more, which must be there.",
        everywhere(_REFUSED, _RELIED_ON),
        "Add it as an optional parameter.",
    ),
    Rule(
        "parameter-removed",
        "An operation lacks a parameter that it took.",
        everywhere(breaking("code that gives it fails"), _CODE_FAILS),
        "Deprecate it first.",
    ),
    Rule(
        "parameter-renamed",
        "A parameter has another name for those who write code, and none on the wire.",
        RENAMED,
        "`x-concord-name` keeps the name that it had.",
    ),
    Rule(
        "parameter-location-changed",
        "A parameter travels somewhere else: in the path, the query, a header, a cookie.",
        everywhere(_MISREAD, _SERVED),
    ),
    Rule(
        "parameter-style-changed",
        "A parameter, or a header of an answer, is written in another way: its style, whether it is exploded, which"
        " characters stay as they are, whether it may be empty.",
        everywhere(_MISREAD, _SERVED),
    ),
    Rule(
        "parameter-became-required",
        "A parameter that was optional must be there.",
        everywhere(_REFUSED, _RELIED_ON),
    ),
    Rule(
        "parameter-became-optional",
        "A parameter that had to be there may be absent.",
        everywhere(compatible("requests that have it stay valid"), _MAY_BE_NONE),
    ),
    Rule(
        "request-body-added",
        "An operation takes a body, which may be absent.",
        everywhere(
            compatible("it may be left out"), compatible("handlers may ignore it")
        ),
    ),
    Rule(
        "required-request-body-added",
        "An operation takes a body, which must be there.",
        everywhere(_REFUSED, _RELIED_ON),
    ),
    Rule(
        "request-body-removed",
        "An operation no longer takes a body.",
        everywhere(breaking("code that gives it fails"), _CODE_FAILS),
    ),
    Rule(
        "request-body-became-required",
        "A body that was optional must be there.",
        everywhere(_REFUSED, _RELIED_ON),
    ),
    Rule(
        "request-body-became-optional",
        "A body that had to be there may be absent.",
        everywhere(compatible("requests that have it stay valid"), _MAY_BE_NONE),
    ),
    Rule(
        "media-types-reordered",
        "The media types of a body stand in another order of preference.",
        everywhere(
            risky("clients that do not choose send or get another one"),
            risky("servers answer with another one where callers do not choose"),
        ),
    ),
    Rule(
        "encoding-changed",
        "A part of a form is written in another way.",
        everywhere(_MISREAD, _SERVED),
    ),
)

ANSWERS = (
    Rule(
        "success-status-added",
        "An operation may succeed with another status as well.",
        everywhere(
            risky("clients not yet updated take it for one that is not documented"),
            compatible("there is one more to answer with"),
        ),
    ),
    Rule(
        "success-status-removed",
        "An operation no longer documents a status of success.",
        everywhere(
            breaking("answers of a service not yet updated are not understood"),
            breaking("answering with it fails"),
        ),
    ),
    Rule(
        "success-status-changed",
        "An operation succeeds with another status.",
        everywhere(
            breaking("clients not yet updated do not understand it"),
            compatible("the server sends the new status by itself"),
        ),
    ),
)
