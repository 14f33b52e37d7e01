"""Bodies of items: cut wherever they come in, and written as they are read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from templates.package._runtime.http import item_texts
from templates.package._runtime.http.item_texts import texts_of, written

EVENTS, LINES, SEQUENCE = (
    "text/event-stream",
    "application/jsonl",
    "application/json-seq",
)

BODIES: dict[str, tuple[str, bytes, list[Any]]] = {
    "lines": (LINES, b'{"a":1}\n\n 2 \r\n"b"', [{"a": 1}, 2, "b"]),
    "no line": (LINES, b"", []),
    "sequence": (SEQUENCE, b'\x1e{"a":\n1}\n\x1e2\n\x1e\x1e3', [{"a": 1}, 2, 3]),
    "a suffix": ("application/geo+json-seq", b"\x1e1\n\x1e2\n", [1, 2]),
    "an event": (EVENTS, b"data: a\n\n", [{"data": "a"}]),
    "several lines": (EVENTS, b"data: a\ndata\ndata:  b\n\n", [{"data": "a\n\n b"}]),
    "returns": (EVENTS, b"data: a\r\rdata: b\r\r", [{"data": "a"}, {"data": "b"}]),
    "both": (EVENTS, b"data: a\r\n\r\ndata: b\r\n\r\n", [{"data": "a"}, {"data": "b"}]),
    "both, in one event": (
        EVENTS,
        b"id: 1\r\ndata: a\r\ndata:\r\ndata: b\r\n\r\n",
        [{"id": "1", "data": "a\n\nb"}],
    ),
    "all fields": (
        EVENTS,
        b"\xef\xbb\xbfid: 1\nevent:e\n: a comment\nretry: 20\nother: x\ndata:\n\n",
        [{"id": "1", "event": "e", "retry": 20, "data": ""}],
    ),
    "no fields": (EVENTS, b": a comment\n\n\nother: x\n\nretry: x\nid: \0\n\n", []),
    "no end": (EVENTS, b"data: a\n\ndata: b\n", [{"data": "a"}]),
    "no data": (EVENTS, b"event: ping\n\n", [{"event": "ping"}]),
    "no UTF-8": (EVENTS, b"data: \xff\n\n", [{"data": "\ufffd"}]),
}


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
@pytest.mark.parametrize(("media_type", "body", "items"), BODIES.values(), ids=BODIES)
def test_bodies_are_cut(
    media_type: str, body: bytes, items: list[Any], size: int
) -> None:
    """It does not matter in which pieces they come in."""
    texts = texts_of(f"{media_type}; charset=utf-8")
    found = [
        item
        for at in range(0, len(body), size)
        for item in texts.feed(body[at : at + size])
    ]
    assert items == [json.loads(each) for each in [*found, *texts.end()]]


@pytest.mark.parametrize(
    ("media_type", "item"),
    [
        (LINES, {"a": "b\nc"}),
        (SEQUENCE, [1, "\x1e"]),
        (EVENTS, {"data": "a\n\nb: c\n", "event": "", "id": " 1", "retry": 0}),
        (EVENTS, {"data": ": no comment"}),
        (EVENTS, {"data": "\ufeff\u2028"}),
    ],
)
def test_what_is_written_is_read(media_type: str, item: Any) -> None:
    """Also beside others."""
    body = written(media_type, json.dumps(item).encode()) * 2
    texts = texts_of(media_type)
    assert [item] * 2 == [
        json.loads(each) for each in [*texts.feed(body), *texts.end()]
    ]


def test_time_of_many_lines() -> None:
    """An event of many lines is put together in time that grows with its length."""
    texts = texts_of(EVENTS)
    (text,) = texts.feed(b"data:\n" * 400_000 + b"\n")
    assert {"data": "\n" * 399_999} == json.loads(text)


def test_null_in_an_event_is_no_field() -> None:
    """It stands for a member that is absent."""
    assert b"data: a\n\n" == written(EVENTS, b'{"data": "a", "id": null}')


@pytest.mark.parametrize(
    "item",
    [
        {"data": "a\rb"},
        {"data": "a", "event": "a\nb"},
        {"data": "a", "id": "\0"},
        {"data": "a", "retry": -1},
        {"data": "a", "retry": True},
        {"data": {"a": 1}},
        {"other": "a"},
        {},
        "a",
    ],
)
def test_what_an_event_cannot_hold(item: Any) -> None:
    """It would be read as something else."""
    with pytest.raises(ValueError, match="event"):
        written(EVENTS, json.dumps(item).encode())


@pytest.mark.parametrize(
    ("media_type", "piece"),
    [
        (LINES, b"1" * 100),
        (SEQUENCE, b"1" * 100),
        (EVENTS, b"data: a\n"),
        (EVENTS, b"a" * 9),
    ],
)
def test_items_without_an_end(
    media_type: str, piece: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more than one that is long is held in memory."""
    monkeypatch.setattr(item_texts, "MAX_ITEM_BYTES", 1000)
    texts = texts_of(media_type)
    fed = map(texts.feed, [piece] * 1000)
    with pytest.raises(ValueError, match="too long"):
        list(fed)
