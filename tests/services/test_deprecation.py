"""What the spec advises against warns whoever uses it, where they use it."""

from __future__ import annotations

import asyncio
import inspect
import warnings
from contextlib import suppress
from typing import Any

import pytest

from generator.naming.names import name_service
from generator.views.methods import method_views
from generator.views.vocabulary import Vocabulary
from tests.generator.small_spec import lowered, operation, spec
from tests.services.invented import LEDGER, build
from tests.services.scripted import application, connected

pytestmark = pytest.mark.xdist_group("services")

CLOSE = LEDGER.names.operations["Close"]
TOLD = f"`{CLOSE}` is deprecated."


def closed(_: object) -> Any:
    """Answer as the operation does that nobody should call."""
    return build(LEDGER.operations["Close"].output.__name__)


def test_a_deprecated_method_warns_its_caller() -> None:
    """The warning says what is deprecated, and shows the line of the call."""
    with connected(LEDGER, closed) as client, pytest.warns() as warned:
        getattr(client, CLOSE)()
    (warning,) = warned
    assert (DeprecationWarning, TOLD) == (warning.category, str(warning.message))
    assert __file__ == warning.filename


def test_a_deprecated_method_warns_where_it_is_awaited() -> None:
    """The asynchronous client does the same."""

    async def call() -> None:
        transport = LEDGER.transports.AsyncAsgiTransport(application(LEDGER, closed))
        url = "http://ledger.test"
        async with LEDGER.async_client(base_url=url, transport=transport) as client:
            await getattr(client, CLOSE)()

    with pytest.warns() as warned:
        asyncio.run(call())
    assert [(TOLD, __file__)] == [
        (str(warning.message), warning.filename) for warning in warned
    ]


def test_by_default_it_warns_once_a_line() -> None:
    """A line that is run a hundred times is told of once, as Python does it."""
    with (
        connected(LEDGER, closed) as client,
        warnings.catch_warnings(record=True) as warned,
    ):
        warnings.simplefilter("default")
        for _ in range(3):
            getattr(client, CLOSE)()
    assert [TOLD] == [str(warning.message) for warning in warned]


@pytest.mark.parametrize("value", [None, True])
def test_a_deprecated_argument_warns_who_gives_it(value: bool | None) -> None:
    """Whoever leaves it out hears nothing; what else is wrong is told after it."""
    argument = LEDGER.names.members["ImportRequest", "print"]
    with connected(LEDGER, closed) as client:
        method = client.import_
        needed = dict.fromkeys(
            name
            for name, each in inspect.signature(method).parameters.items()
            if each.default is each.empty
        )
        with (
            warnings.catch_warnings(record=True) as warned,
            suppress(LEDGER.errors.RequestInvalid),
        ):
            warnings.simplefilter("always")
            method(**{**needed, argument: value})
    told = [(f"`{argument}` is deprecated.", __file__)] if value else []
    assert told == [(str(each.message), each.filename) for each in warned]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", "`go` is deprecated."),
        ("summary: Go on", "`go` is deprecated."),
        (
            "description: Goes. Use `Walk` instead, e.g. on Sundays. It runs",
            "`go` is deprecated. Use `Walk` instead, e.g. on Sundays.",
        ),
    ],
)
def test_the_reason_comes_from_the_description(said: str, told: str) -> None:
    """The first sentence that says what to do is told with the name."""
    text = spec(paths=operation("Go", extra=f"{said}\ndeprecated: true".strip()))
    service = lowered(text)
    (method,) = method_views(Vocabulary(service, name_service(service, "small")))
    assert told == method.deprecated
