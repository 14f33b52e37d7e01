"""URIs (RFC 3986), IRIs (RFC 3987) and their templates (RFC 6570)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from string import ascii_letters, digits

from .hosts import is_ipv6

_OTHER_SCRIPTS = (
    "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U000efffd"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_ENCODED = "%[0-9A-Fa-f]{2}"
_MARKS = "!$&'()*+,;="
_WEB = ("\nhttps://", "\nhttp://")
_PLAIN = f"{ascii_letters}{digits}-._~{_MARKS}/?".encode()


def is_uri(text: str) -> bool:
    """Return whether a text is a URI, with a scheme."""
    # Most are so plain that it takes a third of the time to see it.
    return _plain()(text) is not None or _uri()(text)


def is_uri_reference(text: str) -> bool:
    """Return whether a text is a URI, or is one relative to another."""
    return is_uri(text) or _relative_uri()(text)


def is_iri(text: str) -> bool:
    """Return whether a text is an IRI, with a scheme."""
    return _iri()(text)


def is_iri_reference(text: str) -> bool:
    """Return whether a text is an IRI, or is one relative to another."""
    return is_iri(text) or _relative_iri()(text)


def is_uri_template(text: str) -> bool:
    """Return whether a text is a template of URIs."""
    return _template().fullmatch(text) is not None


def are_uris(texts: Sequence[str]) -> bool:
    """Return whether all of several texts are URIs.

    Most need not be matched at all. The others are, as lines of one text: to begin a
    match takes as long as to match thirty characters.
    """
    if not texts or _are_plain(texts):
        return True
    lines = "\n".join(["", *texts])
    if lines.count("\n") == len(texts) and _lines()(lines):
        return True
    return all(map(is_uri, texts))


def _are_plain(texts: Sequence[str]) -> bool:
    """Return whether all of several texts are addresses of the web, of the plainest kind.

    The only colon in each ends its scheme; so none has a port. Neither is there a user,
    nor a fragment, nor what is percent-encoded. All that takes a tenth of the time of a
    match.
    """
    lines = "\n" + "\n".join(texts)
    if not lines.isascii():
        return False
    if lines.encode().translate(None, _PLAIN) != b"\n:" * len(texts):
        return False
    left = len(texts)
    for begin in _WEB:
        left = left and left - lines.count(begin)
    return not left


@cache
def _plain() -> Callable[[str], object]:
    path = r"[A-Za-z0-9._~\-/?&=+,:@]*+"
    return re.compile(rf"https?://[A-Za-z0-9.\-]*+(?:/{path})?").fullmatch


@cache
def _lines() -> Callable[[str], object]:
    uri = _pattern(is_international=False, is_relative=False, with_addresses=False)
    return re.compile(rf"(?:\n{uri})*+").fullmatch


def _matcher(is_international: bool, is_relative: bool) -> Callable[[str], bool]:
    match = re.compile(_pattern(is_international, is_relative)).fullmatch

    def fits(text: str) -> bool:
        found = match(text)
        if found is None:
            return False
        return found.lastindex is None or is_ipv6(found[found.lastindex])

    return fits


def _pattern(
    is_international: bool, is_relative: bool, *, with_addresses: bool = True
) -> str:
    """Return the pattern of a URI; of addresses in brackets it has groups.

    Nothing in it goes back over what it took.
    """
    more, private = (_OTHER_SCRIPTS, _PRIVATE) if is_international else ("", "")
    plain = rf"A-Za-z0-9._~\-{more}{_MARKS}"
    future = rf"[Vv][0-9A-Fa-f]+\.[A-Za-z0-9._~\-{_MARKS}:]+"
    address = r"([0-9A-Fa-f:.]+)|" if with_addresses else ""
    host = rf"(?:\[(?:{address}{future})\]|{_run(plain)})(?::[0-9]*+)?"
    user = _run(f"{plain}:")
    # Most have no user, and a host is not to be taken for one first.
    authority = rf"//(?:{host}(?![^/?#\n])|{user}@{host})(?:/{_run(f'{plain}:@/')})?"
    first = f"{plain}@" if is_relative else f"{plain}:@"
    path = rf"(?!//){_run(first)}(?:/{_run(f'{plain}:@/')})?"
    query = rf"(?:\?{_run(f'{plain}:@/?{private}')})?"
    fragment = rf"(?:\#{_run(f'{plain}:@/?')})?"
    scheme = "" if is_relative else r"[A-Za-z][A-Za-z0-9+.\-]*+:"
    return rf"{scheme}(?:{authority}|{path}){query}{fragment}"


def _run(characters: str) -> str:
    """Return what matches some of several characters, each itself or percent-encoded."""
    return rf"[{characters}]*+(?:{_ENCODED}[{characters}]*+)*+"


@cache
def _template() -> re.Pattern[str]:
    character = rf"(?:[A-Za-z0-9_]|{_ENCODED})"
    name = rf"{character}(?:\.?{character})*(?::[1-9][0-9]{{0,3}}|\*)?"
    expression = rf"\{{[+#./;?&=,!@|]?{name}(?:,{name})*\}}"
    literal = r"[^\x00- \"%<>\\^`{|}\x7f]"
    return re.compile(rf"(?:{literal}|{_ENCODED}|{expression})*")


# Made when first needed, for few packages need any of them.
_uri = cache(partial(_matcher, is_international=False, is_relative=False))
_iri = cache(partial(_matcher, is_international=True, is_relative=False))
_relative_uri = cache(partial(_matcher, is_international=False, is_relative=True))
_relative_iri = cache(partial(_matcher, is_international=True, is_relative=True))
