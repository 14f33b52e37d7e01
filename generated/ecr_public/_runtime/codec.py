"""From JSON text to objects and back.

All valid traffic is decoded by msgspec, in C, and checked for the rest (`residue`). Only
what is refused is looked at again: for all that is wrong with it (`explain`), and in an
answer for what can be used of it (`lenient`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from .blob_texts import texts_for_blobs
from .blobs import LARGE, decode_around, encode_around
from .explain import explain
from .lenient import read
from .nesting import excess, is_too_deep, too_deep
from .remade import Remade
from .residue import DECODED, UNDATED
from .times import unix_time
from .travelling import travelling, travelling_if_possible
from .violations import Violation

T = TypeVar("T")


class Malformed(ValueError):
    """A text is not JSON."""


class Rejected(Remade, ValueError):
    """A JSON text breaks its schema."""

    def __init__(self, violations: list[Violation]) -> None:
        """Take all that is wrong with it."""
        super().__init__(violations)
        self.violations = violations


def encode(value: msgspec.Struct) -> bytes:
    """Return `value` as JSON text.

    Raises:
        ValueError: there is a time without a time zone in it, or text that is no
            Unicode.
        TypeError: there is an object in it that has no JSON form.
    """
    return encode_around(value, _encoded) or _encoded(value)


def encode_valid(value: msgspec.Struct, type_: type[Any]) -> bytes:
    """Return a structure of `type_` as JSON text that keeps to its schema.

    msgspec checks the text, many times faster than a walk over the structure would. But
    it writes numbers that are not finite as null, and large blobs need not be read
    again: there the structure itself is looked at.

    Raises:
        Rejected: the structure breaks the schema, or has no JSON form.
    """
    reason = None
    text = b""
    try:
        texts = texts_for_blobs(value)
        # A time without a time zone goes out as text, which the schema refuses.
        around = encode_around(value, _encoded_unchecked)
        text = around or _encoded_unchecked(value)
        is_sure = not texts and not around and b"null" not in text
        if is_sure and _is_valid(text, type_):
            return text
    except NO_FORM as error:
        reason = formless(error)
    if found := violations_of(type_, value) or ([reason] if reason else []):
        raise Rejected(found)
    return text


def formless(error: Exception) -> Violation:
    """Return the violation of an object that cannot be sent, for this reason."""
    return Violation("", "type", f"must have a JSON form ({error})")


def violations_of(type_: type[Any], value: object) -> list[Violation]:
    """Return how a plain JSON value, or a structure, breaks what `type_` asks for."""
    try:
        if type(value) is not dict and isinstance(value, msgspec.Struct):
            return texts_for_blobs(value) + _violations(type_, plain(value))
        return _violations(type_, value)
    except RecursionError:
        # It may be the caller's own stack that is used up.
        if (without_end := excess(value)) is None:
            raise
        return [without_end]


def _violations(type_: type[Any], value: object) -> list[Violation]:
    try:
        # What has no JSON form is told by the encoder.
        _ENCODE(value)
        if UNDATED[type_].one(_convert(value, type_)):
            return []
    except NO_FORM:
        pass
    return explain(type_, value)


def plain(value: object) -> Any:
    """Return `value` as JSON has it, save that blobs stay bytes.

    A Python object without a JSON form stays as it is, and so does a time without a
    time zone.
    """
    if isinstance(value, msgspec.Struct):
        value = travelling_if_possible(value)
    try:
        return msgspec.to_builtins(value, builtin_types=(bytes, datetime))
    except TypeError:
        return _plain_where_possible(value)


def parse(text: bytes) -> Any:
    """Return the JSON value that `text` holds.

    Raises:
        Malformed: it holds none.
    """
    try:
        return msgspec.json.decode(text)
    except _REFUSALS as error:
        raise Malformed(str(error)) from error


def decode(text: bytes, type_: type[T]) -> T:
    """Return the object of `type_` that the JSON `text` stands for.

    An empty text counts as `{}`.

    Raises:
        Malformed: the text is not JSON.
        Rejected: it breaks the schema of `type_`.
    """
    text = text or b"{}"
    try:
        value: T = _decoded(text, type_)
        if DECODED[type_].one(value):
            return value
        reason = ""
    except _REFUSALS as error:
        reason = str(error)
    if is_too_deep(text):
        raise Rejected([too_deep()])
    # A member that is written twice was refused the first time, and is right the last.
    twice = Violation("", "type", f"must not have a member twice ({reason})")
    raise Rejected(explain(type_, parse(text)) or [twice])


def decode_leniently(text: bytes, type_: type[T]) -> T:
    """Return the object of `type_` that a text stands for, typed as far as it fits.

    An empty text and null count as `{}`.

    Raises:
        Malformed: the text is not JSON.
        Rejected: it is not an object, or nests too deep.
    """
    if is_too_deep(text):
        raise Rejected([too_deep()])
    value = parse(text or b"{}")
    made = read(type_, {} if value is None else value)
    if not isinstance(made, type_):
        raise Rejected(explain(type_, value))
    return made


def convert(value: object, type_: type[T]) -> T:
    """Return the object of `type_` that the plain JSON `value` stands for.

    Raises:
        Rejected: it stands for none.
    """
    reason = ""
    try:
        made = msgspec.convert(value, type_, dec_hook=_from_json)
        if DECODED[type_].one(made):
            return made
    except (msgspec.ValidationError, RecursionError) as error:
        reason = str(error)
    raise Rejected(explain(type_, value) or [Violation("", "type", reason)])


def to_builtins(value: msgspec.Struct) -> Any:
    """Return `value` as JSON has it, blobs as base64 text.

    Raises:
        ValueError: there is a time without a time zone in it.
        TypeError: there is an object in it that has no JSON form.
    """
    return msgspec.to_builtins(travelling(value))


class _Decode(dict[type[Any], Callable[[bytes], Any]]):
    """The decoders of types, made when first needed."""

    def __init__(self, hook: Callable[[type[Any], Any], Any] | None) -> None:
        super().__init__()
        self._hook = hook

    def __missing__(self, type_: type[Any]) -> Callable[[bytes], Any]:
        decoder = msgspec.json.Decoder(type_, dec_hook=self._hook)
        return self.setdefault(type_, decoder.decode)


def _encoded(value: msgspec.Struct) -> bytes:
    return _ENCODE(travelling(value))


def _encoded_unchecked(value: msgspec.Struct) -> bytes:
    return _ENCODE(travelling_if_possible(value))


def _decoded(text: bytes, type_: type[Any]) -> Any:
    decode = _DECODE[type_]
    around = decode_around(text, type_, decode) if len(text) >= LARGE else None
    return decode(text) if around is None else around


def _is_valid(text: bytes, type_: type[Any]) -> bool:
    """Return whether a text keeps to a schema, without making datetimes."""
    try:
        return bool(UNDATED[type_].one(_DECODE_UNDATED[type_](text)))
    except _REFUSALS:
        return False


def _from_json(type_: type[Any], value: object) -> datetime:
    return unix_time(value)


def _plain_where_possible(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        names = zip(
            value.__struct_fields__, value.__struct_encode_fields__, strict=True
        )
        return {wire: plain(getattr(value, name)) for name, wire in names}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


_DECODE, _DECODE_UNDATED = _Decode(_from_json), _Decode(None)
_ENCODE = msgspec.json.Encoder().encode
_convert = msgspec.convert
NO_FORM = (
    msgspec.MsgspecError,
    TypeError,
    ValueError,
    OverflowError,
    RecursionError,
)
"""What becomes of an object that cannot be sent."""

_REFUSALS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
