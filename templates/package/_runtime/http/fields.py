"""Parameters in headers and cookies: a writer and a reader for each style.

As `styles`, of which this is the part that does not encode: what a header cannot carry
is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeAlias

from msgspec import UNSET

from .delimited import Escape, join, split
from .description import Cookie, Header
from .kinds import Kind, kind_of
from .percent import escaped, unescaped
from .shared_names import NOTHING, Shared
from .texts import from_json, json_of, text_of, value_of

Cookies: TypeAlias = Mapping[str, list[str]]
"""The values of cookies, as they came, by their names."""


def header_writer(header: Header) -> Callable[[Any], str | None]:
    """Return what writes a member as the value of a header; `None` is for no header."""
    if header.json:
        return lambda value: _sent(json_of(value))

    def write(value: Any) -> str | None:
        if value in ([], {}):
            return None
        if not isinstance(value, list | dict):
            return _sent(text_of(value))
        if (
            header.explode
            and isinstance(value, dict)
            and any("=" in it for it in value)
        ):
            raise ValueError("must have no '=' in a name, which would end there")
        return _sent(join(value, ",", _part, explode=header.explode))

    return write


def header_reader(header: Header, type_: Any) -> Callable[[list[str]], Any]:
    """Return what reads a member from all values that a header has."""
    kind = kind_of(type_)

    def read(values: list[str]) -> Any:
        if not values:
            return UNSET
        if kind.array and header.name.lower() == COOKIES:
            return [value_of(_received(each), kind.item) for each in values]
        if len(values) > 1 and not (kind.array or kind.object):
            raise ValueError("must not be given more than once")
        text = _received(",".join(values))
        if header.json:
            return from_json(text)
        return split(text, kind, _cut_unquoted, _stripped, explode=header.explode)

    return read


def cookie_writer(cookie: Cookie) -> Callable[[Any], list[str]]:
    """Return what writes a member as cookies, each a name, `=` and a value."""
    escape: Escape = escaped if cookie.style == "form" else _crumb
    key = escape(cookie.name)
    if cookie.json:
        return lambda value: [f"{key}={escaped(json_of(value))}"]

    def write(value: Any) -> list[str]:
        if value in ([], {}):
            return []
        if cookie.explode and isinstance(value, list):
            return [f"{key}={escape(text_of(each))}" for each in value]
        if cookie.explode and isinstance(value, dict):
            return [
                f"{escape(name)}={escape(text_of(each))}"
                for name, each in value.items()
            ]
        return [f"{key}={join(value, ',', escape, explode=False)}"]

    return write


def cookie_reader(
    cookie: Cookie, type_: Any, shared: Shared = NOTHING
) -> Callable[[Cookies], Any]:
    """Return what reads a member from the cookies of a request.

    Args:
        cookie: How it is written.
        type_: What it may be.
        shared: Which names are somebody else's, where members have their own.
    """
    kind = kind_of(type_)
    is_form = cookie.style == "form"
    unescape: Escape = unescaped if is_form else str
    key = escaped(cookie.name) if is_form else cookie.name
    if cookie.json:
        return partial(_whole, key)
    if cookie.explode and kind.object and not (kind.array or kind.scalar):
        return partial(_members, kind, shared, unescape)

    def read(cookies: Cookies) -> Any:
        texts = cookies.get(key)
        if not texts:
            return UNSET
        if cookie.explode and kind.array and (len(texts) > 1 or not kind.scalar):
            return [value_of(unescape(text), kind.item) for text in _apart(texts)]
        return split(texts[0], kind, _cut, unescape, explode=False)

    return read


def cookie_pairs(headers: Iterable[str]) -> dict[str, list[str]]:
    """Return the values of cookies by their names, from all headers `Cookie`."""
    pairs: dict[str, list[str]] = {}
    for header in headers:
        for pair in header.split(";"):
            name, mark, value = pair.strip(" \t").partition("=")
            if not mark:
                continue
            if len(value) > 1 and value[0] == value[-1] == '"':
                value = value[1:-1]
            pairs.setdefault(name, []).append(value)
    return pairs


def _whole(name: str, cookies: Cookies) -> Any:
    texts = cookies.get(name)
    return from_json(unescaped(texts[0])) if texts else UNSET


def _members(kind: Kind, shared: Shared, unescape: Escape, cookies: Cookies) -> Any:
    texts = {unescape(name): each[0] for name, each in cookies.items()}
    return shared.read(
        texts, kind, lambda name: value_of(unescape(texts[name]), kind.member(name))
    )


def _apart(texts: list[str]) -> list[str]:
    # Of form style the standard joins them as in a query.
    return [each.rpartition("=")[2] for text in texts for each in text.split("&")]


def _sent(text: str) -> str:
    """Return a text as `http.client` and the like send it: a character for each byte.

    Raises:
        ValueError: a header cannot carry it.
    """
    if _CONTROLS.search(text) or text != text.strip(" \t"):
        raise ValueError(
            "must be what a header can carry: without line breaks and other control "
            "characters, and without white space around it"
        )
    if text.isascii():
        return text
    try:
        return text.encode().decode("latin-1")
    except UnicodeEncodeError:
        raise ValueError("must be Unicode") from None


def _received(text: str) -> str:
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def _part(text: str) -> str:
    """Return an item of a list; one that is quoted as a whole may have commas.

    Raises:
        ValueError: it would be taken for something else.
    """
    if _QUOTED.fullmatch(text):
        return text
    if "," in text or text != text.strip(" \t") or not text or _QUOTE.match(text):
        raise ValueError(
            "must have no comma, no white space around it, no quote that begins it and"
            " does not end it, and some text in each part"
        )
    return text


def _stripped(text: str) -> str:
    return text.strip(" \t")


def _crumb(text: str) -> str:
    if not _CRUMB.fullmatch(text):
        raise ValueError(
            "must be what a cookie can carry: ASCII without white space, quotes, "
            "commas, semicolons and backslashes"
        )
    return text


def _cut(text: str) -> list[str]:
    return text.split(",")


def _cut_unquoted(text: str) -> list[str]:
    """Return what commas set apart; what is quoted, as tags of versions are, stays whole."""
    if '"' not in text:
        return text.split(",")
    items: list[str] = []
    at = 0
    while at <= len(text):
        quoted = _QUOTED_ITEM.match(text, at)
        end = text.find(",", at if quoted is None else quoted.end())
        end = len(text) if end < 0 else end
        items.append(text[at:end])
        at = end + 1
    return items


COOKIES = "set-cookie"
"""The header whose values are never joined."""

_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_CRUMB = re.compile(r"[!#-+\--:<-\[\]-~]*")
_QUOTE = re.compile(r'(?:W/)?"')
_QUOTED = re.compile(r'(?:W/)?"(?:[^"\\]|\\.)*"')
_QUOTED_ITEM = re.compile(rf"[ \t]*{_QUOTED.pattern}[ \t]*(?=,|$)")
