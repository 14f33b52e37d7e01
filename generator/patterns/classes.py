r"""Classes of characters by Unicode property, such as `\\p{L}`, as the runtime has them."""

from __future__ import annotations

from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

from generator.resources.templates import TEMPLATES

_FILE = TEMPLATES / "package" / "_runtime" / "unicode_classes.py"


def written_out(pattern: str) -> str:
    """Return a pattern with characters in place of its classes by property.

    Raises:
        ValueError: no class is called so.
    """
    if "\\p{" not in pattern and "\\P{" not in pattern:
        return pattern
    text: str = _runtime().written_out(pattern)
    return text


@cache
def _runtime() -> ModuleType:
    """Return the module that emitted packages have, so that the classes stand once."""
    spec = spec_from_file_location("concord_unicode_classes", _FILE)
    if spec is None or spec.loader is None:
        raise ImportError(f"{_FILE} cannot be imported")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
