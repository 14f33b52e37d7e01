"""What of a URL is signed."""

from __future__ import annotations

import pytest

from ecr_public._runtime.identity.canonical import target_of


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://a.test", "a.test"),
        ("http://a.test:80", "a.test"),
        ("https://a.test:443", "a.test"),
        ("http://a.test:443", "a.test:443"),
        ("https://a.test:80", "a.test:80"),
        ("https://a.test:8443", "a.test:8443"),
        ("https://[::1]", "[::1]"),
        ("https://[::1]:443", "[::1]"),
        ("https://[::1]:8443", "[::1]:8443"),
    ],
)
def test_host_is_as_it_is_sent(origin: str, host: str) -> None:
    """A port is part of it unless it is the one that the scheme has anyway."""
    assert (host, "/", "") == tuple(target_of(f"{origin}/"))


def test_host_has_to_be_there() -> None:
    """A path alone cannot be signed."""
    with pytest.raises(ValueError, match="there is no host in '/path'"):
        target_of("/path")
