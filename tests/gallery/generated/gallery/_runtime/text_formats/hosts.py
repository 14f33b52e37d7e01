"""Names and addresses of hosts, and addresses of mail."""

from __future__ import annotations

import re

from .expressions import Expression

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = Expression(rf"{_LABEL}(?:\.{_LABEL})*")
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = Expression(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_QUOTED = r'"(?:[ !#-\[\]-~]|\\[ -~])*"'
_LOCAL = Expression(rf"{_ATOM}(?:\.{_ATOM})*|{_QUOTED}")
_MOST_CHARACTERS = 253


def is_hostname(text: str) -> bool:
    """Return whether a text is a host name as RFC 1123 has it."""
    if len(text) > _MOST_CHARACTERS or not _HOST.fullmatch(text):
        return False
    return all(_is_encoded_or_plain(label) for label in text.split("."))


def is_idn_hostname(text: str) -> bool:
    """Return whether a text is a host name in which letters may be of any script."""
    try:
        encoded = text.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return is_hostname(encoded)


def is_ipv4(text: str) -> bool:
    """Return whether a text is an IPv4 address of four numbers."""
    return _IPV4.fullmatch(text) is not None


def is_ipv6(text: str) -> bool:
    """Return whether a text is an IPv6 address as RFC 4291 has it, without a zone."""
    # Here and not above: it takes long to import.
    from ipaddress import AddressValueError, IPv6Address

    if "%" in text or not text.isascii():
        return False
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def is_email(text: str) -> bool:
    """Return whether a text is an address of mail as RFC 5321 has it."""
    local, _, host = text.rpartition("@")
    return _LOCAL.fullmatch(local) is not None and _is_mail_host(host)


def is_idn_email(text: str) -> bool:
    """Return whether a text is an address of mail in letters of any script."""
    local, _, host = text.rpartition("@")
    plain = re.sub(r"[^\x00-\x7f]", "a", local)
    if _LOCAL.fullmatch(plain) is None:
        return False
    return _is_mail_host(host) or is_idn_hostname(host)


def _is_mail_host(text: str) -> bool:
    if text.startswith("[IPv6:") and text.endswith("]"):
        return is_ipv6(text[len("[IPv6:") : -1])
    if text.startswith("[") and text.endswith("]"):
        return is_ipv4(text[1:-1])
    return is_hostname(text)


def _is_encoded_or_plain(label: str) -> bool:
    if label[2:4] != "--":
        return True
    if label[:2].lower() != "xn":
        return False
    try:
        return bool(label[4:].encode("ascii").decode("punycode"))
    except UnicodeError:
        return False
