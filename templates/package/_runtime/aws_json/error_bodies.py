"""What errors look like on the wire of AWS JSON."""

from __future__ import annotations

import msgspec

from ..camel_structure import CamelStructure
from ..public import public


class BareErrorBody(CamelStructure):
    """What an error looks like on the wire that has no place for a message."""

    __module__ = public("models")

    kind: str = msgspec.field(name="__type")


class ErrorBody(BareErrorBody):
    """What an error looks like on the wire."""

    __module__ = public("models")

    message: str | None = None


class CapitalErrorBody(BareErrorBody):
    """What an error looks like on the wire whose message is called `Message`."""

    __module__ = public("models")

    message: str | None = msgspec.field(name="Message", default=None)
