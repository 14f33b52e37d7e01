"""Structures as Python objects and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec

from .blob_texts import texts_for_blobs
from .blobs import LARGE, decode_around, encode_around
from .nesting import is_too_deep, too_deep
from .remade import Remade
from .violations import Violation

T = TypeVar("T")


class Structure(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"
):
    """Base of all structures: values that compare by their members.

    Members that are `None` are absent, and are not sent.
    """


class TimeInSeconds(datetime):
    """A point in time that travels as seconds since the epoch.

    msgspec would send a plain `datetime` as text, which the protocol forbids.
    """

    __slots__ = ("seconds",)

    seconds: float
    """The number that it travels as, an `int` if it is whole; reckoned only once."""


S = TypeVar("S", bound=Structure)

if TYPE_CHECKING:
    UnixTime = datetime
else:
    UnixTime = TimeInSeconds


def unix_time(value: object) -> UnixTime:
    """Return the time that a JSON number (seconds) or date-time text stands for.

    Raises:
        ValueError: it stands for none, or one outside the years 1 to 9999.
    """
    try:
        if isinstance(value, _NUMBERS) and not isinstance(value, bool):
            return _travelling(datetime.fromtimestamp(value, UTC), value)
        if isinstance(value, str):
            return _as_unix_time(msgspec.convert(value, _DateTime))
    except (OverflowError, OSError) as error:
        raise ValueError(str(error)) from error
    raise ValueError("neither a number nor a date-time")


def carry_as_unix_time(structure: Structure, *names: str) -> None:
    """Make the times in the members `names` such as travel as numbers.

    Raises:
        ValueError: a time has no time zone.
    """
    for name in names:
        value = getattr(structure, name)
        if value is not None and type(value) is not UnixTime:
            # What contains itself is for the validators to tell.
            with suppress(RecursionError):
                msgspec.structs.force_setattr(structure, name, _carried(value))


def encode(value: Structure) -> bytes:
    """Return `value` as JSON text."""
    return encode_around(value, _ENCODE) or _ENCODE(value)


def encode_valid(
    value: Structure, type_: type[Any], validate: Callable[[object], list[Violation]]
) -> bytes:
    """Return a structure of `type_` as JSON text that keeps to its schema.

    msgspec checks the text, many times faster than `validate` checks the structure. As
    it writes numbers that are not finite as null, `validate` looks where there is any.

    Raises:
        Rejected: the structure breaks the schema, or has no JSON form.
    """
    if texts := texts_for_blobs(value):
        raise Rejected(texts)
    reason = None
    text = b""
    try:
        text = encode(value)
        if b"null" not in text:
            _decoded(text, type_)
            return text
    except NO_FORM as error:
        reason = formless(error)
    if found := validate(value) or ([reason] if reason else []):
        raise Rejected(found)
    return text


def formless(error: Exception) -> Violation:
    """Return the violation of an object that cannot be sent, for this reason."""
    return Violation("", "type", f"must have a JSON form ({error})")


def plain(value: object) -> Any:
    """Return `value` as JSON has it, save that blobs stay bytes.

    A Python object without a JSON form stays as it is.
    """
    try:
        return msgspec.to_builtins(value, builtin_types=(bytes,), enc_hook=_to_json)
    except TypeError:
        return _plain_where_possible(value)


class Malformed(ValueError):
    """A text is not JSON."""


class Rejected(Remade, ValueError):
    """A JSON text breaks its schema."""

    def __init__(self, violations: list[Violation]) -> None:
        """Take all that is wrong with it."""
        super().__init__(violations)
        self.violations = violations


def parse(text: bytes) -> Any:
    """Return the JSON value that `text` holds.

    Raises:
        Malformed: it holds none.
    """
    try:
        return msgspec.json.decode(text)
    except _REFUSALS as error:
        raise Malformed(str(error)) from error


def decode(
    text: bytes, type_: type[S], validate: Callable[[object], list[Violation]]
) -> S:
    """Return the object of `type_` that the JSON `text` stands for.

    An empty text counts as `{}`. msgspec checks while it decodes, and stops at the
    first violation; only then does `validate` look for all of them.

    Raises:
        Malformed: the text is not JSON.
        Rejected: it breaks the schema of `type_`.
    """
    text = text or b"{}"
    try:
        return _decoded(text, type_)
    except _REFUSALS as error:
        reason = str(error)
    if is_too_deep(text):
        raise Rejected([too_deep()])
    # A member that is written twice was refused the first time, and is right the last.
    twice = Violation("", "type", f"must not have a member twice ({reason})")
    raise Rejected(validate(parse(text)) or [twice])


def convert(value: object, type_: type[T]) -> T:
    """Return the object of `type_` that the plain JSON `value` stands for.

    Raises:
        msgspec.ValidationError: it stands for none.
    """
    return msgspec.convert(value, type_, dec_hook=_from_json)


def _decoded(text: bytes, type_: type[S]) -> S:
    decode = _DECODE[type_]
    around = decode_around(text, type_, decode) if len(text) >= LARGE else None
    value: S = decode(text) if around is None else around
    return value


class _Decode(dict[type[Any], Callable[[bytes], Any]]):
    def __missing__(self, type_: type[Any]) -> Callable[[bytes], Any]:
        decode = msgspec.json.Decoder(type_, dec_hook=_from_json).decode
        self[type_] = decode
        return decode


def _to_json(value: object) -> object:
    if isinstance(value, TimeInSeconds):
        try:
            return value.seconds
        except AttributeError:
            # It was reckoned from others.
            return _as_unix_time(value).seconds
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _from_json(type_: type[Any], value: object) -> object:
    if type_ is UnixTime:
        return unix_time(value)
    raise TypeError(f"{type_.__name__} has no JSON form")


def _plain_where_possible(value: Any) -> Any:
    if isinstance(value, Structure):
        names = zip(
            value.__struct_fields__, value.__struct_encode_fields__, strict=True
        )
        return {wire: plain(getattr(value, name)) for name, wire in names}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def _carried(value: Any) -> Any:
    if isinstance(value, datetime):
        return _as_unix_time(value)
    if isinstance(value, list):
        return [_carried(item) for item in value]
    if isinstance(value, dict):
        return {key: _carried(item) for key, item in value.items()}
    return value


def _as_unix_time(value: datetime) -> TimeInSeconds:
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone")
    utc = value.astimezone(UTC)
    return _travelling(utc, utc.timestamp())


def _travelling(utc: datetime, seconds: float) -> TimeInSeconds:
    # What a datetime is pickled as makes another in a fraction of the time that its
    # parts would take.
    state: Any = utc.__reduce__()
    time = TimeInSeconds(*state[1])
    time.seconds = int(seconds) if seconds % 1 == 0 else seconds
    return time


_NUMBERS = (int, float)
_DateTime = Annotated[datetime, msgspec.Meta(tz=True)]
_DECODE = _Decode()
_ENCODE = msgspec.json.Encoder(enc_hook=_to_json).encode
NO_FORM = (
    msgspec.MsgspecError,
    TypeError,
    ValueError,
    OverflowError,
    RecursionError,
)
"""What becomes of an object that cannot be sent."""

_REFUSALS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
