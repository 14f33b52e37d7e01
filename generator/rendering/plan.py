"""The plan: which template becomes which file, and what it gets to see."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from generator.resources.templates import template_files
from generator.sources.options import Part
from generator.views import http
from generator.views.auth import auth_view
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
    ("package/auth.py", auth_view),
    ("package/models.py", models_view),
    ("package/provenance.json", distribution_view),
    ("package/shapes.py", shapes_view),
    ("package/transports.py", distribution_view),
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


PARTS: dict[str, tuple[Part, ...]] = {
    "async_client.py": ("client",),
    "auth.py": ("client", "server"),
    "calls.py": ("client",),
    "client.py": ("client",),
    "retries.py": ("client",),
    "server.py": ("server",),
    "telemetry.py": ("client", "server"),
    "transports.py": ("client",),
    "validators.py": ("validators",),
}
"""The modules that are there for parts of a package, any of which calls for them."""


def plan(package: str, emit: Collection[Part], *, is_http: bool) -> Iterator[Row]:
    """Return the rows of the table: the templates mirror the output.

    Args:
        package: What the package is called.
        emit: The parts that it has.
        is_http: Whether its operations have methods and paths of their own.
    """
    for row in _rows(package, is_http=is_http):
        called_for = PARTS.get(row.path.removeprefix(f"{package}/"))
        if called_for is None or any(part in emit for part in called_for):
            yield row


def is_runtime(path: str) -> bool:
    """Tell whether a file is one of the runtime, of which a package has what it needs."""
    return "/_runtime/" in path


def _rows(package: str, *, is_http: bool) -> Iterator[Row]:
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
