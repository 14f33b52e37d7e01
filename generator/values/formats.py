"""Texts of formats: days, times of day, addresses and the like."""

from __future__ import annotations

from random import Random
from typing import Any
from uuid import UUID

from generator import ir
from generator.values.words import WORDS

_TEXTS = {
    "duration": "P{n}DT{m}H",
    "email": "{word}.{n}@example.com",
    "hostname": "{word}.example.com",
    "idn-email": "{word}.{n}@example.com",
    "idn-hostname": "{word}.example.com",
    "ipv4": "192.0.2.{n}",
    "ipv6": "2001:db8::{n}",
    "iri": "https://example.com/{word}/{n}",
    "iri-reference": "/{word}/{n}",
    "json-pointer": "/{word}/{n}",
    "regex": "{word}-[0-9]{{{m}}}",
    "relative-json-pointer": "{m}/{word}",
    "uri": "https://example.com/{word}/{n}",
    "uri-reference": "/{word}/{n}",
    "uri-template": "https://example.com/{word}/{{id}}",
}


def text_of(format_: str, random: Random) -> str:
    """Return a text of a format that is checked."""
    word, number = random.choice(WORDS), random.randint(1, 99)
    return _TEXTS[format_].format(word=word, n=number, m=number % 9 + 1)


def formatted(shape: ir.Scalar, random: Random) -> Any:
    """Return a value of a shape that is a text, or a number, of one format."""
    match shape:
        case ir.Date():
            return f"203{random.randint(0, 9)}-0{random.randint(1, 9)}-{random.randint(10, 28)}"
        case ir.Time():
            return f"{random.randint(10, 23)}:{random.randint(10, 59)}:00Z"
        case ir.Decimal(is_text=True):
            return f"{random.randint(0, 99)}.{random.randint(10, 99)}"
        case ir.Decimal():
            return random.randint(0, 9999) / 100
    return str(UUID(int=random.getrandbits(128), version=4))
