"""What proofs put into a request, and what they leave there of others."""

from __future__ import annotations

import pytest

from templates.package._runtime.identity.additions import (
    with_cookie,
    with_header,
    with_query,
)
from templates.package._runtime.transport import Request


def request(url: str = "https://a.test/", **headers: str) -> Request:
    """A request that has something already."""
    return Request(method="GET", url=url, headers=headers, body=b"")


def test_a_header_takes_the_place_of_its_namesakes() -> None:
    """Whatever their case; all other headers stay."""
    proven = with_header(request(KEY="old", key="older", accept="a/b"), "Key", "new")
    assert {"accept": "a/b", "Key": "new"} == proven.headers


@pytest.mark.parametrize("secret", ["", "se\ncret", "se\0cret"])
def test_a_secret_that_no_header_can_have_is_not_shown(secret: str) -> None:
    """The message names the header alone."""
    with pytest.raises(ValueError, match="secret for the header Key is") as raised:
        with_header(request(), "Key", secret)
    assert "cret" not in str(raised.value).replace("secret for", "")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, "door=new"),
        ({"Cookie": "door=old"}, "door=new"),
        ({"cookie": "a=1; door=old; b=door=2"}, "a=1; b=door=2; door=new"),
        ({"COOKIE": "doors=1;door=x=y;  do=2 "}, "doors=1; do=2; door=new"),
        ({"cookies": "door=old"}, "door=new"),
    ],
)
def test_a_cookie_takes_the_place_of_its_namesakes(
    headers: dict[str, str], expected: str
) -> None:
    """All others stay, in the one header that there may be."""
    proven = with_cookie(request(**headers), "door=new")
    found = [v for name, v in proven.headers.items() if name.lower() == "cookie"]
    assert [expected] == found


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.test/b", "https://a.test/b?a%20key=n%2F%26"),
        ("https://a.test/b?c=a+key", "https://a.test/b?c=a+key&a%20key=n%2F%26"),
        ("https://a.test?a+key=1&&d&a%20key=2", "https://a.test?d&a%20key=n%2F%26"),
        ("https://a.test/?a+keys=1", "https://a.test/?a+keys=1&a%20key=n%2F%26"),
    ],
)
def test_a_parameter_takes_the_place_of_its_namesakes(url: str, expected: str) -> None:
    """However they are escaped; all other parameters stay as they are."""
    assert expected == with_query(request(url), "a key", "n/&").url
