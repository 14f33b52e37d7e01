"""How deep a text nests is found without being led astray by its strings."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecr_public._runtime.nesting import MAX_DEPTH, is_too_deep

KEYS = st.sampled_from(["a", "]", "[", '"{', "\\", '\\"]'])
WRAPS: st.SearchStrategy[Callable[[Any], Any]] = st.one_of(
    st.just(lambda inner: [inner]),
    st.builds(lambda key: lambda inner: {key: inner}, KEYS),
    st.builds(lambda text: lambda inner: [text, inner, text], KEYS),
)


@given(st.lists(WRAPS, min_size=MAX_DEPTH - 2, max_size=MAX_DEPTH + 2))
def test_depth_is_that_of_brackets_outside_strings(
    wraps: list[Callable[[Any], Any]],
) -> None:
    """As many levels as there are containers, whatever their texts hold."""
    *_, value = accumulate(wraps, lambda inner, wrap: wrap(inner), initial=1)
    assert (len(wraps) > MAX_DEPTH) == is_too_deep(json.dumps(value).encode())


@pytest.mark.parametrize("times", [1, 2000])
def test_brackets_in_strings_hide_no_level(times: int) -> None:
    """A level is not closed by a bracket in a string, nor opened by one."""
    deep = b'["]",' * (MAX_DEPTH + 1) + b"1" + b',"["]' * (MAX_DEPTH + 1)
    assert is_too_deep(b"[" + b",".join([deep] * times) + b"]")
    flat = b",".join([b'"["'] * (MAX_DEPTH + 1) * times)
    assert not is_too_deep(b"[" + flat + b"]")
