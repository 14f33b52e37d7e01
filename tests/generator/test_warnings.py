"""What is wrong in a detail is generated all the same, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import ir
from generator.checking.check import check
from generator.cli import main
from generator.linking.bundle import bundle
from generator.linking.resolve import resolve
from generator.lowering.lower import lower
from generator.naming.unnamed.gathering import gather
from generator.problems.diagnostics import Findings
from generator.reading.load import load
from generator.sources.source import Source
from generator.views.limits import in_words
from tests.generator.small_spec import HEAD, lowered, operation, spec
from tests.generator.split_spec import Texts

WRONG = spec(
    paths=operation("Open", request="OpenRequest"),
    schemas=(
        "OpenRequest:\n  type: object\n  properties:\n"
        "    door: {type: string, enum: [FRONT, BACK], maxLength: 5}\n"
        "    code: {type: string, pattern: '^(a+)+$', maxLength: 9}\n"
    ),
    responses="{}",
)
WARNINGS = [
    "spec/wrong.yaml:20:51: warning: `maxLength` says nothing on an enum"
    " [ignored-keyword]",
    "spec/wrong.yaml:21:45: warning: the pattern `^(a+)+$` is not checked: this"
    " repetition can read a text in so many ways that matching takes exponential time"
    " [exponential-pattern]",
    "2 warnings: `concord lint spec/wrong.yaml` shows each with its lines, and what to do",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a spec that is wrong in two details."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "wrong.yaml").write_text(WRONG)
    return tmp_path


def concord(*arguments: str) -> Result:
    """Run the command in the working folder."""
    return CliRunner().invoke(main, arguments, prog_name="concord")


def said(result: Result) -> list[str]:
    """What a run says of the spec, before its summary."""
    return result.stderr.splitlines()[:-2]


def test_warnings_are_told_at_each_run() -> None:
    """A run that has nothing to do, and one that only compares, tell them as well."""
    runs = [
        concord("generate", "spec/wrong.yaml"),
        concord("generate", "spec/wrong.yaml"),
        concord("generate", "spec/wrong.yaml", "--check"),
    ]
    assert [WARNINGS] * 3 == [said(run) for run in runs]
    assert [0, 0, 0] == [run.exit_code for run in runs]


def test_many_warnings_are_told_by_rule(folder: Path) -> None:
    """Three of each rule and how many more there are; all of them where asked for."""
    doors = "".join(
        f"    door{each}: {{type: string, enum: [A], maxLength: 5}}\n"
        for each in range(20)
    )
    (folder / "spec" / "wrong.yaml").write_text(
        WRONG.replace("    code:", f"{doors}    code:")
    )
    lines = said(concord("generate", "spec/wrong.yaml"))
    assert [
        *(f"spec/wrong.yaml:{line}" for line in (20, 21, 22)),
        "  and 18 more [ignored-keyword]",
        "spec/wrong.yaml:41",
        "22 warnings: `concord lint spec/wrong.yaml` shows each with its lines, and"
        " what to do",
    ] == [":".join(line.split(":")[:2]) if "g: " in line else line for line in lines]
    verbose = concord("generate", "spec/wrong.yaml", "--verbose").stderr
    assert 22 == verbose.count(": warning: ")


def test_warnings_have_the_path_that_a_run_knows_the_spec_by(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered of a run in one folder is told in another one as it is there."""
    concord("generate", "spec/wrong.yaml")
    monkeypatch.chdir(folder / "spec")
    again = concord("generate", "wrong.yaml", "-o", "../generated")
    assert said(again)[0].startswith("wrong.yaml:20:51: warning: ")


def test_strict_run_refuses_what_is_wrong(folder: Path) -> None:
    """Each warning is an error with its lines, and nothing is written."""
    concord("generate", "spec/wrong.yaml", "-o", "kept")
    for arguments in (["-o", "kept"], ["-o", "new"], ["-o", "kept", "--check"]):
        refused = concord("generate", "spec/wrong.yaml", "--strict", *arguments)
        assert 1 == refused.exit_code
        assert "spec/wrong.yaml:20:51: error: `maxLength`" in refused.stderr
        assert "2 errors; nothing is written" in refused.stderr
    assert not (folder / "new").exists()


def test_strict_may_be_set_for_a_project(folder: Path) -> None:
    """The table says so for every run."""
    table = '[tool.concord]\nspec = "spec/wrong.yaml"\nstrict = true\n'
    (folder / "pyproject.toml").write_text(table)
    assert 1 == concord("generate").exit_code
    (folder / "pyproject.toml").write_text(table.replace("true", "false"))
    assert 0 == concord("generate").exit_code
    (folder / "pyproject.toml").write_text(table.replace("true", '"yes"'))
    refused = concord("generate")
    assert (2, True) == (refused.exit_code, "true or false" in refused.stderr)


def test_errors_are_told_before_warnings(folder: Path) -> None:
    """Where a spec has both, only errors are drawn, and the warnings are counted."""
    wrong = WRONG.replace("maxLength: 9", "x-concord-min-bytes: 1")
    (folder / "spec" / "wrong.yaml").write_text(wrong)
    refused = concord("generate", "spec/wrong.yaml")
    assert 1 == refused.exit_code
    assert "warning:" not in refused.stderr
    assert "1 error and 2 warnings; nothing is written" in refused.stderr


def warned(schema: str, head: str = HEAD) -> tuple[ir.Shape, list[str]]:
    """What a schema, given as YAML, becomes, and the rules that it is warned under."""
    findings = Findings()
    text = spec(
        paths=operation("Open", request="OpenRequest"),
        schemas=(
            "OpenRequest: {type: object, properties: {it: {$ref:"
            f" '#/components/schemas/It'}}}}}}\nIt: {schema}"
        ),
        responses="{}",
        head=head,
    )
    document = check(resolve(load(Source("spec.yaml", text))), findings)
    shape = lower(document, gather(document, findings), findings).shapes["It"]
    return shape, [found.rule for found in findings.warnings()]


@pytest.mark.parametrize(
    ("schema", "shape", "limits", "rule"),
    [
        ("{type: string, enum: [A], minLength: 4}", ir.Enum, "", "ignored-keyword"),
        ("{type: integer, pattern: a}", ir.Integer, "", "ignored-keyword"),
        ("{type: number, format: money}", ir.Number, "", "ignored-keyword"),
        ("{type: integer, format: uint7}", ir.Integer, "", "ignored-keyword"),
        (
            "{type: string, maxLenght: 3, maxLength: 4}",
            ir.String,
            "at most 4 characters",
            "ignored-keyword",
        ),
        ("{maxLength: 4}", ir.String, "at most 4 characters", "untyped-schema"),
        (
            "{type: object, required: [a, a], properties: {a: {type: string}}}",
            ir.Structure,
            "",
            "ignored-keyword",
        ),
        ("{properties: {a: {type: string}}}", ir.Structure, "", "untyped-schema"),
        (
            "{type: string, pattern: '(?i)a'}",
            ir.String,
            "not checked: `pattern: (?i)a`",
            "invalid-pattern",
        ),
    ],
)
def test_detail_is_no_reason_to_refuse(
    schema: str, shape: type[ir.Shape], limits: str, rule: str
) -> None:
    """What says nothing is left out; what is not enforced is told in the docstring."""
    it, rules = warned(schema)
    assert (shape, limits, [rule]) == (type(it), in_words(it), rules)


@pytest.mark.parametrize(
    ("format_", "limits"),
    [
        ("int8", "-128 to 127"),
        ("int16", "-32768 to 32767"),
        ("uint8", "0 to 255"),
        ("uint16", "0 to 65535"),
        ("uint32", "0 to 4294967295"),
        ("uint64", "at least 0"),
    ],
)
def test_a_format_of_integers_is_a_limit(format_: str, limits: str) -> None:
    """Each that OpenAPI's registry has; a limit of the schema itself may be closer."""
    it, rules = warned(f"{{type: integer, format: {format_}}}")
    assert (limits, []) == (in_words(it), rules)
    closer, _ = warned(f"{{type: integer, format: {format_}, minimum: 1, maximum: 9}}")
    assert "1 to 9" == in_words(closer)


@pytest.mark.parametrize(
    ("schema", "shape", "limits"),
    [
        ("{enum: [A, B]}", ir.Enum, ""),
        ("{const: A}", ir.Literal, ""),
        (
            "{type: array, items: {type: string}, maxItems: 3, uniqueItems: true}",
            ir.List,
            "at most 3 items, no two of them equal",
        ),
        (
            "{type: string, maxLength: 3, not: {enum: [ab]}}",
            ir.String,
            "at most 3 characters, checked for `not`",
        ),
    ],
)
def test_what_is_checked_is_no_reason_to_warn(
    schema: str, shape: type[ir.Shape], limits: str
) -> None:
    """A type says it, or a rule does."""
    it, rules = warned(schema)
    assert (shape, limits, []) == (type(it), in_words(it), rules)


def test_words_about_texts_are_no_constraint() -> None:
    """`contentMediaType` tells what a text holds, and asks nothing of it."""
    it, rules = warned("{type: string, contentMediaType: text/html, maxLength: 4}")
    assert (ir.String, []) == (type(it), rules)


def test_what_breaks_its_schema_is_left_out() -> None:
    """The mock would answer with such an example, docstrings would tell the default."""
    schema = (
        "{type: object, required: [a, b], properties: {a: {type: integer, default: x}},"
        " examples: [{a: 1, b: 2}, {a: y, b: 2}]}"
    )
    it, rules = warned(schema)
    assert isinstance(it, ir.Structure)
    assert [None, None] == [member.default for member in it.members]
    assert ({"a": 1, "b": 2},) == it.examples
    assert ["unknown-required", "broken-default", "broken-example"] == rules


def test_value_that_stands_twice_in_an_enum_is_taken_once() -> None:
    """Two equal values allow what one allows."""
    it, rules = warned("{type: string, enum: [A, B, A]}")
    assert isinstance(it, ir.Enum)
    assert (["A", "B"], ["ignored-keyword"]) == (
        [each.name for each in it.values],
        rules,
    )


def test_siblings_of_a_reference_say_nothing_in_openapi_3_0() -> None:
    """They are left out there; words are harmless, and kept. (`const` came with 3.1.)"""
    head = HEAD.replace("3.1.0", "3.0.3")
    schema = (
        "{type: object, properties: {a: {$ref: '#/components/schemas/OpenRequest',"
        " description: Words., maxProperties: 3}}}"
    )
    it, rules = warned(schema, head)
    assert isinstance(it, ir.Structure)
    assert (["Words."], ["tolerated-openapi", "ignored-keyword"]) == (
        [member.description for member in it.members],
        rules,
    )


@pytest.mark.parametrize(
    ("info", "pattern"),
    [("", r"[\s\S]*[a-z]+[\s\S]*"), (", x-providerName: amazonaws.com", "[a-z]+")],
)
def test_pattern_is_for_the_whole_value_in_specs_of_aws_only(
    info: str, pattern: str
) -> None:
    """The published documents say who provides the service."""
    head = HEAD.replace("version: '1'", f"version: '1'{info}")
    it, _ = warned("{type: string, maxLength: 9, pattern: '[a-z]+'}", head)
    assert isinstance(it, ir.String)
    assert pattern == it.pattern


@pytest.mark.parametrize(
    ("example", "kept", "kept_in_aws"),
    [
        ("2031-05-04T12:00:00Z", True, True),
        ("2031-05-04t12:00:00.123456z", True, True),
        ("1422412559.5", False, True),
        ("'1422412559.5'", False, False),
        ("2031-05-04T12:00:00", False, False),
        ("2031-13-04T12:00:00Z", False, False),
        ("2016-12-31T23:59:60Z", False, False),
    ],
)
def test_example_of_a_time_is_one(example: str, kept: bool, kept_in_aws: bool) -> None:
    """The mock answers with it, and the emitted server refuses what is no time."""
    aws = HEAD.replace("version: '1'", "version: '1', x-providerName: amazonaws.com")
    schema = f"{{type: string, format: date-time, example: {example}}}"
    for head, kind, is_kept in (
        (HEAD, ir.DateTime, kept),
        (aws, ir.Timestamp, kept_in_aws),
    ):
        it, rules = warned(schema, head)
        assert isinstance(it, kind)
        assert (is_kept, not is_kept) == (bool(it.examples), "broken-example" in rules)


@pytest.mark.parametrize("pattern", [r"^\\p{L}+$", "^(?<=a*)b$", "["])
def test_pattern_is_told_of_once_at_most(pattern: str) -> None:
    """OpenAPI's own schema wants a regular expression, of whatever language."""
    _, rules = warned(f'{{type: string, maxLength: 9, pattern: "{pattern}"}}')
    assert set(rules) <= {"invalid-pattern"}
    assert len(rules) <= 1


def test_operation_without_a_name_is_called_after_its_target() -> None:
    """The last part of the target names it, and a warning says so."""
    text = spec(
        paths=operation("Open", response="It").replace("    operationId: Open\n", ""),
        schemas="It: {type: object}",
        responses="{}",
    )
    findings = Findings()
    document = check(resolve(load(Source("spec.yaml", text))), findings)
    service = lower(document, gather(document, findings), findings)
    assert ["Open"] == [each.name for each in service.operations]
    assert ["unnamed-operation"] == [each.rule for each in findings.warnings()]


def test_responses_of_another_operation_may_be_referred_to() -> None:
    """A reference may lead into paths, with the escapes that its characters need."""
    first = operation("First", request="It", response="It").rstrip() + (
        "\n      '480': {description: '', content: {application/json: {schema:"
        " {$ref: '#/components/schemas/Gone'}}}}\n"
    )
    second = (
        operation("Second")
        .replace(
            "'200': {description: Done}",
            "'200': {$ref: '#/paths/~1%23X-Amz-Target=Small.First/post/responses/200'}\n"
            "      '480':"
            " {$ref: '#/paths/~1%23X-Amz-Target%3DSmall.First/post/responses/480'}",
        )
        .replace(
            "    responses:",
            "    requestBody:"
            " {$ref: '#/paths/~1%23X-Amz-Target=Small.First/post/requestBody'}\n"
            "    responses:",
        )
    )
    text = spec(
        paths=first + second,
        schemas=(
            "It: {type: object, properties: {a: {type: string}}}\n"
            "Gone: {type: object, properties: {message: {type: string}}}"
        ),
        responses="{}",
    )
    findings = Findings(strict=True)
    document = check(resolve(load(Source("spec.yaml", text))), findings)
    service = lower(document, gather(document, findings), findings)
    assert [("It", "It", ["Gone"])] * 2 == [
        (each.input, each.output, [case.error for case in each.errors])
        for each in service.operations
    ]


def test_error_of_one_of_two_files_keeps_its_name_on_the_wire() -> None:
    """Only the name in Python says which file it is from."""
    text = spec(
        paths=operation("Open", errors={480: "Gone"}),
        schemas="Other: {$ref: 'b.yaml#/Gone'}\nIt: {$ref: 'c.yaml#/Gone'}",
        responses=(
            "Gone: {description: '', content: {application/json: {schema:"
            " {$ref: 'a.yaml#/Gone'}}}}\nX: {description: '', content:"
            " {application/json: {schema: {$ref: 'd.yaml#/Gone'}}}}"
        ),
    )
    gone = "Gone: {type: object, properties: {message: {type: string}}}"
    errors = dict.fromkeys(("a.yaml", "d.yaml"), gone)
    others = dict.fromkeys(("b.yaml", "c.yaml"), "Gone: {type: object}")
    files = Texts({"spec.yaml": text, **errors, **others})
    findings = Findings()
    root = bundle(load(Source("spec.yaml", text)), files, findings)
    document = check(resolve(root), findings)
    service = lower(document, gather(document, findings), findings)
    assert ["Gone"] == list(service.errors)


def test_schema_that_says_nothing_allows_any_value() -> None:
    """Its values travel as they are; words about it are no constraint."""
    it, rules = warned("{type: object, properties: {a: {}, b: {description: Words.}}}")
    assert isinstance(it, ir.Structure)
    assert (["Anything", "Anything"], []) == (
        [each.shape for each in it.members],
        rules,
    )


def test_nested_schema_leaves_a_component_its_name() -> None:
    """The component is called as it was before the other schema came."""
    text = spec(
        paths=operation("Open", request="Entity"),
        schemas=(
            "Entity: {type: object, properties: {kind: {type: string, enum: [a]}}}\n"
            "EntityKind: {type: string, maxLength: 3}"
        ),
        responses="{}",
    )
    findings = Findings()
    document = check(resolve(load(Source("spec.yaml", text))), findings)
    service = lower(document, gather(document, findings), findings)
    kinds = {name: type(shape) for name, shape in service.shapes.items()}
    assert (ir.String, ir.Enum) == (kinds["EntityKind"], kinds["EntityKindInline"])
    assert ["colliding-name"] == [each.rule for each in findings.warnings()]


def test_nested_schemas_of_one_name_are_called_after_their_members() -> None:
    """What tells the members apart tells apart what stands in them."""
    enum = "{type: string, enum: [a]}"
    it, _ = warned(
        f"{{type: object, properties: {{aB: {enum}, a_b: {enum}, c: {enum}}}}}"
    )
    assert isinstance(it, ir.Structure)
    expected = ["ItAB", "ItAUnderscoreB", "ItC"]
    assert expected == [member.shape for member in it.members]


FREE = [
    "{type: object}",
    "{type: object, description: Words.}",
    "{type: object, additionalProperties: true}",
    "{type: object, additionalProperties: {}}",
    "{$ref: '#/components/schemas/Free'}",
]


@pytest.mark.parametrize("schema", FREE)
def test_object_of_which_nothing_is_said_is_a_map_of_anything(schema: str) -> None:
    """It is none of a structure without members: those lose what they are given."""
    text = spec(
        paths=operation("Do", request="It", response="Free"),
        responses="{}",
        schemas=(
            f"It: {{type: object, properties: {{a: {schema},"
            f" b: {{type: array, items: {schema}}}}}}}\nFree: {{type: object}}"
        ),
    )
    findings = Findings(strict=True)
    document = check(resolve(load(Source("spec.yaml", text))), findings)
    service = lower(document, gather(document, findings), findings)
    a, b = structure(service, service.operations[0].input).members
    items = service.shapes[b.shape]
    assert isinstance(items, ir.List)
    for name in (a.shape, items.item):
        shape = service.shapes[name]
        assert isinstance(shape, ir.Map)
        assert isinstance(service.shapes[shape.value], ir.Anything)
    assert () == structure(service, service.operations[0].output).members


def structure(service: ir.Service, name: str) -> ir.Structure:
    """Return the structure of that name."""
    shape = service.shapes[name]
    assert isinstance(shape, ir.Structure)
    return shape


def test_object_without_members_stays_a_structure() -> None:
    """Such is one that says so, and one that nothing but bodies are."""
    text = spec(
        paths=operation("Do", request="It", response="Free"),
        responses="{}",
        schemas=(
            "It: {type: object, properties: {a: {type: object, properties: {}}}}\n"
            "Free: {type: object}\nUnused: {type: object}"
        ),
    )
    service = lowered(text)
    assert ["It", "Free", "Unused", "ItA"] == [
        structure(service, name).name for name in service.shapes
    ]


def test_what_a_free_object_asks_for_is_a_rule() -> None:
    """A key that it requires is no reason to lose the others."""
    schema = "{type: object, required: [b], maxProperties: 2}"
    it, rules = warned(f"{{type: object, properties: {{a: {schema}}}}}")
    assert isinstance(it, ir.Structure)
    assert [] == rules


@pytest.mark.parametrize("written", ["3.1", "'3.1'"])
def test_short_version_is_clear(written: str) -> None:
    """Without its last number, be it a number itself, it means the same, and is told."""
    shape, rules = warned(
        "{type: [string, 'null']}",
        HEAD.replace("openapi: 3.1.0", f"openapi: {written}"),
    )
    assert ["tolerated-openapi"] == rules
    assert isinstance(shape, ir.String)
