"""Rules for members of structures."""

from __future__ import annotations

from generator.diff.model import Effects
from generator.diff.rules.impact import (
    NARROWED,
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
                risky("it is `None` in the answers of a service not yet updated"),
                breaking("handlers have to return it"),
                _DATA_LACKS,
            ),
            error=Effects(
                risky("it is `None` in an error of a service not yet updated"),
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
        "member-renamed",
        "A member has another name, and stands where it stood, of the same type and with"
        " the same description.",
        everywhere(
            breaking("code that gives or reads it fails, and the old name is ignored"),
            breaking("code that gives or reads it fails, and the old name is ignored"),
            breaking("payloads at rest have it under the old name, where it is lost"),
        ),
        "Add the new name as an optional member, and deprecate the old one.",
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
                risky("it is `None` in the answers of a service not yet updated"),
                breaking("handlers have to return it"),
                _DATA_LACKS,
            ),
            error=Effects(
                risky("it is `None` in an error of a service not yet updated"),
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
                breaking("it may be `None`"),
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
        "null-allowed",
        "A value may be null that could not be.",
        Impact(
            request=Effects(
                compatible("requests that were valid stay so"),
                breaking("handlers may get `None`"),
                _DATA_RIGHT,
            ),
            response=Effects(
                breaking("it may be `None`"),
                compatible("what handlers return stays valid"),
                _DATA_RIGHT,
            ),
            error=Effects(
                breaking("it may be `None`"),
                compatible("errors that handlers raise stay valid"),
                _DATA_RIGHT,
            ),
        ),
    ),
    Rule(
        "null-refused",
        "A value can no longer be null.",
        either(
            NARROWED,
            Impact(
                request=Effects(),
                response=Effects(
                    implementers=breaking("handlers have to give a value")
                ),
                error=Effects(implementers=breaking("handlers have to give a value")),
            ),
        ),
    ),
    Rule(
        "direction-changed",
        "A member travels the other way, or both: it is for callers to send, or for the"
        " service.",
        everywhere(
            breaking("code that gives or reads it fails"),
            breaking("code that gives or reads it fails"),
            risky("what one side wrote, the other may refuse"),
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
