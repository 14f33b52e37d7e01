"""Which operations a server never serves: their requests are those of others."""

from __future__ import annotations

from collections.abc import Mapping

from generator import ir
from generator.dialects.paths import path_key


def served_otherwise(service: ir.Service) -> Mapping[str, str]:
    """Return why operations cannot be tried on a server, by their names.

    What only the names of variables or a fragment tell apart, no request does.
    """
    first: dict[tuple[str, str], str] = {}
    found = {}
    for operation in service.operations:
        binding = operation.binding
        if isinstance(binding, ir.Http):
            route = binding.method, path_key(binding.path).route
            name = first.setdefault(route, operation.name)
            if name != operation.name:
                found[operation.name] = f"its requests are those of `{name}`"
    return found
