"""Any name and any text of a spec works in Python, and travels as it is."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from generator import ir
from generator.pipeline import Options, run
from generator.problems.diagnostics import SpecError
from generator.sources.source import Source
from tests.services.emitting import SPECS, formatted
from tests.services.invented import LEDGER, build
from tests.services.scripted import call, connected

NOON = datetime(2024, 2, 29, 12, 0, 0, 250_000, tzinfo=UTC)

pytestmark = pytest.mark.xdist_group("services")


def test_names_on_the_wire_are_those_of_the_spec() -> None:
    """Whatever Python calls a member, it travels as the spec has it."""
    members: dict[str, object] = {
        "URL": "one",
        "Key": "two",
        "snake_case": "three",
        "kebab-case": "four",
        "with.dot": LEDGER.models.State("*"),
        "a/b~c": ["five"],
        "$dollar": build("Structure", string="six"),
        "md5": "seven",
        "quo'te": "8",
    }
    sent = json.loads(LEDGER.encode(build("Labels", **members)))
    assert {**members, "$dollar": {"string": "six"}} == sent


def test_arguments_named_like_something_else_reach_the_handler() -> None:
    """Keywords of Python, builtins and modules of the package are fine as members."""
    given: dict[str, Any] = {
        "class": LEDGER.models.State("class"),
        "from": NOON,
        "ID": "id",
        "self": "self",
        "timeout": 5,
        "models": ["models"],
        "operations": [[["operations"]]],
        "shapes": build("Structure", string="shapes"),
        "field": True,
        "list": ["list"],
        "str": "str",
        "datetime": NOON,
        "print": False,
        "error": build("Error", code=1),
        "annotated": {"a": {"b": "c"}},
        "enum": build("Enum", values=["values"]),
        "kind": build("Kind", name=LEDGER.models.State("name")),
        "kyc": build("KYC", passed=True),
        "none": "none",
    }
    request = build("ImportRequest", **given)
    with connected(LEDGER, lambda request: build("ImportResponse")) as client:
        call(LEDGER, client, "Import", request)
    sent = json.loads(LEDGER.encode(request))
    assert set(given) == set(sent)
    assert (NOON.timestamp(), NOON.timestamp()) == (sent["from"], sent["datetime"])


def test_times_inside_lists_and_maps_travel_as_numbers() -> None:
    """A timestamp is a number on the wire however deep it stands."""
    value = build("Measures", at=[NOON], seen={"a": [NOON, NOON]})
    seconds = NOON.timestamp()
    expected = {"at": [seconds], "seen": {"a": [seconds, seconds]}}
    assert expected == json.loads(LEDGER.encode(value))


def test_enum_values_of_any_spelling_have_names() -> None:
    """Each value has a name in Python; text without letters goes by words."""
    (state,) = [
        shape for shape in LEDGER.service.shapes.values() if isinstance(shape, ir.Enum)
    ]
    members = {each.name: each.value for each in LEDGER.models.State}
    assert [value.name for value in state.values] == list(members.values())
    assert {
        "OPEN": "open",
        "A_B": "a-b",
        "VALUE_1_ST": "1st",
        "EMPTY_VALUE": "",
        "STAR": "*",
        "CLASS": "class",
        "É": "é",
        "NONE": "None",
    }.items() <= members.items()


def test_operation_without_a_body_takes_and_gives_nothing() -> None:
    """Its request and its response are empty structures."""
    received: list[Any] = []

    def answer(request: Any) -> Any:
        received.append(request)
        return build("CloseResponse")

    with connected(LEDGER, answer) as client:
        returned = client.close_()
    assert [build("CloseRequest"), build("CloseResponse")] == [*received, returned]
    assert LEDGER.encode(received[0]) == b"{}"


def test_deprecated_parts_say_so() -> None:
    """The docstrings of an operation and of a member's argument tell it."""
    assert re.search(r"^ +Deprecated\.$", LEDGER.client.close_.__doc__, re.MULTILINE)
    assert re.search(r"^ +print: .*Deprecated\.$", documented("Import"), re.MULTILINE)


def test_docstrings_say_what_the_spec_says() -> None:
    """Quotes, backslashes, braces and HTML neither end a docstring nor get lost."""
    said = LEDGER.client.close_.__doc__
    assert said.startswith("Ends the year & `seals` it.\n\n")
    words = " ".join(said.split())
    assert (
        'nothing is given back: """quoted""", a \\ backslash, 100% of {{ jinja }}, '
        '{% raw %}, {braces}, {# and #}, \\N{BULLET} "in the end". Nobody does this'
    ) in words
    assert documented("Import").split("\n")[0] == 'Take over "entries" of other books.'
    assert "x" * 130 in documented("Label")
    assert "and é, \u202e, \u00a0, \U0001f4da." not in documented("Label")
    assert "`30` if absent." in " ".join(documented("Import").split())


def documented(operation: str) -> str:
    """Return the docstring of the client's method for an operation."""
    method = getattr(LEDGER.client, LEDGER.names.operations[operation])
    return str(method.__doc__)


def test_client_of_a_service_without_an_address_has_to_be_told() -> None:
    """Without a server in the spec, `base_url` has no default."""
    with pytest.raises(TypeError, match="base_url"):
        LEDGER.client()
    assert LEDGER.operations["List"].pagination is None


@pytest.mark.parametrize("name", ['m"d5', "m\td5", "m\\d5"])
def test_what_the_codec_does_not_write_is_told_at_its_place(name: str) -> None:
    """A value of such a name stands among the members that have none."""
    text = SPECS["ledger"].read_text(encoding="utf-8")
    assert "        md5:" in text
    spec = Source("ledger.yaml", text.replace("md5:", f"{json.dumps(name)}:"))
    made = run(spec, Options("ledger"), format_text=lambda text, _: text)
    (warning,) = made.warnings
    assert "is no name that the codec writes" in warning.message
    assert warning.place
    assert "d5" in spec.line(warning.place.start.line)


def test_what_cannot_be_emitted_is_refused() -> None:
    """What would give a broken package gives a finding at its place instead."""
    text = SPECS["ledger"].read_text(encoding="utf-8")
    assert "KYC" in text
    spec = Source("ledger.yaml", text.replace("KYC", "HeldBody"))
    with pytest.raises(SpecError) as refused:
        run(spec, Options("ledger"), format_text=formatted)
    places = [each.place for each in refused.value.diagnostics]
    assert any(place and "Held" in spec.line(place.start.line) for place in places)
