"""The command `concord`, whatever else is called `generator` where it runs.

The package that does the work has a common name, and people have folders of that name,
which PYTHONPATH and `python -m` put first. So it is not looked up by its name: it is
loaded from where it lies, beside this file where it is installed, and in a checkout
beside this folder.
"""

from __future__ import annotations

import gc
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

_NAME = "generator"
_PLACES = (Path(__file__).parent / _NAME, Path(__file__).parents[1] / _NAME)


def load() -> ModuleType:
    """Return our own package `generator`, which `import generator` finds from now on.

    Whatever else of this name was imported before is forgotten in this process.
    """
    folder = next(each for each in _PLACES if each.is_dir())
    there = sys.modules.get(_NAME)
    if there is not None and [str(folder)] == list(getattr(there, "__path__", ())):
        return there
    for name in [each for each in sys.modules if each.partition(".")[0] == _NAME]:
        del sys.modules[name]
    spec = spec_from_file_location(
        _NAME, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[_NAME] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Run the command."""
    load()
    from generator.cli import main as command

    try:
        command()
    finally:
        # The process ends: a last walk over all that there is would find nothing.
        gc.freeze()
