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

_REFUSED = (
    ("not-readable", "the text is no YAML or JSON that can be read", "mend the syntax"),
    (
        "not-openapi",
        "the file is a document of another kind",
        "name a document in OpenAPI 3",
    ),
    (
        "duplicate-key",
        "a mapping has the same key twice",
        "delete one of them, or rename it",
    ),
    (
        "status-taken",
        "an operation documents two errors at the same status",
        "move one of them to a status that is free",
    ),
    (
        "broken-reference",
        "a reference leads nowhere, in a circle, or to the wrong kind of thing",
        "refer to what is defined under components",
    ),
    (
        "unsupported-version",
        "the version of OpenAPI is missing or unknown",
        "write `openapi: 3.1.0`",
    ),
    (
        "invalid-openapi",
        "the document is not valid OpenAPI",
        "write it as the OpenAPI specification asks",
    ),
    (
        "unsupported",
        "Concord does not support what the spec asks for",
        "say it another way: `concord lint --explain unsupported` has the ways",
    ),
    (
        "operation-identity",
        "an operation cannot be told from the others",
        "give it an `operationId` and an X-Amz-Target that no other operation has",
    ),
    (
        "invalid-error",
        "an error cannot be a class of its own",
        "describe it by a structure under components/schemas, by its name",
    ),
    (
        "invalid-extension",
        "an extension of Concord stands or says what it cannot",
        "write it as `concord help extensions` says",
    ),
    (
        "impossible-limits",
        "no value can keep to the limits of a schema",
        "correct one of the limits",
    ),
    (
        "endless-schema",
        "a schema needs itself, so no value of it ends",
        "make a member on the way optional",
    ),
    (
        "unusable-name",
        "a name has no form in Python",
        "rename one of them",
    ),
)

_WARNED = (
    (
        "colliding-name",
        "two names have the same form in Python",
        "rename one of them",
    ),
    (
        "unnamed-operation",
        "an operation has no `operationId`",
        "give it one: it names methods and classes",
    ),
    (
        "tolerated-openapi",
        "the document is not valid OpenAPI, and clear all the same",
        "write it as the OpenAPI specification asks",
    ),
    (
        "ignored-keyword",
        "a keyword says nothing where it stands",
        "leave it out",
    ),
    (
        "unenforced-constraint",
        "a constraint is not checked",
        "say it in words as well: nothing that is emitted refuses what breaks it",
    ),
    (
        "untyped-schema",
        "a schema does not say its type",
        "add the `type` that its keywords are about",
    ),
    (
        "invalid-pattern",
        "a pattern is no regular expression, or has no equal in Python",
        "write it with what ECMA-262 and Python have in common",
    ),
    (
        "exponential-pattern",
        "matching a pattern can take exponential time",
        "let no two ways through a repetition read the same text",
    ),
    (
        "unknown-required",
        "`required` names what is no member",
        "describe the member, or take it out of `required`",
    ),
    (
        "broken-example",
        "an example breaks its schema",
        "correct the example, or the schema",
    ),
    (
        "broken-default",
        "a default breaks its schema",
        "correct the default, or the schema",
    ),
)
"""What `generate` does without, and warns of."""

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
        *(Rule(name, "error", title, mend) for name, title, mend in _REFUSED),
        *(Rule(name, "warning", title, mend) for name, title, mend in _WARNED),
        *_FOUND,
        UNUSED_SILENCE,
        INVALID_SILENCE,
    )
}
"""Every rule by its name; those of errors first, in the order of the stages."""
