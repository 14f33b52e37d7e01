"""What is taken for black's form is left as it is by black."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pipeline import Options, run
from generator.rendering.black_form import as_formatted, is_formatted
from generator.rendering.blackened import blackened
from generator.rendering.format import format_module
from generator.sources.source import Source
from tests.roundtrip.profile import examples

ROOT = Path(__file__).parents[2]
LONG = "a_rather_long_name_of_something"
FORMS = (
    "x = 1",
    'x = y = "a"',
    'x: Any | None = r"\\d"',
    'X: TypeAlias = Literal[\n    "a",\n    "b",\n]\n"""Texts."""',
    "x = f(\n    a,\n)",
    'x: A[B, C] = f(\n    a=1,\n    b={\n        404: c.D,\n        "x": g(\n            1,\n'
    "        ),\n    },\n)",
    'X: A[B] = f(\n    a=1,\n    b=lambda: g(\n        "GET",\n        {"x": h("y")},\n    ),\n'
    "    c=lambda: i(),\n)",
    "x = []",
    'class A(B, frozen=True):\n    """Do.\n\n    More.\n    """\n\n    x: int\n\n    y: int = 3'
    '\n    """About.\n    """',
    'class A(B):\n    """Do."""',
    "class A:\n    X = 1",
    "def f(self, *, a: int = 3) -> A[B, C]:\n    return self.f(a)[0].b",
    "@deprecated('x')\ndef f() -> None:\n    pass",
    '@deprecated("x")\nasync def f(\n    self,\n    *,\n    a: int | None = None,\n    **b: Unpack[C],\n'
    ') -> A:\n    """Do."""\n    return await self.g(\n        lambda page: page.x,\n        *a,\n    )',
    "a_member: Annotated[str, shapes.SOMETHING.meta] | None | Unknown = field(\n"
    '    name="AnotherName", default=None\n)',
    'a_rather_long_member: Annotated[str, shapes.SOMETHING.meta] = field(name="Another")',
    "return_a_rather_long_name_of_something = something_else_of_a_long_name.and_a_call(\n"
    '    "a", b, c="d"\n)',
    "def a_function_with_a_rather_long_name(\n    self, request: models.ARequest, context: "
    "Context\n) -> Reply[models.AResponse]:\n    raise Unimplemented(operations.A)",
)
PIECES = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Assign,
    ast.AnnAssign,
)
TOO_LONG = (
    f'x = f(\n    {{\n        "a": A(\n            {LONG}, {LONG}, {LONG}\n        ),\n    }},\n)',
    f"x = f(\n    a=A(\n        {LONG}, A({LONG}, {LONG})\n    ),\n    b=1,\n)",
    f"x = f(\n    a=A(\n        {LONG}({LONG}, {LONG}, {LONG})\n    ),\n    b=1,\n)",
    f"x = f(\n    {LONG}, {LONG}, {LONG}, {LONG}\n)",
    f"def {LONG}_{LONG}_{LONG}(\n    self,\n    a: int,\n) -> int:\n    pass",
    f"{LONG}: A[{LONG}, B] = Operation(\n    name=1,\n    a={LONG}({LONG}, {LONG}),\n)",
    f"{LONG}: A[{LONG}, {LONG}, B] = Operation(\n    name=1,\n    b={LONG}(a),\n)",
    f"x = f(\n    models.{LONG}_{LONG}_{LONG}(\n        a=a,\n    ),\n    b=1,\n)",
    f'x = [\n    "{LONG}_{LONG}_{LONG}",\n    "a",\n]',
    f"{LONG} = {LONG}({LONG}, {LONG}={LONG})",
    f"x: Maybe[Annotated[{LONG}, {LONG}({LONG}=1).meta]] = None",
    f"x: Maybe[Annotated[{LONG}, {LONG}(a=1).m]] = UNSET",
    f"x: Annotated[{LONG}, {LONG}({LONG}=1, b=2).meta]",
    f"x: {LONG}[{LONG}, {LONG}[{LONG}, {LONG}]]",
    f"def {LONG}_of_which(value: object) -> list[Violation[{LONG}]]:\n    pass",
    f"def f(\n    self, {LONG}: {LONG}, b: {LONG}\n) -> {LONG}:\n    pass",
    f"x = f(\n    a={LONG}({LONG}, {{200: {LONG}(), 404: A(b, c)}}),\n    b=1,\n)",
    f'class {LONG}_of_all({LONG}, a=True, b=None):\n    """Do."""\n\n    x: int',
    f'class {LONG}_of_all({LONG}, {LONG}, b={LONG}):\n    """Do."""\n\n    x: int',
    f"def f(\n    self,\n    *,\n    a: {LONG} | {LONG} | None = None,\n) -> A:\n    pass",
    f"def f(\n    self,\n    a: {LONG}_{LONG} | {LONG} | {LONG}_{LONG} | None = None,\n"
    "    **b: Unpack[A],\n) -> A:\n    pass",
    f"x: Maybe[{LONG}_{LONG} | {LONG}_{LONG}] = None",
    f'class {LONG}{LONG}{LONG}(A):\n    """{LONG} {LONG} {LONG}."""\n\n    x: int',
    f"def {LONG}{LONG}{LONG}(value: object) -> A:\n    return 1",
    f"x: {LONG}_{LONG} | {LONG}_{LONG} | Unknown",
    f"x = f(\n    {{\n        a.{LONG}_{LONG}: {LONG}.{LONG},\n        a.b: c.d,\n    }},\n)",
    f'class A(B):\n    """Do."""\n\n    x: Maybe[Annotated[{LONG}, {LONG}.{LONG}]] = None',
)
CHARACTERS = st.sampled_from("\n ,()[]{}:=|.\"'ab1*#@\\é→")


@st.composite
def nearly_formatted(draw: st.DrawFn) -> str:
    """A form that is known, with a few characters changed."""
    text: str = draw(st.sampled_from(FORMS + TOO_LONG))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 2))
        put = draw(st.text(CHARACTERS, max_size=2)) * draw(st.sampled_from((1, 1, 40)))
        text = text[:at] + put + text[at + cut :]
    return text


@examples(150)
@given(nearly_formatted(), st.sampled_from(("", "class C:\n    a = 1\n\n")))
def test_black_leaves_alone_what_is_taken_for_its_form(text: str, above: str) -> None:
    """Whatever a piece of Python looks like, at the top or in a class."""
    indent = "    " if above else ""
    lines = [indent + line if line else line for line in text.split("\n")]
    module = above + "\n".join(lines) + "\n"
    made = as_formatted(lines, indent)
    if made is None:
        return
    try:
        statement = ast.parse(text).body[0]
    except (SyntaxError, ValueError, IndexError):
        return
    if isinstance(statement, PIECES):
        expected = above + "\n".join(made) + "\n"
        assert expected == blackened(module, "x.py")


@pytest.mark.parametrize("text", [each for each in FORMS if "'x'" not in each])
def test_forms_are_known(text: str) -> None:
    """Black leaves them alone, and so does what spares black the work."""
    assert text + "\n" == blackened(text + "\n", "x.py")
    assert is_formatted(text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "x = 'a'",
        'x = "\\""',
        "x = (1)",
        "x = f(a,)",
        "x = f(\n    a\n)",
        "x = f( a)",
        "x=1",
        'X = Literal[\n    "a",\n]',
        "x = f(\n)",
        "def f(a,): pass",
        "def f(\n    a: int\n) -> None:\n    pass",
        'class A:\n    """Do."""\n    x = 1',
        'class A:\n    """ Do."""',
        "class A():\n    x = 1",
    ],
)
def test_all_else_is_for_black(text: str) -> None:
    """Black changes it, so it must not be taken for its form."""
    assert text + "\n" != blackened(text + "\n", "x.py")
    assert not is_formatted(text.split("\n"))


def test_most_of_what_is_generated_is_known() -> None:
    """So that black has little to do; what is generated is in its form altogether."""
    known = total = 0
    for file in sorted((ROOT / "generated/ecr_public").glob("*.py")):
        text = file.read_text("utf-8")
        lines = text.split("\n")
        for each in ast.parse(text).body:
            if isinstance(each, ast.ClassDef | ast.FunctionDef):
                total += 1
                known += is_formatted(lines[each.lineno - 1 : each.end_lineno])
    assert known > 0.8 * total


@pytest.mark.parametrize("text", TOO_LONG)
def test_long_lines_are_divided(text: str) -> None:
    """As black divides them."""
    made = as_formatted(text.split("\n"))
    assert made is not None
    assert "\n".join(made) + "\n" == blackened(text + "\n", "x.py")


@pytest.mark.parametrize(
    "spec",
    [
        "tests/http/shop.yaml",
        "tests/consumers/till.yaml",
        "templates/skeleton/http.yaml",
    ],
)
def test_what_is_emitted_is_as_black_has_it(spec: str) -> None:
    """Byte by byte, in every module, whatever is spared it."""
    rendered: dict[str, str] = {}

    def noted(text: str, path: str) -> str:
        rendered[path] = text
        return format_module(text, path)

    source = Source(spec, (ROOT / spec).read_text("utf-8"))
    files = run(source, Options("spared"), format_text=noted).files
    assert rendered
    for path, text in rendered.items():
        assert blackened(text, path) == files[path]


KNOWN_STRINGS = (
    '"""Do."""',
    '"""Do"s."""',
    f'"""{"Do " * 30}."""',
    '"""Do.\n\n    More.\n    """',
    '"""Do.\n\n        More.\n    Less.\n    """',
)
UNKNOWN_STRINGS = (
    *('"""', '""" Do."""', '"""Do. """', '""""Do."""', '"""\\Do."""', '"""Do.\\"""'),
    *('"""Do."""x', '"""Doé."""', '"""Do.""" ', "'''Do.'''", '"""Do\n    """ + x'),
    f'"""{"Do " * 30}.\n\n    More.\n    """',
    *('"""Do. \n\n    More.\n    """', '"""Do.\n\n  More.\n    """', '"""Do.\n    """'),
    *('"""Do.\n\n    More. \n    """', '"""Do.\n\n    Mo\tre.\n    """'),
    *('"""Do.\n\n    More.\n\n    """', '"""Do.\n\n        More.\n    """'),
    *('"""Do.\n\n    More."""', '"""Do.\n\n    """', '"""D"""o.\n    """'),
)


@pytest.mark.parametrize(
    ("head", "end"),
    [
        ("class A:\n", ""),
        ("class A:\n", "\n\n    x: int"),
        ("def a(self) -> A:\n", "\n    return b(c)"),
    ],
)
def test_docstrings_are_known_that_black_leaves_alone(head: str, end: str) -> None:
    """No other one is, be it that black changes it or that it might."""
    known = [f"{head}    {each}{end}" for each in KNOWN_STRINGS]
    assert [True] * len(known) == [is_formatted(each.split("\n")) for each in known]
    others = [f"{head}    {each}{end}" for each in UNKNOWN_STRINGS]
    assert [] == [each for each in others if as_formatted(each.split("\n")) is not None]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ('X = 1\n"""About."""', True),
        ('X = 1\n"""About.\n\n  More. \n"""', True),
        ('X = 1\n"""About."""\n"""More."""', False),
        ("X = 1\n'''About.'''", False),
        ('X = 1\n"""About.""" + x', False),
        ('X = 1\n"""About."""x"""', False),
        ('X = 1\n"""About.', False),
    ],
)
def test_strings_below_an_assignment_are_left_alone(text: str, known: bool) -> None:
    """If they are alone, whatever is in them."""
    assert known == is_formatted(text.split("\n"))
