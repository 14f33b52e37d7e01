"""From objects to JSON text and to plain JSON, checked or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

import msgspec

from .blobs import encode_around
from .decoding import Rejected, parse
from .first_use import (
    CHECKED,
    DECODE_UNDATED,
    IS_RIGHT,
    REFUSALS,
    RULED,
    UNDATED,
    PerAnnotation,
    explain,
    fits,
    texts_for_blobs,
)
from .formed import NO_FORM, has_form
from .nesting import excess
from .travelling import travelling, travelling_if_possible, travels_as_it_is
from .violations import Violation

Encoder: TypeAlias = Callable[[Any], bytes | None]


def encode(value: Any) -> bytes:
    """Return `value` as JSON text.

    Raises:
        ValueError: there is a time without a time zone in it, or text that is no
            Unicode.
        TypeError: there is an object in it that has no JSON form.
    """
    if isinstance(value, msgspec.Struct):
        written: bytes = _WRITERS[type(value)](value)
        return written
    return _encoded(value)


def encode_valid(value: Any, type_: Any) -> bytes:
    """Return a value of `type_` as JSON text that keeps to its schema.

    msgspec checks the value or, where it has no words for it, the text, many times faster
    than a walk over the value would. But it writes numbers that are not finite as null:
    where there is one, what is read must be equal to what was written. Large blobs need
    not be read again: there, and where anything is wrong, the value itself is looked at.

    Raises:
        Rejected: the value breaks the schema, or has no JSON form.
    """
    encode_checked: Encoder | None = CHECKED[type_]
    was_checked = encode_checked is not None
    if encode_checked is not None and (quick := encode_checked(value)) is not None:
        return quick
    reason = None
    text = b""
    try:
        texts = [] if was_checked else texts_for_blobs(value, type_)
        # A time without a time zone goes out as text, which the schema refuses.
        around = encode_around(value, _encoded_unchecked)
        carried = None if around else travelling_if_possible(value)
        text = around or _ENCODE(carried)
        if b"null" not in text:
            carried = None
        if not (was_checked or texts or around) and _is_valid(text, type_, carried):
            return text
    except NO_FORM as error:
        reason = formless(error)
    if found := violations_of(type_, value) or ([reason] if reason else []):
        raise Rejected(found)
    return text


def formless(error: Exception) -> Violation:
    """Return the violation of an object that cannot be sent, for this reason."""
    return Violation("", "type", f"must have a JSON form ({error})")


def violations_of(type_: Any, value: object, *, exact: bool = False) -> list[Violation]:
    """Return how a plain JSON value, or what has structures, breaks `type_`.

    With `exact`, a type that is only implied asks for nothing.
    """
    try:
        # An object that stands for a structure has none in it.
        is_object = type(value) is dict and isinstance(type_, msgspec.StructMeta)
        if not is_object and _has_structures(value):
            found = texts_for_blobs(value, type_)
            return found + _violations(type_, plain(value), exact)
        return _violations(type_, value, exact)
    except RecursionError:
        # It may be the caller's own stack that is used up.
        if (without_end := excess(value)) is None:
            raise
        return [without_end]


def _has_structures(value: object) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_has_structures, value))
    if isinstance(value, dict):
        return any(map(_has_structures, value.values()))
    return isinstance(value, msgspec.Struct)


def _violations(type_: Any, value: object, exact: bool) -> list[Violation]:
    is_formed = has_form(value)
    try:
        if is_formed and IS_RIGHT[type_](value):
            return []
    except NO_FORM:
        pass
    return explain(type_, value, exact=exact, is_formed=is_formed)


def plain(value: object) -> Any:
    """Return `value` as JSON has it, save that blobs stay bytes.

    A Python object without a JSON form stays as it is, and so does a time without a
    time zone.
    """
    value = travelling_if_possible(value)
    try:
        return msgspec.to_builtins(value, builtin_types=(bytes, datetime))
    except TypeError:
        return _plain_where_possible(value)


def to_builtins(value: Any) -> Any:
    """Return `value` as JSON has it, blobs as base64 text.

    Raises:
        ValueError: there is a time without a time zone in it.
        TypeError: there is an object in it that has no JSON form.
    """
    return msgspec.to_builtins(travelling(value))


def _encoded(value: Any) -> bytes:
    return _ENCODE(travelling(value))


def _writer(class_: type[Any]) -> Callable[[Any], bytes]:
    """Return what writes objects of a structure."""
    # Here and not above: it is asked once of each class.
    from .reach import BLOBS

    if BLOBS.of(class_):
        return lambda value: encode_around(value, _encoded) or _encoded(value)
    return _ENCODE if travels_as_it_is(class_) else _encoded


def _encoded_unchecked(value: Any) -> bytes:
    return _ENCODE(travelling_if_possible(value))


def _is_valid(text: bytes, type_: Any, carried: object) -> bool:
    """Return whether a text keeps to a schema, and has what was carried into it, if any.

    No datetimes are made. It may be wrong in saying no.
    """
    try:
        made = DECODE_UNDATED[type_](text)
    except REFUSALS:
        return False
    if not fits(UNDATED[type_], made):
        return False
    if carried is not None and travelling_if_possible(made) != carried:
        return False
    is_right = RULED[type_]
    return is_right is None or bool(is_right(parse(text)))


def _plain_where_possible(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        # Here and not above: it is for what has no JSON form.
        from .members import shallow

        return {name: plain(member) for name, member in shallow(value).items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


_ENCODE = msgspec.json.Encoder().encode
_WRITERS = PerAnnotation(_writer)
