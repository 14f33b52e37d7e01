"""Many URIs at once are judged as one by one."""

from __future__ import annotations

import pytest

from templates.package._runtime.text_formats.uris import are_uris, is_uri

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
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_ones_are_taken(text: str) -> None:
    """Alone, and among others."""
    assert is_uri(text)
    assert are_uris([*RIGHT, text])


@pytest.mark.parametrize("text", WRONG)
def test_one_that_is_wrong_is_found_among_others(text: str) -> None:
    """Also one that holds the end of a line, as if it were two."""
    assert not is_uri(text)
    assert not are_uris([*RIGHT, text, *RIGHT])
