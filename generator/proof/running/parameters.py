"""Where the parameters of a request stand, and what is left of it without one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit


def is_at(template: str, url: str) -> bool:
    """Tell whether a URL ends as a path does, as far as that is text."""
    wanted = re.split("[?#]", template)[0].split("/")[1:]
    got = urlsplit(url).path.split("/")
    got = got[len(got) - len(wanted) :]
    return len(got) == len(wanted) and all(
        "{" in each or unquote(each) == unquote(there)
        for each, there in zip(wanted, got, strict=True)
    )


def has_parameter(request: Any, place: str, name: str, value: Any) -> bool:
    """Tell whether a request has a parameter where it has to be.

    Of an object, members may stand there in its place; in a path, no names stand, and of
    an object without members nothing stands anywhere.
    """
    if value == {}:
        return True
    names = {name, *(value if isinstance(value, dict) else ())}
    match place:
        case "query":
            keys = {_key(pair) for pair in urlsplit(request.url).query.split("&")}
            return any(key in names or key.startswith(f"{name}[") for key in keys)
        case "header":
            return name.lower() in {key.lower() for key in request.headers}
        case "cookie":
            return bool(names & {_key(crumb) for crumb in _crumbs(request.headers)})
    return True


def lacking(request: Any, place: str, name: str, value: Any) -> Any:
    """Return a request without a parameter, given its place, its name and its value."""
    url, headers = request.url, dict(request.headers)
    names = {name, *(value if isinstance(value, dict) else ())}
    match place:
        case "query":
            url = _without_query(url, name, names)
        case "header":
            headers = _without(headers, name)
        case "cookie":
            crumbs = [each for each in _crumbs(headers) if _key(each) not in names]
            headers = _without(headers, "cookie")
            headers |= {"Cookie": "; ".join(crumbs)} if crumbs else {}
    return type(request)(
        method=request.method, url=url, headers=headers, body=request.body
    )


def with_json(request: Any, media_type: str, value: Any) -> Any:
    """Return a request with another body, of JSON, whatever that is called."""
    called = "application/json" if "*" in media_type else media_type
    return type(request)(
        method=request.method,
        url=request.url,
        headers={**_without(request.headers, "content-type"), "Content-Type": called},
        body=json.dumps(value).encode(),
    )


def _without_query(url: str, name: str, names: Iterable[str]) -> str:
    parts = urlsplit(url)
    kept = [
        pair
        for pair in parts.query.split("&")
        if _key(pair) not in names and not _key(pair).startswith(f"{name}[")
    ]
    return parts._replace(query="&".join(kept)).geturl()


def _without(headers: Mapping[str, str], name: str) -> dict[str, str]:
    return {key: text for key, text in headers.items() if key.lower() != name.lower()}


def _crumbs(headers: Mapping[str, str]) -> list[str]:
    """Return the cookies of a request, each a name, `=` and a value."""
    texts = [text for key, text in headers.items() if key.lower() == "cookie"]
    return [crumb for text in texts for crumb in text.split("; ")]


def _key(pair: str) -> str:
    return unquote(pair.partition("=")[0].replace("+", " "))
