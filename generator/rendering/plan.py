"""The plan: which template becomes which file, and what it gets to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.resources.templates import template_files
from generator.views import http
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


COMMON = (
    ("pyproject.toml", distribution_view),
    ("package/__init__.py", distribution_view),
    ("package/models.py", models_view),
    ("package/provenance.json", distribution_view),
    ("package/shapes.py", shapes_view),
    ("package/validators.py", validators_view),
)
"""What is rendered for every service, by the path of its template."""

AWS_JSON = (
    ("README.md", distribution_view),
    ("package/async_client.py", methods_view),
    ("package/client.py", methods_view),
    ("package/errors.py", errors_view),
    ("package/operations.py", operations_view),
    ("package/server.py", methods_view),
)

HTTP = (
    ("README.md", "README.md", http.readme_view),
    ("async_client.py", "client.py", http.async_client_view),
    ("client.py", "client.py", http.client_view),
    ("errors.py", "errors.py", http.errors_view),
    ("operations.py", "operations.py", http.operations_view),
    ("server.py", "server.py", http.server_view),
)
"""Files, their templates and their views."""


def plan(package: str, *, is_http: bool) -> Iterator[Row]:
    """Return the rows of the table: the templates mirror the output."""
    for path, view in COMMON if is_http else (*COMMON, *AWS_JSON):
        yield Row(f"{path}.jinja", _in_package(path, package), view)
    for path, template, http_view in HTTP if is_http else ():
        folder = "" if path == "README.md" else f"{package}/"
        yield Row(f"http/{template}.jinja", f"{folder}{path}", http_view)
    for path in template_files("package"):
        if not path.endswith(".jinja"):
            yield Row(path, _in_package(path, package))


def _in_package(path: str, package: str) -> str:
    folder, separator, rest = path.partition("/")
    return f"{package}/{rest}" if separator and folder == "package" else path
