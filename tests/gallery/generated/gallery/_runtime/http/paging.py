"""How operations answer in pages: data, which the pages of a result are found by.

What says where something is names attributes in Python, one after the other with a dot
between them; "" is the whole.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Pages(msgspec.Struct, frozen=True, kw_only=True):
    """A long result in pages."""

    items: str
    """Of the output: where a page has its items."""

    more: str = ""
    """Of the output: what is true unless the page is the last one; "" for nothing."""


class Cursor(Pages, frozen=True, kw_only=True):
    """Each page tells a token, which the request for the next one has."""

    token: str
    """Of the input: where a page begins."""

    next: str
    """Of the output: where the next page begins, absent on the last one."""


class AfterLast(Pages, frozen=True, kw_only=True):
    """The request for a page has a member of the last item of the one before."""

    token: str
    """Of the input: after which item a page begins."""

    key: str
    """Of an item: what stands for it."""


class Counted(Pages, frozen=True, kw_only=True):
    """Pages are told by numbers; the last one is an empty one, if nothing tells."""

    number: str
    """Of the input: which page it is."""

    first: int
    """The number of the first page."""

    total: str = ""
    """Of the output: how many of what is counted there are; "" for nothing."""


class Offset(Counted, frozen=True, kw_only=True):
    """The request for a page says how many items to pass over."""


class PageNumber(Counted, frozen=True, kw_only=True):
    """The request for a page says how many pages there are up to it."""


class NextUrl(Pages, frozen=True, kw_only=True):
    """Each page has the address of the next one."""

    next: str
    """Of the output: the address, absent on the last page."""


class NextLink(Pages, frozen=True, kw_only=True):
    """The header `Link` of each page has the address of the next one."""


Paging: TypeAlias = Cursor | AfterLast | Offset | PageNumber | NextUrl | NextLink
