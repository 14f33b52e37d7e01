"""What `operations.py` says of operations of HTTP."""

from __future__ import annotations

import re

import pytest

from templates.package._runtime.errors import ServiceError
from templates.package._runtime.http.description import (
    Answer,
    Failure,
    Http,
    Label,
    Location,
    Query,
)
from templates.package._runtime.operation import Operation
from templates.package._runtime.structure import Structure
from tests.http.documents import HEAD, files

DONE = "responses: {'200': {description: Done}}"
TEXT = "schema: {type: string}"
PET = "schema: {$ref: '#/components/schemas/Pet'}"
PETS = """\
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""


def bindings(paths: str) -> str:
    """The bindings of a document with these paths, each on a line, without spaces."""
    text = files(f"{HEAD}{paths}{PETS}")["operations.py"]
    found = re.findall(r"binding=lambda: (Http\(.*?\n?\)),\n    input", text, re.DOTALL)
    return "\n".join(re.sub(r",(?=[)\]}])", "", re.sub(r"\s", "", it)) for it in found)


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ("in: query, style: deepObject", "Query('q',style='deepObject')"),
        ("in: query, explode: false", "Query('q',explode=False)"),
        ("in: query, explode: true", "Query('q')"),
        ("in: query, allowReserved: true", "Query('q',allow_reserved=True)"),
        ("in: query, allowEmptyValue: true", "Query('q',allow_empty=True)"),
        (
            "in: query, style: pipeDelimited, explode: false",
            "Query('q',style='pipeDelimited')",
        ),
        ("in: header, explode: true", "Header('q',explode=True)"),
        ("in: cookie, style: cookie", "Cookie('q',style='cookie')"),
    ],
)
def test_locations_of_parameters(parameter: str, expected: str) -> None:
    """What is as usual is not said."""
    paths = (
        f"  /a: {{get: {{parameters: [{{name: q, {parameter}, {TEXT}}}], {DONE}}}}}\n"
    )
    found = bindings(paths).replace('"', "'")
    assert f"Http('GET','/a',{{'q':{expected}}},responses={{200:Answer()}})" == found


@pytest.mark.parametrize(
    ("path", "expected", "labels"),
    [
        ("/a/{b}", "/a/{b}", ["b"]),
        ("/a/{b}.{c}:go/", "/a/{b}.{c}:go/", ["b", "c"]),
        ("/a/{b+}", "/a/{b+}", ["b"]),
        ("/a#Action=Go", "/a?Action=Go", []),
        ("/a?x=1#y", "/a?x=1#y", []),
        ("/a/{b}?x={c}", "/a/{b}", ["b"]),
    ],
)
def test_keys_of_paths(path: str, expected: str, labels: list[str]) -> None:
    """Constants of a query stay; a variable there is a parameter of the query."""
    found = bindings(f"  '{path}': {{get: {{{DONE}}}}}\n")
    assert f'Http("GET","{expected}"' == found[: len(expected) + 13]
    told = re.findall(r'Label\("(\w+)"', found)
    assert labels == told or [*labels] == [*Http("GET", expected).locations]
    assert ('Query("x")' in found) == ("x={c}" in path)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"application/json: {{{PET}}}", "Json(models.Pet)"),
        (
            f"application/merge-patch+json: {{{PET}}}",
            'Json(models.Pet,"application/merge-patch+json")',
        ),
        (
            f"application/x-www-form-urlencoded: {{{PET}}}, application/json: {{{PET}}}",
            "Json(models.Pet),Form(models.Pet)",
        ),
        (
            f"multipart/form-data: {{{PET}, encoding: {{name: {{contentType: a/b, "
            f"headers: {{X-A: {{{TEXT}}}}}}}}}}}",
            'Multipart(models.Pet,{"name":Part(content_type="a/b",headers=("X-A"))})',
        ),
        (f"text/plain: {{{TEXT}}}", "Text()"),
        (f"text/csv: {{{TEXT}}}", 'Text("text/csv")'),
        (f"application/xml: {{{PET}}}", 'Bytes("application/xml")'),
        (f"image/*: {{{TEXT}}}", 'Bytes("image/*")'),
        (f"'*/*': {{{PET}}}", 'Json(models.Pet,"*/*")'),
        ("application/octet-stream: {}", "Bytes()"),
    ],
)
def test_media_types(content: str, expected: str) -> None:
    """JSON comes first; what is not known is passed on as it is."""
    paths = (
        f"  /a: {{post: {{requestBody: {{required: true, content: {{{content}}}}}, "
        f"responses: {{'200': {{description: Done, content: {{{content}}}}}}}}}}}\n"
    )
    found = bindings(paths)
    assert f"body=Body({expected})," in found
    assert f"responses={{200:Answer({expected})}}" in found


def test_optional_bodies_and_every_method() -> None:
    """A method that OpenAPI has no key for is one all the same."""
    paths = (
        f"  /a: {{delete: {{requestBody: {{content: {{application/json: {{{PET}}}}}}}, "
        f"{DONE}}}, additionalOperations: {{COPY: {{{DONE}}}}}, trace: {{{DONE}}}}}\n"
    )
    assert [
        'Http("DELETE","/a",body=Body(Json(models.Pet),required=False),',
        'Http("COPY","/a",responses={200:Answer()})',
        'Http("TRACE","/a",responses={200:Answer()})',
    ] == [
        line.partition("responses")[0] if "DELETE" in line else line
        for line in bindings(paths).splitlines()
    ]


def test_a_head_request_is_answered_without_a_body() -> None:
    """Whatever the document says that GET would have."""
    response = f"{{description: Done, content: {{application/json: {{{PET}}}}}}}"
    paths = f"  /a: {{head: {{responses: {{'200': {response}}}}}}}\n"
    assert 'Http("HEAD","/a",responses={200:Answer()})' == bindings(paths)


def test_errors_stand_at_their_answers() -> None:
    """Each is told once, with what it carries."""
    said = f"{{description: No, content: {{application/json: {{{PET}}}}}}}"
    paths = (
        f"  /a: {{get: {{responses: {{'204': {{description: Done}}, '404': {said}, "
        f"default: {said}}}}}}}\n"
    )
    expected = (
        "responses={204:Answer(),404:Failure(errors.NotFound,Json(models.Pet)),"
        '"default":Failure(errors.UnexpectedStatus,Json(models.Pet))}'
    )
    assert expected in bindings(paths)


def test_a_binding_is_made_when_it_is_first_asked_for() -> None:
    """Then its errors are known, too; a package of many operations loads few models."""
    made: list[Http] = []

    def binding() -> Http:
        made.append(
            Http("GET", "/a", responses={200: Answer(), 404: Failure(ServiceError)})
        )
        return made[-1]

    operation: Operation[Structure, None] = Operation(
        name="a", binding=binding, input=Structure
    )
    assert [] == made
    assert {404: ServiceError} == operation.errors
    assert made == [operation.binding]


def test_labels_that_the_path_tells_are_not_told_again() -> None:
    """Only those that are called otherwise, or are written in a way of their own."""
    at = "in: path, required: true"
    paths = (
        f"  '/a/{{b}}/{{petId}}/{{c}}': {{get: {{parameters: [{{name: c, style: label, "
        f"{at}, {TEXT}}}, {{name: x, in: query, {TEXT}}}], {DONE}}}}}\n"
    )
    expected = '{"pet_id":Label("petId"),"c":Label("c",style="label"),"x":Query("x")}'
    assert f'"/a/{{b}}/{{petId}}/{{c}}",{expected},' in bindings(paths)
    said: dict[str, Location] = {"pet_id": Label("petId"), "x": Query("x")}
    assert list(Http("GET", "/a/{b}/{petId}", said).locations.items()) == [
        ("b", Label("b")),
        *said.items(),
    ]
