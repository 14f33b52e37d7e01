"""Modules that emitted packages have, used here too, so that what they do stands once."""

from __future__ import annotations

from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

from generator.resources.templates import TEMPLATES


@cache
def runtime(name: str) -> ModuleType:
    """Return a module of the runtime that imports no other one of it.

    Raises:
        FileNotFoundError: there is no such module.
    """
    file = TEMPLATES / "package" / "_runtime" / f"{name}.py"
    spec = spec_from_file_location(f"concord_{name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
