"""The keywords of OpenAPI and JSON Schema that nothing is made of, and why.

All others are read, or refused where they stand. A test knows the keywords of OpenAPI
3.0, 3.1 and 3.2 and of JSON Schema 2020-12, and finds each in one of these places.
"""

from __future__ import annotations

from collections.abc import Mapping

_XML = "XML is passed on as it is: nothing is made of its schema"
_WORDS = "tells people of the document, and nothing of its operations"
_FLOW = "callers may get a token in any way: what it is used for is the same"

NOTES: Mapping[str, str] = {
    "attribute": _XML,
    "authorizationCode": _FLOW,
    "authorizationUrl": _FLOW,
    "bearerFormat": "tells people what a token looks like",
    "body": "of a link, of which nothing is made",
    "clientCredentials": "read as the kind of a flow, whatever that is called",
    "deviceAuthorization": _FLOW,
    "externalValue": "an example that stands elsewhere is not fetched",
    "identifier": _WORDS,
    "implicit": _FLOW,
    "kind": _WORDS,
    "namespace": _XML,
    "operationRef": "of a link, of which nothing is made",
    "parent": _WORDS,
    "password": _FLOW,
    "prefix": _XML,
    "serializedValue": "of examples, their values are read",
    "termsOfService": _WORDS,
    "wrapped": _XML,
}
"""Why each is not read."""
