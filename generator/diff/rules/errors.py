"""Rules for errors."""

from __future__ import annotations

from generator.diff.rules.impact import (
    breaking,
    compatible,
    everywhere,
    risky,
)
from generator.diff.rules.rule import Rule

ERRORS = (
    Rule(
        "error-added",
        "The service has an error more, and operations that answer with it.",
        everywhere(
            risky("calls may fail in a way that nobody handles"),
            compatible("there is one more to raise"),
        ),
    ),
    Rule(
        "error-removed",
        "An error is gone from the service, and its class with it.",
        everywhere(
            breaking("code that catches it fails"),
            breaking("code that raises it fails"),
        ),
    ),
    Rule(
        "error-renamed",
        "An error has another name, which is its code in `__type` and its class.",
        everywhere(
            breaking("code that catches it fails; old clients do not know the code"),
            breaking("code that raises it fails"),
        ),
    ),
    Rule(
        "error-added-to-operation",
        "Operations may answer with an error that others have.",
        everywhere(
            risky("calls may fail in a way that nobody handles"),
            compatible("there is one more to raise"),
        ),
    ),
    Rule(
        "error-removed-from-operation",
        "Operations no longer answer with an error.",
        everywhere(
            compatible("there is one less to handle"),
            breaking("raising it is answered as an internal failure"),
        ),
    ),
    Rule(
        "error-status-changed",
        "An operation answers with an error at another status.",
        everywhere(
            risky("clients go by the name; what looks at the status is misled"),
            compatible("the server sends the new status by itself"),
        ),
    ),
    Rule(
        "errors-renumbered",
        "The errors of an operation stand in another order, at other statuses.",
        everywhere(
            risky("clients go by the names; what looks at a status is misled"),
            compatible("the server sends the new statuses by itself"),
        ),
        "Put a new error at the end of the list.",
    ),
    Rule(
        "error-fault-changed",
        "An error is another's fault, which decides whether calls are repeated.",
        everywhere(
            risky("clients may repeat calls that they did not, or stop to"),
            risky("the server may answer with another status"),
        ),
    ),
    Rule(
        "error-retryable-changed",
        "The same call may, or may not, succeed later.",
        everywhere(risky("clients repeat calls that they did not, or stop to")),
    ),
    Rule(
        "invalid-request-error-changed",
        "Another error answers a request that breaks the spec.",
        everywhere(
            risky("code that catches the old one misses it"),
            compatible("the server answers with it by itself"),
        ),
    ),
    Rule(
        "internal-error-changed",
        "Another error stands for an unexpected failure.",
        everywhere(
            risky("code that catches the old one misses it"),
            compatible("the server answers with it by itself"),
        ),
    ),
)
