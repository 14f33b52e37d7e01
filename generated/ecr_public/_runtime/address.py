"""The address of a service: checked, and spelled in the one way in which it is sent.

A request is signed for the address that it names, so no transport may have anything left
to encode, to resolve or to leave out.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import quote, urljoin


def base_address(url: str | None) -> str:
    """Return the URL that the paths of a service are below, without a slash at the end.

    What stands encoded in its path stays so; all else that has to be is encoded.

    Raises:
        ValueError: it is not the URL of a host, over http or https; or it has what does
            not belong there. No message shows what may be secret.
    """
    match = _URL.fullmatch(url) if url is not None else None
    if match is None:
        raise ValueError(f"base_url must be an http or https URL, not {_shown(url)}")
    scheme, authority, path, rest = match.groups()
    if "@" in authority:
        raise ValueError(
            "base_url must not have a user name or a password: prove who calls "
            "with `auth=`"
        )
    if rest:
        part = "query" if rest.startswith("?") else "fragment"
        raise ValueError(f"base_url must not have a {part}")
    return f"{scheme.lower()}://{_host(authority)}{_path(path).rstrip('/')}"


def joined_address(base_url: str | None, url: str) -> str:
    """Return an address that is told from another one, as `base_address` spells it.

    Raises:
        ValueError: either has not its form.
    """
    return base_address(urljoin(f"{base_address(base_url)}/", url))


def without_query(url: str) -> str:
    """Return a URL as it may be shown: what follows its path may be secret."""
    return re.split("[?#]", url, maxsplit=1)[0]


def _host(authority: str) -> str:
    match = _HOST.fullmatch(authority)
    if match is None or not (0 < int(match["port"] or 80) < 65536):
        # It may be a user name and a password, whose host was forgotten.
        raise ValueError(
            "base_url must name a host, in ASCII (a name in other letters starts with "
            "xn--), and at most a port after it"
        )
    if match["ipv6"]:
        try:
            IPv6Address(match["ipv6"])
        except ValueError as error:
            raise ValueError(f"base_url must name a host: {error}") from None
    return authority.lower()


def _path(path: str) -> str:
    if re.search("%(?![0-9A-Fa-f]{2})", path):
        raise ValueError(f"a % in the path of base_url is written %25: {path!r}")
    if {".", ".."} & set(path.split("/")):
        raise ValueError(
            f"the path of base_url must not have dots to resolve: {path!r}"
        )
    try:
        encoded = quote(path, safe=_LEGAL)
    except UnicodeEncodeError:
        raise ValueError(f"the path of base_url is no Unicode: {path!r}") from None
    return re.sub("%..", lambda match: match[0].upper(), encoded)


def _shown(url: str | None) -> str:
    if url is None or "@" not in url:
        return repr(url and without_query(url))
    return "one with an @"


_LEGAL = "/:@!$&'()*+,;=~%"
"""What RFC 3986 lets stand in a path as it is, beside letters, digits, - . and _."""

_URL = re.compile(r"(?i:(https?))://([^/?#\\\s]+)((?:/[^?#\x00-\x1f\x7f]*)?)([?#]\S*)?")

_HOST = re.compile(
    r"(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?\.?|\[(?P<ipv6>[0-9A-Fa-f:.]+)\])"
    r"(?::(?P<port>[0-9]{1,5}))?"
)
