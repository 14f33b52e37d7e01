"""Documents in which schemas refer to each other in long chains."""

from __future__ import annotations

import sys

import pytest

from generator.lint.run import lint
from generator.pipeline import Options, generate
from generator.resources.depth import at_any_depth
from generator.sources.source import Source

LENGTH = 600

CHAIN = Source(
    "chain.yaml",
    "openapi: 3.1.0\ninfo: {title: Chain, version: '1'}\npaths: {}\n"
    "components:\n  schemas:\n"
    + "".join(
        f"    A{each}: {{type: object, properties:"
        f" {{next: {{$ref: '#/components/schemas/A{each + 1}'}}}}}}\n"
        for each in range(LENGTH)
    )
    + f"    A{LENGTH}: {{type: string}}\n",
)


def test_long_chains_are_generated() -> None:
    """Each schema is a class, and the limit of the interpreter is as it was."""
    limit = sys.getrecursionlimit()
    files = generate(CHAIN, Options("chain"))
    assert LENGTH == sum(text.count("(CamelStructure") for text in files.values())
    assert limit == sys.getrecursionlimit()


def test_long_chains_are_linted() -> None:
    """What is generated can be linted as well."""
    assert lint(CHAIN, package="chain").is_complete


def test_what_does_not_end_is_told() -> None:
    """There is a limit even so, and errors of the function arrive as they are."""

    def down(depth: int) -> int:
        if depth == 0:
            raise KeyError("found")
        return down(depth - 1)

    called = at_any_depth(down)
    with pytest.raises(RecursionError):
        called(-1)
    with pytest.raises(KeyError, match="found"):
        called(2 * sys.getrecursionlimit())
