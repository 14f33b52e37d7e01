"""The plan: which template becomes which file, and what it gets to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.resources.templates import template_files
from generator.views.clients import methods_view
from generator.views.distribution import distribution_view
from generator.views.errors import errors_view
from generator.views.models import models_view
from generator.views.operations import operations_view
from generator.views.shapes import shapes_view
from generator.views.validators import validators_view
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class Row:
    """A file of the output; without a view it is copied as it is."""

    template: str
    path: str
    view: Callable[[Vocabulary], object] | None = None


RENDERED = (
    ("pyproject.toml", distribution_view),
    ("README.md", distribution_view),
    ("package/__init__.py", distribution_view),
    ("package/async_client.py", methods_view),
    ("package/client.py", methods_view),
    ("package/errors.py", errors_view),
    ("package/models.py", models_view),
    ("package/operations.py", operations_view),
    ("package/provenance.json", distribution_view),
    ("package/server.py", methods_view),
    ("package/shapes.py", shapes_view),
    ("package/validators.py", validators_view),
)


def plan(package: str) -> Iterator[Row]:
    """Return the rows of the table: the templates mirror the output."""
    for path, view in RENDERED:
        yield Row(f"{path}.jinja", _in_package(path, package), view)
    for path in template_files("package"):
        if not path.endswith(".jinja"):
            yield Row(path, _in_package(path, package))


def _in_package(path: str, package: str) -> str:
    folder, separator, rest = path.partition("/")
    return f"{package}/{rest}" if separator and folder == "package" else path
