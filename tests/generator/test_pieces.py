"""Formatting in pieces: the same text as in one piece, in less time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.blackened import blackened
from generator.rendering.pieces import format_in_pieces
from tests.roundtrip.profile import examples

ROOT = Path(__file__).parents[2]
STATEMENTS = (
    "def f(a,b):\n    return {'a':1,}\n",
    "def f(a): pass\n",
    "def f(a): ...\n",
    "async def f():\n    '''Docs'''\n    if 1:\n        pass\n        # inside\n",
    "@decorated\n# why\n@twice( 1 )\ndef f():\n    def g(): ...\n",
    "class A: pass\n",
    "class A(B): ...\n",
    "class A:\n    '''Docs'''\n    x:int=1\n    '''About x'''\n\n    # last\n",
    "class A:\n    '''Docs'''\n    x = 1\n    def f(self): return 1\n    y = 2\n"
    "    @property\n    def g(self):\n        return 'a' 'b'\n\n\n    # end\n",
    "class A:\n\n    def f(self):\n        return 1\n    def g(self): ...\n"
    "    def h(self): ...\n    class B:\n        z = 1\n",
    "x = Long(first='x'*40, second='y'*40, third={1:2},)\n",
    "x: Any = {\n'a': 1}  # trailing\n",
    "'''About x'''\n",
    "# a comment\n",
    "import os\n",
    "if TYPE_CHECKING:\n    import os\n    def f():\n        pass\n",
    "for x in y: print(x)\n",
    "a = 1; b = 2\n",
    "x = '''\ndef f():\n    # fmt\n'''\n",
    "x = 'a' \\\n  'b'\n",
    "class A:\n\tdef f(self):\n\t\treturn 1\n\tx  =  1\n",
    "# fmt: off\nx  =  1\n# fmt: on\n",
    "class A:\n    def f(self):\n        return 1\n    # of the class\n  # odd\n",
)
MODULES = st.lists(
    st.tuples(st.sampled_from(STATEMENTS), st.integers(0, 3)), max_size=8
)


def module(statements: list[tuple[str, int]]) -> str:
    """A module of the statements, each with some blank lines below."""
    return "".join(text + "\n" * blank for text, blank in statements)


def whole(text: str) -> str:
    """The text as it is formatted in one piece."""
    return blackened(text, "x.py")


@examples(15)
@given(MODULES, MODULES, st.data())
def test_pieces_make_the_same_text(
    before: list[tuple[str, int]], after: list[tuple[str, int]], data: st.DataObject
) -> None:
    """Whatever is known of another module, or of the same one, the text is black's."""
    known = format_in_pieces(module(before), {}, whole).known
    text = module([*before, *after])
    expected = whole(text)
    first = format_in_pieces(text, known, whole)
    assert expected == first.text
    some = {key: first.known[key] for key in first.known if data.draw(st.booleans())}
    assert expected == format_in_pieces(text, some, whole).text
    assert expected == format_in_pieces(text, first.known, whole).text


def test_only_what_is_new_is_formatted() -> None:
    """Known pieces in a row come down to one stub; blank lines are as they were."""
    seen: list[str] = []

    def format_text(text: str) -> str:
        seen.append(text)
        return whole(text)

    functions = [f"def f{number}():\n    return {number}\n" for number in range(5)]
    known = format_in_pieces("".join(functions), {}, format_text).known
    functions[2] = "def f2(): return 'two'\n"
    text = "".join(functions)
    assert whole(text) == format_in_pieces(text, known, format_text).text
    stub = "def _():\n    pass\n"
    assert [stub + functions[2] + stub] == seen[1:]


@pytest.mark.parametrize(
    ("name", "old"),
    [("client", "registry_id"), ("models", "REGISTRY_ID"), ("validators", "registry")],
)
def test_emitted_module_comes_back(name: str, old: str) -> None:
    """A module with some edits is the same as if it had been formatted whole."""
    text = (ROOT / f"generated/ecr_public/{name}.py").read_text("utf-8")
    known = format_in_pieces(text, {}, lambda text: text).known
    edited = text.replace(old, f"a_{old}_with_a_name_that_is_longer", 5)
    assert edited != text
    assert whole(edited) == format_in_pieces(edited, known, whole).text


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("x = 1\n\ny = 2\n", "x = 1\n\f\ny = 2\n"),
        ("x = 1\n\f\ny = 2\n", "x = 1\n\n\ny = 2\n"),
        ("x = 1\n\n\ny = 2\n", "x = 1\n\f\n\ny = 2\n"),
    ],
)
def test_form_feed_is_kept_between_known_pieces(known: str, text: str) -> None:
    """A line with nothing but a form feed is no blank line, known as its neighbours are."""
    first = format_in_pieces(known, {}, whole)
    assert whole(text) == format_in_pieces(text, first.known, whole).text
