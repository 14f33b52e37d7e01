"""Long expressions of `operations.py`: as black has them, without black."""

from __future__ import annotations

import black
import pytest

from generator.views.http.layout import laid_out

NAME = "a_name_that_is_long_enough_to_fill_most_of_a_line"


@pytest.mark.parametrize(
    "text",
    [
        'binding=Http("GET", "/a"),',
        f'binding=Http("GET", "/{NAME}/{{x}}", {{"x": Label("x")}}, responses={{204: Answer()}}),',
        f'binding=Http("GET", "/a", {{"{NAME}": Query("{NAME}"), "other": Header("X-O")}}, '
        f"responses={{200: Answer(Json(models.Pet)), 404: Answer(Json({NAME}.Problem))}}),",
        f'errors={{404: errors.NotFound, "4XX": errors.{NAME}, "default": errors.Other}},',
        f'security=({{"{NAME}": ("read", "write")}}, {{"other": ()}}, {{}}),',
        f'endpoint=Endpoint("https://{{area}}.{NAME}.test", {{"area": "eu"}}, name="l(i)ve"),',
        f'other=Body(Json(models.{NAME}), Form(models.{NAME}, {{"a": Encoding(style="x")}})),',
        f"body=Body(Json(Keeping[models.{NAME}_{NAME}]), required=False),",
        f'security=({{"{NAME}": ("{NAME}",)}},),',
    ],
)
def test_layout_is_that_of_black(text: str) -> None:
    """So black need not look."""
    module = f"call(\n    first=1,\n{laid_out(text, '    ')}\n)\n"
    assert black.format_str(module, mode=black.Mode()) == module
    one_line = f"call(\n    first=1,\n    {text}\n)\n"
    assert black.format_str(one_line, mode=black.Mode()) == module
