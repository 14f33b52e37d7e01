"""Packages of small specs, which are imported from memory for a test or some."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from generator.importing.package import InMemory
from generator.naming.names import name_service
from generator.pipeline import emit
from generator.views.vocabulary import Vocabulary
from tests.generator.small_spec import lowered
from tests.roundtrip.package import Package


@contextmanager
def imported(text: str, name: str) -> Iterator[Package]:
    """Let the package of a spec be imported under a name of its own."""
    service = lowered(text)
    names = name_service(service, name)
    files = emit(Vocabulary(service, names), format_text=lambda text, path: text)
    finder = InMemory(name, files)
    sys.meta_path.append(finder)
    try:
        yield Package(service, names)
    finally:
        sys.meta_path.remove(finder)
        for module in list(sys.modules):
            if module.partition(".")[0] == name:
                del sys.modules[module]
