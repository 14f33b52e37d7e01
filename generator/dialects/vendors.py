"""How other tools have documents say that an operation answers in pages.

What they say is put in the words of `x-concord-pagination`, as far as it means the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from generator.reading.nodes import Node

MICROSOFT = "x-ms-pageable"
FERN = "x-fern-pagination"
SPEAKEASY = "x-speakeasy-pagination"

Told: TypeAlias = dict[str, Any]
"""The members of `x-concord-pagination`."""


class Unclear(Exception):
    """A vendor's extension says what has no such meaning; the message is a clause."""


def vendors_paging(operation: Node, method: str) -> Node | None:
    """Return what a vendor's extension of an operation says, in our words.

    `None` where there is none, or where there is but one page.

    Raises:
        Unclear: it says something else.
    """
    for key, read in _READERS.items():
        said = operation.get(key)
        if said is None:
            continue
        told = read(said.plain())
        if told is not None and "nextUrl" in told and method != "GET":
            raise Unclear(f"an address is asked for by GET, and not by {method}")
        return None if told is None else _node(_said(told), said)
    return None


def _microsoft(said: Any) -> Told | None:
    """Return what AutoRest means: an address in a member, and a list in another one."""
    if not isinstance(said, dict):
        raise Unclear("it is no object")
    if said.get("operationName"):
        raise Unclear("another operation, `operationName`, has the next page")
    link = said.get("nextLinkName")
    if link is None:
        return None
    return {
        "nextUrl": _name(link, "nextLinkName"),
        "items": _name(said.get("itemName") or "value", "itemName"),
    }


def _fern(said: Any) -> Told:
    """Return what Fern means: places in request and response, each behind a dollar."""
    if not isinstance(said, dict):
        raise Unclear("it is no object")
    told: Told = {"items": _fern_place(said, "results", "response")}
    if "cursor" in said:
        told["inputToken"] = _fern_place(said, "cursor", "request")
        told["outputToken"] = _fern_place(said, "next_cursor", "response")
    elif "offset" in said:
        # Without a step, it is the number of the page that goes up by one.
        kind = "offset" if "step" in said else "page"
        told[kind] = _fern_place(said, "offset", "request")
    elif "next_uri" in said or "next_path" in said:
        key = "next_uri" if "next_uri" in said else "next_path"
        told["nextUrl"] = _fern_place(said, key, "response")
    else:
        raise Unclear("it has none of `cursor`, `offset`, `next_uri` and `next_path`")
    if "step" in said:
        told["limit"] = _fern_place(said, "step", "request")
    if "has-next-page" in said:
        told["more"] = _fern_place(said, "has-next-page", "response")
    return told


def _fern_place(said: Mapping[str, Any], key: str, side: str) -> str:
    text = said.get(key)
    if not isinstance(text, str) or not text.startswith(f"${side}."):
        raise Unclear(f"its `{key}` is no place such as `${side}.name`")
    names = text.split(".")[1:]
    if side == "request" and len(names) == 1:
        return names[0]
    return _pointer(names)


def _speakeasy(said: Any) -> Told:
    """Return what Speakeasy means: inputs by what they are for, outputs by paths."""
    if not isinstance(said, dict):
        raise Unclear("it is no object")
    outputs = said.get("outputs")
    outputs = outputs if isinstance(outputs, dict) else {}
    if "results" not in outputs:
        raise Unclear("it does not say where the `results` are")
    told: Told = {"items": _json_path(outputs, "results")}
    inputs = {
        each.get("type"): _speakeasy_input(each)
        for each in said.get("inputs") or ()
        if isinstance(each, dict)
    }
    match said.get("type"):
        case "cursor" if "cursor" in inputs:
            told["inputToken"] = inputs["cursor"]
            told |= _speakeasy_cursor(outputs, told["items"])
        case "offsetLimit" if "page" in inputs:
            told["page"] = inputs["page"]
        case "offsetLimit" if "offset" in inputs:
            told["offset"] = inputs["offset"]
        case "url":
            told["nextUrl"] = _json_path(outputs, "nextUrl")
        case other:
            raise Unclear(f"`type: {other}` has no input of its own")
    if "limit" in inputs:
        told["limit"] = inputs["limit"]
    return told


def _speakeasy_input(said: Mapping[str, Any]) -> str:
    name = _name(said.get("name"), "name")
    return _pointer([name]) if said.get("in") == "requestBody" else name


def _speakeasy_cursor(outputs: Mapping[str, Any], items: str) -> Told:
    """Return where the cursor is: in the page, or in the last item of it."""
    text = str(outputs.get("nextCursor"))
    before, last, rest = text.partition("[-1].")
    if last and _pointer(_steps(before)) == items and "." not in rest:
        return {"itemToken": rest}
    return {"outputToken": _json_path(outputs, "nextCursor")}


def _json_path(outputs: Mapping[str, Any], key: str) -> str:
    text = outputs.get(key)
    if not isinstance(text, str) or not _PLAIN_PATH.fullmatch(text):
        raise Unclear(f"its `{key}` is no path of names such as `$.name`")
    return _pointer(_steps(text))


def _steps(path: str) -> list[str]:
    return [each for each in path.removeprefix("$").split(".") if each]


def _pointer(names: list[str]) -> str:
    escaped = (name.replace("~", "~0").replace("/", "~1") for name in names)
    return "".join(f"/{name}" for name in escaped)


def _name(said: Any, key: str) -> str:
    if not isinstance(said, str) or not said:
        raise Unclear(f"its `{key}` is no name")
    return said


def _said(told: Told) -> Told:
    """Return what is told without what is nowhere but the page itself."""
    return {key: each for key, each in told.items() if each}


def _node(told: Told, owner: Node) -> Node:
    place = owner.key_place
    members = {
        key: Node(each, f"{owner.pointer}/{key}", place, place)
        for key, each in told.items()
    }
    return Node(members, owner.pointer, place, place)


_PLAIN_PATH = re.compile(r"\$(?:\.[^.\[\]*()?@]+)*")
_READERS: Mapping[str, Callable[[Any], Told | None]] = {
    MICROSOFT: _microsoft,
    FERN: _fern,
    SPEAKEASY: _speakeasy,
}

VENDORS = tuple(_READERS)
"""The extensions that are read, the first of several that an operation has."""
