"""Formatting of rendered modules."""

from __future__ import annotations

import pytest

from generator.rendering.format import FormatError, format_module


def test_module_is_formatted_as_black_does() -> None:
    """Quotes, spaces and the magic trailing comma follow black's defaults."""
    text = "x = {'a':1,}\ndef f( a ): return a"
    expected = 'x = {\n    "a": 1,\n}\n\n\ndef f(a):\n    return a\n'
    assert expected == format_module(text, "x.py")


def test_formatting_twice_changes_nothing() -> None:
    """Formatted text is a fixed point."""
    text = format_module(
        "def f(a,b): return {a: b, 'long' * 40: 'x' * 40, 1: 2}", "x.py"
    )
    assert text == format_module(text, "x.py")


def test_syntax_of_the_oldest_python_is_known() -> None:
    """Python 3.11 is the target: its syntax is read."""
    text = "try:\n    pass\nexcept* ValueError:\n    pass\n"
    assert text == format_module(text, "x.py")


def test_text_that_is_no_python_is_named() -> None:
    """An error says which output file is wrong, and where in it."""
    with pytest.raises(
        FormatError, match=r"^shop/client\.py: .* no Python module: "
    ) as e:
        format_module("def f(:\n", "shop/client.py")
    assert "1:6" in str(e.value)
