"""Results in pages: over which pages and items a client iterates, and when it asks."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import aclosing, closing
from itertools import repeat
from typing import Any

import pytest

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, errors, models, operations
from ecr_public.transports import Response
from tests.failure_client.scripted_clients import (
    Async,
    Kind,
    Sync,
    World,
    answer,
    either_kind,
    endless,
    failure,
    world_of,
)

PAGED = {
    "describe_image_tags": ("imageTagDetails", {"repository_name": "team/app"}),
    "describe_images": ("imageDetails", {"repository_name": "team/app"}),
    "describe_registries": ("registries", {}),
    "describe_repositories": ("repositories", {}),
}


def page(names: str, token: str | None = None, key: str = "repositories") -> Response:
    """Return a page with an item for each letter."""
    items = [{"repositoryName": f"team/{name}"} for name in names]
    return answer({key: items, **({"nextToken": token} if token is not None else {})})


def tokens(world: World) -> list[str | None]:
    """Return the token that each request carried."""
    return [each.get("nextToken") for each in asked(world)]


def asked(world: World) -> list[dict[str, Any]]:
    """Return the body of each request."""
    bodies = [request.body for request in world.requests]
    return [json.loads(body) for body in bodies if isinstance(body, bytes)]


ENDS: Mapping[str, tuple[list[Response], str, list[str | None]]] = {
    "one page": ([page("ab")], "ab", [None]),
    "no items": ([answer({})], "", [None]),
    "three pages": (
        [page("ab", "1"), page("c", "2"), page("d")],
        "abcd",
        [None, "1", "2"],
    ),
    "empty page": ([page("a", "1"), page("", "2"), page("b")], "ab", [None, "1", "2"]),
    "page without list": (
        [answer({"nextToken": "1"}), page("b")],
        "b",
        [None, "1"],
    ),
    "empty token": ([page("a", "1"), page("b", "")], "ab", [None, "1"]),
    "null token": ([answer({"repositories": [], "nextToken": None})], "", [None]),
    "repeated token": ([page("a", "1"), page("b", "1")], "ab", [None, "1"]),
    "cycle of tokens": (
        [page("a", "1"), page("b", "2"), page("c", "1")],
        "abc",
        [None, "1", "2"],
    ),
}


@either_kind
@pytest.mark.parametrize(("pages", "names", "sent"), ENDS.values(), ids=ENDS)
def test_iteration_ends(
    kind: Kind, pages: list[Response], names: str, sent: list[str | None]
) -> None:
    """After the page without a token, or with one that was there before."""
    world = world_of(*pages)
    listed = kind(world).listed("describe_repositories_items")
    assert [f"team/{name}" for name in names] == [
        each.repository_name for each in listed
    ]
    assert sent == tokens(world)
    world = world_of(*pages)
    assert len(pages) == len(kind(world).listed("describe_repositories_pages"))
    assert sent == tokens(world)


@either_kind
def test_iteration_starts_at_a_token(kind: Kind) -> None:
    """One that is given counts as seen, too; every other argument goes with each."""
    world = world_of(page("b", "2"), page("c", "1"))
    listed = kind(world).listed(
        "describe_repositories_items",
        next_token="1",
        max_results=1,
        registry_id="123456789012",
    )
    assert 2 == len(listed)
    assert [
        {"registryId": "123456789012", "nextToken": "1", "maxResults": 1},
        {"registryId": "123456789012", "nextToken": "2", "maxResults": 1},
    ] == asked(world)


@either_kind
def test_repeated_tokens_are_logged(
    kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    """Operators learn that a result may not be whole."""
    world = world_of(page("a", "1"), page("b", "1"))
    with caplog.at_level(logging.WARNING, "ecr_public.client"):
        kind(world).listed("describe_repositories_pages")
    assert caplog.messages == [
        "DescribeRepositories ends after 2 pages, because the service repeats a token"
    ]


@either_kind
@pytest.mark.parametrize("method", PAGED)
def test_every_described_operation_has_pages_and_items(kind: Kind, method: str) -> None:
    """Both give what the spec describes, of the types that they announce."""
    key, arguments = PAGED[method]
    body: dict[str, Any] = {key: [{}, {}]}
    if method == "describe_registries":
        whole = {"registryId": "123456789012", "registryArn": "arn:x", "aliases": []}
        body = {key: [{**whole, "registryUri": "", "verified": False}] * 2}
    caller = kind(world_of(answer(body), answer(body)))
    (only,) = caller.listed(f"{method}_pages", **arguments)
    (described,) = (
        each.pagination
        for each in operations.OPERATIONS.values()
        if type(only) is each.output and each.pagination
    )
    items = getattr(only, described.items)
    assert items == caller.listed(f"{method}_items", **arguments)
    assert 2 == len(items)
    for suffix, expected in (("pages", type(only)), ("items", type(items[0]))):
        returned = inspect.signature(getattr(caller.client, f"{method}_{suffix}"))
        generator, rest = (
            ("Generator", ", None, None")
            if kind is Sync
            else ("AsyncGenerator", ", None")
        )
        assert (
            f"{generator}[models.{expected.__name__}{rest}]"
            == returned.return_annotation
        )


@pytest.mark.parametrize("client", [EcrPublicClient, AsyncEcrPublicClient])
def test_other_operations_have_none(client: type[Any]) -> None:
    """Only what the spec describes as paged can be iterated over."""
    found = {name for name in dir(client) if name.endswith(("_pages", "_items"))}
    expected = {f"{method}_{what}" for method in PAGED for what in ("pages", "items")}
    assert expected == found - {"_pages", "_items"}


def test_operations_without_pages_are_refused() -> None:
    """The runtime says so of an operation that is not described as paged."""
    client = Sync(world_of()).client
    with pytest.raises(ValueError, match="PutImage does not answer in pages"):
        next(client._pages(operations.PUT_IMAGE, None, timeout=None))


def test_pages_are_asked_for_when_they_are_needed() -> None:
    """Nothing is sent before the first item, nor before the page is used up."""
    world = endless(page("ab", str(number)) for number in range(9))
    items: Iterator[models.Repository] = Sync(
        world
    ).client.describe_repositories_items()
    counts = []
    for _ in range(5):
        counts.append(len(world.requests))
        next(items)
    assert [0, 1, 1, 2, 2] == counts


def test_async_pages_are_asked_for_when_they_are_needed() -> None:
    """Nothing is sent before the first item, nor before the page is used up."""
    world = endless(page("ab", str(number)) for number in range(9))

    async def counts() -> list[int]:
        items: AsyncIterator[models.Repository] = Async(
            world
        ).client.describe_repositories_items()
        found = []
        for _ in range(5):
            found.append(len(world.requests))
            await anext(items)
        return found

    assert [0, 1, 1, 2, 2] == asyncio.run(counts())


@either_kind
def test_arguments_that_break_the_spec_raise_in_the_iteration(kind: Kind) -> None:
    """As in any call, nothing is sent."""
    world = world_of()
    with pytest.raises(errors.RequestInvalid):
        kind(world).listed("describe_repositories_pages", max_results=0)
    assert [] == world.requests


@either_kind
def test_each_page_is_a_call(kind: Kind) -> None:
    """Each has its own attempts and its own time, and fails as a call does."""
    busy = answer(b"", 503)
    gone = failure("RegistryNotFoundException")
    world = world_of(busy, page("a", "1"), busy, page("b", "2"), gone)
    caller = kind(world, retries=world.policy(first_pause=0.5))
    with pytest.raises(errors.RegistryNotFoundException):
        caller.listed("describe_repositories_items", timeout=5.0)
    assert [5.0, 4.5, 5.0, 4.5, 5.0] == [each.total for each in world.timeouts]


@either_kind
def test_closed_clients_iterate_over_nothing(kind: Kind) -> None:
    """The first page says that the client is closed."""
    caller = kind(world_of())
    caller.close()
    with pytest.raises(errors.ClientClosed):
        caller.listed("describe_repositories_pages")


@either_kind
def test_many_pages_take_no_stack(kind: Kind) -> None:
    """A result may have any number of pages."""
    numbers = zip(range(2000), repeat("a"), strict=False)
    pages = [page(name, str(number)) for number, name in numbers]
    world = world_of(*pages, page("z"))
    assert 2001 == len(kind(world).listed("describe_repositories_items"))


@either_kind
def test_pages_with_an_odd_first_token_are_refused(kind: Kind) -> None:
    """Whatever is given for a token is checked as in any call."""
    world = world_of()
    with pytest.raises(errors.RequestInvalid) as raised:
        kind(world).listed("describe_repositories_pages", next_token=["1"])
    assert ["/nextToken"] == [found.path for found in raised.value.violations]


def test_iterations_can_be_closed() -> None:
    """What is iterated over no further asks for nothing more."""
    world = world_of(page("ab", "1"))
    with closing(Sync(world).client.describe_repositories_items()) as items:
        assert "team/a" == next(items).repository_name
    assert [] == list(items)


def test_async_iterations_can_be_closed() -> None:
    """Closing the items closes the pages that they come from, at once."""
    world = world_of(page("ab", "1"))
    client = Async(world).client
    begun: list[Any] = []
    pages = client._pages

    def recorded(*arguments: Any, **options: Any) -> Any:
        begun.append(pages(*arguments, **options))
        return begun[0]

    async def close() -> bool:
        client._pages = recorded
        async with aclosing(client.describe_repositories_items()) as items:
            assert "team/a" == (await anext(items)).repository_name
        return begun[0].ag_frame is None

    assert asyncio.run(close())
