"""Templates: what they see, how they fail, which literals they write."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.render import (
    Scalar,
    TemplateError,
    python_literal,
    render,
    toml_string,
)
from generator.resources import templates as resources
from generator.resources.templates import copy, template_files


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of templates."""
    monkeypatch.setattr(resources, "TEMPLATES", tmp_path)
    return tmp_path


def test_template_prints_its_view(templates: Path) -> None:
    """Blocks leave no blank lines behind, and nothing is escaped for HTML."""
    (templates / "a.jinja").write_text(
        "{# takes a list #}\n"
        "{% for name in view.names %}\n"
        "    {% if name %}\n"
        "{{ name }} = {{ name | py }}\n"
        "    {% endif %}\n"
        "{% endfor %}\n"
    )
    view = SimpleNamespace(names=["a", "", "<b>"])
    assert 'a = "a"\n<b> = "<b>"\n' == render("a.jinja", view)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n{{ view.absent }}", "a.jinja:2: .* has no attribute 'absent'"),
        ("{{ other }}", "a.jinja:1: 'other' is undefined"),
        ("{{ range(3) }}", "a.jinja:1: 'range' is undefined"),
        ("\n\n{% if %}", "a.jinja:3: Expected an expression"),
        ("{{ view.name | upper }}", "a.jinja:1: No filter named 'upper'"),
        ("\n{{ view | py }}", "a.jinja:2: a SimpleNamespace has no literal"),
        ("{% include 'b.jinja' %}", "b.jinja: there is no such file"),
    ],
)
def test_defective_template_is_named_with_its_line(
    templates: Path, text: str, message: str
) -> None:
    """Whatever is wrong with a template, the error says where."""
    (templates / "a.jinja").write_text(text)
    with pytest.raises(TemplateError, match=f"^{message}"):
        render("a.jinja", SimpleNamespace(name="x"))


def test_missing_template_is_named() -> None:
    """A template that does not exist has no line."""
    with pytest.raises(TemplateError, match=r"^none\.jinja: there is no such file$"):
        render("none.jinja", None)


def test_copy_takes_a_file_as_it_is(templates: Path) -> None:
    """Braces mean nothing in a copied file, and line ends stay."""
    (templates / "a.py").write_bytes(b"{{ x }}\r\n\xc3\xa9\n")
    assert "{{ x }}\r\né\n" == copy("a.py")


def test_template_files_are_listed_in_order(templates: Path) -> None:
    """All files below the folder are listed; what Python compiled is not."""
    for path in ("p/b.py", "p/a/c.jinja", "p/__pycache__/b.pyc", "q/d.py"):
        (templates / path).parent.mkdir(parents=True, exist_ok=True)
        (templates / path).touch()
    assert ("p/a/c.jinja", "p/b.py") == template_files("p")


@given(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(),
        st.text(alphabet="\\\"'\n\u2028\u202ea{é\ud800"),
    )
)
def test_python_literal_evaluates_to_its_value(value: Scalar) -> None:
    """A literal is plain text on one line, and means the value."""
    literal = python_literal(value)
    assert literal.isprintable()
    assert value == ast.literal_eval(literal)


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        (r"^[a-z]\d$", 'r"^[a-z]\\d$"'),
        (r'\d"', "'\\\\d\"'"),
        ("\\", "'\\\\'"),
        ("\\\u202e", "'\\\\\\u202e'"),
        ("a\nb", "'a\\nb'"),
    ],
)
def test_patterns_are_written_raw_where_that_is_possible(
    value: str, literal: str
) -> None:
    """A backslash stays single unless a raw literal could not say the same."""
    assert literal == python_literal(value)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_float_without_a_literal_is_refused(value: float) -> None:
    """Python has no literal for these, so none is printed."""
    with pytest.raises(ValueError, match="has no literal"):
        python_literal(value)


@given(st.text() | st.text(alphabet='\\"\n\r\t\x00\x1f\x7f\x85\u2028é'))
def test_toml_string_reads_back(value: str) -> None:
    """A TOML reader gets the same string."""
    assert {"x": value} == tomllib.loads(f"x = {toml_string(value)}")


def test_what_is_no_file_is_no_template(templates: Path) -> None:
    """Links of editors that lead nowhere are left out, and what Python compiled."""
    (templates / "package/__pycache__").mkdir(parents=True)
    (templates / "package/__pycache__/b.pyc").write_text("")
    (templates / "package/inner").mkdir()
    (templates / "package/inner/b.py").write_text("")
    (templates / "package/a.py").write_text("")
    (templates / "package/.#a.py").symlink_to("somebody@somewhere")
    (templates / "package/c.py").symlink_to("a.py")
    (templates / "beside.md").write_text("")
    assert ("package/a.py", "package/c.py", "package/inner/b.py") == (
        template_files("package")
    )
    assert template_files("")[0] == "beside.md"
