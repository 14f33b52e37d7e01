"""Names: conventional, legal, and never two the same."""

from __future__ import annotations

import keyword
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.diagnostics import SpecError
from generator.naming import Names, camel, name_service, pascal, snake, upper
from tests.generator.small_spec import HEAD, error, lowered, operation, spec
from tests.roundtrip.profile import examples


def names(text: str, package: str | None = "small") -> Names:
    """Return the names for the service of a spec."""
    return name_service(lowered(text), package)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("registryId", "registry_id"),
        ("RegistryID", "registry_id"),
        ("ID", "id"),
        ("HTTPServer", "http_server"),
        ("sha256Digest", "sha256_digest"),
        ("MD5", "md5"),
        ("ListV2Items", "list_v2_items"),
        ("imageIDs", "image_ids"),
        ("snake_case", "snake_case"),
        ("kebab-case", "kebab_case"),
        ("with.dot", "with_dot"),
        ("a/b~c", "a_b_c"),
        ("$dollar", "dollar"),
        ("_private", "private"),
        ("ALL_CAPS", "all_caps"),
        ("", ""),
        ("é", ""),
    ],
)
def test_snake_case(name: str, expected: str) -> None:
    """Words are found by case, digits and punctuation; acronyms are one word."""
    assert expected == snake(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("RegistryId", "RegistryId"),
        ("registryId", "RegistryId"),
        ("ARN", "ARN"),
        ("List.Response-v2", "ListResponseV2"),
        ("snake_case", "SnakeCase"),
    ],
)
def test_pascal_case(name: str, expected: str) -> None:
    """A name that is so already stays as it is documented."""
    assert expected == pascal(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ACTIVE", "ACTIVE"),
        ("InProgress", "IN_PROGRESS"),
        ("a-b", "A_B"),
        ("class", "CLASS"),
        ("1st", "VALUE_1_ST"),
        ("*", "U002A"),
        ("é", "U00E9"),
        ("\U0001f600", "U1F600"),
        ("<=", "U003C_U003D"),
    ],
)
def test_upper_case(name: str, expected: str) -> None:
    """Text without letters or digits is spelt by its code points."""
    assert expected == upper(name)


@examples(100)
@given(st.text())
def test_upper_case_is_always_legal(name: str) -> None:
    """Whatever the value of an enum, its name is one of Python's, and no word of it."""
    assert upper(name).isidentifier()
    assert upper(name) == upper(name).upper()
    assert not keyword.iskeyword(upper(name))


@examples(100)
@given(st.text(alphabet=st.characters(codec="ascii"), min_size=1), st.booleans())
def test_camel_case_is_what_the_codec_makes_of_a_name(wire: str, kept: bool) -> None:
    """Members that need no name of their own are renamed just so by msgspec."""
    name = snake(wire)
    assume(name.isidentifier())
    name += "_" * kept
    struct: Any = msgspec.defstruct("S", [(name, int)], rename="camel")
    assert (camel(name),) == struct.__struct_encode_fields__


RESERVED_MEMBERS = "self timeout shapes models operations field class from import None"
FREE_MEMBERS = "list str datetime print type id value message status args close"


def test_member_that_something_else_is_called_like_gets_an_underscore() -> None:
    """Keywords and what methods use are taken; builtins and methods are not."""
    words = [*RESERVED_MEMBERS.lower().split(), *FREE_MEMBERS.split()]
    properties = ", ".join(f"'{word}': {{type: string}}" for word in words)
    found = names(spec(schemas=f"It: {{type: object, properties: {{{properties}}}}}"))
    plain = {*FREE_MEMBERS.split(), "none"}
    expected = {word: word if word in plain else f"{word}_" for word in words}
    assert expected == {word: found.members["It", word] for word in words}


@pytest.mark.parametrize(
    "member", ["message", "status", "code", "args", "body", "kind", "retryable"]
)
def test_member_of_an_error_leaves_what_every_error_has(member: str) -> None:
    """An error's own member does not hide that of all errors."""
    schema = f"{{type: object, properties: {{{member}: {{type: string}}}}}}"
    response, component = error("Bad", schema)
    paths = operation("Fail", errors={480: "Bad"})
    found = names(spec(paths=paths, responses=response, schemas=component))
    assert found.members["Bad", member] == f"{member}_"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Import", "import_"),
        ("Close", "close_"),
        ("List", "list_"),
        ("Dict", "dict_"),
        ("Str", "str_"),
        ("Service", "service_"),
        ("Operations", "operations_"),
        ("Print", "print"),
        ("ListItems", "list_items"),
    ],
)
def test_operation_leaves_what_clients_and_types_are_called(
    name: str, expected: str
) -> None:
    """A method hides the builtin types from the methods below it."""
    assert expected == names(spec(paths=operation(name))).operations[name]


@pytest.mark.parametrize(
    "name",
    ["Structure", "StrEnum", "Error", "Annotated", "UnixTime", "SmallError", "None"],
)
def test_class_leaves_what_modules_import(name: str) -> None:
    """It has another name then, which is conventional for a class all the same."""
    found = names(spec(schemas=f"{name}: {{type: object}}")).classes[name]
    assert name != found
    assert found.startswith(name)
    assert found == pascal(found)


@pytest.mark.parametrize("name", ["enum", "kind"])
def test_function_leaves_what_validators_import(name: str) -> None:
    """Every schema has a check named after it, beside those of the runtime."""
    schema = pascal(name)
    assert name != names(spec(schemas=f"{schema}: {{type: object}}")).functions[schema]


IT = "It: {type: object}"


def same(name: str) -> str:
    """Return an operation that shares its structures with others."""
    return operation(name, request="It", response="It")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (spec(paths=same("GetIt") + same("get-it"), schemas=IT), "get_it"),
        (
            spec(
                schemas="It: {type: object, properties: {aB: &x {$ref: "
                "'#/components/schemas/X'}, A-B: *x}}\nX: {type: string}"
            ),
            "a_b",
        ),
        (spec(schemas="It: {type: string, enum: [a b, A_B]}"), "A_B"),
        (spec(schemas="it.one: {type: string}\nIt-One: {type: string}"), "ItOne"),
        (spec(schemas="HTTPSet: {type: object}\nHttpSet: {type: object}"), "http_set"),
    ],
    ids=["operations", "members", "enum values", "classes", "functions"],
)
def test_two_that_become_one_are_reported_with_both_places(
    text: str, name: str
) -> None:
    """Neither is renamed by chance."""
    with pytest.raises(SpecError) as refused:
        names(text)
    (finding,) = [each for each in refused.value.diagnostics if name in each.message]
    (other,) = finding.related
    assert f"both become `{name}`" in finding.message
    assert finding.place is not None
    assert other.place.start < finding.place.start


@pytest.mark.parametrize("member", ["1st", "é", "名", "-", "2"])
def test_member_without_a_python_name_is_refused(member: str) -> None:
    """The finding names it; guessing a name would surprise."""
    schema = f"It: {{type: object, properties: {{'{member}': {{type: string}}}}}}"
    with pytest.raises(SpecError) as refused:
        names(spec(schemas=schema))
    (finding,) = refused.value.diagnostics
    assert f"`{member}`" in finding.message
    assert finding.place is not None


def test_all_names_that_clash_are_reported_together() -> None:
    """One run shows every one of them."""
    text = spec(
        paths=same("Go") + same("go"),
        schemas="It: {type: object, properties: {'1': {type: string}, "
        "a: {type: string, enum: [x, X]}}}",
    )
    with pytest.raises(SpecError) as refused:
        names(text)
    assert len(refused.value.diagnostics) == 3


def test_structure_of_an_operation_without_a_body_stands_at_the_operation() -> None:
    """A finding about it shows the operation, not the whole document."""
    text = spec(paths=operation("Go"), schemas="go-request: {type: object}")
    with pytest.raises(SpecError) as refused:
        names(text)
    finding = refused.value.diagnostics[0]
    places = [finding.place, *(other.place for other in finding.related)]
    lines = text.splitlines()
    said = [lines[place.start.line - 1] for place in places if place]
    assert any("go-request" in line for line in said)
    assert any("Go" in line for line in said)


@pytest.mark.parametrize(
    ("title", "package", "prefix"),
    [
        ("Small Service", "small_service", "SmallService"),
        ('The "Open" Ledger & Co.', "the_open_ledger_co", "TheOpenLedgerCo"),
        ("DynamoDB v2", "dynamo_db_v2", "DynamoDbV2"),
    ],
)
def test_title_names_the_package_where_nobody_else_does(
    title: str, package: str, prefix: str
) -> None:
    """The names of clients and service derive from the package."""
    found = names(spec(head=HEAD.replace("Small Service", f"'{title}'")), package=None)
    assert (package, prefix) == (found.package, found.prefix)


@pytest.mark.parametrize("title", ["Import", "2 Things", "!"])
def test_title_that_names_no_package_is_refused(title: str) -> None:
    """What cannot be imported is not emitted; the finding says what it is about."""
    head = HEAD.replace("Small Service", f"'{title}'")
    with pytest.raises(SpecError, match=f"`{title}`"):
        names(spec(head=head), package=None)
