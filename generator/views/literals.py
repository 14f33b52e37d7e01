"""Values as Python writes them: strings in double quotes, as black has them."""

from __future__ import annotations

from typing import Any


def literal(value: Any) -> str:
    """Return a plain value as Python source."""
    if isinstance(value, str):
        text = repr(value)
        return text if '"' in text or "\\" in text else f'"{text[1:-1]}"'
    if isinstance(value, dict):
        return mapping({literal(key): literal(each) for key, each in value.items()})
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return repr(value)


def mapping(items: dict[str, str]) -> str:
    """Return a mapping of expressions as Python source."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
