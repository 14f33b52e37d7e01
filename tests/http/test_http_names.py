"""What groups, methods and arguments are called, by the document and by its user."""

from __future__ import annotations

import pytest

from generator import ir
from generator.pipeline import Options, Understood, understand
from generator.problems.diagnostics import SpecError
from generator.views.http.methods import group_views
from tests.http.documents import HEAD, source

DONE = "responses: {'200': {description: Done}}"


def understood(paths: str, options: Options | None = None) -> Understood:
    """What is understood of a document with these paths."""
    return understand(source(f"{HEAD}{paths}"), options or Options("small"))


def methods(paths: str, options: Options | None = None) -> list[str]:
    """How the operations are called on a client."""
    words = understood(paths, options).words
    names, operations = words.names, words.service.operations
    found = [(names.groups.get(each.group), each.name) for each in operations]
    return [
        (
            f"{group.attribute}.{names.operations[name]}"
            if group
            else names.operations[name]
        )
        for group, name in found
    ]


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("tags: [Pet Store], operationId: pet_store.list,", "pet_store.list"),
        ("tags: [class], operationId: import,", "class_.import_"),
        ("tags: [close], operationId: getThat,", "close_.get_that"),
        ("tags: [a], x-concord-group: b, operationId: c,", "b.c"),
        ("tags: [a], x-concord-group: '', operationId: c,", "c"),
        ("tags: [a], operationId: c, x-concord-name: d,", "a.d"),
        ("operationId: close,", "close_"),
        ("operationId: 2fa,", "operation_2_fa"),
        ("", "get_a_by_b"),
    ],
)
def test_method_of_an_operation(operation: str, expected: str) -> None:
    """It depends on what the operation itself says."""
    paths = f"  /a/{{b}}:\n    get: {{{operation} {DONE}}}\n"
    assert [expected] == methods(paths)


def test_groups_may_be_left_out() -> None:
    """All methods are the client's own then, but for those with a group of their own."""
    paths = (
        f"  /a: {{get: {{tags: [t], operationId: t_a, {DONE}}}}}\n"
        f"  /b: {{get: {{x-concord-group: g, operationId: b, {DONE}}}}}\n"
    )
    assert ["t.a", "g.b"] == methods(paths)
    assert ["t_a", "g.b"] == methods(paths, Options("small", groups="none"))


def test_methods_of_one_name_are_called_by_more_of_what_they_say() -> None:
    """Both are, so that neither depends on the order; a warning has both places."""
    paths = (
        f"  /a: {{get: {{tags: [t], operationId: t_get, {DONE}}}}}\n"
        f"  /b: {{get: {{tags: [t], operationId: get, {DONE}}}}}\n"
        f"  /c: {{get: {{tags: [t], operationId: list, {DONE}}}}}\n"
    )
    assert ["t.t_get", "t.get", "t.list"] == methods(paths)
    messages = [each.message for each in understood(paths).warnings]
    assert (
        "`t_get` and `get` both become `get` in Python, so each is called after more of"
        " what it says" in messages
    )


def test_a_second_operation_of_one_name_is_called_after_its_path() -> None:
    """A document with an `operationId` twice is emitted all the same."""
    paths = (
        f"  /a: {{get: {{operationId: it, {DONE}}}}}\n"
        f"  /b: {{get: {{operationId: it, {DONE}}}}}\n"
    )
    assert ["it", "get_b"] == methods(paths)


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("{name: id, in: query}, {name: id, in: header}", ["id", "id_header"]),
        ("{name: body, in: query}", ["body_query"]),
        ("{name: 'filter[name]', in: query}", ["filter_name"]),
        ("{name: self, in: query}", ["self_"]),
        ("{name: x, in: query, x-concord-name: why}", ["why"]),
    ],
)
def test_arguments_of_parameters(parameters: str, expected: list[str]) -> None:
    """Of two with one name, the second is told from the first by where it travels."""
    listed = parameters.replace("}", ", schema: {type: string}}")
    paths = f"  /a: {{get: {{operationId: do, parameters: [{listed}], {DONE}}}}}\n"
    words = understood(paths).words
    (operation,) = words.service.operations
    binding = operation.binding
    assert isinstance(binding, ir.Http)
    assert expected == [
        words.names.members[operation.input, name] for name in binding.locations
    ]


def test_names_by_pointer() -> None:
    """A user names what is in a document that is not theirs."""
    paths = (
        "  /a: {get: {operationId: do, parameters: [{name: q, in: query, schema: "
        f"{{type: string}}}}], {DONE}}}}}\n"
    )
    names = {"/paths/~1a/get": "search", "/paths/~1a/get/parameters/0": "words"}
    it = understood(paths, Options("small", names=names)).words
    assert {"do": "search"} == it.names.operations
    assert {("SearchRequest", "words"): "words"} == it.names.members


def test_a_name_for_nothing_is_refused() -> None:
    """What it was meant for may have been renamed."""
    options = Options("small", names={"/paths/~1b": "x"})
    with pytest.raises(SpecError, match="`/paths/~1b` in `names`"):
        understood(f"  /a: {{get: {{{DONE}}}}}\n", options)


def test_an_argument_that_may_be_null_or_absent() -> None:
    """`None` is sent as null; what is not given is not sent."""
    paths = (
        "  /a: {get: {operationId: do, parameters: [{name: q, in: query, schema: "
        f"{{type: [string, 'null']}}}}], {DONE}}}}}\n"
    )
    _, *groups = group_views(words := understood(paths).words)
    assert [] == groups
    (method,) = group_views(words)[0].methods
    assert [("q", "str | UnsetType | None", "UNSET")] == [
        (each.name, each.type, each.absent) for each in method.arguments
    ]


def test_names_that_components_should_not_have() -> None:
    """Those of generic classes and of other scripts make classes, and are warned of."""
    answers = "content: {application/json: {schema: {$ref: '#/components/schemas/%s'}}}"
    names = ("Page`1[System.String]", "Spæcial")
    paths = "".join(
        f"  /{index}: {{get: {{responses: {{'200': {{description: It,"
        f" {answers % name}}}}}}}}}\n"
        for index, name in enumerate(names)
    )
    schemas = "".join(f"    {name}: {{type: object}}\n" for name in names)
    found = understood(f"{paths}components:\n  schemas:\n{schemas}")
    classes = found.words.names.classes
    assert ["Page1SystemString", "Spæcial"] == [classes[name] for name in names]
    assert ["tolerated-openapi"] * 2 == [each.rule for each in found.warnings]


TAGGED = """\
  /a:
    get: {operationId: a, tags: [TAG], responses: {'200': {description: Done}}}
"""
PLAIN = """\
  /b:
    get: {operationId: b, responses: {'200': {description: Done}}}
"""


@pytest.mark.parametrize(
    ("paths", "tag", "expected"),
    [
        (TAGGED + PLAIN, "small", "SmallGroup"),
        (TAGGED, "small", "Small"),
        (TAGGED, "small client", "SmallClientGroup"),
        (TAGGED, "async small client", "AsyncSmallClientGroup"),
    ],
)
def test_groups_that_are_called_as_the_service(
    paths: str, tag: str, expected: str
) -> None:
    """Their classes are others than those of the client, and of what has no group."""
    names = understand(source(f"{HEAD}{paths.replace('TAG', tag)}"), Options("small"))
    assert expected == names.words.names.groups[tag].class_
