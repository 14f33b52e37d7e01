"""What a JSON Schema validator finds, in words, and at the place that it is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from jsonschema_rs import ValidationError

from generator.reading.nodes import Node
from generator.sources.source import Place

MASK = "the value"
"""What stands for values in the validator's own words; they may be very long."""

NO_MEANING = "has no meaning here"
"""The predicate of what may not be there at all."""

OTHER_FORMAT = "must be of the format"
"""What the predicate of a text begins with that is not of its format."""

_TYPES = {
    "array": "an array",
    "boolean": "true or false",
    "integer": "an integer",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "a string",
}


class Problem(NamedTuple):
    """What is wrong with a value, or with one of its members.

    The predicate follows the name of the subject: "must be a string".
    """

    path: tuple[str | int, ...]
    member: str | None
    predicate: str

    def node(self, root: Node) -> Node:
        """Return the value that the problem is in, within a root value."""
        for token in self.path:
            root = _child(root, token)
        return root

    def place(self, root: Node) -> Place:
        """Return the place: a key where it is about one, else the value."""
        node = self.node(root)
        if self.member is None:
            return node.place
        member = node.get(self.member)
        return (member or node).key_place


def problems(error: ValidationError) -> Iterator[Problem]:
    """Return what a validator's error comes down to.

    Where a value fits none of several schemas, that is what the one fails on that it
    comes closest to.
    """
    path = tuple(error.instance_path)
    said: dict[str, Any] = error.kind.as_dict()
    match type(error.kind).__name__:
        case "AnyOf" | "OneOfNotValid":
            yield from _closest(error, said["context"])
        case "AdditionalProperties" | "UnevaluatedProperties":
            for name in said["unexpected"]:
                yield Problem(path, name, NO_MEANING)
        case "Required":
            yield Problem(path, said["property"], "is missing")
        case "PropertyNames":
            inner = said["error"]
            for problem in problems(inner):
                yield Problem(path, str(inner.instance), problem.predicate)
        case kind:
            say = _PREDICATES.get(kind)
            words = say(said) if say else error.message.removeprefix(f"{MASK} ")
            yield Problem(path, None, words)


def _closest(
    error: ValidationError, context: Sequence[Sequence[ValidationError]]
) -> Iterator[Problem]:
    """Choose among alternatives as whoever wrote the value would have."""
    refers = isinstance(error.instance, dict) and "$ref" in error.instance
    branches = [
        branch for branch in context if branch and refers == _wants_reference(branch)
    ]
    if not branches:
        yield Problem(tuple(error.instance_path), None, "fits none of what may be here")
        return
    if (options := _choice(branches)) is not None:
        yield Problem(tuple(branches[0][0].instance_path), None, _one_of(options))
        return
    for found in min(branches, key=lambda branch: _distance(error, branch)):
        yield from problems(found)


def _wants_reference(branch: Iterable[ValidationError]) -> bool:
    return any(
        error.kind.as_dict().get("property") == "$ref"
        or "reference" in str(error.schema_path).lower()
        for error in branch
    )


def _choice(branches: Sequence[Sequence[ValidationError]]) -> list[Any] | None:
    """Return all values that one member may have, where just that tells them apart."""
    options: list[Any] = []
    for branch in branches:
        enums = [error for error in branch if type(error.kind).__name__ == "Enum"]
        if not enums or enums[0].instance_path != branches[0][-1].instance_path:
            return None
        options += enums[0].kind.as_dict()["options"]
    return options if len(branches) > 1 else None


def _distance(
    error: ValidationError, branch: Sequence[ValidationError]
) -> tuple[bool, int]:
    """Rank an alternative: of another type altogether last, then by what it lacks."""
    other_type = any(
        type(found.kind).__name__ == "Type"
        and found.instance_path == error.instance_path
        for found in branch
    )
    return other_type, len(branch)


def _child(node: Node, token: str | int) -> Node:
    if isinstance(node.value, list):
        return node.value[int(token)]
    # The validator gives names that look like numbers as numbers.
    return node.get(str(token)) or node


def _one_of(options: Iterable[Any]) -> str:
    shown = [f"`{_json(option)}`" for option in options]
    return f"must be {'one of ' if len(shown) > 1 else ''}{', '.join(shown)}"


def _json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _types(said: dict[str, Any]) -> str:
    return f"must be {' or '.join(_TYPES[name] for name in said['types'])}"


def _limit(words: str) -> Callable[[dict[str, Any]], str]:
    return lambda said: words.format(next(iter(said.values())))


_PREDICATES: dict[str, Callable[[dict[str, Any]], str]] = {
    "Constant": lambda said: f"must be `{_json(said['expected_value'])}`",
    "Custom": lambda said: str(said["message"]),
    "Enum": lambda said: _one_of(said["options"]),
    "ExclusiveMaximum": _limit("must be less than {}"),
    "ExclusiveMinimum": _limit("must be greater than {}"),
    "FalseSchema": lambda _: "is not allowed here",
    "Format": _limit(f"{OTHER_FORMAT} `{{}}`"),
    "MaxItems": _limit("must not have more than {} items"),
    "MaxLength": _limit("must not be longer than {}"),
    "MaxProperties": _limit("must not have more than {} members"),
    "Maximum": _limit("must not be greater than {}"),
    "MinItems": _limit("must have at least {} items"),
    "MinLength": _limit("must not be shorter than {}"),
    "MinProperties": _limit("must have at least {} members"),
    "Minimum": _limit("must not be less than {}"),
    "MultipleOf": _limit("must be a multiple of {}"),
    "Pattern": _limit("must match `{}`"),
    "Type": _types,
    "UniqueItems": lambda _: "must not have an item twice",
}
