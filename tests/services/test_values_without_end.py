"""Values that nest deep, or contain themselves: clients and servers tell of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.services.invented import LEDGER, build
from tests.services.scripted import application, connected

DEEP = [129, 200, 490, 990, 1_500, 20_000]

pytestmark = pytest.mark.xdist_group("services")


def tree(levels: int, leaf: str = '{"name":"leaf1"}') -> str:
    """Return the JSON text of an account with so many levels of objects above one."""
    return '{"name":"inner","parent":' * levels + leaf + "}" * levels


def client_of(body: str, status: int = 200) -> Any:
    """Return a client of a service that answers everything with this body."""

    async def app(scope: object, receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": status})
        await send({"type": "http.response.body", "body": body.encode()})

    transport = LEDGER.transports.AsgiTransport(app)
    return LEDGER.client(base_url="http://ledger.test", transport=transport)


def refused(error: Any) -> list[tuple[str, str]]:
    """Return where an error finds violations, and what it says of them."""
    return [(found.path, found.message) for found in error.violations]


TOO_DEEP = [("", "must not have more than 128 levels of arrays and objects")]


@pytest.mark.parametrize("levels", DEEP)
@pytest.mark.parametrize("leaf", ['{"name":1}', "{}", "1", '{"name":"leaf1"'])
def test_deep_answers_that_are_wrong_are_refused(levels: int, leaf: str) -> None:
    """No answer takes more stack than there is, wherever it is wrong."""
    with (
        client_of(tree(levels, leaf)) as client,
        pytest.raises(LEDGER.errors.ResponseInvalid) as raised,
    ):
        client.put_tree(name="root1")
    assert TOO_DEEP == refused(raised.value)


@pytest.mark.parametrize("levels", DEEP)
def test_deep_answers_that_are_right_are_read_or_refused(levels: int) -> None:
    """How deep one may be depends on the stack of the caller, which is never used up."""
    found: Any = None
    with client_of(tree(levels)) as client:
        try:
            found = client.put_tree(name="root1").name
        except LEDGER.errors.ResponseInvalid as error:
            found = refused(error)
    assert found in (["inner", TOO_DEEP] if levels > 300 else ["inner"])


@pytest.mark.parametrize("levels", DEEP)
@pytest.mark.parametrize("member", ["unknown", "by", "until"])
def test_deep_errors_are_raised(levels: int, member: str) -> None:
    """An error of the service is raised whatever its body nests."""
    body = f'{{"__type":"Held","message":"so","{member}":{tree(levels)}}}'
    with (
        client_of(body, 481) as client,
        pytest.raises(LEDGER.errors.ServiceError) as raised,
    ):
        client.attach(scan=b"123")
    assert 481 == raised.value.status


def endless_list() -> Any:
    """Return a list that contains itself."""
    endless: list[Any] = []
    endless.append(endless)
    return endless


def endless_map() -> Any:
    """Return a map that contains itself."""
    endless: dict[str, Any] = {}
    endless["a/b"] = endless
    return endless


def endless_account() -> Any:
    """Return an account that is among its own children."""
    children: list[Any] = []
    account = build("Account", name="endless", children=children)
    children.append(account)
    return account


ENDLESS: dict[str, tuple[Callable[[], dict[str, Any]], str]] = {
    "list for an account": (lambda: {"parent": endless_list()}, "/parent/0"),
    "list": (lambda: {"children": endless_list()}, "/children/0"),
    "map": (lambda: {"by_name": endless_map()}, "/byName/a~1b"),
    "map for a text": (lambda: {"name": endless_map()}, "/name/a~1b"),
    "account": (lambda: {"parent": endless_account()}, "/parent/children/0"),
    "account in a list": (
        lambda: {"children": [endless_account()]},
        "/children/0/children/0",
    ),
}


@pytest.mark.parametrize(("given", "path"), ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("validate", [True, False])
def test_endless_arguments_are_refused(
    given: Callable[[], dict[str, Any]], path: str, validate: bool
) -> None:
    """What contains itself is not sent; the place where it does so is told."""
    with (
        connected(LEDGER, lambda request: request, validate=validate) as client,
        pytest.raises(LEDGER.errors.RequestInvalid) as raised,
    ):
        client.put_tree(**{"name": "root1", **given()})
    assert [(path, "must not contain itself")] == refused(raised.value)


def test_times_in_endless_arguments_are_refused() -> None:
    """Nor does making times travel as numbers go on without end."""
    with (
        connected(LEDGER, lambda request: request) as client,
        pytest.raises(LEDGER.errors.RequestInvalid) as raised,
    ):
        client.measure(at=endless_list())
    assert [("/at/0", "must not contain itself")] == refused(raised.value)


def test_deep_arguments_are_refused() -> None:
    """What is too deep to be looked at is told with the place where it gets so."""
    account = build("Account", name="leaf1")
    for _ in range(5000):
        account = build("Account", name="inner", parent=account)
    with (
        connected(LEDGER, lambda request: request) as client,
        pytest.raises(LEDGER.errors.RequestInvalid) as raised,
    ):
        client.put_tree(name="root1", parent=account)
    message = TOO_DEEP[0][1]
    assert [("/parent" * 128, message)] == refused(raised.value)


def test_validators_tell_of_endless_values() -> None:
    """As they do of everything else, of plain values and of objects."""
    plain: dict[str, Any] = {"name": "endless"}
    plain["children"] = [plain]
    for value in (plain, endless_account()):
        (found,) = LEDGER.validate("Account", value)
        assert ("/children/0", "must not contain itself") == (found.path, found.message)


def held(**members: Any) -> Any:
    """Return an error that has what the spec requires."""
    members = {"until": 0, "class": LEDGER.models.State.OPEN, "by": [], **members}
    names = LEDGER.names.members
    told = {names["Held", name]: value for name, value in members.items()}
    return LEDGER.error("Held")("so", **told)


def answered(answer: Any) -> tuple[int, str]:
    """Return what a server answers where a handler returns or raises this."""

    def handle(request: Any) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    operation = "Attach" if isinstance(answer, Exception) else "PutTree"
    body = {"scan": "AAAA"} if operation == "Attach" else {"name": "root1"}
    app = application(LEDGER, handle)
    request = LEDGER.transports.Request(
        method="POST",
        url="http://ledger.test/",
        headers={"x-amz-target": LEDGER.operations[operation].binding.target},
        body=json.dumps(body).encode(),
    )
    send = LEDGER.transports.AsyncAsgiTransport(app).send
    response = asyncio.run(send(request, LEDGER.transports.Timeout()))
    return response.status, json.loads(response.body)["__type"]


def test_servers_survive_endless_answers(caplog: pytest.LogCaptureFixture) -> None:
    """They are faults of the service, told as such, and the log says which."""
    assert (500, "Outage") == answered(endless_account())
    assert "/children/0 must not contain itself" in caplog.text


@pytest.mark.parametrize("member", ["by", "args", "seen"])
def test_servers_survive_endless_errors(member: str) -> None:
    """An error that cannot be sent is a fault of the service, too."""
    assert (500, "Outage") == answered(held(**{member: endless_list()}))
