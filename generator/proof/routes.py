"""Which operations a server never serves: their requests are those of others."""

from __future__ import annotations

from collections.abc import Mapping

from generator import ir


def served_otherwise(service: ir.Service) -> Mapping[str, str]:
    """Return why operations cannot be tried on a server, by their names.

    What only the names of variables or a fragment tell apart, no request does.
    """
    first: dict[str, str] = {}
    found = {}
    for operation in service.operations:
        binding = operation.binding
        if isinstance(binding, ir.Http):
            name = first.setdefault(binding.route, operation.name)
            if name != operation.name:
                found[operation.name] = f"its requests are those of `{name}`"
    return found
