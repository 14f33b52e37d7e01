"""Views of what is emitted for operations that have a method and a path."""

from __future__ import annotations

from generator.views.http.readme import readme_view

__all__ = ["readme_view"]
