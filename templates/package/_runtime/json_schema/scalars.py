"""Keywords for values of any kind, for numbers, and for texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from ..constraints.wording import (
    not_above,
    not_below,
    not_multiple,
    too_great,
    too_long,
    too_short,
    too_small,
)
from ..decimals import is_multiple
from ..equality import is_one_of
from ..violations import At, Violation, json_type, violation
from .evaluated import Apply, Evaluated

if TYPE_CHECKING:
    from .compiler import Context

Said: TypeAlias = Mapping[str, Any]
Tell: TypeAlias = Callable[[At], Violation]


def of_type(context: Context, said: Said) -> Apply:
    """Compile `type`."""
    names = said["type"] if isinstance(said["type"], list) else [said["type"]]
    tests = [_TYPES[name] for name in names]
    is_one = tests[0] if len(tests) == 1 else _any_of(tests)
    rule = f"must be of type {' or '.join(names)}"

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if not is_one(value):
            found.append(violation(at, "type", f"{rule}, not {json_type(value)}"))

    return apply


def _any_of(tests: Sequence[Callable[[Any], bool]]) -> Callable[[Any], bool]:
    def is_one(value: Any) -> bool:
        return any(test(value) for test in tests)

    return is_one


def constant(context: Context, said: Said) -> Apply:
    """Compile `const`."""
    rule = f"must be {_text(said['const'])}"
    return _where(is_one_of([said["const"]]), lambda at: violation(at, "const", rule))


def one_of_values(context: Context, said: Said) -> Apply:
    """Compile `enum`."""
    listed = ", ".join(map(_text, said["enum"]))
    rule = f"must satisfy enum value set: [{listed}]"
    return _where(is_one_of(said["enum"]), lambda at: violation(at, "enum", rule))


def limits(context: Context, said: Said) -> Apply:
    """Compile the limits of numbers."""
    tests: list[tuple[Callable[[Any], bool], Tell]] = []
    least, most = said.get("minimum"), said.get("maximum")
    above, below = said.get("exclusiveMinimum"), said.get("exclusiveMaximum")
    if least is not None:
        tests.append((partial(le, least), lambda at: too_small(at, "minimum", least)))
    if most is not None:
        tests.append((partial(ge, most), lambda at: too_great(at, "maximum", most)))
    if above is not None:
        tests.append((partial(lt, above), lambda at: not_above(at, above)))
    if below is not None:
        tests.append((partial(gt, below), lambda at: not_below(at, below)))
    return _of_kind(is_number, tests)


def multiple_of(context: Context, said: Said) -> Apply:
    """Compile `multipleOf`: exact, in the decimals that stand there."""
    step = said["multipleOf"]
    return _of_kind(
        is_number,
        [
            (
                lambda value: is_multiple(value, step),
                lambda at: not_multiple(at, step),
            )
        ],
    )


def lengths(context: Context, said: Said) -> Apply:
    """Compile `minLength` and `maxLength`, in code points."""
    least, most = said.get("minLength", 0), said.get("maxLength")
    tests: list[tuple[Callable[[Any], bool], Tell]] = [
        (
            lambda value: len(value) >= least,
            lambda at: too_short(at, "minLength", int(least)),
        )
    ]
    if most is not None:
        tests.append(
            (
                lambda value: len(value) <= most,
                lambda at: too_long(at, "maxLength", int(most)),
            )
        )
    return _of_kind(_is_text, tests)


def pattern(context: Context, said: Said) -> Apply:
    """Compile `pattern`."""
    rule = f"must satisfy regular expression '{said['pattern']}'"
    matches = context.matcher(said["pattern"])
    return _of_kind(_is_text, [(matches, lambda at: violation(at, "pattern", rule))])


def format_(context: Context, said: Said) -> Apply:
    """Compile `format`, where something tells of it whether a text is of it."""
    is_one = context.formats.get(said["format"])
    if is_one is None:
        return _of_kind(_is_text, [])
    rule = f"must be of format {said['format']}"
    return _of_kind(_is_text, [(is_one, lambda at: violation(at, "format", rule))])


def is_number(value: Any) -> bool:
    """Return whether a plain JSON value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _where(is_right: Callable[[Any], object], tell: Tell) -> Apply:
    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if not is_right(value):
            found.append(tell(at))

    return apply


def _of_kind(
    is_of_kind: Callable[[Any], bool],
    tests: Sequence[tuple[Callable[[Any], object], Tell]],
) -> Apply:
    """Return what applies tests to values of one kind; all others keep to them."""

    def apply(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if is_of_kind(value):
            for is_right, tell in tests:
                if not is_right(value):
                    found.append(tell(at))

    return apply


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_integer(value: Any) -> bool:
    return is_number(value) and (isinstance(value, int) or value.is_integer())


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


_TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": _is_integer,
    "number": is_number,
    "string": _is_text,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
