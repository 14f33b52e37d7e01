"""A review as one self-contained page, which loads nothing and runs one script."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
from markupsafe import Markup

from generator.diff.model import Review, Style
from generator.diff.page.view import page
from generator.problems.excerpt import visible

_FOLDER = Path(__file__).parents[1] / "page"


def write(review: Review, style: Style) -> str:
    """Return the page; the same review gives the same page."""
    css, script = _file("page.css"), _file("page.js")
    return _template().render(
        view=page(review),
        # Both are our own text, and no string of a spec is among it.
        style=Markup(css),
        script=Markup(script),
        policy=_policy(css, script),
    )


def _policy(css: str, script: str) -> str:
    """Allow this style and this script, and nothing that would have to be loaded."""
    return (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}';"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"


def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
    environment.globals = {"shown": visible}
    return environment.get_template("page.html.jinja")
