"""Views: what templates print, worded and ordered so that they need not decide."""

from __future__ import annotations

import inspect

import pytest

from generator import ir
from generator.naming.names import name_service
from generator.views.clients import init_docstring, methods_view
from generator.views.distribution import distribution_view
from generator.views.methods import MethodView, method_views
from generator.views.models import models_view
from generator.views.operations import operations_view
from generator.views.vocabulary import Vocabulary
from tests.generator.small_spec import HEAD, error, lowered, operation, spec


def words(text: str) -> Vocabulary:
    """Return the service of a spec and its names."""
    service = lowered(text)
    return Vocabulary(service, name_service(service, "small"))


def method(text: str) -> MethodView:
    """Return the view of the one operation of a spec."""
    (found,) = method_views(words(text))
    return found


NESTED = """\
In:
  type: object
  required: [rows]
  properties:
    rows:
      description: Rows
      type: array
      items: {type: array, maxItems: 2, items: {type: string, maxLength: 3}}
    notes:
      type: object
      additionalProperties:
        type: object
        additionalProperties: {type: string, maxLength: 9}
    free: {type: array, items: {type: array, items: {type: boolean}}}
    size: {type: integer, default: 7, deprecated: true}
    on: {type: boolean, default: false}
    mode: {type: string, enum: [a, b], default: a}
    list: {type: array, items: {type: string}, default: []}
    bare: {type: string}
"""


def test_arguments_tell_what_they_are() -> None:
    """Description, limits at every depth, default and deprecation, in this order."""
    found = method(spec(paths=operation("Go", request="In"), schemas=NESTED))
    told = {
        each.name: (each.type, each.required, each.text) for each in found.arguments
    }
    assert told == {
        "rows": (
            "list[list[str]]",
            True,
            "Any number, each at most 2 items, each at most 3 characters.",
        ),
        "notes": (
            "dict[str, dict[str, str]] | None",
            False,
            "Any number, each any number, each at most 9 characters.",
        ),
        "free": ("list[list[bool]] | None", False, ""),
        "size": (
            "int | None",
            False,
            "`7` if absent. Deprecated.",
        ),
        "on": ("bool | None", False, "`False` if absent."),
        "mode": (
            "models.InMode | shapes.InModeText | None",
            False,
            "`a` if absent.",
        ),
        "list": ("list[str] | None", False, ""),
        "bare": ("str | None", False, ""),
    }


def test_argument_that_nothing_is_said_of_leaves_no_space() -> None:
    """No line of a docstring ends in a space, or in a colon without a word."""
    found = method(spec(paths=operation("Go", request="In"), schemas=NESTED))
    lines = found.client_docstring.splitlines()
    assert [line for line in lines[:-1] if line != line.rstrip()] == []
    headings = ("Args:", "Returns:", "Raises:")
    ends = [line.strip() for line in lines if line.endswith(":")]
    assert [line for line in ends if line not in headings] == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", "Call Go.\n\nArgs:"),
        ("description: <p/>", "Call Go.\n\nArgs:"),
        ("summary: Go on", "Go on.\n\nArgs:"),
        ("description: Go on. Then stop.", "Go on.\n\nThen stop.\n\nArgs:"),
        ("summary: Go\ndescription: Then stop", "Go.\n\nThen stop.\n\nArgs:"),
        ("summary: Go. On.\ndescription: Stop.", "Go.\n\nOn.\n\nStop.\n\nArgs:"),
        ("summary: Go\ndescription: Go.", "Go.\n\nArgs:"),
        ("summary: Go\ndeprecated: true", "Go.\n\nDeprecated.\n\nArgs:"),
    ],
)
def test_docstring_begins_with_one_sentence(said: str, expected: str) -> None:
    """The summary, else the first of the description, else the name makes it."""
    found = method(spec(paths=operation("Go", extra=said)))
    assert inspect.cleandoc(found.client_docstring).startswith(expected)
    assert inspect.cleandoc(found.service_docstring).startswith(expected)


def test_docstring_names_each_error_with_its_status() -> None:
    """What an error means is its first sentence; clients raise more than services."""
    response, component = error("Bad", "{description: Bad luck. Try again.}")
    text = spec(
        paths=operation("Go", errors={480: "Bad"}),
        responses=response,
        schemas=component,
    )
    found = method(text)
    documented = "Raises:\n    errors.Bad: Status 480. Bad luck."
    assert documented in inspect.cleandoc(found.client_docstring)
    assert inspect.cleandoc(found.service_docstring).endswith(documented)
    assert "RequestInvalid:" in found.client_docstring


def test_long_result_is_wrapped() -> None:
    """What a call returns keeps to the line as all else does."""
    returned = "word " * 40
    text = spec(paths=operation("Go")).replace(
        "description: Done", f"description: {returned}"
    )
    docstring = method(text).client_docstring
    assert docstring.count("word") == 40
    assert max(map(len, docstring.splitlines())) <= 88


def test_exports_have_the_order_that_linters_want() -> None:
    """Constants, then classes, each with numbers by their value."""
    schemas = "".join(
        f"{name}: {{type: object, properties: {{}}}}\n"
        for name in ("Tag10", "Tag9", "Tag09", "URL", "Api", "A", "Tag")
    )
    exports = models_view(words(spec(schemas=schemas))).exports
    assert exports == ("URL", "A", "Api", "Tag", "Tag09", "Tag9", "Tag10")


@pytest.mark.parametrize("schema", ["ARN", "ID", "TTL"])
def test_constraint_and_type_of_a_shape_have_two_names(schema: str) -> None:
    """Even if the name of the shape is in capitals, as constants are."""
    found = words(spec(schemas=f"{schema}: {{type: string, maxLength: 1}}"))
    assert found.names.classes[schema] != found.constant(schema)


def test_endpoint_without_variables_takes_no_arguments() -> None:
    """The address is the default of `base_url`, and nothing else is asked for."""
    text = spec(head=f"{HEAD}servers: [{{url: 'https://one.test/api'}}]\n")
    found = words(text)
    assert (methods_view(found).has_endpoint, methods_view(found).variables) == (
        True,
        (),
    )
    assert operations_view(found).endpoint == "https://one.test/api"
    assert "`https://one.test/api` if absent" in methods_view(found).init_docstring


def test_members_say_their_limits_once_more_in_words() -> None:
    """An annotation has the type as people write it, and names the limits."""
    schemas = (
        "It:\n  type: object\n  properties:\n"
        "    list: {type: array, maxItems: 2, items: {type: string, pattern: '^a b$'}}\n"
        "    at: {type: string, format: date-time}\n"
        "    state: {type: string, enum: [on, off]}\n"
        "    str: {type: string}\n"
    )
    view = models_view(words(spec(schemas=schemas)))
    (it,) = view.structures
    assert {
        "list": "Maybe[Annotated[builtins.list[Annotated[builtins.str, "
        "shapes.IT_LIST_ITEM.meta]], constraints.List(max_items=2).meta]]",
        "at": "Maybe[DateTime]",
        "state": "Maybe[ItState | Unknown]",
        "str": "Maybe[builtins.str]",
    } == {each.name: each.type for each in it.members}
    assert "At most 2 items, each matching `a b`." == it.members[0].docstring
    assert "import builtins" == view.imports[0]
    assert "from ._runtime.text_enums import StrEnum" in view.imports


def test_every_kind_of_shape_has_a_type() -> None:
    """Nothing that a spec can say is left without one."""
    kinds = {
        "string": "str",
        "integer": "int",
        "number": "float",
        "boolean": "bool",
    }
    for kind, expected in kinds.items():
        found = words(spec(schemas=f"It: {{type: {kind}}}"))
        assert expected == found.plain_type("It")
        assert isinstance(found.shape("It"), ir.Shape)


def test_readme_shows_proofs_that_are_asked_for_together() -> None:
    """Each by the name of its scheme, with all that must be imported for it."""
    text = spec(paths=operation("Do")).replace(
        "  responses:",
        "  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n"
        "    it: {type: http, scheme: bearer}\n  responses:",
    )
    service = lowered(f"{text}security: [{{key: [], it: []}}]\n")
    view = distribution_view(Vocabulary(service, name_service(service, "small")))
    assert (
        "ApiKey, Bearer",
        '{"key": ApiKey("..."), "it": Bearer("...")}',
    ) == view.proof


@pytest.mark.parametrize(
    ("security", "named"),
    [
        ("[{key: []}, {it: []}]", ", such as `auth.ApiKey` or `auth.Bearer`;"),
        ("[{it: []}]", ", such as `auth.Bearer`;"),
        ("[{it: []}, {also: []}]", ", such as `auth.Bearer`;"),
        ("[{tls: []}, {key: []}]", ", such as `auth.ApiKey`;"),
        ("[{tls: []}]", "Proves who calls;"),
        ("[{key: [], it: []}]", "Proves who calls;"),
        ("[]", "Proves who calls;"),
    ],
)
def test_clients_name_proofs_that_are_enough(security: str, named: str) -> None:
    """Each class once that is asked for alone; none stands for a certificate."""
    schemes = {
        "key": "{type: apiKey, in: header, name: X-Key}",
        "it": "{type: http, scheme: bearer}",
        "also": "{type: http, scheme: bearer}",
        "tls": "{type: mutualTLS}",
    }
    lines = "".join(f"    {name}: {said}\n" for name, said in schemes.items())
    text = spec(paths=operation("Do")).replace(
        "  responses:", f"  securitySchemes:\n{lines}  responses:"
    )
    found = words(f"{text}security: {security}\n")
    assert f"{named} takes each request" in " ".join(init_docstring(found).split())
