"""Operations with methods and paths: parameters, bodies, statuses, groups."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.prove.safety import is_safe
from tests.http.documents import HEAD, source
from tests.prove.proving import proof, prove

SHOP = Path(__file__).with_name("shop.yaml")

MUTANTS = {
    "the client leaves out a parameter": (
        "client.py",
        "                tag=tag,\n",
        "",
        "listPets",
        "the handler receives it",
    ),
    "a parameter has another name on the wire": (
        "operations.py",
        '"x_trace": Header("X-Trace")',
        '"x_trace": Header("X-Trail")',
        "listPets",
        "the request is written as documented",
    ),
    "the path is another": (
        "operations.py",
        '"DELETE", "/pets/{petId}"',
        '"DELETE", "/pet/{petId}"',
        "deletePet",
        "the request is written as documented",
    ),
    "a limit is another": (
        "models.py",
        "max_length=20",
        "max_length=21",
        "pets/create",
        "the validator notices it",
    ),
    "an error is of another status": (
        "operations.py",
        "409: Failure(errors.Conflict,",
        "410: Failure(errors.Conflict,",
        "pets/create",
        "the error comes to an end",
    ),
    "a status is another": (
        "operations.py",
        "201: Answer(Json(models.Pet))",
        "203: Answer(Json(models.Pet))",
        "pets/create",
        "the exchange comes to an end",
    ),
}


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the shop."""
    folder = tmp_path_factory.mktemp("shop")
    arguments = ["generate", str(SHOP), "-o", str(folder), "-p", "shop", "--no-cache"]
    result = CliRunner().invoke(main, arguments)
    assert 0 == result.exit_code, result.output
    return folder / "shop"


def test_every_operation_of_a_shop(emitted: Path) -> None:
    """What both sides do with parameters, bodies and statuses is what the spec says."""
    found = proof(SHOP, "--package", emitted)
    assert (4, 4) == (found["summary"]["operations"], found["summary"]["proven"])
    counted = {
        row["operation"]: [row[each] for each in ("requests", "errors", "refusals")]
        for row in found["operations"]
    }
    assert all(requests > 1 for requests, _, _ in counted.values())
    assert [1, 2, 1, 0] == [errors for _, errors, _ in counted.values()]
    assert all(refusals for _, _, refusals in counted.values())


@pytest.mark.parametrize("name", MUTANTS)
def test_mutants_are_found_out(name: str, emitted: Path, tmp_path: Path) -> None:
    """A package that is broken in one place does not hold."""
    module, before, after, operation, check = MUTANTS[name]
    package = shutil.copytree(emitted, tmp_path / "shop")
    text = (package / module).read_text("utf-8")
    assert before in text, "the package has changed, and so must the mutant"
    (package / module).write_text(text.replace(before, after, 1), "utf-8")
    arguments: list[str | Path] = ["--package", package, "--operation", operation]
    result = prove(SHOP, *arguments, "--format", "json", "-q")
    assert 1 == result.exit_code
    [row] = json.loads(result.stdout)["operations"]
    assert check in [each["check"] for each in row["failures"]]


def failures(paths: str, tmp_path: Path) -> list[tuple[str, Any]]:
    """Return what does not hold of a document, or could not be tried."""
    file = tmp_path / "small.yaml"
    file.write_text(f"{HEAD}{paths}")
    rows = proof(file, "--jobs", "1")["operations"]
    assert len(rows) == paths.count("operationId")
    return [
        (row["operation"], row["failures"] or row["untried"])
        for row in rows
        if not row["proven"] or row["requests"] < 1
    ]


STYLES = [
    ("path", "simple", "array"),
    ("path", "label", "array"),
    ("path", "matrix", "integer"),
    ("query", "form", "array"),
    ("query", "form", "object"),
    ("query", "form", "needing"),
    ("query", "spaceDelimited", "array"),
    ("query", "pipeDelimited", "array"),
    ("query", "deepObject", "object"),
    ("header", "simple", "array"),
    ("cookie", "form", "string"),
]
SCHEMAS = {
    "array": "{type: array, items: {type: string}, maxItems: 4}",
    "object": "{type: object, properties: {a: {type: integer}, b: {type: string}}}",
    "needing": "{type: object, required: [b], properties: {a: {type: integer},"
    " b: {type: string}}}",
    "integer": "{type: integer, format: int32, minimum: -5}",
    "string": "{type: string, maxLength: 9}",
}


def test_styles_of_parameters(tmp_path: Path) -> None:
    """Whatever style a parameter has, both sides read and refuse the same."""
    paths = ""
    for index, (place, style, kind) in enumerate(STYLES):
        is_deep, is_apart = style == "deepObject", style.endswith("Delimited")
        exploded = {"true"} if is_deep else {"false"} if is_apart else {"true", "false"}
        for explode in exploded:
            about = f"style: {style}, explode: {explode}, schema: {SCHEMAS[kind]}"
            parameter = f"{{name: p, in: {place}, required: true, {about}}}"
            path = f"/{index}{explode}{'/{p}' if place == 'path' else ''}"
            paths += (
                f"  {path}:\n    get: {{operationId: o{index}{explode}, parameters:"
                f" [{parameter}], responses: {{'204': {{description: Done}}}}}}\n"
            )
    assert [] == failures(paths, tmp_path)


MEDIA = [
    "application/json: {schema: {type: array, items: {type: integer}}}",
    "application/x-www-form-urlencoded: {schema: {type: object, required: [a],"
    " properties: {a: {type: string}, b: {type: array, items: {type: integer}}}}}",
    "multipart/form-data: {schema: {type: object, required: [a],"
    " properties: {a: {type: string}, f: {type: string, format: binary}}}}",
    "text/plain: {schema: {type: string}}",
    "application/octet-stream: {}",
    "image/*: {}",
    "multipart/form-data: {schema: {type: object, required: [a], properties:"
    " {a: {type: array, items: {type: array, items: {type: integer}}},"
    " b: {type: array, items: {type: object, required: [c], properties:"
    " {c: {type: string}}}}}}}",
]


def test_a_variable_takes_the_rest_of_a_path(tmp_path: Path) -> None:
    """Its parameter may be called as it is, or without the sign that says so."""
    about = "in: path, required: true, schema: {type: integer}"
    done = "responses: {'204': {description: Done}}"
    paths = "".join(
        f"  /{name[-1]}/{{a+}}:\n    get: {{operationId: o{index}, parameters:"
        f" [{{name: {name}, {about}}}], {done}}}\n"
        for index, name in enumerate(("a", "a+"))
    )
    assert [] == failures(paths, tmp_path)
    assert "text" not in prove(tmp_path / "small.yaml").stderr


def test_tokens_that_clients_fill_in(tmp_path: Path) -> None:
    """Where a request has none, its handler gets one that nobody can foretell."""
    key = "{name: Idempotency-Key, in: header, schema: {type: string, format: uuid}}"
    paths = (
        "  /a:\n    post:\n      operationId: o\n"
        "      x-concord-idempotency: {token: Idempotency-Key}\n"
        f"      parameters: [{key}]\n"
        "      responses: {'204': {description: Done}}\n"
    )
    assert [] == failures(paths, tmp_path)


def test_media_types_of_bodies(tmp_path: Path) -> None:
    """Whatever a body is, the handler gets what the client was given."""
    paths = "".join(
        f"  /{index}:\n    post:\n      operationId: o{index}\n"
        f"      requestBody: {{required: true, content: {{{media}}}}}\n"
        "      responses: {'204': {description: Done}}\n"
        for index, media in enumerate(MEDIA)
    )
    assert [] == failures(paths, tmp_path)


PARTS = """\
  /parts:
    post:
      operationId: parts
      requestBody: {required: true, content: {multipart/form-data: {schema: {oneOf: [
        {$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}}
      responses: {'204': {description: Done}}
  /tagged:
    post:
      operationId: tagged
      requestBody: {required: true, content: {
        application/json: {schema: {$ref: '#/components/schemas/Told'}},
        multipart/form-data: {schema: {$ref: '#/components/schemas/Told'}}}}
      responses: {'204': {description: Done}}
  /files:
    post:
      operationId: files
      requestBody: {required: true, content: {multipart/form-data: {schema: {
        type: object, required: [image], properties: {image: {anyOf: [
          {type: string, format: binary},
          {type: array, maxItems: 9, items: {type: string, format: binary}}]}}}}}}
      responses: {'204': {description: Done}}
components:
  schemas:
    A: {type: object, required: [file], additionalProperties: false, properties: {
      file: {type: string, format: binary}, note: {type: string}}}
    B: {type: object, required: [text], properties: {
      text: {type: string}, count: {type: integer}}}
    Told: {discriminator: {propertyName: kind}, oneOf: [
      {$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/D'}]}
    C: {type: object, required: [kind, size], properties: {
      kind: {const: C}, size: {type: integer}}}
    D: {type: object, required: [kind, size], properties: {
      kind: {const: D}, size: {type: integer}}}
"""


def test_parts_make_up_one_of_several_structures(tmp_path: Path) -> None:
    """Files are told from texts, and a tag tells which it is."""
    assert [] == failures(PARTS, tmp_path)


def test_media_types_of_answers(tmp_path: Path) -> None:
    """Whatever an answer is, the client gets what the handler returned."""
    paths = "".join(
        f"  /{index}:\n    get:\n      operationId: o{index}\n"
        f"      responses: {{'200': {{description: It, content: {{{media}}}}},"
        " '4XX': {description: No}}\n"
        for index, media in enumerate((MEDIA[0], *MEDIA[3:5]))
    )
    assert [] == failures(paths, tmp_path)


COMPOSED = """\
T: {anyOf: [{type: array, items: {$ref: '#/T'}}, {type: 'null'}]}
Pet: {oneOf: [{$ref: '#/Cat'}, {$ref: '#/Dog'}, {type: integer, maximum: 9}],
  discriminator: {propertyName: kind, mapping: {cat: '#/Cat', dog: '#/Dog'}}}
Cat: {type: object, required: [kind], properties: {kind: {type: string},
  friend: {$ref: '#/Pet'}, mood: {enum: [calm]}}}
Dog: {type: object, required: [kind, size], properties: {kind: {type: string},
  size: {oneOf: [{type: number, minimum: 1}, {type: string, maxLength: 2}]}}}
Lists: {oneOf: [
  {type: array, items: {type: object, properties: {a: {type: string}}}},
  {type: array, items: {type: object, properties: {b: {type: string}}}}]}
"""


def test_unions_and_null(tmp_path: Path) -> None:
    """What is of no branch is refused alike; null is an answer where it may be one."""
    paths = "".join(
        f"  /{index}:\n    post:\n      operationId: o{index}\n"
        f"      parameters: [{{name: h, in: header, schema: {{anyOf:"
        " [{type: string}, {type: 'null'}]}}]\n"
        f"      requestBody: {{required: true, content: {{{body}}}}}\n"
        f"      responses: {{'200': {{description: It, content: {{{body}}}}}}}\n"
        for index, body in enumerate(
            f"application/json: {{schema: {{$ref: '#/{name}'}}}}"
            for name in ("T", "Pet", "Lists")
        )
    )
    schemas = indent(COMPOSED, "    ")
    text = f"{paths}components:\n  schemas:\n{schemas}"
    assert [] == failures(text.replace("#/", "#/components/schemas/"), tmp_path)


def test_texts_that_may_be_null_within_parameters(tmp_path: Path) -> None:
    """The text `null` would be taken for that, in a list as well as in an object."""
    nullable = "{type: [string, 'null']}"
    schemas = (
        f"{{type: array, items: {nullable}}}",
        f"{{type: object, properties: {{a: {nullable}}}}}",
        f"{{type: object, additionalProperties: {nullable}}}",
    )
    paths = "".join(
        f"  /{index}:\n    get:\n      operationId: o{index}\n"
        f"      parameters: [{{name: q, in: query, schema: {schema}}}]\n"
        "      responses: {'204': {description: Done.}}\n"
        for index, schema in enumerate(schemas)
    )
    assert [] == failures(paths, tmp_path)


def test_methods_tell_what_is_safe() -> None:
    """What only reads is tried in a service that runs; the rest is asked for."""
    from generator.pipeline import Options, understand

    done = "responses: {'200': {description: Done}}"
    methods = ("get", "put", "post", "delete", "options", "head", "patch")
    paths = "".join(
        f"    {each}: {{operationId: {each}, {done}}}\n" for each in methods
    )
    text = f"{HEAD}  /a:\n{paths}"
    operations = understand(source(text), Options("it")).words.service.operations
    safe = {each.name for each in operations if is_safe(each)}
    assert {"get", "options", "head"} == safe


PUBLISHED = """\
  '/a/{b}/c.{b}':
    get: {operationId: twice, responses: {'200': {description: Done}}}
  '/feeds/{id}{ending}':
    get:
      operationId: ending
      parameters:
      - {name: ending, in: path, required: true, schema: {enum: [.json, .xml]}}
      responses: {'200': {description: Done}}
  /upload:
    post:
      operationId: framed
      parameters:
      - {name: Content-Length, in: header, required: true, schema: {type: integer}}
      requestBody: {content: {application/*+json: {schema: {type: object}}}}
      responses:
        '200':
          description: A file.
          content: {application/json: {schema: {type: string, format: binary}}}
        '400':
          description: What is wrong.
          content: {application/json: {schema: {$ref: '#/components/schemas/Wrong'}}}
  /choice:
    post:
      operationId: choice
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/Wrong'}}
          application/*+json: {schema: {$ref: '#/components/schemas/Wrong'}}
      responses: {'200': {description: Done}}
  /removed:
    delete:
      operationId: removed
      parameters:
      - {name: User-Agent, in: header, schema: {type: string}}
      responses:
        '204':
          description: Nothing is left.
          content: {application/json: {schema: {$ref: '#/components/schemas/Wrong'}}}
  /inner:
    get:
      operationId: inner
      responses:
        '200':
          description: Bytes within JSON.
          content: {application/json: {schema: {type: object, properties: {
            data: {type: string, format: binary}}}}}
  /derived:
    get:
      operationId: derived
      responses: {'200': {description: It, content: {application/json: {schema: {
        $ref: '#/components/schemas/Base'}}}}}
  /own:
    post:
      operationId: own
      requestBody: {required: true, content: {
        application/a/b: {schema: {type: string, format: binary}}}}
      responses: {'200': {description: It, content: {application/a/b: {
        schema: {type: string, format: binary}}}}}
  /nameless:
    post:
      operationId: nameless
      requestBody: {required: true, content: {application/x-www-form-urlencoded: {
        schema: {type: array, items: {type: string}}}}}
      responses: {'200': {description: Done}}
  /null:
    get:
      operationId: 'null'
      parameters:
      - {name: nothing, in: query, required: true, schema: {
          type: array, items: {enum: [null]}}}
      - {name: empty, in: query, required: true, allowEmptyValue: true,
         schema: {const: ''}}
      responses: {default: {description: A number, content: {application/json: {
        schema: {type: [integer, 'null']}}}}}
  /needed:
    get:
      operationId: needed
      parameters:
      - {name: one, in: query, schema: {$ref: '#/components/schemas/Titled'}}
      - {name: two, in: query, required: true, schema: {
          $ref: '#/components/schemas/Titled'}}
      - {name: three, in: query, required: true, schema: {type: object,
          additionalProperties: {type: string}}}
      responses: {'200': {description: Done}}
components:
  schemas:
    Titled: {type: object, properties: {title: {type: string, minLength: 1}}}
    Wrong: {type: object, required: [title], properties: {title: {type: string}}}
    Base: {type: object, required: [kind], discriminator: {propertyName: kind},
      properties: {kind: {type: string}}}
    Middle: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {
      size: {type: integer}}}
    Last: {allOf: [{$ref: '#/components/schemas/Middle'}]}
"""


def test_what_publishers_write_holds(tmp_path: Path) -> None:
    """Paths, headers and bodies that no other document of these tests has."""
    assert [] == failures(PUBLISHED, tmp_path)


TIMES = """\
  /jobs:
    get:
      operationId: jobs
      parameters:
      - {name: since, in: query, schema: {type: string, format: date-time}}
      responses: {'200': {description: Jobs, content: {application/json: {schema:
        {type: object, properties: {begun: {type: string, format: date-time}}}}}}}
"""


def test_times_that_are_numbers(tmp_path: Path) -> None:
    """Where a document of AWS says so: a parameter is one, and null is no time."""
    file = tmp_path / "small.yaml"
    mark = "info: {x-providerName: amazonaws.com, "
    file.write_text(f"{HEAD}{TIMES}".replace("info: {", mark))
    (row,) = proof(file, "--jobs", "1")["operations"]
    assert row["proven"], row["failures"]


def test_what_a_server_never_serves_is_not_tried(tmp_path: Path) -> None:
    """Its requests are those of another operation, of which the proof is."""
    done = "responses: {'200': {description: Done}}"
    paths = "".join(
        f"  '/a/{{{name}}}':\n    get: {{operationId: {name}, {done}}}\n"
        for name in "bc"
    )
    assert [("c", "its requests are those of `b`")] == failures(paths, tmp_path)


ALIKE = """
  /alike:
    get:
      operationId: alike
      parameters:
        - name: status
          in: query
          schema: {oneOf: [{enum: [a, b]}, {type: array, items: {enum: [a, b]}}]}
      responses: {'200': {description: It, content: {application/json: {schema: {
        type: object, required: [details], properties: {details: {anyOf: [
          {type: object, properties: {kind: {type: string}}},
          {type: object, properties: {kind: {type: string},
            reason: {type: [string, 'null']}}}]}}}}}}}
"""


def test_what_looks_alike_when_it_arrives(tmp_path: Path) -> None:
    """A list of one text is that text, and an optional null in an answer nothing."""
    assert [] == failures(ALIKE, tmp_path)


def test_endings_begin_with_a_dot(tmp_path: Path) -> None:
    """Where a path has nothing between two variables, other texts cannot be divided."""
    listed = ", ".join(
        f"{{name: {name}, in: path, required: true, schema: {{type: string}}}}"
        for name in "ab"
    )
    paths = (
        f"  '/x/{{a}}{{b}}':\n    get: {{operationId: ask, parameters: [{listed}],"
        " responses: {'200': {description: Done}}}\n"
    )
    assert [] == failures(paths, tmp_path)


def test_names_that_several_parameters_have(tmp_path: Path) -> None:
    """What a client sends of objects whose members have one name, a server reads."""
    spec = tmp_path / "spec.yaml"
    spec.write_text(SHARED, encoding="utf-8")
    (row,) = proof(spec, "--jobs", "1")["operations"]
    assert row["proven"], row["failures"]


SHARED = f"""{HEAD}
  /a:
    get:
      parameters:
        - {{name: size, in: query, required: true, schema: {{$ref: '#/components/schemas/Size'}}}}
        - {{name: pages, in: query, schema: {{$ref: '#/components/schemas/Pages'}}}}
        - {{name: order, in: query, schema: {{$ref: '#/components/schemas/Order'}}}}
        - {{name: more, in: query, schema: {{type: object, additionalProperties: {{enum: [a]}}}}}}
        - {{name: crumb, in: cookie, schema: {{$ref: '#/components/schemas/Order'}}}}
        - {{name: by, in: cookie, schema: {{enum: [x, y]}}}}
      responses: {{'200': {{description: A.}}}}
components:
  schemas:
    Size: {{type: integer, minimum: 1, maximum: 9}}
    Pages: {{type: object, properties: {{size: {{type: integer}}, by: {{enum: [y, z]}}}}}}
    Order:
      type: object
      required: [size]
      properties:
        size: {{$ref: '#/components/schemas/Size'}}
        by: {{enum: [x, y]}}
        up: {{type: boolean}}
"""
