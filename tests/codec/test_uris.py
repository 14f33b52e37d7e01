"""Many URIs at once are judged as one by one."""

from __future__ import annotations

import pytest

from templates.package._runtime.text_formats.uris import are_uris, is_uri

PLAIN = ["https://example.com/a", "http://example.com", "https://", "https://a?b/c"]
RIGHT = [
    "https://example.com/a/b?c=d#e",
    "http://user:word@example.com:80/%7Ea",
    "urn:isbn:0451450523",
    "http://[::1]:8080/",
    "mailto:a@example.com",
]
WRONG = [
    "",
    "a/b",
    "http://a b/",
    "http://example.com:port/",
    "http://a@b@c/",
    "http://[::g]/",
    "a:%2",
    "a:b\nc:d",
    "a:b\n",
    "https://a\nhttps://b",
    "\nhttps://a",
    "xhttps//a:",
    "https:/a b",
    "https",
    "https://a:b/c",
    "https://a/\xe4",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_ones_are_taken(text: str) -> None:
    """Alone, and among others."""
    assert is_uri(text)
    assert are_uris([text])
    assert are_uris([*RIGHT, text])


def test_plain_addresses_are_taken_together() -> None:
    """As they are alone; and so is nothing."""
    assert all(map(is_uri, PLAIN))
    assert are_uris(PLAIN)
    assert are_uris([])


@pytest.mark.parametrize("text", WRONG)
def test_one_that_is_wrong_is_found_among_others(text: str) -> None:
    """Also one that holds the end of a line, as if it were two."""
    assert not is_uri(text)
    assert not are_uris([*RIGHT, text, *RIGHT])
    assert not are_uris([*PLAIN, text, *PLAIN])
    assert not are_uris([*PLAIN, text, "a:b:c"])
