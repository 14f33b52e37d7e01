"""References to other files: what they lead to stands in the spec, and where."""

from __future__ import annotations

from typing import Any

import pytest

from generator.linking import library
from generator.linking.bundle import bundle
from generator.linking.resolve import resolve
from generator.pipeline import Options, run
from generator.problems.diagnostics import Findings, SpecError
from generator.reading.load import Node, load
from generator.sources.source import Source
from tests.generator.split_spec import SPEC, Texts, by_kind, one_by_one
from tests.hostile.document import SPEC as REAL


def bundled(spec: str, findings: Findings | None = None, **files: str) -> Node:
    """The root of a spec with other files, the dots in their names written as `_`."""
    texts = {name.replace("_", "."): text for name, text in files.items()}
    root = load(Source("api.yaml", spec))
    return bundle(root, Texts({"api.yaml": spec, **texts}), findings)


def refused(spec: str, **files: str) -> list[str]:
    """What is found wrong with such a spec."""
    with pytest.raises(SpecError) as refusal:
        bundled(spec, None, **files)
    return [str(found) for found in refusal.value.diagnostics]


def components(root: Node) -> Any:
    """The components of a spec, as plain data."""
    return root.plain()["components"]


@pytest.mark.parametrize("split", [one_by_one, by_kind])
def test_split_spec_gives_the_same_package(split: Any) -> None:
    """However a spec is divided into files, what is emitted does not differ."""
    source = Source(REAL.name, REAL.read_text(encoding="utf-8"))
    whole = run(source, Options(), format_text=unformatted)
    texts = split(load(source).plain())
    parts = run(
        Source(SPEC, texts[SPEC]),
        Options(),
        files=Texts(texts),
        format_text=unformatted,
    )
    assert whole.files == parts.files
    assert texts.keys() == {SPEC, *parts.sources}
    assert {} == whole.sources


def unformatted(text: str, _: str) -> str:
    """Spare a test the formatter."""
    return text


def test_spec_without_other_files_stays_as_it_is() -> None:
    """There is nothing to do, and nothing is done."""
    root = load(Source("api.yaml", "components: {schemas: {A: {$ref: '#/x'}}}"))
    assert root is bundle(root, Texts({}))


def test_target_becomes_a_component_of_its_section() -> None:
    """Its use decides what it is; its name is that in its file, or the file's."""
    root = bundled(
        "a: {schema: {$ref: 'parts.yaml#/S'}, requestBody: {$ref: parts.yaml#/B},"
        " parameters: [{$ref: parts.yaml#/P}], responses: {'480': {$ref: whole.v1.yaml}}}",
        parts_yaml="S: {type: string}\nB: {content: {}}\nP: {name: x}\n",
        whole_v1_yaml="description: All of it",
    )
    assert {
        "schemas": {"S": {"type": "string"}},
        "requestBodies": {"B": {"content": {}}},
        "parameters": {"P": {"name": "x"}},
        "responses": {"whole": {"description": "All of it"}},
    } == components(root)
    assert (
        "#/components/responses/whole" == root.plain()["a"]["responses"]["480"]["$ref"]
    )


@pytest.mark.parametrize(
    "said",
    [
        *("if: {at}", "then: {at}", "else: {at}", "contains: {at}", "not: {at}"),
        *("prefixItems: [{at}]", "propertyNames: {at}", "contentSchema: {at}"),
        *("unevaluatedItems: {at}", "unevaluatedProperties: {at}"),
        *("patternProperties: {{x: {at}}}", "dependentSchemas: {{x: {at}}}"),
        *("$defs: {{x: {at}}}", "definitions: {{x: {at}}}"),
    ],
)
def test_schema_keywords_may_lead_to_other_files(said: str) -> None:
    """Whatever holds a schema may hold a reference to one."""
    at = "{$ref: parts.yaml#/S}"
    root = bundled(
        f"components: {{schemas: {{A: {{{said.format(at=at)}}}}}}}",
        parts_yaml="S: {type: string}",
    )
    assert {"type": "string"} == components(root)["schemas"]["S"]
    assert 1 == len(resolve(root).targets)


def test_listed_target_has_the_name_that_the_spec_gives_it() -> None:
    """A component that is nothing but a reference is where its target stands."""
    root = bundled(
        "components: {schemas: {Mine: {$ref: p.yaml#/Theirs}, More: {$ref: p.yaml#/T2},"
        " Again: {$ref: p.yaml#/Theirs}}}",
        p_yaml="Theirs: {items: {$ref: '#/T2'}}\nT2: {items: {$ref: '#/Theirs'}}",
    )
    assert {
        "Mine": {"items": {"$ref": "#/components/schemas/More"}},
        "More": {"items": {"$ref": "#/components/schemas/Mine"}},
        "Again": {"$ref": "#/components/schemas/Mine"},
    } == components(root)["schemas"]


def test_files_may_refer_to_each_other_and_to_the_spec() -> None:
    """References are relative to the file they stand in; circles of schemas are fine."""
    spec = "components: {schemas: {Tree: {items: {$ref: 'sub/leaf.yaml#/Leaf'}}}}"
    texts = {
        "sub/leaf.yaml": "Leaf: {items: {$ref: ../twig.json}}",
        "twig.json": '{"properties": {"t": {"$ref": "api.yaml#/components/schemas/Tree"},'
        ' "l": {"$ref": "sub/leaf.yaml#/Leaf"}}}',
    }
    root = bundle(load(Source("api.yaml", spec)), Texts({"api.yaml": spec, **texts}))
    schemas = components(root)["schemas"]
    assert ["Tree", "Leaf", "twig"] == list(schemas)
    assert {
        "t": {"$ref": "#/components/schemas/Tree"},
        "l": {"$ref": "#/components/schemas/Leaf"},
    } == schemas["twig"]["properties"]
    assert 4 == len(resolve(root).targets)


def test_reference_to_a_reference_leads_to_the_end() -> None:
    """A file that lists others gives nothing a second name."""
    root = bundled(
        "a: {schema: {$ref: index.yaml#/Tag}}",
        index_yaml="Tag: {$ref: ./Tag.yaml}",
        Tag_yaml="type: string",
    )
    assert {"Tag": {"type": "string"}} == components(root)["schemas"]


def test_order_is_that_of_the_files() -> None:
    """A new reference does not move what is there: files by path, then as they stand."""
    root = bundled(
        "a: [{schema: {$ref: b.yaml#/Z}}, {schema: {$ref: b.yaml#/Y}},"
        " {schema: {$ref: a.yaml#/X}}]",
        a_yaml="X: {type: string}",
        b_yaml="Y: {type: string}\nZ: {type: string}",
    )
    assert ["X", "Y", "Z"] == list(components(root)["schemas"])


@pytest.mark.parametrize("name", ["a/b", "a~b", "a%b", "a b", "é", "a%2Fb"])
def test_names_are_escaped_in_references(name: str) -> None:
    """What a name has of the signs of a reference does not lead astray."""
    escaped = name.replace("~", "~0").replace("/", "~1").replace("%", "%25")
    root = bundled(
        f"a: {{schema: {{$ref: 'p.yaml#/{escaped}'}}}}",
        p_yaml=f"'{name}': {{type: string}}",
    )
    (target,) = resolve(root).targets.values()
    assert {"type": "string"} == target.plain()


def test_everything_keeps_its_place() -> None:
    """A node knows the file that it stands in, and the reference where it is written."""
    root = bundled(
        "components:\n  schemas:\n    A: {items: {$ref: p.yaml#/B}}",
        p_yaml="\nB:\n  type: string",
    )
    schemas = dict((root.get("components") or root).members("schemas"))
    reference = dict(schemas["A"].members("items"))["$ref"]
    assert ["p.yaml:2:1", "p.yaml:3:3", "api.yaml:3:23"] == [
        str(schemas["B"].key_place),
        str(schemas["B"].place),
        str(reference.place),
    ]
    assert "/components/schemas/A/items/$ref" == reference.pointer


def test_payloads_refer_to_nothing() -> None:
    """An example may hold what looks like a reference, in any of the files."""
    root = bundled(
        "a: {example: {$ref: x.yaml}, schema: {$ref: p.yaml#/S}}",
        p_yaml="S: {example: {$ref: '/etc/passwd'}, x-y: {$ref: '#/nowhere'}}",
    )
    assert {"example", "x-y"} == set(components(root)["schemas"]["S"])


def test_two_of_one_name_are_called_after_their_files() -> None:
    """Neither replaces the other; each of them is told, and order has no part in it."""
    files = {"a_yaml": "X: {type: string}", "b_yaml": "X: {type: integer}"}
    for uses in (["a", "b"], ["b", "a"]):
        listed = ", ".join(f"{{schema: {{$ref: {use}.yaml#/X}}}}" for use in uses)
        findings = Findings()
        root = bundled(f"a: [{listed}]", findings=findings, **files)
        schemas = components(root)["schemas"]
        assert {"X..a": {"type": "string"}, "X..b": {"type": "integer"}} == schemas
        assert ["colliding-name"] * 2 == [each.rule for each in findings.warnings()]


def test_files_that_differ_after_a_dot_have_names_of_their_own() -> None:
    """Examples of one answer are told apart by what they are written in."""
    findings = Findings()
    uses = "{schema: {$ref: x.pgn.yaml}}, {schema: {$ref: x.json.yaml}}"
    files = {"x.pgn_yaml": "type: string", "x.json_yaml": "type: object"}
    schemas = components(bundled(f"a: [{uses}]", findings, **files))["schemas"]
    assert {"x..x_pgn", "x..x_json"} == set(schemas)
    assert ["colliding-name"] * 2 == [each.rule for each in findings.warnings()]


def test_what_stands_in_the_spec_keeps_its_name() -> None:
    """What another file has by that name is called after the file."""
    root = bundled(
        "a: {schema: {$ref: parts/a.yaml#/X}}\ncomponents: {schemas: {X: {type: object}}}",
        findings=None,
        **{"parts/a_yaml": "X: {type: string}"},
    )
    assert {"X": {"type": "object"}, "X..parts-a": {"type": "string"}} == components(
        root
    )["schemas"]


def test_schema_of_nothing_but_itself_is_refused() -> None:
    """A circle of references through two files stands for nothing."""
    (found,) = refused(
        "a: {schema: {$ref: a.yaml#/X}}",
        a_yaml="X: {$ref: b.yaml#/X}",
        b_yaml="X: {$ref: a.yaml#/X}",
    )
    assert "leads back to itself" in found


def test_chain_of_references_is_bounded() -> None:
    """Each of a thousand would be followed to the end of all."""
    chain = "".join(f"S{n}: {{$ref: '#/S{n + 1}'}}\n" for n in range(1000))
    (found,) = refused("a: {schema: {$ref: p.yaml#/S0}}", p_yaml=f"{chain}S1000: {{}}")
    assert "more than 100 references lead from one to the next" in found


def test_circle_through_the_spec_is_refused() -> None:
    """It becomes a circle within the spec."""
    root = bundled(
        "components: {schemas: {X: {$ref: a.yaml#/X}}}",
        a_yaml="X: {$ref: 'api.yaml#/components/schemas/X'}",
    )
    with pytest.raises(SpecError, match="refers to itself"):
        resolve(root)


def test_schema_may_annotate_a_reference_to_itself() -> None:
    """That it stands for nothing is found with all else that is wrong of schemas."""
    root = bundled(
        "a: {schema: {$ref: a.yaml#/X}}", a_yaml="X: {$ref: '#/X', title: Round}"
    )
    assert {"X": {"$ref": "#/components/schemas/X", "title": "Round"}} == (
        components(root)["schemas"]
    )


@pytest.mark.parametrize(
    "text", ["components: 5", "components: {schemas: [1]}", "components: null"]
)
def test_components_that_are_none_take_nothing(text: str) -> None:
    """The spec is refused for them by a later stage; nothing breaks before."""
    root = bundled(
        f"{text}\na: {{schema: {{$ref: p.yaml#/S}}}}", p_yaml="S: {type: string}"
    )
    with pytest.raises(SpecError, match="leads nowhere"):
        resolve(root)


def test_number_of_files_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chain of files ends somewhere."""
    monkeypatch.setattr(library, "MAX_FILES", 3)
    chain = {f"f{n}_yaml": f"items: {{$ref: f{n + 1}.yaml}}" for n in range(9)}
    (found,) = refused("a: {schema: {$ref: f0.yaml}}", **chain)
    assert "f2.yaml:1:15: error: with `f3.yaml` the spec refers to more than 3" in found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"S: {{description: '{'x' * 10_000}'}}", id="characters"),
        pytest.param(
            "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
            "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nS: [*c,*c,*c,*c,*c,*c,*c,*c]\n",
            id="aliases",
        ),
    ],
)
def test_size_of_files_is_bounded(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Characters count, and so does what aliases stand for."""
    monkeypatch.setattr(library, "MAX_SIZE", 9_000)
    (found,) = refused("a: {schema: {$ref: p.yaml#/S}}", p_yaml=text)
    assert "refers to files of more than 9,000 characters" in found


def test_size_of_what_is_taken_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in a hundred targets is counted a hundred times."""
    monkeypatch.setattr(library, "MAX_SIZE", 20_000)
    levels = [f"S{n}" for n in range(100)]
    nested = "".join(f"{' ' * n}{name}:\n" for n, name in enumerate(levels))
    ways = ["/".join(levels[: n + 1]) for n in range(100)]
    uses = ", ".join(f"{{schema: {{$ref: p.yaml#/{way}}}}}" for way in ways)
    (found,) = refused(f"a: [{uses}]", p_yaml=f"{nested}{' ' * 100}[{'1,' * 200}]")
    assert "refers to files of more than 20,000 characters" in found


ODD = """\
openapi: 3.1.0
info: {title: Odd, version: '1', description: {$ref: texts.yaml#/intro}}
x-texts: {done: Done.}
paths:
  /a:
    parameters: {$ref: 'operations/a.yaml#/parameters'}
    get: {$ref: 'operations/a.yaml#/get'}
  /b:
    get: {responses: {'200': {description: {$ref: '#/x-texts/done'}}}}
"""
ODD_OPERATION = """\
parameters: [{name: $ref, in: query, schema: {type: string}}]
get:
  summary: {$ref: ../texts.yaml#/intro}
  responses: {'200': {$ref: '#/done'}}
done:
  description: Fine.
  content: {application/json: {schema: {type: object, properties: {$ref: '#/members'}}}}
members: {$ref: {type: string}, size: {$ref: ../texts.yaml#/Size}}
"""


def test_references_in_odd_places_are_replaced_by_what_they_lead_to() -> None:
    """Operations, texts and lists in files of their own are meant as they stand there."""
    findings = Findings()
    root = load(Source("api.yaml", ODD))
    files = {
        "texts.yaml": "intro: Hello.\nSize: {type: integer}",
        "operations/a.yaml": ODD_OPERATION,
    }
    plain = bundle(root, Texts(files), findings).plain()
    assert "Hello." == plain["info"]["description"]
    assert {
        "parameters": [{"name": "$ref", "in": "query", "schema": {"type": "string"}}],
        "get": {
            "summary": "Hello.",
            "responses": {"200": {"$ref": "#/components/responses/done"}},
        },
    } == plain["paths"]["/a"]
    answer = plain["paths"]["/b"]["get"]["responses"]["200"]
    assert {"description": "Done."} == answer
    content = plain["components"]["responses"]["done"]["content"]
    assert {
        "$ref": {"type": "string"},
        "size": {"$ref": "#/components/schemas/Size"},
    } == content["application/json"]["schema"]["properties"]
    taken = "what this one leads to is taken in its place"
    assert [
        f"OpenAPI has no reference for `description`; {taken}, and 1 more like it",
        f"OpenAPI has no reference for `parameters`; {taken}",
        f"OpenAPI has no reference for `get`; {taken}",
        f"OpenAPI has no reference for `summary`; {taken}",
        f"OpenAPI has no reference for `properties`; {taken}",
    ] == [found.message for found in findings.warnings()]


@pytest.mark.parametrize(
    "spec",
    [
        "info: {$ref: '#/a'}\na: {x: {$ref: '#/info'}}",
        "info: {x: {$ref: '#/info'}}",
        "info: {x: {description: {$ref: '#'}}}",
        "info: {$ref: 'p.yaml#/a'}",
    ],
)
def test_copies_without_an_end_are_refused(spec: str) -> None:
    """What stands in place of a reference cannot hold that reference."""
    text = "a: {x: {y: {$ref: '#/b'}}}\nb: [{z: {$ref: '#/a'}}]"
    found = refused(spec, p_yaml=text)
    assert 1 == len(found)
    assert "leads back to itself and so stands for nothing" in found[0]
    findings = Findings()
    assert bundled(spec, findings, p_yaml=text)
    assert findings.has_errors()


def test_size_of_copies_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies within copies double with each level, and are counted before any is made."""
    monkeypatch.setattr(library, "MAX_SIZE", 20_000)
    levels = [
        f"l{n}: {{x: {{$ref: '#/l{n + 1}'}}, y: {{$ref: '#/l{n + 1}'}}}}"
        for n in range(60)
    ]
    (found,) = refused(
        "info: {$ref: 'p.yaml#/l0'}", p_yaml="\n".join([*levels, "l60: {}"])
    )
    assert "refers to files of more than 20,000 characters" in found


DIVIDED = """\
openapi: 3.0.3
paths:
  /a:
    $ref: '#/x-paths/a'
    parameters: [{$ref: '#/components/parameters/P'}]
    get: {summary: Here.}
  /b:
    $ref: parts/b.yaml
    post: {summary: Here.}
x-paths:
  a: {$ref: parts/b.yaml, get: {summary: There.}, put: {summary: There.}}
components: {parameters: {P: {name: p, in: query, schema: {type: string}}}}
"""


def test_a_path_may_have_more_than_a_reference() -> None:
    """What stands beside it is added, and taken where both say something."""
    findings = Findings()
    files = {"parts/b.yaml": "delete: {summary: Far.}\npost: {summary: Far.}"}
    plain = bundle(load(Source("api.yaml", DIVIDED)), Texts(files), findings).plain()
    assert {
        "/a": {
            "delete": {"summary": "Far."},
            "post": {"summary": "Far."},
            "put": {"summary": "There."},
            "get": {"summary": "Here."},
            "parameters": [{"$ref": "#/components/parameters/P"}],
        },
        "/b": {"delete": {"summary": "Far."}, "post": {"summary": "Here."}},
    } == plain["paths"]
    twice = "stands here and where the reference of this path leads to"
    assert [
        f"`get` {twice}; what stands here is taken",
        f"`post` {twice}; what stands here is taken",
    ] == [found.message for found in findings.warnings()]


def test_a_path_that_refers_to_itself_is_refused() -> None:
    """What stands beside the reference does not end it."""
    found, *_ = refused("paths: {/a: {$ref: '#/paths/~1a', get: {}}}")
    assert "leads back to itself and so stands for nothing" in found
