"""URIs (RFC 3986), IRIs (RFC 3987) and their templates (RFC 6570)."""

from __future__ import annotations

import re
from functools import cache

from .hosts import is_ipv6

_OTHER_SCRIPTS = (
    "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U000efffd"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_ENCODED = "%[0-9A-Fa-f]{2}"
_MARKS = "!$&'()*+,;="


def is_uri(text: str) -> bool:
    """Return whether a text is a URI, with a scheme."""
    return _is(text, is_international=False, is_relative=False)


def is_uri_reference(text: str) -> bool:
    """Return whether a text is a URI, or is one relative to another."""
    return is_uri(text) or _is(text, is_international=False, is_relative=True)


def is_iri(text: str) -> bool:
    """Return whether a text is an IRI, with a scheme."""
    return _is(text, is_international=True, is_relative=False)


def is_iri_reference(text: str) -> bool:
    """Return whether a text is an IRI, or is one relative to another."""
    return is_iri(text) or _is(text, is_international=True, is_relative=True)


def is_uri_template(text: str) -> bool:
    """Return whether a text is a template of URIs."""
    return _template().fullmatch(text) is not None


def _is(text: str, *, is_international: bool, is_relative: bool) -> bool:
    found = _pattern(is_international, is_relative).fullmatch(text)
    if found is None:
        return False
    address = found["address"]
    return address is None or is_ipv6(address)


@cache
def _pattern(is_international: bool, is_relative: bool) -> re.Pattern[str]:
    more, private = (_OTHER_SCRIPTS, _PRIVATE) if is_international else ("", "")
    plain = rf"A-Za-z0-9._~\-{more}{_MARKS}"
    step = rf"(?:[{plain}:@]|{_ENCODED})"
    future = rf"[Vv][0-9A-Fa-f]+\.[A-Za-z0-9._~\-{_MARKS}:]+"
    host = (
        rf"(?:\[(?:(?P<address>[0-9A-Fa-f:.]+)|{future})\]"
        rf"|(?:[{plain}]|{_ENCODED})*)"
    )
    authority = rf"//(?:(?:[{plain}:]|{_ENCODED})*@)?{host}(?::[0-9]*)?(?:/{step}*)*"
    first = rf"(?:[{plain}@]|{_ENCODED})" if is_relative else step
    path = rf"/(?:{step}+(?:/{step}*)*)?|{first}+(?:/{step}*)*|"
    rest = rf"(?:\?(?:{step}|[/?{private}])*)?(?:\#(?:{step}|[/?])*)?"
    scheme = "" if is_relative else r"[A-Za-z][A-Za-z0-9+.\-]*:"
    return re.compile(rf"{scheme}(?:{authority}|{path}){rest}")


@cache
def _template() -> re.Pattern[str]:
    character = rf"(?:[A-Za-z0-9_]|{_ENCODED})"
    name = rf"{character}(?:\.?{character})*(?::[1-9][0-9]{{0,3}}|\*)?"
    expression = rf"\{{[+#./;?&=,!@|]?{name}(?:,{name})*\}}"
    literal = r"[^\x00- \"%<>\\^`{|}\x7f]"
    return re.compile(rf"(?:{literal}|{_ENCODED}|{expression})*")
