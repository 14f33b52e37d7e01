"""A service that has nothing in common with ECR Public but the protocol works alike."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.roundtrip.agreement import decoding_violations
from tests.roundtrip.mutations import nearly_valid_json
from tests.roundtrip.profile import examples
from tests.roundtrip.strategies import Strategies, json_text
from tests.services.invented import LEDGER, build
from tests.services.scripted import application, call, connected

VALUES = Strategies(LEDGER)
OPERATIONS = {operation.name: operation for operation in LEDGER.service.operations}

pytestmark = pytest.mark.xdist_group("services")

every_operation = pytest.mark.parametrize("operation", OPERATIONS)


@every_operation
def test_each_side_gets_what_the_other_gave(operation: str) -> None:
    """The handler receives an equal request, the caller an equal response."""
    described = OPERATIONS[operation]

    @examples(10)
    @given(VALUES.objects(described.input), VALUES.objects(described.output))
    def agree(request: Any, response: Any) -> None:
        received.clear()
        answers[:] = [response]
        returned = call(LEDGER, client, operation, request)
        assert ([request], response) == (received, returned)

    received: list[Any] = []
    answers: list[Any] = []

    def answer(request: Any) -> Any:
        received.append(request)
        return answers[0]

    with connected(LEDGER, answer) as client:
        agree()


@every_operation
def test_each_documented_error_arrives_as_its_class(operation: str) -> None:
    """Past 499, too, an error keeps class, message, status and members."""
    described = OPERATIONS[operation]

    @examples(2)
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        for case in described.errors:
            error = data.draw(VALUES.errors(case.error))
            request = data.draw(VALUES.objects(described.input))
            raised = asyncio.run(raised_by(operation, request, error))
            assert type(error) is type(raised)
            assert (case.status, operation) == (raised.status, raised.operation)
            assert error.to_body() == raised.to_body()

    agree()


async def raised_by(operation: str, request: Any, error: Exception) -> Any:
    """Return what the asynchronous client raises where the handler raises `error`."""

    def answer(request: Any) -> Any:
        raise error

    transport = LEDGER.transports.AsyncAsgiTransport(application(LEDGER, answer))
    async with LEDGER.async_client(
        base_url="http://ledger.test", transport=transport
    ) as client:
        with pytest.raises(LEDGER.errors.ServiceError) as caught:
            await call(LEDGER, client, operation, request)
    return caught.value


def test_errors_go_on_past_499() -> None:
    """An operation with 23 errors documents statuses from 480 to 502, in order."""
    documented = LEDGER.operations["Import"].errors
    assert list(range(480, 503)) == list(documented)
    assert [documented[status].code for status in range(499, 503)] == [
        "Error19",
        "Error20",
        "BUSY",
        "TimeoutError",
    ]


@pytest.mark.parametrize(
    ("error", "fault", "retryable"),
    [
        ("Unreadable", "client", False),
        ("Outage", "server", True),
        ("Throttled", "client", True),
        ("TimeoutError", "server", False),
    ],
)
def test_errors_say_whose_fault_they_are(
    error: str, fault: str, retryable: bool
) -> None:
    """Fault and retryable are independent, and have defaults."""
    class_ = LEDGER.error(error)
    assert (fault, retryable) == (class_.fault, class_.retryable)


def test_message_in_capitals_is_the_message() -> None:
    """`Message` in a spec is no second message; it is what is sent."""
    error = LEDGER.error("Shouted")("NO!", reason=LEDGER.models.State.OPEN)
    body = LEDGER.encode(error.to_body())
    assert {"__type": "Shouted", "Message": "NO!", "Reason": "open"} == json.loads(body)
    assert LEDGER.validate("Shouted", error) == []
    assert LEDGER.validate("Shouted", json.loads(body)) == []
    assert LEDGER.validate("Shouted", {"__type": "Shouted", "Message": "NO!"}) == []
    assert error.message == "NO!"
    assert list(error.body_type.__struct_fields__) == ["kind", "message", "reason"]


def test_error_without_a_place_for_a_message_sends_none() -> None:
    """Nothing undeclared is sent; what others send all the same is read."""
    error = LEDGER.error("Throttled")("slow down")
    assert b'{"__type":"Throttled"}' == LEDGER.encode(error.to_body())
    assert LEDGER.validate("Throttled", error) == []
    assert "slow down" == str(error)


def test_undocumented_answers_have_the_roles_of_the_spec() -> None:
    """Where an operation documents no error for it, the service's own is answered."""

    def fail(request: Any) -> Any:
        raise RuntimeError("of its own")

    with connected(LEDGER, fail, validate=False) as client:
        with pytest.raises(LEDGER.error("Unreadable")) as refused:
            client.list_items(filters={})
        with pytest.raises(LEDGER.error("Outage")) as failed:
            call(LEDGER, client, "List", build("ListRequest"))
    assert (refused.value.status, failed.value.status) == (400, 500)
    assert "filters" in refused.value.message
    assert "of its own" not in failed.value.message


@every_operation
def test_decoding_and_validators_agree(operation: str) -> None:
    """Maps, doubles, recursion and the like are judged alike by both."""
    described = OPERATIONS[operation]

    @examples(15)
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        for schema in {described.input, described.output}:
            value = data.draw(nearly_valid_json(VALUES, schema))
            expected = LEDGER.validate(schema, value)
            assert expected == decoding_violations(LEDGER, schema, json_text(value))

    agree()


@pytest.mark.parametrize(
    ("schema", "value", "broken"),
    [
        ("Measures", {"ratio": 0}, {"/ratio": "exclusiveMinimum"}),
        ("Measures", {"ratio": 1}, {"/ratio": "exclusiveMaximum"}),
        ("Measures", {"ratio": 5e-324, "share": 2.5}, {}),
        ("Measures", {"share": -1.51, "weight": 9e5}, {"/share": "minimum"}),
        ("Measures", {"weight": 0, "digit": 9}, {}),
        ("Measures", {"weight": 1e6}, {"/weight": "exclusiveMaximum"}),
        ("Measures", {"digit": 10}, {"/digit": "maximum"}),
        ("Measures", {"digit": True}, {"/digit": "type"}),
        ("Measures", {"thousands": -9000, "small": -(2**31)}, {}),
        ("Measures", {"thousands": 1500}, {"/thousands": "multipleOf"}),
        ("Measures", {"thousands": 10**19 + 1}, {"/thousands": "multipleOf"}),
        ("Measures", {"small": 2**31}, {"/small": "format"}),
        ("Measures", {"count": 2**63}, {}),
        ("Measures", {"at": [0, "x"]}, {"/at/1": "type"}),
        ("Measures", {"seen": {"a/b": [None]}}, {"/seen/a~1b/0": "type"}),
        ("AttachRequest", {"scan": "YQ=="}, {"/scan": "minLength"}),
        (
            "AttachRequest",
            {"scan": "YWJj", "byPage": {"1": ""}},
            {"/byPage/1": "minLength"},
        ),
        ("ListItemsRequest", {"filters": {}}, {"/filters": "minProperties"}),
        (
            "ListItemsRequest",
            {"filters": {key: ["key"] for key in "abcd"}},
            {"/filters": "maxProperties"},
        ),
        ("ListItemsRequest", {"labels": {"": "x" * 13}}, {"/labels/": "maxLength"}),
        ("ListItemsResponse", {"rows": [[0.5]]}, {"/rows/0": "minItems"}),
        ("ListItemsResponse", {"rows": [[0.5, 2]]}, {"/rows/0/1": "exclusiveMaximum"}),
        (
            "ListItemsResponse",
            {"rows": [], "stateOf": {"k": "-"}},
            {"/stateOf/k": "enum"},
        ),
        (
            "Account",
            {"name": "top", "children": [{"name": "mid", "byName": {"x": {}}}]},
            {"/children/0/byName/x/name": "required"},
        ),
        (
            "Account",
            {"name": "top", "branch": {"leaves": [{"branch": {"leaves": 0}}]}},
            {"/branch/leaves/0/branch/leaves": "type"},
        ),
        (
            "Labels",
            {"Key": "key", "$dollar": {"string": "ab"}, "a/b~c": []},
            {"/$dollar/string": "minLength", "/a~1b~0c": "minItems"},
        ),
    ],
)
def test_limits_hold_at_any_depth(
    schema: str, value: object, broken: Mapping[str, str]
) -> None:
    """A violation names the JSON pointer and the keyword."""
    found = {each.path: each.rule for each in LEDGER.validate(schema, value)}
    assert broken == found


@pytest.mark.parametrize("validate", [True, False], ids=["checked", "unchecked"])
def test_keys_that_are_no_unicode(validate: bool) -> None:
    """They are told by a pointer that can be printed, beside what else is wrong."""
    texts = {"a": "x" * 13, "\ud800/\udfff": "b", "é": "c"}
    with (
        connected(LEDGER, lambda request: None, validate=validate) as client,
        pytest.raises(LEDGER.errors.RequestInvalid) as raised,
    ):
        client.list_items(filters={"\udc80": ["one"]}, labels=texts)
    found = [(each.path, each.rule) for each in raised.value.violations]
    assert [
        ("/filters/\\udc80", "type"),
        ("/labels/\\ud800~1\\udfff", "type"),
        ("/labels/a", "maxLength"),
    ] == found
    assert "well-formed Unicode" in str(raised.value).encode().decode()
