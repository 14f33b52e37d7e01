"""Media types: what they are without parameters, and which are meant by a range."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def bare(content_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def parameter(content_type: str, name: str) -> str | None:
    """Return a parameter of a media type, `None` if it has none of this name."""
    return parameters(content_type).get(name)


def parameters(content_type: str) -> dict[str, str]:
    """Return the parameters of a media type by their names in lower case."""
    found: dict[str, str] = {}
    for key, quoted, plain in _PARAMETER.findall(content_type):
        value = _ESCAPED.sub(r"\1", quoted) if quoted else plain.strip()
        found.setdefault(key.lower(), value)
    return found


def closest(fitting: Iterable[T], actual: str, name_of: Callable[[T], str]) -> T | None:
    """Return that whose media type says most of what one says, of those that fit it.

    A media type comes before a range of them. Documents have one several times, with
    parameters that tell them apart; of equals, the first is meant.
    """
    name = bare(actual)
    return max(
        fitting,
        key=lambda each: (
            bare(name_of(each)) == name,
            *agreement(name_of(each), actual),
        ),
        default=None,
    )


def agreement(documented: str, actual: str) -> tuple[bool, int, int]:
    """Return how well the parameters of two media types agree: the greater, the better."""
    said, given = parameters(documented), parameters(actual)
    common = said.keys() & given.keys()
    agreed = sum(said[key].lower() == given[key].lower() for key in common)
    return agreed == len(common), agreed, -len(said)


def is_media_type(text: str) -> bool:
    """Return whether a text is a media type, or a range of them, that can be sent."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def is_range(media_type: str) -> bool:
    """Return whether a media type stands for several."""
    return "*" in media_type


def matches(documented: str, actual: str) -> bool:
    """Return whether a media type is the documented one, or one of a documented range.

    A document that says nothing of parameters means any of them.
    """
    said, given = bare(documented), bare(actual)
    if said in (given, "*/*", "*"):
        return True
    main, _, sub = said.partition("/")
    given_main, _, given_sub = given.partition("/")
    if main not in (given_main, "*"):
        return False
    if sub.startswith("*+"):
        return given_sub.endswith(sub[1:]) or given_sub == sub[2:]
    return sub == "*"


def is_json(media_type: str) -> bool:
    """Return whether a media type is JSON, be it by its suffix."""
    name = bare(media_type)
    return name.endswith(("/json", "+json")) or name in ("text/json", "json")


_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))')
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+*-]+/[\w!#$&^.+*-]+[ \t]*(?:;[ -~\t]*)?", re.ASCII)
_ESCAPED = re.compile(r"\\(.)")


def is_binary(said: str) -> bool:
    """Return whether a media type is told, and is none of texts and of JSON."""
    name = bare(said)
    return "/" in name and not (name.startswith("text/") or is_json(said))
