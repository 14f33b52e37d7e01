"""What the server answers to what is written as no client of ours would write it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ecr_public import models
from tests.roundtrip.asking import (
    GOOD,
    JSON,
    JSON_11,
    LIMIT,
    SERVED,
    TARGET,
    Answer,
    ask,
)
from tests.roundtrip.package import ecr_public
from tests.roundtrip.recording import (
    Script,
    application,
    async_method,
    sync_method,
)

PACKAGE = ecr_public()

either_handler = pytest.mark.parametrize("method", [sync_method, async_method])


@pytest.mark.parametrize(
    ("given", "answered"),
    [
        (JSON_11, JSON_11),
        (JSON, JSON),
        (None, JSON_11),
        (b"application/json; charset=utf-8", JSON),
        (b"application/x-amz-json-1.1;charset=UTF-8", JSON_11),
        (b'application/json ; charset="utf-8"; q=1', JSON),
        (b"Application/JSON", JSON),
        (b"application/X-Amz-Json-1.1 ;Charset=Utf-8", JSON_11),
    ],
)
def test_media_types(app: Any, given: bytes | None, answered: bytes) -> None:
    """Either type of JSON is taken, and answered in kind: success and error alike."""
    served = ask(app, GOOD, content_type=given)
    assert (200, answered, SERVED) == (
        served.status,
        served.headers[b"content-type"],
        served.body,
    )
    refused = ask(app, b"{}", content_type=given)
    assert (481, answered) == (refused.status, refused.headers[b"content-type"])


@pytest.mark.parametrize(
    "given",
    [
        b"text/plain",
        b"",
        b"application/x-amz-json-1.0",
        b"application/json; charset=latin-1",
        b"application/jsonx",
        b"application/x-www-form-urlencoded",
        b"text/html; charset=utf-8; application/json",
        b"\xff\xfe",
    ],
)
def test_other_media_types(app: Any, given: bytes) -> None:
    """Any other is refused, in the type that the protocol prefers."""
    answer = ask(app, GOOD, content_type=given)
    assert (415, "UnsupportedMediaTypeException") == answer.error
    assert JSON_11 == answer.headers[b"content-type"]
    assert "application/x-amz-json-1.1" in answer.message


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (None, "missing"),
        (b"", "empty"),
        (b"SpencerFrontendService.Nothing", "'SpencerFrontendService.Nothing'"),
        (b"InitiateLayerUpload", "'InitiateLayerUpload'"),
        (TARGET.lower(), "initiatelayerupload"),
        (TARGET + b" ", "no operation"),
        (b"Other_20201030.InitiateLayerUpload", "no operation"),
        (b"\xff\x00" * 500, "..."),
    ],
)
def test_targets(app: Any, target: bytes | None, said: str) -> None:
    """A header that names no operation is refused with a reason and an example."""
    answer = ask(app, GOOD, target=target)
    assert (400, "UnknownOperationException") == answer.error
    assert said in answer.message
    assert "SpencerFrontendService." in answer.message
    assert len(answer.message) < 1000


@pytest.mark.parametrize(
    "body",
    [
        b'{"repositoryName": "team/app"',
        b"\xef\xbb\xbf" + GOOD,
        b'{"repositoryName": "\xff"}',
        b'{"repositoryName": "\\ud800"}',
        GOOD + b" x",
        GOOD + GOOD,
        b"// comment\n" + GOOD,
        b'{"repositoryName": "team/app" /* comment */}',
        b"{'repositoryName': 'team/app'}",
        b'{"repositoryName": "team/app",}',
        b'{repositoryName: "team/app"}',
        b'{"repositoryName": NaN}',
        b'{"repositoryName": Infinity}',
        b'{"repositoryName": 01}',
        b'{"repositoryName": "line\nbreak"}',
        b"[" + GOOD + b"]",
        b"[]",
        b"null",
        b'"{}"',
        b"0",
        b" ",
        b"\x00",
        GOOD.decode().encode("utf-16"),
        b"[" * LIMIT,
        b'{"a":' * (LIMIT // 5),
    ],
    ids=repr,
)
def test_bodies_that_are_no_json_objects(app: Any, body: bytes) -> None:
    """They are refused, and the message says why."""
    answer = ask(app, body)
    assert (400, "SerializationException") == answer.error
    assert JSON_11 == answer.headers[b"content-type"]


def test_blobs_that_are_no_base64() -> None:
    """Text that is no base64 is refused; the message names the member."""
    app = application(PACKAGE, Script())
    body = {
        "repositoryName": "team/app",
        "uploadId": "0f0e0d0c-0b0a-0908-0706-050403020100",
        "partFirstByte": 0,
        "partLastByte": 2,
        "layerPartBlob": "no base64!",
    }
    target = b"SpencerFrontendService.UploadLayerPart"
    answer = ask(app, json.dumps(body).encode(), target=target)
    assert (400, "SerializationException") == answer.error
    assert "layerPartBlob" in answer.message


PART = b"""{
    "repositoryName": "team/app",
    "uploadId": "0f0e0d0c-0b0a-0908-0706-050403020100",
    "partFirstByte": %s,
    "partLastByte": 2,
    "layerPartBlob": %s
}"""
"""A body for UploadLayerPart, save for two of its members."""


def upload(first: str, blob: str, method: Any) -> tuple[Script, Answer]:
    """Upload a part; its first byte and its content are given as JSON."""
    script = Script()
    script.answer = models.UploadLayerPartResponse()
    app = application(PACKAGE, script, method)
    target = b"SpencerFrontendService.UploadLayerPart"
    return script, ask(app, PART % (first.encode(), blob.encode()), target=target)


@either_handler
@pytest.mark.parametrize(
    ("number", "value"),
    [("0", 0), ("-0", 0), ("9007199254740993", 2**53 + 1), (str(2**63 - 1), 2**63 - 1)],
)
def test_integers(number: str, value: int, method: Any) -> None:
    """All 64 bits count."""
    script, answer = upload(number, '"AAAA"', method)
    assert (200, value) == (answer.status, script.request.part_first_byte)


@either_handler
@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("-1", "greater than or equal to 0"),
        (str(2**63), "64 bits"),
        ("9" * 400, "64 bits"),
        ("5.0", "must be an integer"),
        ("5.5", "must be an integer"),
        ("5e2", "must be an integer"),
        ('"5"', "must be an integer"),
        ("true", "must be an integer"),
        ("[5]", "must be an integer"),
        ("null", "must not be absent"),
    ],
    ids=lambda text: text[:20],
)
def test_wrong_integers(number: str, said: str, method: Any) -> None:
    """They are violations like any other, with the name of the member."""
    _, answer = upload(number, '"AAAA"', method)
    assert "InvalidParameterException" == answer.error[1]
    assert "'partFirstByte'" in answer.message
    assert said in answer.message


@either_handler
@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "+5", "0x5", "5."])
def test_numbers_that_are_no_json(number: str, method: Any) -> None:
    """They make the whole of the body unreadable."""
    _, answer = upload(number, '"AAAA"', method)
    assert (400, "SerializationException") == answer.error


@either_handler
@pytest.mark.parametrize(
    ("blob", "content"),
    [('"AAAA"', b"\0\0\0"), ('"+/+/"', b"\xfb\xff\xbf"), ('"\\u0041A=="', b"\0")],
)
def test_blobs(blob: str, content: bytes, method: Any) -> None:
    """They are base64, however the text is written."""
    script, answer = upload("0", blob, method)
    assert (200, content) == (answer.status, script.request.layer_part_blob)


@either_handler
@pytest.mark.parametrize("blob", ['"AAA"', '"A"', '"-_-_"', '"AA AA"', '"AAAA\\n"'])
def test_blobs_in_other_alphabets(blob: str, method: Any) -> None:
    """What is nearly base64 is none."""
    _, answer = upload("0", blob, method)
    assert (400, "SerializationException") == answer.error
    assert "layerPartBlob" in answer.message


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"repositoryName": 5}', "must be a string"),
        (b'{"repositoryName": true}', "must be a string"),
        (b'{"repositoryName": ["team/app"]}', "must be a string"),
        (b'{"repositoryName": {}}', "must be a string"),
        (b'{"repositoryName": null}', "must not be absent"),
        (b"{}", "must not be absent"),
        (b'{"RepositoryName": "team/app"}', "must not be absent"),
        (b'{"repositoryName": ""}', "length greater than or equal to 2"),
        (b'{"repositoryName": "team/app\\n"}', "regular expression"),
        (b'{"repositoryName": "%s"}' % (b"a" * 206), "length less than or equal to"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_wrong_values(app: Any, body: bytes, said: str) -> None:
    """What SDKs send without a look at it is told in the words of the service."""
    answer = ask(app, body)
    assert (481, "InvalidParameterException") == answer.error
    assert "'repositoryName'" in answer.message
    assert said in answer.message


@pytest.mark.parametrize(
    "body",
    [
        b'{"repositoryName": "n", "repositoryName": "team/app"}',
        b'{"repositoryName": null, "repositoryName": "team/app"}',
        b'{"registryId": "x", "repositoryName": "team/app", "registryId": null}',
    ],
)
def test_duplicate_keys(app: Any, body: bytes) -> None:
    """Where one of two equal keys has a wrong value, the message says what is odd."""
    answer = ask(app, body)
    assert (400, "SerializationException") == answer.error
    assert "twice" in answer.message


@pytest.mark.parametrize("first", [b"other/app", b"Other"])
def test_equal_duplicates(first: bytes, app: Any, script: Script) -> None:
    """Of two equal keys with values that decode, the last one counts."""
    body = b'{"repositoryName": "%s", "repositoryName": "team/app"}' % first
    assert 200 == ask(app, body).status
    assert "team/app" == script.request.repository_name


@pytest.mark.parametrize(
    "body",
    [
        GOOD,
        b' \t\r\n{ "repositoryName" : "team\\/app" }\n',
        b'{"repositoryName": "\\u0074eam/app", "registryId": null}',
        b'{"repositoryName": "team/app", "unknown": [{"a": null}], "__type": "X"}',
        b'{"repositoryName": "team/app", "unknown": 1e999}',
        b'{"unknown": %s0, "repositoryName": "team/app"}' % (b"9" * 500),
    ],
)
def test_other_ways_to_write_a_request(app: Any, script: Script, body: bytes) -> None:
    """White space, escapes, nulls and unknown members change nothing."""
    answer = ask(app, body)
    assert (200, SERVED) == (answer.status, answer.body)
    assert models.InitiateLayerUploadRequest(repository_name="team/app") == (
        script.request
    )


def test_empty_bodies() -> None:
    """No body is the same as no members."""
    script = Script()
    script.answer = models.DescribeRegistriesResponse(registries=[])
    app = application(PACKAGE, script)
    target = b"SpencerFrontendService.DescribeRegistries"
    answers = [ask(app, *pieces, target=target) for pieces in ((), (b"",), (b"{}",))]
    expected = (200, b'{"registries":[]}')
    assert [expected] * 3 == [(each.status, each.body) for each in answers]
    assert (481, "InvalidParameterException") == ask(app).error


def test_all_violations_are_told(app: Any) -> None:
    """One error tells all that is wrong with a request, as the service words it."""
    answer = ask(app, b'{"registryId": "x", "repositoryName": "A"}')
    pattern = PACKAGE.shapes.REPOSITORY_NAME.pattern
    assert (481, "InvalidParameterException") == answer.error
    assert (
        "Invalid parameter at 'registryId' failed to satisfy constraint: "
        "'must have length greater than or equal to 2'; "
        "Invalid parameter at 'repositoryName' failed to satisfy constraint: "
        "'must have length greater than or equal to 2'; "
        "Invalid parameter at 'repositoryName' failed to satisfy constraint: "
        f"'must satisfy regular expression '{pattern}''"
    ) == answer.message
