"""The limits of a shape, as arguments of its constraint and in words."""

from __future__ import annotations

from typing import Any

from generator import ir
from generator.views.literals import literal

Arguments = tuple[tuple[str, str | int | float], ...]

_CONSTRAINTS: dict[type[ir.Shape], tuple[str, tuple[str, ...]]] = {
    ir.String: (
        "String",
        ("min_length", "max_length", "pattern", "possessive"),
    ),
    ir.Integer: ("WholeNumber", ("bits", "minimum", "maximum", "multiple_of")),
    ir.Number: (
        "Number",
        (
            "minimum",
            "maximum",
            "exclusive_minimum",
            "exclusive_maximum",
            "multiple_of",
        ),
    ),
    ir.Blob: ("Blob", ("min_bytes", "max_bytes")),
    ir.List: ("List", ("min_items", "max_items", "unique_items")),
    ir.Map: ("Map", ("min_properties", "max_properties")),
}

_UNITS: dict[type[ir.Shape], tuple[str, str, str]] = {
    ir.String: ("min_length", "max_length", "character"),
    ir.Blob: ("min_bytes", "max_bytes", "byte"),
    ir.List: ("min_items", "max_items", "item"),
    ir.Map: ("min_properties", "max_properties", "entry"),
    ir.Integer: ("minimum", "maximum", ""),
    ir.Number: ("minimum", "maximum", ""),
}


def constraint(shape: ir.Shape) -> str | None:
    """Return the name of the runtime's class for the constraints of a shape.

    `None` if there are none; whole numbers of AWS have a size at least.
    """
    if isinstance(shape, ir.Integer) and shape.plain:
        return "Integer"
    name = _CONSTRAINTS[type(shape)][0] if type(shape) in _CONSTRAINTS else None
    is_keyed = isinstance(shape, ir.Map) and shape.key is not None
    is_formatted = isinstance(shape, ir.String) and shape.format is not None
    return name if arguments(shape) or is_keyed or is_formatted else None


def arguments(shape: ir.Shape) -> Arguments:
    """Return the limits that a shape sets, by keyword; AWS has 64 bits as a rule."""
    _, fields = _CONSTRAINTS.get(type(shape), ("", ()))
    is_plain = isinstance(shape, ir.Integer) and shape.plain
    return tuple(
        (name, value)
        for name in fields
        if (value := getattr(shape, name)) is not None
        and value is not False
        and not (is_plain and (name, value) == ("bits", 64))
    )


def is_short(shape: ir.Shape) -> bool:
    """Tell whether the constraints of a shape are numbers alone."""
    if isinstance(shape, ir.Map) and shape.key is not None:
        return False
    if isinstance(shape, ir.String) and (shape.pattern or shape.format):
        return False
    return bool(arguments(shape))


def written(shape: ir.Shape) -> str:
    """Return the constraints of a shape as Python, such as `constraints.List(max_items=9)`."""
    said = ", ".join(f"{name}={literal(value)}" for name, value in arguments(shape))
    return f"constraints.{constraint(shape)}({said})"


def in_words(shape: ir.Shape) -> str:
    """Return the limits of a shape for a docstring, "" if it has none."""
    parts = [_range(shape), *_exclusive(shape)]
    if isinstance(shape, ir.String) and shape.pattern is not None:
        parts.append(f"matching `{shape.pattern}`")
    if isinstance(shape, ir.String) and shape.format is not None:
        parts.append(_FORMATS.get(shape.format, f"a text of the format {shape.format}"))
    if isinstance(shape, ir.Integer | ir.Number) and shape.multiple_of is not None:
        parts.append(f"a multiple of {shape.multiple_of}")
    if isinstance(shape, ir.List) and shape.unique_items:
        parts.append("no two of them equal")
    if shape.rules is not None:
        parts.append(_ruled(shape.rules))
    parts += [f"not checked: `{each}`" for each in shape.unchecked]
    return ", ".join(filter(None, parts))


_FORMATS = {
    "duration": "a duration as in ISO 8601",
    "email": "an email address",
    "hostname": "a host name",
    "idn-email": "an email address",
    "idn-hostname": "a host name",
    "ipv4": "an IPv4 address",
    "ipv6": "an IPv6 address",
    "iri": "an IRI",
    "iri-reference": "an IRI, which may be relative",
    "json-pointer": "a JSON pointer",
    "regex": "a regular expression",
    "relative-json-pointer": "a relative JSON pointer",
    "uri": "a URI",
    "uri-reference": "a URI, which may be relative",
    "uri-template": "a URI template",
}


def _ruled(rules: ir.Rules) -> str:
    if rules.schema == {"not": {}}:
        return "never there"
    *others, last = (f"`{each}`" for each in rules.keywords)
    return f"checked for {', '.join(others)}{' and ' if others else ''}{last}"


def _range(shape: ir.Shape) -> str:
    if type(shape) not in _UNITS:
        return ""
    least_name, most_name, unit = _UNITS[type(shape)]
    least: Any = getattr(shape, least_name)
    most: Any = getattr(shape, most_name)
    if most is None:
        return "" if least is None else f"at least {least}{_plural(unit, least)}"
    units = _plural(unit, most)
    if least is None:
        return f"at most {most}{units}"
    return f"{least}{units}" if least == most else f"{least} to {most}{units}"


def _exclusive(shape: ir.Shape) -> list[str]:
    if not isinstance(shape, ir.Number):
        return []
    above, below = shape.exclusive_minimum, shape.exclusive_maximum
    parts = [] if above is None else [f"more than {above}"]
    return parts + ([] if below is None else [f"less than {below}"])


def _plural(unit: str, count: float) -> str:
    if not unit or count == 1:
        return f" {unit}".rstrip()
    return " entries" if unit == "entry" else f" {unit}s"
