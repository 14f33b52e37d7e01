"""Templates to text: a template sees one name, `view`, and two filters."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.resources import templates as resources

if TYPE_CHECKING:
    from types import TracebackType

    from jinja2 import Environment

Scalar = str | int | float | bool | None


class TemplateError(Exception):
    """A template that cannot be rendered: a defect of the generator, not of a spec."""

    def __init__(self, template: str, line: int | None, message: str) -> None:
        super().__init__(template, line, message)
        self.template = template
        self.line = line
        self.message = message

    def __str__(self) -> str:
        line = "" if self.line is None else f":{self.line}"
        return f"{self.template}{line}: {self.message}"


def render(template: str, view: object) -> str:
    """Render the template at a path below TEMPLATES.

    Raises TemplateError where the template is wrong or names what the view lacks.
    """
    import jinja2

    try:
        return (
            _environment(resources.TEMPLATES).get_template(template).render(view=view)
        )
    except jinja2.TemplateNotFound as error:
        raise TemplateError(str(error.name), None, "there is no such file") from error
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(
            error.name or template, error.lineno, error.message or "syntax error"
        ) from error
    except (jinja2.TemplateError, TypeError, ValueError) as error:
        place, line = _innermost(error.__traceback__, template)
        raise TemplateError(place, line, str(error)) from error


def python_literal(value: Scalar) -> str:
    r"""Write a value as Python source; patterns stay readable: r"\d", not "\\d"."""
    if type(value) not in (str, int, float, bool, type(None)):
        raise TypeError(f"a {type(value).__name__} has no literal: {value!r}")
    if isinstance(value, float) and not float("-inf") < value < float("inf"):
        raise ValueError(f"{value} has no literal")
    if isinstance(value, str) and _reads_better_raw(value):
        return f'r"{value}"'
    text = repr(value)
    if isinstance(value, str) and '"' not in text and "\\" not in text:
        # As black has it, which need not look then.
        return f'"{text[1:-1]}"'
    return text


def toml_string(value: str) -> str:
    """Write a string as TOML and JSON both do, with escapes for what does not print.

    They agree on no escape for what lies beyond four digits; that stays as it is.
    """
    value.encode("utf-8")
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(
        char if char.isprintable() or char > "\uffff" else f"\\u{ord(char):04x}"
        for char in quoted
    )


def _reads_better_raw(text: str) -> bool:
    return (
        "\\" in text
        and text.isprintable()
        and '"' not in text
        and not text.endswith("\\")
    )


@cache
def _environment(templates: Path) -> Environment:
    # Jinja is loaded here and not above: a run that has nothing to do never needs it.
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update(py=python_literal, toml=toml_string)
    return environment


def _innermost(
    traceback: TracebackType | None, template: str
) -> tuple[str, int | None]:
    """Find the template line that was being rendered."""
    place: tuple[str, int | None] = (template, None)
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename)
        if file.is_relative_to(resources.TEMPLATES):
            place = (
                file.relative_to(resources.TEMPLATES).as_posix(),
                traceback.tb_lineno,
            )
        traceback = traceback.tb_next
    return place
