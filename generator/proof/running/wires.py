"""The wire of each operation, by its binding."""

from __future__ import annotations

from generator.proof.running.aws_json import AwsJson
from generator.proof.running.cases import Callee
from generator.proof.running.emitted import Emitted
from generator.proof.running.http import Http
from generator.proof.running.wire import Wire

_WIRES: dict[str, type[Wire]] = {"RpcTarget": AwsJson, "Http": Http}


def wire_of(emitted: Emitted, callee: Callee) -> Wire:
    """Return how values of an operation travel."""
    binding = emitted.operations[callee.name].binding
    return _WIRES[type(binding).__name__](emitted, callee)
