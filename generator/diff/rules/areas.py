"""Rules for operations, errors, members, names, the service and its documentation."""

from __future__ import annotations

from generator.diff.model import Effects
from generator.diff.rules.impact import (
    DOCUMENTED,
    RENAMED,
    Impact,
    breaking,
    compatible,
    either,
    everywhere,
    risky,
)
from generator.diff.rules.rule import Rule

_DATA_RIGHT = compatible("payloads at rest stay valid")
_DATA_LACKS = breaking("payloads at rest that lack it are refused")
_NOTHING_TO_DO = compatible("nothing to do now; plan for when it goes")

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
    ),
    Rule(
        "request-media-type-added",
        "Requests are documented in a media type more.",
        everywhere(compatible("there is one more to send")),
    ),
    Rule(
        "response-media-type-removed",
        "Answers are no longer documented in a media type.",
        everywhere(risky("what asks for it may get another")),
    ),
    Rule(
        "response-media-type-added",
        "Answers are documented in a media type more.",
        everywhere(compatible("there is one more to get")),
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
)

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

MEMBERS = (
    Rule(
        "member-added",
        "A structure has an optional member more.",
        everywhere(
            compatible("it may be left out, and is ignored by what does not know it"),
            compatible("it may be left out"),
            _DATA_RIGHT,
        ),
    ),
    Rule(
        "required-member-added",
        "A structure has a member more, which must be there.",
        Impact(
            request=Effects(
                breaking("requests without it are refused"),
                compatible("handlers may rely on it"),
                _DATA_LACKS,
            ),
            response=Effects(
                risky("a new client refuses the answers of a service not yet updated"),
                breaking("handlers have to return it"),
                _DATA_LACKS,
            ),
            error=Effects(
                risky("an error of a service not yet updated loses its members"),
                breaking("handlers have to raise the error with it"),
                _DATA_LACKS,
            ),
        ),
        "Add it as an optional member.",
    ),
    Rule(
        "member-removed",
        "A structure lacks a member that it had.",
        everywhere(
            breaking("code that gives or reads it fails"),
            breaking("code that gives or reads it fails"),
            risky("it is ignored in payloads, and lost when they are written again"),
        ),
        "Deprecate it first.",
    ),
    Rule(
        "member-became-required",
        "A member that was optional must be there.",
        Impact(
            request=Effects(
                breaking("requests without it are refused"),
                compatible("handlers may rely on it"),
                _DATA_LACKS,
            ),
            response=Effects(
                risky("a new client refuses the answers of a service not yet updated"),
                breaking("handlers have to return it"),
                _DATA_LACKS,
            ),
            error=Effects(
                risky("an error of a service not yet updated may lose its members"),
                breaking("handlers have to raise the error with it"),
                _DATA_LACKS,
            ),
        ),
    ),
    Rule(
        "member-became-optional",
        "A member that had to be there may be absent.",
        Impact(
            request=Effects(
                compatible("requests that have it stay valid"),
                breaking("handlers may get `None`"),
                _DATA_RIGHT,
            ),
            response=Effects(
                breaking("it may be `None`; clients not yet updated refuse that"),
                compatible("handlers may leave it out"),
                _DATA_RIGHT,
            ),
            error=Effects(
                breaking("it may be `None`"),
                compatible("handlers may leave it out"),
                _DATA_RIGHT,
            ),
        ),
    ),
    Rule(
        "default-changed",
        "What is assumed where a member is absent was added, changed or removed.",
        everywhere(
            risky("leaving it out means something else"),
            risky("handlers have to assume the new value"),
            risky("its absence in payloads at rest means something else"),
        ),
    ),
    Rule(
        "deprecated",
        "An operation, a member or a schema is on its way out.",
        everywhere(_NOTHING_TO_DO, _NOTHING_TO_DO),
    ),
    Rule(
        "no-longer-deprecated",
        "An operation, a member or a schema is there to stay after all.",
        everywhere(compatible("it may be used"), compatible("it may be used")),
    ),
)

NAMES = (
    Rule(
        "package-renamed",
        "The package has another name, and all classes that are named after it.",
        everywhere(
            breaking("imports of the old name fail"),
            breaking("imports of the old name fail"),
        ),
        "Set `package` in [tool.concord], and the title may change.",
    ),
    Rule(
        "python-name-changed",
        "Something keeps its name in the spec and has another in Python.",
        RENAMED,
    ),
    Rule("schema-renamed", "A schema has another name, and so has its class.", RENAMED),
    Rule(
        "schema-removed",
        "A schema is gone, and its Python name with it.",
        either(
            RENAMED,
            everywhere(data=risky("payloads of it can no longer be checked")),
        ),
    ),
    Rule(
        "schema-added",
        "There is a schema more that no operation reaches.",
        everywhere(
            compatible("there is a class more"), compatible("there is a class more")
        ),
    ),
)

SERVICE = (
    Rule(
        "security-tightened",
        "Callers have to prove more than what was enough, or something else.",
        everywhere(
            breaking("calls that were let in are refused"),
            risky("the verifier has to check it"),
        ),
    ),
    Rule(
        "security-relaxed",
        "Callers may prove less, or something else as well.",
        everywhere(
            compatible("what was enough still is"),
            risky("the verifier may get other proofs, or none"),
        ),
    ),
    Rule(
        "security-scheme-changed",
        "A proof is given in another way.",
        everywhere(
            breaking("proofs of clients not yet updated are refused"),
            breaking("the verifier has to check another proof"),
        ),
    ),
    Rule(
        "endpoint-added",
        "The spec says where the service is.",
        everywhere(compatible("clients need no `base_url`")),
    ),
    Rule(
        "endpoint-removed",
        "The spec no longer says where the service is.",
        everywhere(breaking("clients need a `base_url`")),
    ),
    Rule(
        "endpoint-changed",
        "The service is somewhere else.",
        everywhere(risky("clients without a `base_url` call another address")),
    ),
    Rule(
        "endpoint-variable-added",
        "The address has a part more that callers choose.",
        everywhere(compatible("clients take an argument more, with a default")),
    ),
    Rule(
        "endpoint-variable-removed",
        "The address has a part less that callers choose.",
        everywhere(breaking("clients no longer take the argument")),
    ),
    Rule(
        "endpoint-default-changed",
        "A part of the address that callers choose has another default.",
        everywhere(risky("clients that do not choose call another address")),
    ),
)

DOCUMENTATION = (
    Rule("title-changed", "The service has another title.", DOCUMENTED),
    Rule("version-changed", "The spec has another version.", DOCUMENTED),
    Rule("summary-changed", "A summary was added, changed or removed.", DOCUMENTED),
    Rule(
        "description-changed",
        "A description was added, changed or removed.",
        DOCUMENTED,
    ),
    Rule("example-changed", "An example was added, changed or removed.", DOCUMENTED),
    Rule(
        "format-changed",
        "A format that generated code does not check was added, changed or removed.",
        DOCUMENTED,
    ),
    Rule(
        "annotation-changed",
        "Something else was added, changed or removed that generated code ignores.",
        DOCUMENTED,
    ),
)
