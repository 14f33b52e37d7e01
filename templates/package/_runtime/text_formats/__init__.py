"""Formats of texts that stay texts: what tells whether a text is of one."""

from __future__ import annotations

from collections.abc import Mapping

from ..constraints.formats import TextFormat
from .hosts import (
    is_email,
    is_hostname,
    is_idn_email,
    is_idn_hostname,
    is_ipv4,
    is_ipv6,
)
from .pointers import is_json_pointer, is_regex, is_relative_json_pointer
from .times import is_date, is_date_time, is_duration, is_time, is_uuid
from .uris import (
    are_uris,
    is_iri,
    is_iri_reference,
    is_uri,
    is_uri_reference,
    is_uri_template,
)

__all__ = [
    "ALL",
    "DATE",
    "DATE_TIME",
    "DURATION",
    "EMAIL",
    "HOSTNAME",
    "IDN_EMAIL",
    "IDN_HOSTNAME",
    "IPV4",
    "IPV6",
    "IRI",
    "IRI_REFERENCE",
    "JSON_POINTER",
    "REGEX",
    "RELATIVE_JSON_POINTER",
    "TIME",
    "URI",
    "URI_REFERENCE",
    "URI_TEMPLATE",
    "UUID",
    "TextFormat",
]

DATE = TextFormat("date", is_date)
DATE_TIME = TextFormat("date-time", is_date_time)
DURATION = TextFormat("duration", is_duration)
EMAIL = TextFormat("email", is_email)
HOSTNAME = TextFormat("hostname", is_hostname)
IDN_EMAIL = TextFormat("idn-email", is_idn_email)
IDN_HOSTNAME = TextFormat("idn-hostname", is_idn_hostname)
IPV4 = TextFormat("ipv4", is_ipv4)
IPV6 = TextFormat("ipv6", is_ipv6)
IRI = TextFormat("iri", is_iri)
IRI_REFERENCE = TextFormat("iri-reference", is_iri_reference)
JSON_POINTER = TextFormat("json-pointer", is_json_pointer)
REGEX = TextFormat("regex", is_regex)
RELATIVE_JSON_POINTER = TextFormat("relative-json-pointer", is_relative_json_pointer)
TIME = TextFormat("time", is_time)
URI = TextFormat("uri", is_uri, are_uris, fitting="https://")
URI_REFERENCE = TextFormat("uri-reference", is_uri_reference)
URI_TEMPLATE = TextFormat("uri-template", is_uri_template)
UUID = TextFormat("uuid", is_uuid)

ALL: Mapping[str, TextFormat] = {
    each.name: each
    for each in (
        *(DATE, DATE_TIME, DURATION, EMAIL, HOSTNAME, IDN_EMAIL, IDN_HOSTNAME, IPV4),
        *(IPV6, IRI, IRI_REFERENCE, JSON_POINTER, REGEX, RELATIVE_JSON_POINTER, TIME),
        *(URI, URI_REFERENCE, URI_TEMPLATE, UUID),
    )
}
"""All formats, by the names that JSON Schema has for them."""
