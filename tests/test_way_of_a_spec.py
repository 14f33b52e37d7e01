"""The way of a spec through the stages: straight, each called in order by `pipeline`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType

import pytest

import generator
from generator.pipeline import Options, run
from generator.sources.source import Source

ROOT = Path(__file__).parents[1]
GENERATOR = Path(generator.__file__).parent
SPECS = (ROOT / "spec/ecr-public.yaml", ROOT / "tests/gallery/gallery.yaml")

UNTIL_IR = ("reading", "linking", "checking", "naming", "lowering")
STAGES = (*UNTIL_IR, "views", "rendering")
SHARED = {
    "reading.walk.objects": "a way through nodes, whatever is looked for",
    "reading.walk.uses": "the same",
    "reading.walk.places": "the same",
    "naming.unnamed": "what lowering asks for names, as it comes to what has none",
    "naming.statuses": "the same, of what is told by its status",
    "views": "what each file shows, made when its turn comes: none is there before",
}
"""What later stages call of earlier ones, beside methods of what these hand on."""


@cache
def module_of(path: str) -> str | None:
    """The module of the generator that a file is; None for any other file."""
    file = Path(path)
    if not file.is_relative_to(GENERATOR):
        return None
    return ".".join(file.relative_to(GENERATOR).with_suffix("").parts)


def called_from(frame: FrameType) -> str | None:
    """The nearest module of the generator that a call comes from."""
    above = frame.f_back
    while above is not None:
        if (module := module_of(above.f_code.co_filename)) is not None:
            return module
        above = above.f_back
    return None


@contextmanager
def watched(calls: dict[tuple[str, str], None]) -> Iterator[None]:
    """Note each call from one package to another: the caller, and what is called."""

    def note(frame: FrameType, event: str, argument: object) -> None:
        del argument
        module = module_of(frame.f_code.co_filename) if event == "call" else None
        caller = called_from(frame) if module is not None else None
        if caller is not None and caller.partition(".")[0] != str(module).split(".")[0]:
            calls[caller, f"{module}.{frame.f_code.co_qualname}"] = None

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


@pytest.fixture(scope="module", params=SPECS, ids=lambda each: each.stem)
def calls(request: pytest.FixtureRequest) -> list[tuple[str, str]]:
    """All kinds of calls between packages on the way of a spec, in their order."""
    source = Source(request.param.name, request.param.read_text(encoding="utf-8"))
    found: dict[tuple[str, str], None] = {}
    with watched(found):
        run(source, Options(), format_text=lambda text, _: text)
    return list(found)


def stage_of(name: str) -> str:
    """The package that something is in."""
    return name.partition(".")[0]


def is_of_what_is_handed_on(name: str) -> bool:
    """Whether something is a method: stages hand objects on."""
    *_, owner, _ = name.replace(".<locals>", "").split(".")
    return owner[:1].isupper()


def test_stages_come_in_order(calls: list[tuple[str, str]]) -> None:
    """The pipeline calls no stage again once a later one had its turn."""
    entered = [name for caller, name in calls if caller == "pipeline"]
    stages = [stage_of(each) for each in entered if stage_of(each) in UNTIL_IR]
    # Names of Python's are given to what there is in the end.
    assert [*UNTIL_IR, "naming"] == [
        each for index, each in enumerate(stages) if stages[index - 1 : index] != [each]
    ]


def test_no_stage_calls_an_earlier_one(calls: list[tuple[str, str]]) -> None:
    """But for what reads what that has handed on."""
    climbs = {
        (stage_of(caller), name)
        for caller, name in calls
        if {stage_of(caller), stage_of(name)} <= set(STAGES)
        and STAGES.index(stage_of(name)) < STAGES.index(stage_of(caller))
        and not is_of_what_is_handed_on(name)
        and not any(name.startswith(each) for each in SHARED)
    }
    assert set() == climbs
