"""Documents of HTTP to the intermediate representation: where everything travels."""

from __future__ import annotations

import pytest

from generator import ir
from generator.naming.unnamed.routes import name_of, names_of, without_tag
from tests.http.documents import HEAD, SHOP, service, warnings


def bindings(text: str) -> list[ir.Http]:
    """The bindings of a document's operations."""
    found = [each.binding for each in service(text).operations]
    return [each for each in found if isinstance(each, ir.Http)]


def test_operations_have_groups_and_methods() -> None:
    """The first tag is the group; leading words that repeat it are no part of a name."""
    operations = service(SHOP.read_text()).operations[:4]
    assert [
        ("listPets", "pets", "listPets"),
        ("pets/create", "pets", "create"),
        ("get_pets_by_pet_id", "pets", "get_pets_by_pet_id"),
        ("deletePet", "", "deletePet"),
    ] == [(each.name, each.group, each.method) for each in operations]


def test_parameters_travel_where_they_say() -> None:
    """Those of the path come first; the others have the defaults of their locations."""
    listing, _, getting, *_ = bindings(SHOP.read_text())
    assert {
        "limit": ir.Parameter(location="query", key="limit"),
        "tag": ir.Parameter(location="query", key="tag", explode=False),
        "X-Trace": ir.Parameter(location="header", key="X-Trace"),
        "sid": ir.Parameter(location="cookie", key="sid"),
    } == listing.locations
    assert {
        "petId": ir.Parameter(location="path", key="petId"),
        "petId_query": ir.Parameter(location="query", key="petId"),
    } == getting.locations


def test_responses_keep_every_status() -> None:
    """Several successes, ranges and the default stay; errors are gathered by status."""
    shop = service(SHOP.read_text())
    creating = shop.operations[1].binding
    assert isinstance(creating, ir.Http)
    assert [201, 202, 409, "5XX"] == [each.status for each in creating.responses]
    assert [
        ("NotModified", 304, ()),
        ("NotFound", 404, ()),
        ("Conflict", 409, ("Problem",)),
        ("ServerFault", "5XX", ()),
        ("UnexpectedStatus", "default", ("Problem",)),
    ] == [(each.name, each.status, each.bodies) for each in shop.statuses]


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/pets/{petId}", "get_pets_by_pet_id"),
        ("GET", "/a/b", "get_a_b"),
        ("GET", "/a/{b}", "get_a_by_b"),
        ("DELETE", "/", "delete_root"),
        ("POST", "/{key}:undelete", "post_by_key_undelete"),
    ],
)
def test_name_of_method_and_path(method: str, path: str, expected: str) -> None:
    """A variable is told from a text of the same name."""
    assert expected == name_of(method, path)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("/users", "/users/~", ["get_users", "get_users_tilde"]),
        ("/users/", "/users", ["get_users_slash", "get_users"]),
        ("/a.b", "/a/b", ["get_a_dot_b", "get_a_b"]),
        ("/a/by/b", "/a/{b}", ["get_a_by_b_x861167", "get_a_by_b_x788480"]),
        ("/taken", "/other", ["get_taken_x061269", "get_other"]),
    ],
)
def test_two_names_of_paths(first: str, second: str, expected: list[str]) -> None:
    """A name depends on those that it would collide with, not on their order."""
    routes = [("GET", first), ("GET", second)]
    for each in (routes, routes[::-1]):
        names = names_of(each, {"get_taken"})
        assert expected == [names[route] for route in routes]


def test_no_operation_is_lost_for_its_name() -> None:
    """Neither one without a name, nor one whose name another has."""
    done = "responses: {'200': {description: Done}}"
    text = (
        f"{HEAD}  /a: {{get: {{operationId: b, {done}}}, put: {{operationId: b, {done}}}}}"
        f"\n  /a/: {{get: {{{done}}}}}\n  /c: {{get: {{operationId: get_a, {done}}}}}\n"
    )
    assert ["b", "put_a", "get_a_slash", "get_a"] == [
        each.name for each in service(text).operations
    ]


@pytest.mark.parametrize(
    ("name", "tag", "expected"),
    [
        ("repos/get", "repos", "get"),
        ("circuits_list", "circuits", "list"),
        ("getPet", "pet", "getPet"),
        ("pet-store.buy.now", "Pet Store", "buy.now"),
        ("repos", "repos", "repos"),
        ("reposGet", "repos", "reposGet"),
    ],
)
def test_name_without_tag(name: str, tag: str, expected: str) -> None:
    """Words that repeat the tag go only where a separator follows."""
    assert expected == without_tag(name, tag)


def test_variable_without_parameter_is_a_text() -> None:
    """A path that nobody describes is served all the same, with a warning."""
    text = f"{HEAD}  /a/{{b}}: {{get: {{responses: {{'200': {{description: Done}}}}}}}}"
    (binding,) = bindings(text)
    assert {"b": ir.Parameter(location="path", key="b")} == binding.locations
    assert [
        "spec.yaml:4:12: warning: no parameter describes the variable `b` of the path; it"
        " is taken for a text"
    ] == warnings(text)


def test_fragments_alone_tell_nothing_apart() -> None:
    """Clients call both; a server serves the first, with a warning."""
    done = "{get: {responses: {'200': {description: Done}}}}"
    text = f"{HEAD}  /a: {done}\n  '/a#more': {done}\n"
    assert ["/a", "/a#more"] == [each.path for each in bindings(text)]
    (message,) = warnings(text)
    assert "requests for GET `/a#more` are those of another operation" in message


def test_names_of_variables_alone_tell_nothing_apart() -> None:
    """That is as with fragments; so is a character that need not be encoded."""
    done = "{get: {responses: {'200': {description: Done}}}}"
    paths = (
        "parameters: [{in: path, name: NAME, required: true, schema: {type: string}}]"
    )
    first, second = (paths.replace("NAME", name) for name in "bc")
    text = (
        f"{HEAD}  '/a/{{b}}': {{{first}, {done[1:]}\n"
        f"  '/%61/{{c}}': {{{second}, {done[1:]}\n"
    )
    assert ["/a/{b}", "/%61/{c}"] == [each.path for each in bindings(text)]
    (message,) = warnings(text)
    assert "requests for GET `/%61/{c}` are those of another operation" in message


def test_redirects_are_results_of_what_has_no_other() -> None:
    """Beside a result, to be sent elsewhere is none."""
    redirect = "'302': {description: Elsewhere}"
    text = (
        f"{HEAD}  /a: {{get: {{responses: {{{redirect}}}}}}}\n"
        f"  /b: {{get: {{responses: {{'200': {{description: Done}}, {redirect}}}}}}}\n"
    )
    assert [[False], [False, True]] == [
        [response.is_error for response in each.responses] for each in bindings(text)
    ]


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("{type: object}", "form"),
        ("{}", "form"),
        ("{type: string}", "text"),
        ("{type: string, format: binary}", "bytes"),
        ("{type: array, items: {type: string}}", "bytes"),
        ("{type: integer}", "bytes"),
    ],
)
def test_forms_without_names_are_passed_on(schema: str, kind: str) -> None:
    """Nobody can write them as a form; what they are otherwise, callers know."""
    form = f"application/x-www-form-urlencoded: {{schema: {schema}}}"
    found = service(
        f"{HEAD}  /a: {{put: {{operationId: a, requestBody: {{content: {{{form}}}}}, "
        "responses: {'204': {description: Done}}}}\n"
    )
    binding = found.operations[0].binding
    assert isinstance(binding, ir.Http)
    assert binding.body is not None
    assert [kind] == [each.kind for each in binding.body.media]


def test_a_response_may_be_described_as_a_body_is() -> None:
    """What is in the wrong section is read all the same, with a warning."""
    text = (
        f"{HEAD}  /a: {{get: {{responses: {{'200': {{$ref: '#/components/requestBodies/B'}}"
        "}}}\ncomponents:\n  requestBodies:\n    B: {description: It, content: "
        "{text/plain: {schema: {type: string}}}}\n"
    )
    (binding,) = bindings(text)
    assert [ir.Media(media_type="text/plain", kind="text")] == [
        medium for each in binding.responses for medium in each.media
    ]
    assert "leads to none of the responses" in warnings(text)[0]


def test_what_is_not_emitted_is_told() -> None:
    """Callbacks, links and webhooks are left out, and none without a word."""
    text = """\
openapi: 3.1.0
info: {title: A, version: '1'}
paths:
  /a:
    get:
      callbacks: {x: {'{$url}': {post: {responses: {'200': {description: A.}}}}}}
      responses: {'200': {description: A., links: {next: {operationId: get_a}}}}
webhooks: {w: {post: {responses: {'200': {description: A.}}}}}
"""
    told = [each for each in warnings(text) if "not emitted" in each]
    assert ["callbacks", "links", "webhooks"] == sorted(
        each.split()[2] for each in told
    )


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", ("key", True)),
        ("{type: string, format: uuid}", ("key", True)),
        ("{type: string, maxLength: 20}", (None, False)),
        ("{type: integer}", (None, False)),
    ],
)
def test_only_what_takes_a_uuid_is_filled_in(
    schema: str, expected: tuple[str | None, bool]
) -> None:
    """A key of another kind makes no request repeatable that a client did not give it."""
    text = (
        f"{HEAD}  /a: {{post: {{parameters: [{{name: Idempotency-Key, in: header, "
        f"x-concord-name: key, schema: {schema}}}], responses: {{}}}}}}\n"
    )
    (operation,) = service(text).operations
    found = operation.idempotency
    assert expected == (found.token, found.repeatable)


def test_what_may_be_null_is_no_component_of_that_name() -> None:
    """A component that happens to be called as such a union would be is not taken for it."""
    text = f"""\
{HEAD}  /a:
    get:
      responses:
        '200':
          description: A.
          content:
            application/json:
              schema: {{anyOf: [{{$ref: '#/components/schemas/Pet'}}, {{type: 'null'}}]}}
components:
  schemas:
    Pet: {{type: object, properties: {{a: {{type: string}}}}}}
    PetOrNull: {{type: object, properties: {{b: {{type: string}}}}}}
"""
    found = service(text)
    (binding,) = (each.binding for each in found.operations)
    assert isinstance(binding, ir.Http)
    shape = found.shapes[binding.responses[0].media[0].shape or ""]
    assert isinstance(shape, ir.Union)
    assert ("PetOrNullInline", ("Pet", "Null")) == (shape.name, shape.branches)


@pytest.mark.parametrize("title", ["Anything goes", "Some things"])
def test_a_title_does_not_make_a_union_a_class(title: str) -> None:
    """Whatever it begins with: a union of plain values stands where it is used."""
    text = (
        f"{HEAD}  /a: {{get: {{parameters: [{{name: q, in: query, schema: {{title: {title}, "
        "anyOf: [{type: string}, {type: integer}]}}], responses: {}}}\n"
    )
    (union,) = (e for e in service(text).shapes.values() if isinstance(e, ir.Union))
    assert not union.is_alias
