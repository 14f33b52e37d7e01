"""Which file beside a spec a reference means, and what it may not mean."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.linking.file_paths import PathRefused, path_from


@pytest.mark.parametrize(
    ("base", "written", "path"),
    [
        ("", "shapes.yaml", "shapes.yaml"),
        ("", "./shapes.yaml", "shapes.yaml"),
        ("", "a/./b/shapes.yaml", "a/b/shapes.yaml"),
        ("", "a/../shapes.yaml", "shapes.yaml"),
        ("a/x.yaml", "shapes.yaml", "a/shapes.yaml"),
        ("a/x.yaml", "../shapes.yaml", "shapes.yaml"),
        ("a/b/x.yaml", "../../c/shapes.yaml", "c/shapes.yaml"),
        ("", "...", "..."),
        ("", ".hidden", ".hidden"),
        ("", "two words, é.yaml", "two words, é.yaml"),
        ("", "~/shapes.yaml", "~/shapes.yaml"),
        ("", "$HOME/*.yaml", "$HOME/*.yaml"),
        ("", "big%20box.yaml", "big box.yaml"),
        ("", "gr%C3%B6%C3%9Fe%25.yaml", "größe%.yaml"),
        ("", "%2E/a.yaml", "a.yaml"),
    ],
)
def test_path_is_relative_to_the_file_it_stands_in(
    base: str, written: str, path: str
) -> None:
    """Paths are those of the web, and nothing in them is expanded."""
    assert path == path_from(base, written)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("https://a.example/b.yaml", "is a URL"),
        ("FILE:b.yaml", "is a URL"),
        ("git+ssh://a/b", "is a URL"),
        ("//a.example/b.yaml", "is a URL"),
        ("/etc/passwd", "is an absolute path"),
        ("c:/b.yaml", "has a colon"),
        ("a/b.yaml:stream", "has a colon"),
        ("a\\b.yaml", "has a backslash"),
        ("b.yaml?", "has a query"),
        ("%2e%2e/b.yaml", "leads out of"),
        ("b%00.yaml", "cannot be seen"),
        ("a%2Fb.yaml", "an escape for a slash"),
        ("a%5Cb.yaml", "has a backslash"),
        ("c%3A/b.yaml", "has a colon"),
        ("100%.yaml", "begins no escape"),
        ("b%FF.yaml", "not UTF-8"),
        ("b\0.yaml", "cannot be seen"),
        ("b\n.yaml", "cannot be seen"),
        ("b\u202e.yaml", "cannot be seen"),
        ("a//b.yaml", "without a name"),
        ("a/", "without a name"),
        (".", "leads to a folder"),
        ("a/..", "leads to a folder"),
        ("..", "leads out of"),
        ("../b.yaml", "leads out of"),
        ("a/../../b.yaml", "leads out of"),
    ],
)
def test_other_paths_are_refused(written: str, problem: str) -> None:
    """What could mean anything but a file in the folder gets a reason."""
    with pytest.raises(PathRefused, match=problem):
        path_from("", written)


@given(
    st.lists(st.sampled_from(["a", "b", "..", ".", "...", "a b"])).map("/".join),
    st.one_of(st.text(), st.lists(st.sampled_from(["a", "..", "."])).map("/".join)),
)
@example("a/b", "..")
def test_no_path_leads_out(base: str, written: str) -> None:
    """Whatever is written, the path has no part that a file system would interpret."""
    try:
        parts = path_from(path_from("", base), written).split("/")
    except PathRefused:
        return
    assert set() == {"", ".", ".."} & set(parts)
