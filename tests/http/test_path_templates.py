"""Templates of paths, cut into texts and variables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates.package._runtime.http.path_templates import Segment, template_of
from templates.package._runtime.http.percent import escaped, unescaped
from templates.package._runtime.http.targets import Target


@pytest.mark.parametrize(
    ("path", "variables"),
    [
        ("/", ()),
        ("/pets", ()),
        ("/pets/{petId}", ("petId",)),
        ("/{a}.{b}/x{c}y", ("a", "b", "c")),
        ("/objects/{key+}", ("key",)),
        ("/{Weird Name[]}", ("Weird Name[]",)),
    ],
)
def test_variables(path: str, variables: tuple[str, ...]) -> None:
    """Variables are named in the order of the path, whatever stands around them."""
    assert variables == template_of(path).variables


@pytest.mark.parametrize(
    ("path", "conditions"),
    [
        ("/pets", ()),
        ("/?Action=List", (("Action", "List"),)),
        ("/#Action=List", (("Action", "List"),)),
        ("/pets?a=1&b=x%20y", (("a", "1"), ("b", "x y"))),
        ("/pets#fast", ()),
        ("/pets/{a?b}", ()),
    ],
)
def test_conditions(path: str, conditions: tuple[tuple[str, str], ...]) -> None:
    """What follows `?` or `#` outside of braces are pairs of the query."""
    assert conditions == template_of(path).conditions


@pytest.mark.parametrize("path", ["", "pets", "/{a", "/a}", "/{}", "/{a}{{b}}"])
def test_refused(path: str) -> None:
    """A template without a right form is no path."""
    with pytest.raises(ValueError, match=r"slash|braces"):
        template_of(path)


@pytest.mark.parametrize(
    ("template", "raw", "values"),
    [
        ("{a}.{b}", "x.json", ["x", "json"]),
        ("{a}.{b}", "archive.tar.gz", ["archive.tar", "gz"]),
        ("{a}.{b}", "none", None),
        ("{a}.{b}", ".b", None),
        ("v{n}", "v12", ["12"]),
        ("v{n}", "v", None),
        ("{name}:verb", "a:b:verb", ["a:b"]),
        ("{name}:verb", "a%3Averb", None),
        ("{name}:verb", "a%2Fb:verb", ["a%2Fb"]),
        ("({a},{b})", "(1,2)", ["1", "2"]),
        ("aba{x}ba", "aba", None),
        ("é{x}", "%C3%A91", ["1"]),
        ("a b{x}", "a%20b1", ["1"]),
    ],
)
def test_values(template: str, raw: str, values: list[str] | None) -> None:
    """Each variable gets raw text; a separator counts where it occurs last."""
    (segment,) = template_of(f"/{template}").segments
    assert values == segment.values(raw)


@pytest.mark.parametrize(
    ("raw", "values"),
    [("a%3Averb", ["a"]), ("a:verb", None), ("a", None), ("%3Averb", None)],
)
def test_values_where_a_text_is_encoded(raw: str, values: list[str] | None) -> None:
    """What stands encoded though a template has it as it is is read apart."""
    (segment,) = template_of("/{name}:verb").segments
    assert values == segment.eased(raw)


def test_time_of_many_separators() -> None:
    """A long segment is cut in time that grows with its length."""
    segment = Segment(("", ".", ".", ".", "!"), ("a", "b", "c", "d"))
    assert segment.values("." * 1_000_000) is None


@settings(max_examples=60)
@given(st.text("a.%", min_size=1), st.text("a.%/", min_size=1), st.booleans())
def test_an_ending_is_read_as_it_was_filled_in(
    name: str, ending: str, is_dotted: bool
) -> None:
    """It begins with a dot; what does not is found nowhere, rather than divided elsewhere."""
    texts = {
        "a": escaped(name),
        "b": escaped(f".{ending}" if is_dotted else f"a{ending}"),
    }
    (segment,) = template_of("/{a}{b}").segments
    read = segment.values(Target("/{a}{b}").filled(texts).removeprefix("/"))
    if is_dotted:
        assert read is not None
        assert [name, f".{ending}"] == list(map(unescaped, read))
    else:
        assert read is None


@settings(max_examples=60)
@given(st.lists(st.text("a-.1!é/%2", min_size=1, max_size=4), min_size=4, max_size=4))
def test_what_a_client_fills_in_is_what_a_server_reads(values: list[str]) -> None:
    """Values that have what stands between them in it come apart where they were joined."""
    path = "/x-{a}-{b}.1{c}!{d}"
    texts = dict(zip("abcd", map(escaped, values), strict=True))
    (segment,) = template_of(path).segments
    read = segment.values(Target(path).filled(texts).removeprefix("/"))
    assert read is not None
    assert values == list(map(unescaped, read))
