"""The rules as people read them.

`UPDATE_GOLDEN=1 pytest` writes `explained.txt` anew; read the difference before
committing it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from generator.diff.explain import explain, table
from generator.diff.model import Level
from generator.diff.reach import Side
from generator.diff.rules import AREAS, RULES

EXPLAINED = Path(__file__).with_name("explained.txt")
README = Path(__file__).parents[2] / "generator/diff/README.md"


def test_readme_has_the_table() -> None:
    """The README's table of rules is the one that the rules make."""
    assert table() in README.read_text(encoding="utf-8")


def test_explanations_are_as_they_were_read() -> None:
    """What each rule means to whom stands in a file, word for word."""
    actual = "\n".join(map(explain, RULES))
    if os.environ.get("UPDATE_GOLDEN"):
        EXPLAINED.write_text(actual, "utf-8")
    assert EXPLAINED.read_text("utf-8") == actual


def test_ids_are_kebab_case_and_unique() -> None:
    """Each rule has an id of its own, in small letters and hyphens."""
    ids = [rule.id for rules in AREAS.values() for rule in rules]
    assert sorted(ids) == sorted(RULES)
    assert [] == [
        each for each in ids if not re.fullmatch("[a-z]+(-[a-z]+)+|deprecated", each)
    ]


def test_meanings_are_sentences() -> None:
    """What a rule finds is a sentence, and why it matters is a part of one."""
    assert [] == [
        rule.id
        for rule in RULES.values()
        if not re.fullmatch(r"[A-Z].*\.", rule.meaning)
    ]
    reasons = {
        effect.why
        for rule in RULES.values()
        for is_http in (False, True)
        for _, effects in rule.impact_on(is_http=is_http).by_side()
        for _, effect in effects.readers()
    }
    assert [] == [why for why in reasons if why[:1].isupper() or why.endswith(".")]


def levels(rule: str, *sides: Side) -> list[Level]:
    """What a rule means to callers, implementers and data, if it is met on some sides."""
    return [effect.level for _, effect in RULES[rule].impact.on(sides).readers()]


def test_sides_decide_the_effect() -> None:
    """The same limit breaks callers in requests, and only is told in responses."""
    breaking, risky, fine = Level.BREAKING, Level.RISKY, Level.COMPATIBLE
    rule = "max-length-lowered"
    assert [breaking, fine, breaking] == levels(rule, Side.REQUEST)
    assert [fine, risky, breaking] == levels(rule, Side.RESPONSE)
    assert [fine, risky, breaking] == levels(rule, Side.ERROR)
    assert [breaking, risky, breaking] == levels(rule, Side.REQUEST, Side.RESPONSE)


def test_what_no_operation_reaches_matters_to_data() -> None:
    """A limit that no operation reaches breaks payloads at rest; a name breaks imports."""
    fine, breaking, none = Level.COMPATIBLE, Level.BREAKING, Level.DOCUMENTATION
    assert [fine, fine, breaking] == levels("max-length-lowered")
    assert [breaking, breaking, none] == levels("schema-renamed")


def test_what_is_refused_depends_on_the_protocol() -> None:
    """Over HTTP, a media type that is no longer documented is refused."""
    rule = RULES["request-media-type-removed"]
    found = [
        rule.impact_on(is_http=is_http).on([Side.REQUEST]).callers.level
        for is_http in (False, True)
    ]
    assert [Level.RISKY, Level.BREAKING] == found
    assert "requests of it are refused" in explain(rule.id)
