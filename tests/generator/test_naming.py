"""Names: conventional, legal, and never two the same."""

from __future__ import annotations

import json
import keyword
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator import ir
from generator.naming.distinct import distinct
from generator.naming.names import VALUE_NAMES, Names, name_service
from generator.naming.reserved import CLASSES_RESERVED
from generator.naming.words import pascal, snake
from generator.problems.diagnostics import Diagnostic, Findings, SpecError
from generator.sources.source import Place, Position, Source
from generator.views.members import renamed
from generator.views.type_names import ORIGINS
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
        ("é", "é"),
        ("größeInKm", "größe_in_km"),
        ("名前", "名前"),
        ("e\u0301té-ÄndernDas", "été_ändern_das"),
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
        ("*", "STAR"),
        ("*/*", "STAR_SLASH_STAR"),
        ("é", "É"),
        ("\U0001f600", "GRINNING_FACE"),
        ("<=", "LESS_EQUAL"),
        ("[]", "LEFT_SQUARE_BRACKET_RIGHT_SQUARE_BRACKET"),
        ("\n", "U000_A"),
        ("", "EMPTY_VALUE"),
    ],
)
def test_upper_case(name: str, expected: str) -> None:
    """Text without letters or digits is spelt in words, each for a character."""
    assert expected == VALUE_NAMES.name(name)


START = Position(1, 1)
NOWHERE = Place(Source("spec.yaml", ""), START, START)


def test_only_what_makes_the_difference_is_spelt() -> None:
    """Lists of orders have each name twice, and words that an underscore parts."""
    found = distinct(
        [
            ir.Named(name=name, place=NOWHERE)
            for name in ("made_at", "-made_at", "+made_at", "_id", "-id")
        ],
        VALUE_NAMES,
        Findings(),
    )
    assert {
        "made_at": "MADE_AT",
        "-made_at": "MINUS_MADE_AT",
        "+made_at": "PLUS_MADE_AT",
        "_id": "ID",
        "-id": "MINUS_ID",
    } == found


@examples(100)
@given(st.text())
def test_upper_case_is_always_legal(name: str) -> None:
    """Whatever the value of an enum, its name is one of Python's, and no word of it."""
    found = VALUE_NAMES.name(name)
    assert found.isidentifier()
    assert found == found.upper()
    assert not keyword.iskeyword(found)


@examples(100)
@given(st.text(alphabet=st.characters(codec="ascii"), min_size=1), st.booleans())
def test_camel_case_is_what_the_codec_makes_of_a_name(wire: str, kept: bool) -> None:
    """Members that need no name of their own are renamed just so by msgspec."""
    name = snake(wire)
    assume(name.isidentifier())
    name += "_" * kept
    struct: Any = msgspec.defstruct("S", [(name, int)], rename="camel")
    assert (renamed(name),) == struct.__struct_encode_fields__


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
    ["Structure", "StrEnum", "Error", "Annotated", "DateTime", "SmallError", "None"],
)
def test_class_leaves_what_modules_import(name: str) -> None:
    """It has another name then, which is conventional for a class all the same."""
    found = names(spec(schemas=f"{name}: {{type: object, properties: {{}}}}")).classes[
        name
    ]
    assert name != found
    assert found.startswith(name)
    assert found == pascal(found)


@pytest.mark.parametrize("name", ["enum", "kind"])
def test_validators_are_called_after_their_schemas(name: str) -> None:
    """Whatever else of the runtime is called so."""
    schema = pascal(name)
    found = names(spec(schemas=f"{schema}: {{type: object, properties: {{}}}}"))
    assert f"validate_{name}" == found.validators[schema]


IT = "It: {type: object, properties: {}}"


def same(name: str) -> str:
    """Return an operation that shares its structures with others."""
    return operation(name, request="It", response="It")


def told(text: str) -> tuple[Names, list[Diagnostic]]:
    """Return the names for the service of a spec, and what is told of them."""
    findings = Findings()
    return name_service(lowered(text), "small", findings), list(findings.warnings())


def members_of(*members: str) -> list[str]:
    """Return the names of the members of a structure, in order."""
    properties = ", ".join(f"{json.dumps(each)}: {{type: string}}" for each in members)
    found = names(spec(schemas=f"It: {{type: object, properties: {{{properties}}}}}"))
    return [found.members["It", each] for each in members]


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (["banType", "ban_type"], ["ban_type_camel", "ban_type"]),
        (["_id", "id", "ID"], ["underscore_id", "id", "id_upper"]),
        (["a b", "a_b", " "], ["a_space_b", "a_b", "space"]),
        (["a+b", "a-b"], ["a_plus_b", "a_minus_b"]),
        (["Ab", "aB"], ["ab", "a_b"]),
        (["BanType", "banType"], ["ban_type_pascal", "ban_type_camel"]),
        (["aBc", "a-bc", "aB-C"], ["a_bc", "a_minus_bc", "a_b_c"]),
        (["size", "größe", "名前", "é"], ["size", "größe", "名前", "é"]),
        (["1st", "2", "-", "+"], ["member_1_st", "member_2", "minus", "plus"]),
        (["from", "from_"], ["from_lower", "from_"]),
    ],
)
def test_members_of_one_name_are_told_apart_by_their_own(
    members: list[str], expected: list[str]
) -> None:
    """The one that is called so already keeps its name; order has no part in it."""
    assert expected == members_of(*members)
    assert expected[::-1] == members_of(*members[::-1])


@examples(50)
@given(
    st.lists(
        st.text(st.sampled_from("aAbB1_-+. é名"), min_size=1, max_size=5),
        min_size=1,
        max_size=8,
        unique=True,
    )
)
def test_members_get_different_legal_names(members: list[str]) -> None:
    """Whatever they are called; the names of others do not depend on their order."""
    found = members_of(*members)
    assert len(found) == len(set(found))
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in found)
    assert sorted(found) == sorted(members_of(*sorted(members)))


@pytest.mark.parametrize(
    ("text", "names_of", "expected"),
    [
        (
            spec(paths=same("GetIt") + same("get-it"), schemas=IT),
            "operations",
            {"GetIt": "get_it", "get-it": "get_minus_it"},
        ),
        (
            spec(
                schemas="String: {type: object, properties: {}}\nstring: {type: object, properties: {}}"
            ),
            "classes",
            {"String": "String", "string": "StringLower"},
        ),
        (
            spec(
                schemas="String: {type: object, properties: {}}\nstring: {type: object, properties: {}}"
            ),
            "validators",
            {"String": "validate_string", "string": "validate_string_lower"},
        ),
        (
            spec(
                schemas="HTTPSet: {type: object, properties: {}}\nHttpSet: {type: object, properties: {}}"
            ),
            "validators",
            {
                "HTTPSet": "validate_http_set_x092742",
                "HttpSet": "validate_http_set_x808010",
            },
        ),
        (
            spec(schemas="It: {type: string, enum: [Etc/GMT+1, Etc/GMT-1, g, ñg]}"),
            "values",
            {
                ("It", "Etc/GMT+1"): "ETC_SLASH_GMT_PLUS_1",
                ("It", "Etc/GMT-1"): "ETC_SLASH_GMT_MINUS_1",
                ("It", "g"): "G",
                ("It", "ñg"): "ÑG",
            },
        ),
    ],
)
def test_names_of_all_sorts_are_told_apart(
    text: str, names_of: str, expected: dict[Any, str]
) -> None:
    """Operations, classes, functions and values, each in its own convention."""
    assert expected == getattr(names(text), names_of)


def test_of_two_that_become_one_the_renamed_is_told_with_both_places() -> None:
    """The warning says what it is called now."""
    _, warnings = told(
        spec(
            schemas="string: {type: object, properties: {}}\nString: {type: object, properties: {}}"
        )
    )
    (warning,) = warnings
    (other,) = warning.related
    assert "colliding-name" == warning.rule
    assert warning.message.endswith("so this is called `StringLower`")
    assert warning.place is not None
    assert warning.place.start < other.place.start


def test_member_whose_name_is_empty_has_one_in_python() -> None:
    """JSON has such members, and published documents as well."""
    schema = "It: {type: object, properties: {'': {type: string}}}"
    assert {("It", ""): "empty_member"} == names(spec(schemas=schema)).members


@pytest.mark.parametrize(
    ("title", "package", "prefix"),
    [
        ("Small Service", "small_service", "SmallService"),
        ('The "Open" Ledger & Co.', "the_open_ledger_co", "TheOpenLedgerCo"),
        ("DynamoDB v2", "dynamo_db_v2", "DynamoDbV2"),
        ("Calendar", "calendar_api", "CalendarApi"),
        ("Msgspec", "msgspec_api", "MsgspecApi"),
        ("Import", "import_api", "ImportApi"),
        ("Crypt", "crypt_api", "CryptApi"),
    ],
)
def test_title_names_the_package_where_nobody_else_does(
    title: str, package: str, prefix: str
) -> None:
    """The names of clients and service derive from the package."""
    found = names(spec(head=HEAD.replace("Small Service", f"'{title}'")), package=None)
    assert (package, f"{prefix}Client") == (found.package, found.own.client)


@pytest.mark.parametrize("title", ["2 Things", "!"])
def test_title_that_names_no_package_is_refused(title: str) -> None:
    """What cannot be imported is not emitted; the finding says what it is about."""
    head = HEAD.replace("Small Service", f"'{title}'")
    with pytest.raises(SpecError, match=f"`{title}`"):
        names(spec(head=head), package=None)


def test_no_class_hides_what_its_module_imports() -> None:
    """A schema may be called `Mapping`, which models are made of."""
    imported = {name for name in ORIGINS if name[0].isupper()}
    assert set() == imported - CLASSES_RESERVED
