"""Rules for names, for the service as a whole, and for what it says of itself."""

from __future__ import annotations

from generator.diff.rules.impact import (
    DOCUMENTED,
    RENAMED,
    breaking,
    compatible,
    either,
    everywhere,
    risky,
)
from generator.diff.rules.rule import Rule

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

OTHERWISE = (
    Rule(
        "type-renamed",
        "A value has the type and the limits that it had, under another name.",
        DOCUMENTED,
    ),
    Rule(
        "order-changed",
        "Things stand in another order, and so does the code that is generated for them.",
        DOCUMENTED,
    ),
    Rule(
        "detail-changed",
        "Something differs in the generated code that has no rule of its own.",
        everywhere(
            risky("what clients do may differ"),
            risky("what the server does may differ"),
            risky("what is made of payloads at rest may differ"),
        ),
        "Look at the diff of the generated code.",
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
        "security-reordered",
        "Callers may prove the same in another order of preference.",
        everywhere(
            risky("clients that can prove several send another one"),
            compatible("what was enough still is"),
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
        "endpoint-choice-added",
        "The spec tells one more address that clients may choose.",
        everywhere(compatible("there is one more to choose")),
    ),
    Rule(
        "endpoint-choice-removed",
        "The spec no longer tells an address that clients may choose.",
        everywhere(breaking("clients that choose it fail")),
    ),
    Rule(
        "endpoint-choice-changed",
        "An address that clients may choose is another.",
        everywhere(risky("clients that choose it call another address")),
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
        "endpoint-values-changed",
        "A part of the address that callers choose may have other values.",
        everywhere(risky("values that clients choose may be refused")),
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
