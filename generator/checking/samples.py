"""Defaults and examples: whether each is a value of the schema that it belongs to."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

import jsonschema_rs

from generator.checking.context import Context
from generator.checking.json_schema import BYTES, PATTERN, TIME, JsonSchemas
from generator.checking.sentences import MASK, Problem, problems
from generator.dialects.openapi import examples_beside
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node
from generator.reading.walk import objects

MAX_STEPS = 10_000_000
"""How much one string may cost to be matched, with a pattern that is not linear."""
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)


class _Sample(NamedTuple):
    """A value that stands for others of a schema."""

    name: str
    value: Node
    schema: Node


class _Pattern:
    """Takes the strings that match; `value` is what `PATTERN` has."""

    def __init__(self, _: object, value: tuple[str, str, int], __: object) -> None:
        self._shown, body, self._power = value
        self._matches = re.compile(rf"^(?:{body})\Z").match

    def validate(self, instance: Any) -> None:
        """Raise ValueError for a string that does not match.

        One that could take too long to tell passes.
        """
        if not isinstance(instance, str):
            return
        if self._power > 1 and len(instance) ** self._power > MAX_STEPS:
            return
        if not self._matches(instance):
            raise ValueError(f"must match `{self._shown}`")


class _Bytes:
    """Takes the base64 texts of blobs that are neither too short nor too long."""

    def __init__(self, _: object, value: list[float | None], __: object) -> None:
        self._least, self._most = value

    def validate(self, instance: Any) -> None:
        """Raise ValueError for a string that is no such text."""
        if not isinstance(instance, str):
            return
        try:
            count = len(base64.b64decode(instance, validate=True))
        except (binascii.Error, ValueError):
            raise ValueError("must be base64") from None
        if self._least is not None and count < self._least:
            raise ValueError(f"must have at least {self._least} bytes")
        if self._most is not None and count > self._most:
            raise ValueError(f"must not have more than {self._most} bytes")


class _Time:
    """Takes the texts that are points in time; `value` is what `TIME` has."""

    def __init__(self, _: object, value: bool, __: object) -> None:
        self._or_number = ", or a number of seconds" if value else ""

    def validate(self, instance: Any) -> None:
        """Raise ValueError for a string that is no such text."""
        if isinstance(instance, str) and not _is_time(instance):
            raise ValueError(f"must be a date-time with an offset{self._or_number}")


def check_samples(context: Context) -> None:
    """Warn of the defaults and examples that break their own schemas; leave them out."""
    samples = list(_samples(context))
    if not samples:
        return
    schemas = JsonSchemas(context)
    names = [schemas.name(sample.schema) for sample in samples]
    keywords: dict[str, Any] = {PATTERN: _Pattern, BYTES: _Bytes, TIME: _Time}
    validators = jsonschema_rs.validator_map_for(
        schemas.document(),
        validate_formats=True,
        mask=MASK,
        keywords=keywords,
    )
    for sample, name in zip(samples, names, strict=True):
        validator = validators.get(f"#/$defs/{name}")
        value = sample.value.plain()
        if validator is None or validator.is_valid(value):
            continue
        for error in validator.iter_errors(value):
            for problem in problems(error):
                _report(context, sample, problem)


def _is_time(text: str) -> bool:
    """Tell whether a text has the form of a date-time, and stands for one."""
    if not _TIME.fullmatch(text):
        return False
    try:
        return datetime.fromisoformat(text.upper()) is not None
    except ValueError:
        return False


def _samples(context: Context) -> Iterator[_Sample]:
    for schema in context.schemas.values():
        # What a part of an `allOf` says is about the whole.
        owner = context.wrapper_of(schema) or schema
        for name in ("default", "example"):
            if (value := schema.get(name)) is not None:
                yield _Sample(name, value, owner)
        for item in schema.each("examples"):
            yield _Sample("example", item, owner)
    for node in objects(context.document.root):
        if (described := node.get("schema")) is not None:
            for example in examples_beside(context.document, node):
                yield _Sample("example", example, described)


def _report(context: Context, sample: _Sample, problem: Problem) -> None:
    node = problem.node(sample.value)
    inside = node.pointer.removeprefix(sample.value.pointer)
    if problem.member is not None:
        inside = f"{inside}/{problem.member}"
    subject = f"`{inside}`" if inside else "it"
    schema = context.target(sample.schema) or sample.schema
    context.left_out.add(sample.value.pointer)
    context.findings.warning(
        f"this {sample.name} breaks its own schema: {subject} {problem.predicate}",
        problem.place(sample.value),
        related=[Related("the schema is here", schema.key_place)],
        rule=f"broken-{sample.name}",
    )
