"""The header `Prefer` (RFC 7240): which of its documented answers a caller wants."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator import ir

SUCCESS = 200

# Nothing is given back once it is read, or a long header could take forever.
_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]++"
_WORD = rf'(?:{_TOKEN}|"(?:[^"\\]|\\.)*+")'
_SPACE = r"[ \t]*+"
_PREFERENCE = re.compile(
    rf"(?P<name>{_TOKEN}){_SPACE}(?:={_SPACE}(?P<value>{_WORD})?+{_SPACE})?+"
    rf"(?:;{_SPACE}(?:{_TOKEN}{_SPACE}(?:={_SPACE}(?:{_WORD})?+{_SPACE})?+)?+)*+"
    r"(?:,|\Z)"
)


class PreferenceError(Exception):
    """A preference that cannot be met; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, as the header `Preference-Applied` has it."""

    said: str
    case: ir.ErrorCase | None
    """The error to answer with; None: a success."""

    example: str = ""
    """The name of its example to answer with; empty if any will do."""


def read_preferences(headers: Iterable[str]) -> dict[str, str]:
    """Return preferences by lower-case name; of equal ones the first counts.

    Raises PreferenceError for headers that are written in no such way.
    """
    found: dict[str, str] = {}
    for header in headers:
        at = 0
        while at < len(header):
            if header[at] in ", \t":
                at += 1
                continue
            match = _PREFERENCE.match(header, at)
            if match is None:
                raise PreferenceError("The header Prefer is not well-formed.")
            found.setdefault(match["name"].lower(), _unquoted(match["value"] or ""))
            at = match.end()
    return found


def wish(operation: ir.Operation, headers: Iterable[str]) -> Wish | None:
    """Return which answer is preferred, None if nothing is said of that.

    Raises PreferenceError for an answer that the operation does not document.
    """
    preferences = read_preferences(headers)
    wishes = [
        Wish(said(name, preferences[name]), choose(operation, preferences[name]))
        for name, choose in (("code", _by_code), ("error", _by_name))
        if name in preferences
    ]
    if any(each.case != wishes[0].case for each in wishes):
        both = " and ".join(each.said for each in wishes)
        raise PreferenceError(f"{both} are not the same answer.")
    wanted = wishes[-1] if wishes else None
    if "example" not in preferences:
        return wanted
    return _by_example(operation, wanted, preferences["example"])


def _by_example(operation: ir.Operation, wanted: Wish | None, value: str) -> Wish:
    """Return the wish for a named example: of an answer, or of the first that has it."""
    answers = [wanted.case] if wanted else [None, *operation.errors]
    has_it = [each for each in answers if value in _examples(operation, each)]
    if not has_it:
        known = [name for each in answers for name in _examples(operation, each)]
        raise _unknown(operation, "example", value, list(dict.fromkeys(known)))
    told = said("example", value)
    return Wish(f"{wanted.said}, {told}" if wanted else told, has_it[0], value)


def _examples(operation: ir.Operation, case: ir.ErrorCase | None) -> Iterable[str]:
    """Return the names of the examples of an error, or of the success."""
    return (case or operation).named_examples


def _by_code(operation: ir.Operation, value: str) -> ir.ErrorCase | None:
    cases = {str(case.status): case for case in operation.errors}
    if value == str(SUCCESS):
        return None
    if value not in cases:
        raise _unknown(operation, "code", value, [str(SUCCESS), *cases])
    return cases[value]


def _by_name(operation: ir.Operation, value: str) -> ir.ErrorCase:
    cases = {case.error: case for case in reversed(operation.errors)}
    if value not in cases:
        raise _unknown(operation, "error", value, [*reversed(cases)])
    return cases[value]


def _unknown(
    operation: ir.Operation, kind: str, value: str, known: list[str]
) -> PreferenceError:
    shown = value if len(value) <= 100 else f"{value[:100]}..."
    listed = ", ".join(known) if known else "none at all"
    return PreferenceError(
        f"{operation.name} documents no {kind} {shown!r}; it documents {listed}."
    )


def said(name: str, value: str) -> str:
    """Return a preference as a header has it."""
    if re.fullmatch(_TOKEN, value):
        return f"{name}={value}"
    quoted = re.sub(r'(["\\])', r"\\\1", value)
    return f'{name}="{quoted}"'


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
