"""The schema that the models of `shop` stand for."""

from __future__ import annotations

from typing import Any

SLUG = {"type": "string", "minLength": 1, "maxLength": 8, "pattern": "^[a-z]+$"}
COUNT = {
    "type": "integer",
    "minimum": 0,
    "exclusiveMaximum": 2**70,
    "multipleOf": 2,
}
BASE64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
TIME = {"type": "number", "minimum": -62135596800, "maximum": 253402300799}


def of(name: str) -> dict[str, Any]:
    """A reference."""
    return {"$ref": f"#/$defs/{name}"}


def structure(*required: str, **members: Any) -> dict[str, Any]:
    """An object with these members."""
    return {"type": "object", "required": list(required), "properties": members}


def tagged(name: str, tag: str, *required: str, **members: Any) -> dict[str, Any]:
    """An object with a constant member."""
    return structure(name, *required, **{name: {"const": tag}}, **members)


DEFINITIONS: dict[str, Any] = {
    "Card": tagged("object", "card", "last4", last4=SLUG, paidAt=TIME),
    "Bank": tagged("object", "bank", "iban", iban={"type": "string"}),
    "Source": {"oneOf": [of("Card"), of("Bank")]},
    "Cat": structure("meows", name=SLUG, meows={"type": "boolean"}),
    "Dog": structure(
        "barks",
        kind={"const": "dog"},
        name={"type": "string"},
        barks={"type": "boolean"},
        bornAt=TIME,
    ),
    "Bird": structure(
        kind={"const": "bird"},
        sings=COUNT,
        photo={"type": "string", "pattern": BASE64},
    ),
    "Labels": {
        **structure("owner", owner={"type": "string"}, since=TIME),
        "additionalProperties": COUNT,
    },
    "Closed": {
        **structure("a", a={"type": "integer"}, b={"type": "string"}),
        "additionalProperties": False,
    },
    "Few": {
        **structure(
            a={"type": "integer"},
            b={"type": ["integer", "null"]},
        ),
        "minProperties": 1,
        "maxProperties": 2,
    },
    "Animal": {"anyOf": [of("Cat"), of("Dog")]},
    "Pet": {"anyOf": [SLUG, of("Cat"), of("Dog")]},
    "Feathered": {
        "type": ["object", "null"],
        "if": structure("kind"),
        "then": {
            "if": structure(kind={"const": "dog"}),
            "then": {"anyOf": [of("Dog"), {"type": "null"}]},
            "else": of("Bird"),
        },
        "else": {"anyOf": [of("Bird"), {"type": "null"}]},
    },
    "Tree": {
        "anyOf": [
            {"type": "string"},
            {"type": "array", "items": of("Tree")},
            {"type": "object", "additionalProperties": of("Tree")},
        ]
    },
    "Filter": {
        "oneOf": [
            tagged("op", "eq", "value"),
            tagged("op", "and", "of", of={"type": "array", "items": of("Filter")}),
        ]
    },
}

ORDER: dict[str, Any] = {
    **structure(
        *("id", "status", "closed_at"),
        id={"type": "string", "format": "uuid"},
        status={"enum": ["open", "paid"]},
        closed_at={"type": ["string", "null"], "format": "date-time"},
        title={"type": "string"},
        milestone={"type": ["integer", "null"]},
        per_page={"type": "integer"},
        level={"enum": [1, 2]},
        mail={"type": "string", "format": "email"},
        count=COUNT,
        share={"type": "number", "minimum": 0, "maximum": 1, "multipleOf": 0.01},
        on={"type": "string", "format": "date"},
        cost={"type": "string", "pattern": r"^[+-]?\d+(\.\d+)?$"},
        weight={"type": "number"},
        names={
            "type": "array",
            "maxItems": 3,
            "uniqueItems": True,
            "items": {"type": "string"},
        },
        things={"type": "array", "maxItems": 3, "uniqueItems": True},
        labels={
            "type": "object",
            "maxProperties": 2,
            "propertyNames": SLUG,
            "additionalProperties": {"type": "integer"},
        },
        by_status={
            "type": "object",
            "propertyNames": {"enum": ["open", "paid"]},
            "additionalProperties": {"type": "integer"},
        },
        pair={
            "type": "array",
            "prefixItems": [{"type": "integer"}, SLUG],
            "items": False,
            "minItems": 2,
        },
        nothing={"type": "null"},
        source=of("Source"),
        card=of("Card"),
        billing={"type": "string"},
        mixed={
            "anyOf": [
                SLUG,
                {"type": "integer"},
                {"type": "array", "items": {"type": "integer"}},
                {"type": "null"},
            ]
        },
        maybe_each={"type": "array", "items": {"type": ["integer", "null"]}},
        animal=of("Animal"),
        pets={"type": "array", "items": of("Pet")},
        feathered=of("Feathered"),
        either={"oneOf": [of("Cat"), of("Dog")]},
        mode={"enum": [1, True, "auto", 1.5, {"a": 1}, None]},
        tree=of("Tree"),
        lists={
            "anyOf": [
                {"type": "array", "items": of("Cat")},
                {"type": "array", "items": of("Dog")},
            ]
        },
        nested={
            "type": "object",
            "additionalProperties": {
                "anyOf": [
                    {"type": "integer"},
                    of("Animal"),
                    of("Labels"),
                    {"type": "array", "items": of("Source")},
                ]
            },
        },
        filter=of("Filter"),
        kept=of("Labels"),
        closed=of("Closed"),
        few=of("Few"),
        free={"type": "object"},
        no_cat={"not": {"type": "object", "required": ["meows"]}},
    ),
    "dependentRequired": {"card": ["billing"]},
    "$defs": DEFINITIONS,
}
"""All members of `Order`, but for those with names or formats of their own."""
