"""What the parts of requests and answers are called: after their operation.

In all of these, `operation` is what an operation is called as a class.
"""

from __future__ import annotations

from generator import ir
from generator.naming.statuses import class_of
from generator.naming.words import pascal, snake

CONTENT = "Content"
TEXT = "Text"

_OF_BODY = frozenset({ir.BODY, ir.CONTENT_TYPE})


class Arguments:
    """Names the parameters of one operation, as they come: those of its path first."""

    def __init__(self) -> None:
        """Begin without any."""
        self._taken: set[str] = set()

    def name(self, key: str, location: str, said: str | None) -> str:
        """Return what a parameter is called: as is said, or as no other before it is."""
        name = said or self._free(key, location)
        self._taken.add(snake(name))
        return name

    def _free(self, key: str, location: str) -> str:
        name = snake(key)
        is_taken = name in self._taken or name in _OF_BODY
        return f"{key}_{location}" if is_taken else key


def of_errors(status: ir.Status) -> str:
    """Return what errors are that are told by a status."""
    return class_of(status)


def of_request(operation: str) -> tuple[str, str]:
    """Return what all of a request may be called, the better name first."""
    return f"{operation}Request", f"{operation}Input"


def of_parameter(operation: str, name: str) -> str:
    """Return what a parameter holds."""
    return f"{operation}{pascal(name)}"


def of_query(operation: str) -> str:
    """Return what a whole query holds."""
    return f"{operation}Query"


def of_body(operation: str) -> str:
    """Return what a request's body holds."""
    return f"{operation}Body"


def of_media_type(operation: str) -> str:
    """Return the choice of a body's media type."""
    return f"{operation}ContentType"


def of_result(operation: str) -> str:
    """Return what an operation results in."""
    return f"{operation}Response"


def of_item(result: str) -> str:
    """Return what each item of a result is."""
    return f"{result.removesuffix('Response')}Item"


def of_items(body: str) -> str:
    """Return what all items of a body are together."""
    return f"{body}Items"


def of_answer(operation: str, status: ir.Status) -> str:
    """Return what an answer of a status holds that is not the one result."""
    return f"{operation}{class_of(status)}"


def of_headers(answer: str) -> str:
    """Return the headers of an answer."""
    return f"{answer.removesuffix('Response')}Headers"


def of_header(headers: str, key: str) -> str:
    """Return what one of some headers holds."""
    return f"{headers}{pascal(key)}"


def in_media_type(name: str, kind: str) -> str:
    """Return what a further kind of body holds, beside the one that has the name."""
    return f"{name}{kind.capitalize()}"
