"""Times of a spec that is not of AWS: text on the wire, as the spec says."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from generator.importing.package import Package
from generator.mock.answers import Answers
from generator.pipeline import Options, run
from generator.sources.source import Source
from tests.generator.small_spec import HEAD, lowered, operation, spec

AWS = HEAD.replace("version: '1'", "version: '1', x-providerName: amazonaws.com")
SCHEMAS = """\
Stay:
  type: object
  required: [since]
  properties:
    since: {type: string, format: date-time}
    until: {type: string, format: date-time}
    calls: {type: array, items: {type: string, format: date-time}}
    days: {type: object, additionalProperties: {type: string, format: date-time}}
    paid: {type: number, format: unixtime}
"""
NOON = datetime(2031, 1, 2, 12, tzinfo=UTC)
INDIAN = timezone(timedelta(hours=5, minutes=30))
TEXT = "2031-01-02T12:00:00Z"


def stays(head: str = HEAD) -> str:
    """Return a spec of what is full of times."""
    paths = operation("Stay", request="Stay", response="Stay")
    return spec(paths=paths, schemas=SCHEMAS, responses="{}", head=head)


def emitted(package: str, head: str = HEAD) -> ModuleType:
    """Return the models of a package that was made of a spec with this head."""
    source = Source("stays.yaml", stays(head))
    made = run(source, Options(package), format_text=lambda text, path: text)
    Package(package, made.files)
    return import_module(f"{package}.models")


@pytest.fixture(scope="module")
def stay() -> Any:
    """The structure with times."""
    return emitted("stays").Stay


@pytest.fixture(scope="module")
def codec(stay: Any) -> Any:
    """What the package decodes with: its types are its own."""
    return import_module("stays._runtime.codec")


def test_times_are_sent_as_the_spec_says(stay: Any, codec: Any) -> None:
    """A date-time is text wherever it stands; a number of seconds stays one."""
    sent = stay(
        since=NOON,
        until=NOON.astimezone(INDIAN).replace(microsecond=500_000),
        calls=[NOON],
        days={"a": NOON},
        paid=NOON,
    )
    expected = {
        "since": TEXT,
        "until": "2031-01-02T17:30:00.500000+05:30",
        "calls": [TEXT],
        "days": {"a": TEXT},
        "paid": 1925121600,
    }
    assert expected == json.loads(codec.encode(sent))
    assert expected == json.loads(sent.to_json())
    assert expected == sent.to_dict()
    assert sent == stay.from_json(codec.encode(sent))
    assert sent == stay.from_dict(expected)
    assert INDIAN == type(sent).from_dict(expected).until.tzinfo


def test_published_documents_of_aws_are_the_exception() -> None:
    """Their services answer in seconds, and read both."""
    of_aws: Any = emitted("stays_of_aws", AWS).Stay
    assert b'{"since":1925121600}' == of_aws(since=NOON).to_json()
    assert of_aws(since=NOON) == of_aws.from_dict({"since": TEXT})


@pytest.mark.parametrize(
    ("time", "rule"),
    [
        ('"2031-01-02T12:00:00"', "format"),
        ('"2031-13-02T12:00:00Z"', "format"),
        ('"noon"', "format"),
        ("1925121600", "type"),
        ("true", "type"),
    ],
)
def test_what_is_no_date_time_is_refused(
    stay: Any, time: str, rule: str, codec: Any
) -> None:
    """It is named; in an answer it stays as it came."""
    text = b'{"since": %s}' % time.encode()
    with pytest.raises(codec.Rejected) as caught:
        codec.decode(text, stay)
    assert [("/since", rule)] == [(e.path, e.rule) for e in caught.value.violations]
    assert stay(since=json.loads(time)) == codec.decode_leniently(text, stay)
    other = b'{"since": "%s", "until": %s}' % (TEXT.encode(), time.encode())
    assert NOON == codec.decode_leniently(other, stay).since


@pytest.mark.parametrize("member", ["until", "paid"])
def test_time_without_a_time_zone_is_not_sent(
    stay: Any, member: str, codec: Any
) -> None:
    """Whether what is sent is checked or not."""
    naive = stay(since=NOON, **{member: NOON.replace(tzinfo=None)})
    with pytest.raises(codec.Rejected) as caught:
        codec.encode_valid(naive, stay)
    assert [
        f"/{member} must have a time zone, which 2031-01-02T12:00:00 has not"
    ] == list(map(str, caught.value.violations))
    with pytest.raises(ValueError, match="has no time zone"):
        codec.encode(naive)


def test_mock_answers_with_times_of_the_form(stay: Any, codec: Any) -> None:
    """What it makes up is what a client reads."""
    service = lowered(stays())
    made = Answers(service, seed=1).output(service.operations[0], {})
    assert made == stay.from_dict(made).to_dict()
    assert (str, int) == (type(made["since"]), type(made["paid"]))


def test_signature_has_plain_types(stay: Any, codec: Any) -> None:
    """An editor shows what to pass."""
    import inspect

    shown = inspect.signature(stay).parameters
    assert "since: datetime.datetime" == str(shown["since"])
