"""The base of structures: values that compare by their members, and their JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import msgspec

from .codec import (
    Malformed,
    Rejected,
    convert,
    decode,
    encode_valid,
    to_builtins,
    violations_of,
)
from .public import public
from .signatures import Signed
from .violations import Violation


class Structure(
    msgspec.Struct,
    metaclass=Signed,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    rename="camel",
):
    """Base of all structures: values that compare by their members.

    Members that are `None` are absent, and are not sent.
    """

    __module__ = public("models")

    def to_json(self) -> bytes:
        """Return the structure as JSON text, as it travels.

        Raises:
            ModelInvalid: it breaks its schema.
        """
        try:
            return encode_valid(self, type(self))
        except Rejected as error:
            raise _invalid(type(self), error.violations) from None

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Return the structure that a JSON text stands for.

        Raises:
            ModelInvalid: the text is not JSON, or breaks the schema.
        """
        try:
            return decode(text.encode() if isinstance(text, str) else text, cls)
        except Rejected as error:
            found = error.violations
        except (Malformed, UnicodeEncodeError) as error:
            found = [Violation("", "type", f"must be JSON: {error}")]
        raise _invalid(cls, found)

    def to_dict(self) -> dict[str, Any]:
        """Return the structure as plain JSON, for whatever writes JSON.

        Raises:
            ModelInvalid: it breaks its schema.
        """
        if found := violations_of(type(self), self):
            raise _invalid(type(self), found)
        members: dict[str, Any] = to_builtins(self)
        return members

    @classmethod
    def from_dict(cls, members: Mapping[str, Any]) -> Self:
        """Return the structure that plain JSON stands for.

        Raises:
            ModelInvalid: it breaks the schema.
        """
        try:
            return convert(members, cls)
        except Rejected as error:
            raise _invalid(cls, error.violations) from None


def _invalid(class_: type[Structure], found: list[Violation]) -> Exception:
    # Here and not above: the bodies of errors are structures, too.
    from .errors import ModelInvalid

    return ModelInvalid(class_.__name__, found)
