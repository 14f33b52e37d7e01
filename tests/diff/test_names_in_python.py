"""What is called otherwise in Python, though the spec calls it the same."""

from __future__ import annotations

from generator.diff.compare import compare
from generator.diff.model import Change, Version
from generator.sources.source import Source
from tests.diff.versions import version
from tests.generator.small_spec import error, operation, spec


def failing(members: str) -> Version:
    """Return the version of a spec whose one error has these members."""
    response, schema = error("Bad", f"{{type: object, properties: {{{members}}}}}")
    put = operation("Put", errors={480: "Bad"})
    text = spec(paths=put, responses=response, schemas=schema)
    return version(Source("spec.yaml", text))


def told(change: Change) -> tuple[str, str, str, str, list[int]]:
    """Rule, subject, values and columns of a change."""
    places = [each.start.column for each in (change.before, change.after) if each]
    return change.rule, change.subject, change.was, change.now, places


ONE = "fooBar: {type: string}"
TWO = f"foo_bar: {{type: string}}, {ONE}"


def test_members_of_errors_make_room_for_each_other() -> None:
    """A member whose name another one takes is told, with both of its places."""
    one, two = failing(ONE), failing(TWO)
    assert [
        ("python-name-changed", "Bad.fooBar", "foo_bar", "foo_bar_camel", [38, 63]),
        ("member-added", "Bad.foo_bar", "", "str | None", [38]),
    ] == [told(change) for change in compare(one, two).changes]
    assert [
        ("member-removed", "Bad.foo_bar", "str | None", "", [38]),
        ("python-name-changed", "Bad.fooBar", "foo_bar_camel", "foo_bar", [63, 38]),
    ] == [told(change) for change in compare(two, one).changes]
