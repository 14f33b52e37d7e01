"""Objects of a package for plain JSON values, and the other way round."""

from __future__ import annotations

import json
from typing import Any

from generator.proof.running.emitted import Emitted
from generator.proof.running.sameness import same


def made(emitted: Emitted, plain: Any, type_: Any) -> Any:
    """Return the object of a valid value; raise what the package has against it."""
    return emitted.codec.decode(json.dumps(plain).encode(), type_)


def lenient(emitted: Emitted, plain: Any, type_: Any) -> tuple[Any] | None:
    """Return what can be read of a faulty value, None where that is nothing."""
    codec = emitted.codec
    try:
        return (codec.decode_leniently(json.dumps(plain).encode(), type_),)
    except codec.Rejected:
        return None


def unchecked(emitted: Emitted, plain: Any, type_: Any) -> Any:
    """Return the object of a faulty value, None where no object has the fault."""
    found = lenient(emitted, plain, type_)
    if found is None or not same(plain, as_json(emitted, found[0])):
        return None
    return found[0]


def as_json(emitted: Emitted, value: Any) -> Any:
    """Return an object as plain JSON, as it travels."""
    return json.loads(emitted.codec.encode(value))


def arguments(request: Any) -> dict[str, Any]:
    """Return what a method is called with for an input."""
    return {name: getattr(request, name) for name in request.__struct_fields__}
