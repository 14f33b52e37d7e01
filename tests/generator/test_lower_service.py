"""Lowering of operations, errors and endpoints, with what a spec leaves open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import ir
from tests.generator.small_spec import HEAD, error, lowered, operation, spec


def test_operation_without_bodies_has_empty_structures() -> None:
    """They are named after the operation."""
    service = lowered(spec(paths=operation("Rest")))
    (rest,) = service.operations
    assert (rest.input, rest.output) == ("RestRequest", "RestResponse")
    shapes = [replace(each, description="") for each in service.shapes.values()]
    assert [type(each) for each in shapes] == [ir.Structure, ir.Structure]
    assert [each.name for each in shapes] == ["RestRequest", "RestResponse"]


TOKENS = """
A: {type: object, properties: {ClientToken: {type: string, minLength: 36}}}
B: {type: object, properties: {ClientToken: {type: string, maxLength: 32}}}
C: {type: object, properties: {clientToken: {type: string, pattern: '^[0-9]+$'}}}
D: {type: object, properties: {token: {type: string}}}
"""


@pytest.mark.parametrize(
    ("schema", "said", "aws", "expected"),
    [
        ("A", "", True, ir.Idempotency(token="ClientToken")),
        *[(name, "", True, ir.Idempotency()) for name in "BCD"],
        *[(name, "", False, ir.Idempotency(repeatable=False)) for name in "ABCD"],
        ("D", "repeatable: true", False, ir.Idempotency()),
        ("D", "token: token", False, ir.Idempotency(token="token")),
        ("D", "repeatable: false", True, ir.Idempotency(repeatable=False)),
    ],
)
def test_what_may_be_repeated_is_said_or_meant(
    schema: str, said: str, aws: bool, expected: ir.Idempotency
) -> None:
    """Specs of AWS mean that everything may be, and fill in tokens that fit a UUID."""
    extra = f"x-concord-idempotency: {{{said}}}" if said else ""
    text = spec(paths=operation("Pay", request=schema, extra=extra), schemas=TOKENS)
    if aws:
        text = text.replace("info: {", "info: {x-providerName: amazonaws.com, ")
    (pay,) = lowered(text).operations
    assert expected == pay.idempotency


@pytest.mark.parametrize(
    ("schema", "fault", "retryable", "members"),
    [
        ("{}", "client", False, ["message"]),
        ("{type: object}", "client", False, ["message"]),
        ("{x-concord-error: {fault: server}}", "server", True, ["message"]),
        (
            "{x-concord-error: {fault: server, retryable: false}}",
            "server",
            False,
            ["message"],
        ),
        ("{x-concord-error: {retryable: true}}", "client", True, ["message"]),
        (
            "{type: object, properties: {__type: {type: string, const: Bad}, "
            "Message: {type: string}, why: {type: string}}}",
            "client",
            False,
            ["Message", "why"],
        ),
    ],
)
def test_error_has_defaults(
    schema: str, fault: str, retryable: bool, members: list[str]
) -> None:
    """It has a message at least, and is the caller's fault if the spec says nothing."""
    response, component = error("Bad", schema)
    paths = operation("Fail", errors={480: "Bad"})
    service = lowered(spec(paths=paths, responses=response, schemas=component))
    bad = service.errors["Bad"]
    assert (fault, retryable) == (bad.fault, bad.retryable)
    assert members == [each.name for each in bad.body.members]


@pytest.mark.parametrize(
    "response",
    [
        "{description: Bad}",
        "{description: Bad, content: {application/json: {schema: {}}}}",
        "{description: '', content: {application/json: {schema: "
        "{$ref: '#/components/schemas/Bad'}}}}",
        "{description: '', content: {application/json: {schema: "
        "{allOf: [{$ref: '#/components/schemas/Bad'}, {description: It}]}}}}",
        "{description: '', content: {application/json: {schema: {type: object, "
        "properties: {__type: {type: string, const: Bad}}}}}}",
    ],
)
def test_error_is_named_wherever_its_name_stands(response: str) -> None:
    """`__type` names it, else the schema does, else the description."""
    paths = operation("Fail", errors={480: "Any"})
    text = spec(paths=paths, responses=f"Any: {response}", schemas="Bad: {}")
    service = lowered(text)
    assert list(service.errors) == ["Bad"]
    assert service.operations[0].errors == (ir.ErrorCase(status=480, error="Bad"),)
    assert "Bad" not in service.shapes


PAGES = """\
In: {type: object, properties: {token: {type: string}, max: {type: integer}}}
Out: {type: object, properties: {things: {type: array, items: {type: string}}%s}}
"""
TOKEN = ", token: {type: string}"


@pytest.mark.parametrize(
    ("queries", "more", "expected"),
    [
        ([], TOKEN, None),
        (["token", "max"], TOKEN, ("token", "token", "things", "max")),
        (["max", "token"], TOKEN, ("token", "token", "things", "max")),
        (["token"], TOKEN, ("token", "token", "things", None)),
        (["max"], TOKEN, None),
        (["token"], "", None),
        (["token"], TOKEN + ", rest: {type: array, items: {type: string}}", None),
    ],
)
def test_paging_is_read_from_query_parameters_where_they_suffice(
    queries: list[str], more: str, expected: tuple[str | None, ...] | None
) -> None:
    """One token in both structures and one list make pages; anything else does not."""
    paths = operation("Page", request="In", response="Out")
    for name in queries:
        query = f"parameters: [{{name: {name}, in: query, schema: {{type: string}}}}, "
        paths = paths.replace("parameters: [", query)
    service = lowered(spec(paths=paths, schemas=PAGES % more))
    said = service.operations[0].pagination
    found = said and (said.input_token, said.output_token, said.items, said.limit)
    assert expected == found


@pytest.mark.parametrize(
    ("servers", "expected"),
    [
        ("", None),
        ("servers: [{url: /v1}]", None),
        ("servers: [{url: 'https://one.test'}]", "https://one.test"),
        (
            "servers: [{url: 'http://a.test'}, {url: 'https://b.test'}]",
            "https://b.test",
        ),
        ("servers: [{url: 'http://a.test'}]", "http://a.test"),
    ],
)
def test_endpoint_is_the_first_with_tls(servers: str, expected: str | None) -> None:
    """Where no server has an absolute URL, there is none."""
    text = spec(head=f"{HEAD}{servers}\n", paths=operation("Rest"))
    endpoint = lowered(text).endpoint
    assert expected == (endpoint and endpoint.template)


def test_endpoint_has_the_variables_of_its_server() -> None:
    """Each has a default, and what is said of it."""
    servers = (
        "servers:\n  - url: https://{area}.test\n    variables:\n"
        "      area: {default: north, enum: [north], description: Where it is}\n"
    )
    endpoint = lowered(spec(head=f"{HEAD}{servers}")).endpoint
    assert endpoint is not None
    told = [(each.name, each.default, each.description) for each in endpoint.variables]
    assert told == [("area", "north", "Where it is")]


def test_roles_are_those_of_the_schemas() -> None:
    """An error says itself what it stands for; without one that does, there is none."""
    (one, one_schema), (two, two_schema) = (
        error("One", "{x-concord-error: {role: internal-error}}"),
        error("Two", "{x-concord-error: {role: invalid-request}}"),
    )
    paths = operation("Fail", errors={480: "One", 481: "Two"})
    service = lowered(
        spec(paths=paths, responses=one + two, schemas=one_schema + two_schema)
    )
    assert (service.internal_error, service.invalid_request) == ("One", "Two")
    bare = lowered(spec(paths=operation("Fail")))
    assert (bare.internal_error, bare.invalid_request) == (None, None)


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        (
            "{type: apiKey, in: header, name: Authorization, "
            "x-concord-signing-name: small}",
            {"signing_name": "small"},
        ),
        (
            "{type: apiKey, in: header, name: Authorization, "
            "x-amazon-apigateway-authtype: awsSigv4}",
            {"signing_name": None},
        ),
        ("{type: apiKey, in: query, name: key}", {"key": "key", "location": "query"}),
        ("{type: http, scheme: Basic}", {}),
        ("{type: http, scheme: bearer}", {}),
        ("{type: openIdConnect, openIdConnectUrl: 'https://a.test'}", {}),
    ],
)
def test_security_scheme_that_is_asked_for(
    scheme: str, expected: dict[str, object]
) -> None:
    """A scheme says how callers prove who they are; one not asked for is left out."""
    text = spec(paths=operation("Rest"), head=f"{HEAD}security: [{{one: []}}]\n")
    text += f"  securitySchemes:\n    one: {scheme}\n    two: {scheme}\n"
    (found,) = lowered(text).schemes
    said = {name: getattr(found, name) for name in expected}
    assert ("one", expected) == (found.name, said)


def test_kinds_of_security_schemes() -> None:
    """Each kind has a class of its own, and says where its proofs come from."""
    schemes = {
        "a": "{type: apiKey, in: cookie, name: key}",
        "b": "{type: http, scheme: basic}",
        "c": "{type: http, scheme: bearer}",
        "d": "{type: oauth2, flows: {}}",
        "e": "{type: apiKey, in: header, name: A, x-concord-signing-name: small}",
        "f": "{type: http, scheme: DIGEST}",
        "g": "{type: http, scheme: Negotiate}",
        "h": "{type: openIdConnect, openIdConnectUrl: 'https://a.test'}",
        "i": "{type: mutualTLS}",
    }
    asked = ", ".join(f"{name}: []" for name in schemes)
    head = f"{HEAD}security: [{{}}, {{{asked}}}]\n"
    text = spec(paths=operation("Rest"), head=head)
    text += "  securitySchemes:\n"
    text += "".join(f"    {name}: {scheme}\n" for name, scheme in schemes.items())
    found = lowered(text).schemes
    assert [
        ir.ApiKeyScheme,
        ir.BasicScheme,
        ir.BearerScheme,
        ir.OAuth2Scheme,
        ir.SigV4Scheme,
        ir.DigestScheme,
        ir.HttpScheme,
        ir.OpenIdConnectScheme,
        ir.MutualTlsScheme,
    ] == [type(each) for each in found]
    assert ["Negotiate"] == [x.scheme for x in found if isinstance(x, ir.HttpScheme)]


def test_flows_of_oauth2() -> None:
    """Where tokens come from, and the scopes that they can have."""
    flows = (
        "{clientCredentials: {tokenUrl: /t, refreshUrl: /r, scopes: {a: A, b: B}}, "
        "deviceAuthorization: {deviceAuthorizationUrl: /d, tokenUrl: /u, scopes: {}}}"
    )
    text = spec(paths=operation("Rest"), head=f"{HEAD}security: [{{one: [a]}}]\n")
    text += f"  securitySchemes:\n    one: {{type: oauth2, flows: {flows}}}\n"
    (found,) = lowered(text).schemes
    assert isinstance(found, ir.OAuth2Scheme)
    assert (
        ir.Flow(
            kind="clientCredentials",
            token_url="/t",
            refresh_url="/r",
            scopes=("a", "b"),
        ),
        ir.Flow(kind="deviceAuthorization", token_url="/u"),
    ) == found.flows


def test_what_operations_ask_for() -> None:
    """Alternatives and scopes stay apart; a pointer means the scheme that it leads to."""
    scheme = "{type: http, scheme: bearer}"
    asked = "[{one: [a, b], two: []}, {}, {'#/components/securitySchemes/o~1ne': []}]"
    text = spec(
        paths=operation("Rest")
        + operation("Run", extra=f"security: {asked}")
        + operation("Sit", extra="security: []"),
        head=f"{HEAD}security: [{{two: []}}, {{two: []}}]\n",
    )
    names = ("one", "two", "o/ne", "never")
    text += "  securitySchemes:\n"
    text += "".join(f"    {name}: {scheme}\n" for name in names)
    service = lowered(text)
    assert ({"two": ()},) == service.security
    run: ir.Security = ({"one": ("a", "b"), "two": ()}, {}, {"o/ne": ()})
    assert [None, run, ()] == [each.security for each in service.operations]
    told = [service.asked_by(each) for each in service.operations]
    assert [({"two": ()},), run, ()] == told
    assert ["two", "one", "o/ne"] == [each.name for each in service.schemes]
