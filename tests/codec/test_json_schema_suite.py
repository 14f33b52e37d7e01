"""Compiled schemas against JSON-Schema-Test-Suite."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from templates.package._runtime.text_formats import ALL
from tests.codec.suite import SUITE, is_valid, remotes, verdicts

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="the suite is not here")

EXCEPTIONS = {
    # A metaschema of one's own that leaves out the keywords of validation: OpenAPI has
    # one for all, and what another one means is not read.
    "vocabulary: schema that uses custom metaschema with with no validation vocabulary:"
    " no validation: invalid number, but it still validates",
}


@cache
def documents() -> Mapping[str, Any]:
    """The schemas that tests refer to."""
    return remotes()


def test_verdicts_of_all_required_tests() -> None:
    """What is not as the suite says is listed, with the reason."""
    every = list(verdicts("draft2020-12"))
    assert 1200 <= len(every)
    wrong = {
        each.name for each in every if is_valid(each, documents()) != each.is_valid
    }
    assert EXCEPTIONS & {each.name for each in every} == wrong


def test_formats_of_texts() -> None:
    """Names in letters of all scripts are not looked at closely, and never refused."""
    formats = {name: each.fits for name, each in ALL.items()}
    every = list(verdicts("draft2020-12", below="optional/format"))
    wrong = [
        each for each in every if is_valid(each, documents(), formats) != each.is_valid
    ]
    assert LOOSE >= {each.name.partition(":")[0] for each in wrong}
    assert {BEYOND_PYTHON} == {each.name for each in wrong if each.is_valid}
    assert 710 <= len(every) - len(wrong)


LOOSE = {"ecmascript-regex", "hostname", "idn-hostname"}
BEYOND_PYTHON = (
    "ecmascript-regex: ECMA 262 lookbehind is valid, including variable width:"
    " a variable-width lookbehind (ES2018)"
)
