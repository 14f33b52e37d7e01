"""Schemas whose parts contradict each other: emitted, and refused by all that reads."""

from __future__ import annotations

from typing import Any

import pytest

from generator.lint.run import lint
from tests.http.documents import HEAD, source, warnings
from tests.http.emitted import Emitted, emit

NEVER = "{$ref: '#/components/schemas/Never'}"
DOCUMENT = f"""\
{HEAD}  /a:
    post:
      operationId: a
      requestBody:
        required: true
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Holder'}}}}}}
      responses:
        '200': {{description: d, content: {{application/json: {{schema: {NEVER}}}}}}}
components:
  schemas:
    Never: {{allOf: [{{type: number}}, {{type: string}}]}}
    Constants: {{allOf: [{{const: a}}, {{const: b}}]}}
    Listed: {{allOf: [{{enum: [a]}}, {{enum: [b]}}]}}
    Text: {{type: object, allOf: [{{type: string}}, {{type: object, required: [a]}}]}}
    Items: {{type: array, items: {NEVER}}}
    Either: {{oneOf: [{NEVER}, {{type: boolean}}]}}
    Holder: {{type: object, properties: {{id: {{type: integer}}, no: {NEVER}}}}}
    Needing: {{type: object, required: [no], properties: {{no: {NEVER}}}}}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package of the document."""
    return emit(DOCUMENT, "contradictions", tmp_path_factory.mktemp("contradictions"))


@pytest.mark.parametrize(
    ("schema", "wrong", "right"),
    [
        ("Never", [1, "a", None, {}], []),
        ("Constants", ["a", "b"], []),
        ("Listed", ["a", "b"], []),
        ("Text", ["a", {"a": 1}], []),
        ("Items", [[1], ["a"]], [[]]),
        ("Either", [1, "a"], [True]),
        ("Holder", [{"no": 1}, {"id": 1, "no": "a"}], [{}, {"id": 1}]),
        ("Needing", [{}, {"no": 1}], []),
    ],
)
def test_no_value_fits(
    package: Emitted, schema: str, wrong: list[Any], right: list[Any]
) -> None:
    """The validator refuses each value of it, and takes what does without."""
    validate = package.validators.VALIDATORS[schema]
    assert [] == [each for each in wrong if not validate(each)]
    assert [] == [each for each in right if validate(each)]


def test_it_is_told_once_with_both_places() -> None:
    """A warning in `generate`, and in `lint` under its rule."""
    told = [each for each in warnings(DOCUMENT) if "no value can keep to all" in each]
    assert 4 == len(told)
    assert all("validators refuse every value" in each for each in told)
    findings = lint(source(DOCUMENT)).findings
    found = [each for each in findings if each.rule == "impossible-limits"]
    assert [1] * 4 == [len(each.related) for each in found]


def test_clients_refuse_it_before_they_send(package: Emitted) -> None:
    """With the place of the member that nothing can be."""
    client = package.client.ContradictionsClient(base_url="http://a.test")
    body = package.models.Holder(id=1, no=5)
    with pytest.raises(package.errors.RequestInvalid) as caught:
        client.a(body=body)
    assert ["/body/no"] == [each.path for each in caught.value.violations]


def test_a_union_is_of_what_is_left(package: Emitted) -> None:
    """No branch of it is one that nothing fits."""
    assert bool is package.models.Either
