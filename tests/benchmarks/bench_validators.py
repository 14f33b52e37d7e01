"""The emitted validators against fastjsonschema and jsonschema-rs, good input and bad.

All three get the same parsed JSON and the schemas of the spec, with patterns that are
for the whole of a value. Each collects what it can of what is wrong: fastjsonschema
stops at the first violation, the others find all. A time is no number to JSON Schema
alone: there the others check only that it is one, and Concord that it is a date as well.

Valid values are told by msgspec in C, and by `re`, many texts at once;
jsonschema-rs has an engine for regular expressions of its own, in Rust. Only what is
refused is walked over in Python, for all that is wrong with it. To get to C and back
takes as long as to look at some texts: small objects that hold nothing but those are
looked at in Python, by a function that is written for each.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import fastjsonschema
import jsonschema_rs
import yaml

from ecr_public.validators import VALIDATORS
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.listings import image, listing
from tests.benchmarks.timing import cpu_seconds, table

SPEC = Path(__file__).parents[2] / "spec" / "ecr-public.yaml"
SMALL, LARGE = "InitiateLayerUploadRequest", "DescribeImagesResponse"
BARS = {
    "small": {"jsonschema-rs": 0.7},
    "large": {"fastjsonschema": 5.5, "jsonschema-rs": 0.38},
}
"""How many times as fast as others, for values that keep to their schemas."""

VALUES: dict[str, tuple[str, Any, bool]] = {
    "small": (SMALL, {"repositoryName": "team/app", "registryId": "public"}, True),
    "small, wrong": (SMALL, {"repositoryName": "Team", "registryId": "public"}, False),
    "large": (LARGE, listing(differing=True), True),
    "large, one wrong": (
        LARGE,
        {"imageDetails": [*listing(999)["imageDetails"], {**image(0), "imageTags": 1}]},
        False,
    ),
}
"""A schema, a value, and whether it keeps to it."""


def schema(name: str) -> dict[str, Any]:
    """Return a schema of the spec as a document of its own, with whole patterns."""
    schemas = yaml.safe_load(SPEC.read_text(encoding="utf-8"))["components"]["schemas"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "definitions": {key: _portable(value) for key, value in schemas.items()},
        "$ref": f"#/definitions/{name}",
    }


def _portable(value: Any) -> Any:
    """Return a schema whose references stay in its document, and without extensions."""
    if isinstance(value, list):
        return [_portable(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _portable(item) for key, item in value.items() if key[:2] != "x-"}
    if isinstance(kept.get("$ref"), str):
        name = kept["$ref"].rpartition("/")[2]
        kept["$ref"] = f"#/definitions/{name}"
    if isinstance(kept.get("pattern"), str):
        bare = kept["pattern"].removeprefix("^").removesuffix("$")
        kept["pattern"] = f"^(?:{bare})$"
    return kept


def checks(name: str) -> dict[str, Callable[[Any], bool]]:
    """Return what tells whether a value keeps to a schema, by who tells it."""
    emitted = VALIDATORS[name]
    compiled = fastjsonschema.compile(schema(name), use_default=False)
    validator = jsonschema_rs.validator_for(schema(name))

    def by_fastjsonschema(value: Any) -> bool:
        try:
            compiled(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return {
        "concord": lambda value: not emitted(value),
        "fastjsonschema": by_fastjsonschema,
        "jsonschema-rs": lambda value: not list(validator.iter_errors(value)),
        "jsonschema-rs, yes or no": validator.is_valid,
    }


def main() -> None:
    """Measure, and print the times and whether the bars are met."""
    bars = []
    for what, (name, value, is_valid) in VALUES.items():
        tellers = checks(name)
        wrong = [who for who, tell in tellers.items() if tell(value) is not is_valid]
        if wrong:
            raise RuntimeError(f"{what}: judged otherwise by {', '.join(wrong)}")
        found = cpu_seconds(
            {who: partial(tell, value) for who, tell in tellers.items()}
        )
        print(table({f"{what}: {who}": each for who, each in found.items()}))
        bars += [
            Bar(
                f"{what}, speed, times {who}'s",
                found[who] / found["concord"],
                bar,
                False,
            )
            for who, bar in BARS.get(what, {}).items()
        ]
    print(report(bars))


if __name__ == "__main__":
    main()
