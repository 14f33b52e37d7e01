"""The base of structures whose members are in camelCase as they travel."""

from __future__ import annotations

from .public import public
from .structure import Structure


class CamelStructure(Structure, rename="camel"):
    """A structure whose members are in camelCase as they travel."""

    __module__ = public("models")
