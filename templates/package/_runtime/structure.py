"""The base of structures: values that compare by their members, and their JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, dataclass_transform

import msgspec

from .public import public
from .signatures import Signed


# What `Signed` does for all of them, in the words of type checkers.
@dataclass_transform(
    frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,)
)
class Structure(
    msgspec.Struct, metaclass=Signed, frozen=True, gc=False, omit_defaults=True
):
    """Base of all structures: values that compare by their members.

    Members that are `None` are absent, and are not sent. The garbage collector does not
    track structures: what never changes is in no circle, unless a list or a map in it is
    made to hold what it is in.
    """

    __module__ = public("models")

    def to_json(self) -> bytes:
        """Return the structure as JSON text, as it travels.

        Raises:
            ModelInvalid: it breaks its schema.
        """
        # Here and not above: most programs do without, and this brings all that reads.
        from .public_json import as_text

        return as_text(self, type(self), type(self).__name__)

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Return the structure that a JSON text stands for.

        Raises:
            ModelInvalid: the text is not JSON, or breaks the schema.
        """
        from .public_json import from_text

        return from_text(text, cls, cls.__name__)

    def to_dict(self) -> dict[str, Any]:
        """Return the structure as plain JSON, for whatever writes JSON.

        Raises:
            ModelInvalid: it breaks its schema.
        """
        from .public_json import as_plain

        name = type(self).__name__
        members: dict[str, Any] = as_plain(self, type(self), name)
        return members

    @classmethod
    def from_dict(cls, members: Mapping[str, Any]) -> Self:
        """Return the structure that plain JSON stands for.

        Raises:
            ModelInvalid: it breaks the schema.
        """
        from .public_json import from_plain

        return from_plain(members, cls, cls.__name__)
