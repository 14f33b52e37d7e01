"""Which files a package has: those of the parts that are asked for, and what they need."""

from __future__ import annotations

import pytest

from generator.pipeline import Options, generate
from generator.rendering.closure import reached
from generator.sources.options import PARTS, Part
from tests.http.documents import HEAD, SHOP, files, source

OWN = {
    "client": {
        "async_client.py",
        "client.py",
        "calls.py",
        "retries.py",
        "transports.py",
    },
    "server": {"server.py"},
    "validators": {"validators.py"},
}
"""The modules that only one part has."""


def paths(*emit: Part) -> set[str]:
    """The paths of a package with some parts."""
    options = Options(package="shop", emit=emit)
    found = generate(source(SHOP.read_text()), options)
    return {path.removeprefix("shop/") for path in found}


@pytest.mark.parametrize("part", PARTS)
def test_package_has_the_parts_that_are_asked_for(part: Part) -> None:
    """The models are always there; modules of other parts are not."""
    found = paths(part)
    assert OWN[part] | {"models.py", "shapes.py", "operations.py"} <= found
    others = set().union(*(own for name, own in OWN.items() if name != part))
    assert set() == others & found


def test_package_has_no_runtime_that_nothing_needs() -> None:
    """A client of HTTP brings no AWS JSON, and a validator no transport."""
    assert not any(path.startswith("_runtime/aws_json/") for path in paths(*PARTS))
    assert not any(
        path.startswith("_runtime/transports/") for path in paths("validators")
    )


def test_reached_follows_every_form_of_import() -> None:
    """Modules, names in packages, packages above them, imports within functions."""
    runtime = {
        "p/_runtime/__init__.py": "",
        "p/_runtime/a.py": "from .b import (\n    X,\n)\nfrom . import c\n",
        "p/_runtime/b/__init__.py": "from ..e import E\n",
        "p/_runtime/b/idle.py": "",
        "p/_runtime/c.py": "def f():\n    from .d import D\n",
        "p/_runtime/d.py": "",
        "p/_runtime/e.py": "import json\n",
        "p/_runtime/idle.py": "from .a import A\n",
    }
    found = reached({"p/own.py": "from ._runtime.a import A\n"}, runtime, "p")
    idle = {"p/_runtime/b/idle.py", "p/_runtime/idle.py"}
    assert runtime.keys() - idle == found


def test_files_are_exported_where_there_are_any() -> None:
    """Who fills a form finds their class beside that of the form."""
    body = "multipart/form-data: {schema: {type: object, properties: {f: {FORMAT}}}}"
    for format_, is_there in (("format: binary", True), ("maxLength: 5", False)):
        schema = body.replace("FORMAT", f"type: string, {format_}")
        paths = f"  /a: {{post: {{requestBody: {{content: {{{schema}}}}}, responses: {{}}}}}}\n"
        assert is_there == ('    "File",\n' in files(f"{HEAD}{paths}")["models.py"])
