"""How the clients read an error, whoever wrote it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ecr_public.errors import (
    EcrPublicError,
    InvalidLayerPartException,
    RegistryNotFoundException,
    RepositoryNotFoundException,
    ServerException,
    UnknownServiceError,
    UnknownThrottled,
    UnknownUnavailable,
)
from ecr_public.transports import Response
from tests.roundtrip.scripted import answered, either_client

NOT_FOUND, FAILED = "RepositoryNotFoundException", "ServerException"
B_NOT_FOUND, B_FAILED = NOT_FOUND.encode(), FAILED.encode()
HEADER = {"x-amzn-errortype": NOT_FOUND}


def typed(kind: object, **members: object) -> dict[str, object]:
    """Return the body of an error."""
    return {"__type": kind, **members}


# DescribeRepositories documents ServerException as 480, RepositoryNotFoundException as
# 482, and no RegistryNotFoundException.
CODES: dict[str, tuple[Response, type[Any]]] = {
    "type": (answered(typed(NOT_FOUND)), RepositoryNotFoundException),
    "code": (answered({"code": NOT_FOUND}), RepositoryNotFoundException),
    "header": (answered({}, headers=HEADER), RepositoryNotFoundException),
    "header, no body": (answered(b"", headers=HEADER), RepositoryNotFoundException),
    "header, HTML": (answered(b"<html>", headers=HEADER), RepositoryNotFoundException),
    "header, array": (answered([], headers=HEADER), RepositoryNotFoundException),
    "type before code and header": (
        answered(typed(FAILED, code=NOT_FOUND), headers=HEADER),
        ServerException,
    ),
    "code before header": (answered({"code": FAILED}, headers=HEADER), ServerException),
    "type before status": (
        answered(typed(NOT_FOUND), status=480),
        RepositoryNotFoundException,
    ),
    "type that is no string": (
        answered(typed(5, code=NOT_FOUND)),
        RepositoryNotFoundException,
    ),
    "empty type": (answered(typed("", code=NOT_FOUND)), RepositoryNotFoundException),
    "null type": (answered(typed(None, code=NOT_FOUND)), RepositoryNotFoundException),
    "error of another operation": (
        answered(typed("RegistryNotFoundException")),
        RegistryNotFoundException,
    ),
    "namespace": (
        answered(typed(f"com.amazonaws.ecrpublic#{NOT_FOUND}")),
        RepositoryNotFoundException,
    ),
    "URI": (
        answered(typed(f"{NOT_FOUND}:http://internal.amazon.com/coral/")),
        RepositoryNotFoundException,
    ),
    "namespace and URI": (
        answered(typed(f"aws#{NOT_FOUND}:http://x/y#z")),
        RepositoryNotFoundException,
    ),
    "header with namespace and URI": (
        answered({}, headers={"x-amzn-errortype": f"aws#{NOT_FOUND}:http://x/"}),
        RepositoryNotFoundException,
    ),
    "code with namespace and URI": (
        answered({"code": f"aws#{NOT_FOUND}:http://x/"}),
        RepositoryNotFoundException,
    ),
    "type without a name": (
        answered(typed("aws#", code=NOT_FOUND)),
        RepositoryNotFoundException,
    ),
    "type that is a URI": (
        answered(typed(":http://x/", code=NOT_FOUND)),
        RepositoryNotFoundException,
    ),
    "type that is an object": (
        answered(typed({"__type": FAILED}, code=NOT_FOUND)),
        RepositoryNotFoundException,
    ),
    "neither type nor code is a string": (
        answered(typed([FAILED], code=7), headers=HEADER),
        RepositoryNotFoundException,
    ),
    "two types": (
        answered(b'{"__type": "%s", "__type": "%s"}' % (B_FAILED, B_NOT_FOUND)),
        RepositoryNotFoundException,
    ),
    "escapes": (
        answered(b'{"__type": "Repository\\u004eotFoundException"}'),
        RepositoryNotFoundException,
    ),
    "white space": (
        answered(b' \r\n\t{"__type" : "%s"}\n' % B_NOT_FOUND),
        RepositoryNotFoundException,
    ),
    "big integer": (
        answered(b'{"size": %s, "__type": "%s"}' % (b"9" * 500, B_NOT_FOUND)),
        RepositoryNotFoundException,
    ),
    "success below 200": (answered(typed(FAILED), status=102), ServerException),
    "type below another": (
        answered(typed(FAILED, cause=typed(NOT_FOUND, message="inner"))),
        ServerException,
    ),
    "documented status": (answered({"a": 1}, status=482), RepositoryNotFoundException),
    "documented status, {}": (answered({}, status=480), ServerException),
    "status below 400": (
        answered(typed(NOT_FOUND), status=304),
        RepositoryNotFoundException,
    ),
}

Unknown = tuple[Response, str, type[UnknownServiceError]]
UNKNOWN: dict[str, Unknown] = {
    "code": (
        answered(typed("ThrottlingException")),
        "ThrottlingException",
        UnknownThrottled,
    ),
    "code with namespace": (
        answered(typed("aws#Other:http://x/")),
        "Other",
        UnknownServiceError,
    ),
    "two number signs": (answered(typed("a#b#c")), "b#c", UnknownServiceError),
    "code at a documented status": (
        answered(typed("Other"), status=480),
        "Other",
        UnknownServiceError,
    ),
    "empty header": (
        answered({}, status=418, headers={"x-amzn-errortype": ""}),
        "UnknownError",
        UnknownServiceError,
    ),
    "nested type": (
        answered({"detail": typed(NOT_FOUND)}, status=418),
        "UnknownError",
        UnknownServiceError,
    ),
    "redirect": (
        answered(b"", status=301, headers={"location": "http://elsewhere.test/"}),
        "UnknownError",
        UnknownServiceError,
    ),
    "HTML at a documented status": (
        answered(b"<html>", status=480),
        "UnknownError",
        UnknownServiceError,
    ),
    **{
        name: (answered(body, status=503), "UnknownError", UnknownUnavailable)
        for name, body in {
            "empty": b"",
            "{}": b"{}",
            "HTML": b"<html><body>503 Service Unavailable</body></html>",
            "array": json.dumps([typed(NOT_FOUND)]).encode(),
            "string": b'"RepositoryNotFoundException"',
            "null": b"null",
            "truncated": b'{"__type": "RepositoryNotFoundException", "mess',
            "BOM": b"\xef\xbb\xbf" + json.dumps(typed(NOT_FOUND)).encode(),
            "NaN": b'{"__type": "RepositoryNotFoundException", "size": NaN}',
            "infinity": b'{"__type": "RepositoryNotFoundException", "size": -Infinity}',
            "endless number": b'{"size": 1e999, "__type": "ServerException"}',
            "half a surrogate pair": b'{"__type": "\\ud800"}',
            "number": b"482",
            "true": b"true",
            "white space": b" \r\n",
            "comment": b'/* */ {"__type": "RepositoryNotFoundException"}',
            "two objects": b'{"__type": "RepositoryNotFoundException"}{}',
            "trailing text": b'{"__type": "RepositoryNotFoundException"} x',
            "not UTF-8": b'{"__type": "\xff\xfe"}',
            "UTF-16": json.dumps(typed(NOT_FOUND)).encode("utf-16"),
            "deeply nested": b'{"a":' * 100_000,
            "binary": bytes(range(256)),
        }.items()
    },
}

MESSAGES = {
    "lower case": ({"message": "léger \U0001f600"}, "léger \U0001f600"),
    "upper case": ({"Message": "upper"}, "upper"),
    "both": ({"Message": "upper", "message": "lower"}, "lower"),
    "empty before upper case": ({"Message": "upper", "message": ""}, ""),
    "null": ({"Message": "upper", "message": None}, "upper"),
    "no string": ({"message": {"text": "x"}}, ""),
    "nested": ({"detail": {"message": "inner"}}, ""),
    "other case": ({"MESSAGE": "x", "errorMessage": "y"}, ""),
    "long": ({"message": "x" * 100_000}, "x" * 100_000),
    "lines": ({"message": "one\n\ttwo\x00"}, "one\n\ttwo\x00"),
    "none": ({}, ""),
}


def raised(response: Response, call: Any) -> Any:
    """Return the error that a client raises for a response to DescribeRepositories."""
    with pytest.raises(EcrPublicError) as caught:
        call(response)
    error: Any = caught.value
    assert (response.status, response.body[: 2**20], "DescribeRepositories") == (
        error.status,
        error.content,
        error.operation,
    )
    return error


@either_client
@pytest.mark.parametrize(("response", "expected"), CODES.values(), ids=CODES)
def test_codes(response: Response, expected: type[Any], call: Any) -> None:
    """The code stands in the body or a header; without one, the status decides."""
    error = raised(response, call)
    assert (expected, expected.code) == (type(error), error.code)


@either_client
@pytest.mark.parametrize(("response", "code", "kind"), UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_errors(
    response: Response, code: str, kind: type[UnknownServiceError], call: Any
) -> None:
    """What is not documented, or no error at all, is told as far as it is known.

    A body that is no JSON object is quoted, as far as it says something.
    """
    error = raised(response, call)
    assert (kind, code) == (type(error), error.code)
    says_nothing = not response.body.strip() or response.body[:1] == b"{"
    assert says_nothing or error.message


@either_client
@pytest.mark.parametrize(("members", "expected"), MESSAGES.values(), ids=MESSAGES)
@pytest.mark.parametrize("kind", [FAILED, "ThrottlingException"])
def test_messages(
    kind: str, members: dict[str, object], expected: str, call: Any
) -> None:
    """The message has either spelling; the lower case wins."""
    assert expected == raised(answered(typed(kind, **members)), call).message


@either_client
@pytest.mark.parametrize(
    ("status", "may_pass"),
    [
        *((status, True) for status in (429, 500, 502, 503, 504)),
        *((status, False) for status in (301, 400, 403, 404, 418, 501)),
    ],
)
def test_unknown_errors_may_pass(status: int, may_pass: bool, call: Any) -> None:
    """Of what is not documented, the status tells whether to try again."""
    assert may_pass == raised(answered(b"", status=status), call).retryable


@either_client
def test_request_id(call: Any) -> None:
    """An error says what the service calls the request."""
    error = raised(answered(typed(FAILED), headers={"x-amzn-requestid": "id-1"}), call)
    assert "id-1" == error.request_id
    assert "id-1" in str(error)


@either_client
@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"lastValidByteReceived": 7, "more": [1]}, 7),
        ({"lastValidByteReceived": None}, None),
        ({}, None),
        ({"lastValidByteReceived": "7"}, "7"),
        ({"lastValidByteReceived": -1}, -1),
        ({"lastValidByteReceived": 7.0}, 7),
        ({"lastValidByteReceived": 7.5}, 7.5),
        ({"lastValidByteReceived": True}, True),
        ({"lastValidByteReceived": [7]}, [7]),
        ({"lastValidByteReceived": 2**63 - 1}, 2**63 - 1),
        ({"lastValidByteReceived": 2**63}, 2**63),
        ({"lastValidByteReceived": 10**500}, 10**500),
        ({"uploadId": "no", "lastValidByteReceived": 7}, 7),
    ],
    ids=str,
)
def test_members_of_an_error(
    members: dict[str, object], expected: object, call: Any
) -> None:
    """Members that are not as documented are as they came; the error is the same."""
    kind = "InvalidLayerPartException"
    error = raised(answered(typed(kind, message="m", **members)), call)
    assert (InvalidLayerPartException, "m", expected) == (
        type(error),
        error.message,
        error.last_valid_byte_received,
    )
