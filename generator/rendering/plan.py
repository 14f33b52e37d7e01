"""The plan: which template becomes which file, and what it gets to see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.rendering.http_plan import divided_rows, http_rows
from generator.rendering.rows import Row
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

COMMON = (
    ("pyproject.toml", distribution_view),
    ("package/__init__.py", distribution_view),
    ("package/auth.py", auth_view),
    ("package/provenance.json", distribution_view),
    ("package/shapes.py", shapes_view),
    ("package/transports.py", distribution_view),
    ("package/validators.py", validators_view),
)
"""What is rendered for every service, by the path of its template."""

OF_SHAPES = ("package/shapes.py", "package/validators.py")
"""Those of them that tell of shapes alone."""

AWS_JSON = (
    ("README.md", distribution_view),
    ("package/async_client.py", methods_view),
    ("package/client.py", methods_view),
    ("package/errors.py", errors_view),
    ("package/models.py", models_view),
    ("package/operations.py", operations_view),
    ("package/server.py", methods_view),
)

PARTS: dict[str, tuple[Part, ...]] = {
    "async_client": ("client",),
    "auth": ("client", "server"),
    "calls": ("client",),
    "client": ("client",),
    "retries": ("client",),
    "server": ("server",),
    "telemetry": ("client", "server"),
    "transports": ("client",),
    "validators": ("validators",),
}
"""The modules that are there for parts of a package, any of which calls for them."""


def plan(words: Vocabulary) -> Iterator[Row]:
    """Return the rows of the table: the templates mirror the output."""
    package = words.names.package
    for row in _rows(words, package):
        module = row.path.removeprefix(f"{package}/").partition("/")[0]
        called_for = PARTS.get(module.removesuffix(".py"))
        if called_for is None or any(part in words.emit for part in called_for):
            yield row


def is_runtime(path: str) -> bool:
    """Tell whether a file is one of the runtime, of which a package has what it needs."""
    return "/_runtime/" in path


def _rows(words: Vocabulary, package: str) -> Iterator[Row]:
    is_http = words.service.is_http
    for path, view in COMMON if is_http else (*COMMON, *AWS_JSON):
        module = "" if is_http and path in OF_SHAPES else None
        target = _in_package(path, package)
        is_apart = is_http and module is None
        row = Row(f"{path}.jinja", target, view, module=module)
        yield replace(row, tells_no_words=is_apart)
    if is_http:
        yield Row("http/README.md.jinja", "README.md", http.readme_view)
        for each in (divided_rows if words.is_divided else http_rows)(words):
            yield replace(each, path=f"{package}/{each.path}")
    for path in template_files("package"):
        if not path.endswith(".jinja"):
            yield Row(path, _in_package(path, package))


def _in_package(path: str, package: str) -> str:
    folder, separator, rest = path.partition("/")
    return f"{package}/{rest}" if separator and folder == "package" else path
