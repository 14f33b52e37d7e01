"""A small service in two versions, and reviews of what differs between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from generator import pipeline
from generator.diff.accepted import judge
from generator.diff.compare import compare
from generator.diff.model import Acceptance, Comparison, Review, Version
from generator.rendering.format import format_module
from generator.sources.source import Source
from tests.generator.small_spec import error, operation, spec

_OPERATIONS = ("Buy", "Sell", "Weigh")


def shop(edit: Callable[[str], str] = lambda text: text) -> str:
    """Return the text of the spec, in which goods are bought, sold and weighed."""
    response, schema = error(
        "SoldOut", "{type: object, properties: {message: {type: string}}}"
    )
    paths = "".join(
        operation(
            name,
            request=f"{name}Request",
            response=f"{name}Response",
            errors={480: "SoldOut"},
            extra=f"summary: {name} goods.\n",
        )
        for name in _OPERATIONS
    )
    schemas = "".join(
        f"{name}Request:\n  type: object\n  required: [goods]\n  properties:\n"
        "    goods:\n      $ref: '#/components/schemas/Goods'\n"
        f"    {name.lower()}er:\n      type: string\n      maxLength: 50\n"
        f"{name}Response:\n  type: object\n  properties:\n"
        "    price:\n      $ref: '#/components/schemas/Price'\n"
        for name in _OPERATIONS
    )
    scalars = (
        "Goods:\n  description: What it is.\n  type: string\n"
        "  minLength: 1\n  maxLength: 90\n"
        "Price:\n  description: In cents.\n  type: integer\n  minimum: 0\n"
    )
    return edit(
        spec(paths=paths, schemas=schemas + scalars + schema, responses=response)
    )


def edited(text: str) -> str:
    """Return the spec with a change of each level, in shapes of one and of several."""
    for old, new in (
        ("maxLength: 90", "maxLength: 40"),
        ("required: [goods]", "required: [goods, buyer]"),
        ("summary: Sell goods.", "summary: Sell all goods."),
        (
            "        weigher:\n",
            "        inGrams:\n          type: boolean\n        weigher:\n",
        ),
        ("version: '1'", "version: '2'"),
        ("description: In cents.", "description: In cents, with taxes."),
    ):
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def review(
    old: str,
    new: str,
    accepted: Iterable[Acceptance] = (),
    today: date = date(2030, 1, 1),
) -> Review:
    """Return the review of two texts of a spec."""
    return judge(comparison(old, new), tuple(accepted), today)


def comparison(old: str, new: str) -> Comparison:
    """Return what differs between two texts of a spec."""
    return compare(_version("main:shop.yaml", old), _version("shop.yaml", new))


@cache
def _version(name: str, text: str) -> Version:
    source, options = Source(name, text), pipeline.Options("shop")
    understood = pipeline.understand(source, options)
    return Version(
        name=name,
        document=understood.document,
        words=understood.words,
        emit=lambda: pipeline.run(source, options, format_text=_formatted).files,
    )


@cache
def _formatted(text: str, path: str) -> str:
    return format_module(text, path)
