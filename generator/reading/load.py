"""The first stage: the text of a spec becomes nodes that know their places."""

from __future__ import annotations

import re
from typing import NoReturn

from generator.problems.diagnostics import Diagnostic, Findings, SpecError
from generator.reading.build import Builder
from generator.reading.foreign import foreign_root, foreign_text, merge_conflicts
from generator.reading.nodes import Node, Value
from generator.reading.plain_json import Unusual, read_plain_json
from generator.reading.read_json import read_json
from generator.reading.read_yaml import read_yaml
from generator.sources.source import Place, Position, Source

__all__ = ["Node", "Value", "load", "load_part"]

_BEARABLE = ("duplicate-key", "status-taken")
"""What leaves a text that makes sense."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What may stand neither in YAML nor in JSON."""

_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What may not stand in YAML."""


def load(source: Source, findings: Findings | None = None) -> Node:
    """Read a spec in YAML 1.2 or JSON and give its root, a mapping.

    Raises SpecError for what is neither, for keys that are no strings, and for a text
    that is empty or no mapping. So it does for equal keys in one mapping, unless there
    are `findings` for them: then the first one counts.
    """
    root = load_part(source, findings)
    _raise_if(foreign_root(root))
    if not isinstance(root.value, dict):
        message = "the spec must be a mapping with `openapi`, `info` and `paths`"
        _refuse(message, root.place)
    return root


def load_part(source: Source, findings: Findings | None = None) -> Node:
    """Read a file that a spec refers to, and give its root, whatever that is.

    Raises SpecError as `load` does.
    """
    source = Source(source.name, source.text.removeprefix("\ufeff"))
    _raise_if(*merge_conflicts(source))
    _raise_if(foreign_text(source))
    _refuse_unprintable(source, _CONTROL)
    build = _read(source)
    if findings is None or not all(each.rule in _BEARABLE for each in build.findings):
        build.findings.raise_if_errors()
    else:
        findings.extend(build.findings)
    if build.root is None or build.root.value is None:
        start = Position(1, 1)
        hint = "`concord init` writes a spec to start from"
        _refuse("this file is empty", Place(source, start, start), hint)
    return build.root


def _read(source: Source) -> Builder:
    """Read as JSON what claims to be JSON, and as YAML everything else."""
    if source.name.endswith(".json"):
        return _read_json(source)
    if source.text.lstrip().startswith("{"):
        return _read_either(source)
    return _read_yaml(source)


def _read_either(source: Source) -> Builder:
    """Read a text that begins with a brace, as JSON does, and as YAML may."""
    try:
        return _read_json(source)
    except SpecError as as_json:
        try:
            return _read_yaml(source)
        except SpecError as as_yaml:
            # It is in the language in which more of it makes sense.
            raise max(as_yaml, as_json, key=_reach) from None


def _reach(error: SpecError) -> Position:
    places = (found.place.start for found in error.diagnostics if found.place)
    return max(places, default=Position(1, 1))


def _read_json(source: Source) -> Builder:
    try:
        return Builder(root=read_plain_json(source))
    except Unusual:
        build = Builder()
        read_json(source, build)
        return build


def _read_yaml(source: Source) -> Builder:
    _refuse_unprintable(source, _UNPRINTABLE)
    build = Builder()
    read_yaml(source, build)
    return build


def _refuse_unprintable(source: Source, unprintable: re.Pattern[str]) -> None:
    found = unprintable.search(source.text)
    if found is None:
        return
    before = source.text[: found.start()]
    line = before.count("\n") + 1
    at = Position(line, found.start() - before.rfind("\n"))
    message = f"the character U+{ord(found[0]):04X} may not stand in a spec"
    hint = "write it as an escape in a string in double quotes"
    _refuse(message, Place(source, at, at), hint)


def _raise_if(*found: Diagnostic | None) -> None:
    if wrong := [each for each in found if each is not None]:
        raise SpecError(wrong)


def _refuse(message: str, place: Place, hint: str | None = None) -> NoReturn:
    raise SpecError([Diagnostic(message, place, hint, rule="not-readable")])
