"""What statuses are called, as classes."""

from __future__ import annotations

import re
from http import HTTPStatus

from generator.naming.statuses import CLASSES, class_of

OTHERWISE = {
    413: "ContentTooLarge",
    414: "UriTooLong",
    416: "RangeNotSatisfiable",
    422: "UnprocessableContent",
    501: "NotImplementedByService",
}
"""Where RFC 9110 has a newer name, and where a builtin has the same."""

NOWHERE = {305, 306, 418, 506, 510}
"""Statuses of the past, and of jokes."""


def name_of(phrase: str) -> str:
    """Return the words of a phrase as the name of a class."""
    return "".join(word.capitalize() for word in re.findall(r"[\w]+", phrase))


def test_statuses_are_called_as_http_calls_them() -> None:
    """Each that has a name in HTTP has that one."""
    named = {
        status.value: name_of(status.phrase)
        for status in HTTPStatus
        if status >= 300 and status not in NOWHERE
    }
    assert named | OTHERWISE == CLASSES


def test_successes_are_called_as_http_calls_them() -> None:
    """They are the kinds of one operation's answers."""
    for status in HTTPStatus:
        if 200 <= status < 208:
            phrase = status.phrase.replace("-", " ")
            assert name_of(phrase) == class_of(status.value)


def test_ranges_and_other_statuses_have_names() -> None:
    """Those of which HTTP knows nothing are called by their number."""
    others = ("3XX", "4XX", "5XX", "default", "2XX", 299, 418, 599)
    assert [
        *("Redirected", "ClientFault", "ServerFault", "UnexpectedStatus", "Status2xx"),
        *("Status299", "Status418", "Status599"),
    ] == [class_of(each) for each in others]
