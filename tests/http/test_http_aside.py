"""Faults in parts of a document that nothing emitted is made of."""

from __future__ import annotations

import pytest

from generator.pipeline import Options, understand
from generator.problems.diagnostics import SpecError
from tests.http.documents import HEAD, source

OPERATION = """\
  /a:
    post:
      callbacks: {{{callbacks}}}
      responses:
        '200':
          description: A.
          links: {{{links}}}
          content: {{text/plain: {{schema: {{type: string}}, examples: {{{examples}}}}}}}
"""
NOWHERE = "{$ref: '#/components/schemas/Nothing'}"
BODY = f"requestBody: {{content: {{application/json: {{schema: {NOWHERE}}}}}}}"
HOOK = f"{{post: {{{BODY}, responses: {{'200': {{description: A.}}}}}}}}"


def document(
    callbacks: str = "", links: str = "", examples: str = "", rest: str = ""
) -> str:
    """A document of one operation that is in order, with parts that are not emitted."""
    operation = OPERATION.format(callbacks=callbacks, links=links, examples=examples)
    return f"{HEAD}{operation}{rest}"


def endless(schema: str) -> str:
    """A webhook with a schema."""
    content = f"{{content: {{application/json: {{schema: {schema}}}}}}}"
    return f"webhooks: {{w: {{post: {{requestBody: {content}}}}}}}\n"


FAULTS = {
    "a callback": document(callbacks=f"x: {{'{{$url}}': {HOOK}}}"),
    "a callback elsewhere": document(callbacks="x: {$ref: '#/components/callbacks/C'}"),
    "a callback in a file": document(callbacks="x: {$ref: 'other.yaml'}"),
    "a link": document(links="x: {$ref: '#/components/links/L'}"),
    "an example": document(examples="x: {$ref: '#/components/examples/E'}"),
    "an example in a file": document(examples="x: {$ref: 'missing.yaml'}"),
    "a webhook": document(rest=f"webhooks: {{w: {HOOK}}}\n"),
    "a webhook elsewhere": document(
        rest="webhooks: {w: {$ref: '#/components/pathItems/W'}}\n"
        f"components: {{pathItems: {{W: {HOOK}}}}}\n"
    ),
    "a component without use": document(
        rest=f"components: {{parameters: {{P: {{name: p, in: query, schema: {NOWHERE}}}}}}}\n"
    ),
    "a circle of components": document(
        rest="components: {headers: {A: {$ref: '#/components/headers/B'},"
        " B: {$ref: '#/components/headers/A'}}}\n"
    ),
    "a number": document(links="x: {operationId: post_a, parameters: {b: .nan}}"),
    "a schema without end": document(
        rest=endless(
            "{allOf: [{$ref: '#/webhooks/w/post/requestBody/content/"
            "application~1json/schema'}]}"
        )
    ),
}


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS)
def test_faults_aside_are_warnings(text: str) -> None:
    """What is emitted is the same as without them, and each is told with its place."""
    whole = understand(source(text), Options(package="small"))
    plain = understand(source(document()), Options(package="small"))
    assert plain.words.service == whole.words.service
    (told,) = (each for each in whole.warnings if each.rule != "ignored-keyword")
    assert told.place is not None
    assert "nothing that is emitted is made of this" in {
        related.message for related in told.related
    }


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS)
def test_strictly_they_are_errors(text: str) -> None:
    """A warning that is not allowed refuses a document."""
    options = Options(package="small", strict=True, allow=("ignored-keyword",))
    with pytest.raises(SpecError):
        understand(source(text), options)


@pytest.mark.parametrize(
    "used",
    [
        "'#/components/parameters/P'",
        "'#/paths/~1a/post/callbacks/x/y/post/parameters/0'",
    ],
)
def test_what_something_refers_to_is_in_use(used: str) -> None:
    """The same fault refuses a document where an operation needs what has it."""
    parameter = f"{{name: p, in: query, schema: {NOWHERE}}}"
    hook = f"{{post: {{parameters: [{parameter}], responses: {{}}}}}}"
    text = document(callbacks=f"x: {{y: {hook}}}") + (
        f"  /b: {{get: {{parameters: [{{$ref: {used}}}], responses: {{'200': "
        "{description: B.}}}}\n"
        f"components: {{parameters: {{P: {parameter}}}}}\n"
    )
    with pytest.raises(
        SpecError, match="error: `#/components/schemas/Nothing` leads nowhere"
    ):
        understand(source(text), Options())


def test_faults_in_use_beside_them_refuse_a_document() -> None:
    """A warning of the one takes nothing from the error of the other."""
    text = document(links="x: {$ref: '#/components/links/L'}") + (
        f"  /b: {{post: {{{BODY}, responses: {{'200': {{description: B.}}}}}}}}\n"
    )
    with pytest.raises(SpecError) as refused:
        understand(source(text), Options())
    broken = [
        each for each in refused.value.diagnostics if each.rule == "broken-reference"
    ]
    assert ["error", "warning"] == [each.severity for each in broken]


def test_operations_with_such_faults_are_not_left_out() -> None:
    """Where operations may be missing, these are no reason for it."""
    text = document(callbacks="x: {$ref: '#/components/callbacks/C'}")
    found = understand(source(text), Options(skip_unsupported=True))
    assert (1, ()) == (len(found.words.service.operations), found.left_out)


def test_an_alias_may_stand_in_use_too() -> None:
    """The same text aside and in use is refused for its use."""
    text = document(rest=f"webhooks: {{w: &hook {HOOK}}}\n").replace(
        "paths:\n", "paths:\n  /b: &hook " + HOOK + "\n"
    )
    text = text.replace("w: &hook " + HOOK, "w: *hook")
    with pytest.raises(
        SpecError, match="error: `#/components/schemas/Nothing` leads nowhere"
    ):
        understand(source(text), Options())
