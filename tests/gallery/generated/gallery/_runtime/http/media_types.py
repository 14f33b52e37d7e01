"""Media types: what they are without parameters, and which are meant by a range."""

from __future__ import annotations


def bare(content_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def parameter(content_type: str, name: str) -> str | None:
    """Return a parameter of a media type, `None` if it has none of this name."""
    for part in content_type.split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == name:
            return value.strip().strip('"')
    return None


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
