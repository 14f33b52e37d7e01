"""Long results, page by page: which request comes after a page."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, Generic, NamedTuple, get_args
from urllib.parse import urljoin

from msgspec import UNSET, Struct
from msgspec.structs import fields, replace

from ..detailed import Response
from ..operation import Input, Operation, Output
from .links import next_link
from .paging import AfterLast, Counted, Cursor, NextLink, NextUrl, Offset, Paging


class Turn(NamedTuple):
    """What asks for a page."""

    value: Any
    """The input."""

    link: str = ""
    """Where the page is, if it is not where the input leads."""

    place: str = ""
    """Where that was found in the page before."""


class Turns(Generic[Input, Output]):
    """Turns the pages of one result: finds the request for the page after another."""

    def __init__(
        self,
        operation: Operation[Input, Output],
        first: Input,
        log: logging.Logger,
    ) -> None:
        """Take the request for the first page, and the log of the client.

        Raises:
            ValueError: the spec does not say that the operation answers in pages.
        """
        if operation.pagination is None:
            raise ValueError(f"{operation.name} does not answer in pages")
        self._name = operation.name
        self._paging: Paging = operation.pagination
        self._first = first
        self._log = log
        self._count: int | None = None
        self._link = ""
        self._seen: set[str] = set()

    def after(self, page: Response[Output]) -> Turn | None:
        """Return the request for the page after `page`, `None` if that is the last one.

        A page that was there before ends the result, too: it would start again.
        """
        if self._paging.more and not _at(page.value, self._paging.more):
            return None
        items = _at(page.value, self._paging.items) or ()
        match self._paging:
            case Cursor(token=place, next=following):
                return self._from(place, _at(page.value, following))
            case AfterLast(token=place, key=key):
                return self._from(place, _at(items[-1], key)) if items else None
            case NextUrl(next=following):
                link = _at(page.value, following)
                return self._led(link, f"/{following.replace('.', '/')}")
            case NextLink():
                link = next_link(page.headers.get("link", ""))
                return self._led(link, "/header/link")
            case Counted() as counted:
                return self._counted(counted, page.value, items)

    def _from(self, place: str, token: object) -> Turn | None:
        # Zero is a token, too.
        if token is None or token == "":
            return None
        # The first one may be no token at all, until its request has been checked.
        if self._repeats(repr(_at(self._first, place)), repr(token)):
            return None
        return Turn(_with(self._first, place.split("."), token))

    def _led(self, link: object, place: str) -> Turn | None:
        if not link or self._repeats("", str(link)):
            return None
        # A link may tell only what differs from where it was found.
        self._link = urljoin(self._link, str(link))
        return Turn(self._first, self._link, place)

    def _counted(
        self, counted: Counted, page: Output, items: Sequence[Any]
    ) -> Turn | None:
        if not items:
            return None
        if self._count is None:
            said: int | None = _at(self._first, counted.number)
            self._count = counted.first if said is None else said
        self._count += len(items) if isinstance(counted, Offset) else 1
        total: int | None = _at(page, counted.total) if counted.total else None
        if total is not None and self._count >= total + counted.first:
            return None
        return Turn(_with(self._first, counted.number.split("."), self._count))

    def _repeats(self, first: str, following: str) -> bool:
        self._seen.add(first)
        if following not in self._seen:
            self._seen.add(following)
            return False
        self._log.warning(
            "%s ends after %d pages, because the service repeats a page",
            *(self._name, len(self._seen)),
        )
        return True


def _at(value: object, place: str) -> Any:
    """Return what is at a place, `None` where something on the way is absent."""
    found: Any = reduce(_attribute, place.split(".") if place else (), value)
    return None if found is UNSET else found


def _attribute(value: object, name: str) -> object:
    return getattr(value, name, None)


def _with(value: Any, steps: Sequence[str], new: object) -> Any:
    """Return a structure that has another value at a place."""
    name, *rest = steps
    if not rest:
        return replace(value, **{name: new})
    inner = getattr(value, name)
    if inner is None or inner is UNSET:
        inner = _empty(value, name)
    return replace(value, **{name: _with(inner, rest, new)})


def _empty(owner: Struct, name: str) -> Any:
    """Return a structure without members for a member that is absent."""
    (type_,) = (each.type for each in fields(owner) if each.name == name)
    return next(_classes(type_))()


def _classes(type_: Any) -> Iterator[type[Struct]]:
    if isinstance(type_, type) and issubclass(type_, Struct):
        yield type_
    for each in get_args(type_):
        yield from _classes(each)
