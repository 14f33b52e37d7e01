"""The rules under which `generate` reports: their names, titles and remedies."""

from __future__ import annotations

REFUSED = (
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
        "give it an `operationId`, and a method and path, or a target of AWS JSON, that no other operation has",
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

WARNED = (
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
        "ambiguous-union",
        "a value may be of two branches of a union",
        "give each a required member with a constant of its own",
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
