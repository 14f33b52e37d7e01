"""The table of rules: what is refused, what is unwise, what could be better."""

from __future__ import annotations

from generator.lint.rule import Rule
from generator.lint.rules import (
    bounds,
    errors,
    patterns,
    prose,
    repeats,
    schemas,
    unused,
)
from generator.lint.told import REFUSED, WARNED

_FOUND = (
    Rule(
        "unanchored-pattern",
        "warning",
        "a pattern leaves open what may stand around the match",
        "write the pattern as `^(?:...)$`",
        patterns.unanchored_pattern,
    ),
    Rule(
        "slow-pattern",
        "warning",
        "matching a pattern takes time that grows faster than the text",
        "lower `maxLength`, or let no two repetitions in a row take the same characters",
        patterns.slow_pattern,
    ),
    Rule(
        "unbounded-input",
        "warning",
        "a string, list, map or blob in a request has no upper bound",
        "add an upper bound",
        bounds.unbounded_input,
    ),
    Rule(
        "unsized-integer",
        "warning",
        "nothing says how large an integer may be",
        "add `format: int32` or `int64`, or both `minimum` and `maximum`",
        bounds.unsized_integer,
    ),
    Rule(
        "odd-enum-value",
        "warning",
        "a value of an enum is no name",
        "begin it with a letter, and go on with letters, digits, `-` or `_`",
        schemas.odd_enum_value,
    ),
    Rule(
        "required-default",
        "warning",
        "a required member has a default",
        "take the member out of `required`, or the default away",
        schemas.required_default,
    ),
    Rule(
        "ignored-members",
        "warning",
        "a structure allows members that it does not describe",
        "leave `additionalProperties` out, or describe a map",
        schemas.ignored_members,
    ),
    Rule(
        "undeclared-pagination",
        "warning",
        "an operation seems to answer in pages, and does not say so",
        "add `x-concord-pagination`",
        schemas.undeclared_pagination,
    ),
    Rule(
        "insecure-server",
        "warning",
        "the service has no address with TLS",
        "begin the address with `https://`",
        schemas.insecure_server,
    ),
    Rule(
        "repeated-error",
        "warning",
        "an operation documents the same error at two statuses",
        "delete the one that the service does not use",
        errors.repeated_error,
    ),
    Rule(
        "no-errors",
        "warning",
        "an operation documents no error",
        "document the errors that callers must expect",
        errors.no_errors,
    ),
    Rule(
        "no-invalid-request",
        "warning",
        "nothing is documented for requests that break the spec",
        "document the error with the role `invalid-request`",
        errors.no_invalid_request,
    ),
    Rule(
        "unsaid-fault",
        "warning",
        "an error sounds like the server's fault, and does not say so",
        "add `x-concord-error: {fault: server}`, or `fault: client` if that is meant",
        errors.unsaid_fault,
    ),
    Rule(
        "unused-component",
        "warning",
        "nothing refers to a schema or another component",
        "delete it, or refer to it",
        unused.unused_component,
    ),
    Rule(
        "missing-description",
        "warning",
        "an operation, structure, enum, error or member is not described",
        "add a `description`",
        prose.missing_description,
    ),
    Rule(
        "deprecated-without-reason",
        "warning",
        "something is deprecated, and nothing says what to use instead",
        "say in its description what to use instead",
        prose.deprecated_without_reason,
    ),
    Rule(
        "missing-example",
        "advice",
        "an operation shows no example",
        "add `examples` to the schema of the request, and to that of the response",
        prose.missing_example,
    ),
    Rule(
        "unsaid-idempotency",
        "advice",
        "nothing says whether a request may be served twice",
        "add `x-concord-idempotency`",
        repeats.unsaid_idempotency,
    ),
    Rule(
        "odd-summary",
        "advice",
        "the summary of an operation does not read as one sentence",
        "write one sentence: what the operation does",
        prose.odd_summary,
    ),
)

UNUSED_SILENCE = Rule(
    "unused-silence",
    "warning",
    "a silence silences nothing",
    "delete it",
)
INVALID_SILENCE = Rule(
    "invalid-silence",
    "warning",
    "a silence gives no reason, or names no rule that can be silenced",
    "write `x-concord-lint: {ignore: [{rule: ..., reason: ...}]}`",
)

RULES = {
    rule.name: rule
    for rule in (
        *(Rule(name, "error", title, mend) for name, title, mend in REFUSED),
        *(Rule(name, "warning", title, mend) for name, title, mend in WARNED),
        *_FOUND,
        UNUSED_SILENCE,
        INVALID_SILENCE,
    )
}
"""Every rule by its name; those of errors first, in the order of the stages."""
