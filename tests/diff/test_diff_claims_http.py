"""What is called compatible over HTTP is so: old clients, new servers, and the reverse."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pytest

from generator.diff.compare import compare
from generator.diff.model import Change, Level, Version
from generator.importing.package import Package
from generator.naming.names import name_service
from generator.pipeline import emit
from generator.problems.diagnostics import SpecError
from generator.proof.cases import Cases, Unmakeable
from generator.proof.described import callee_of, target_of
from generator.proof.running.cases import Callee, Case
from generator.proof.running.emitted import Emitted
from generator.proof.running.script import Script, application
from generator.proof.running.ways import SyncWay
from generator.proof.running.wires import wire_of
from generator.views.vocabulary import Vocabulary
from tests.diff import any_edit
from tests.diff.rest import before, rest, version_of
from tests.roundtrip.profile import TIMES

TRIES = 15 * TIMES
CASES = 6
SEEDS = range(TIMES)
TYPES = {"const", "contentEncoding", "enum", "required", "type", "status"}
"""What a client cannot overlook without the types that it promises."""


@dataclass(frozen=True)
class Claim:
    """What "compatible" means to a reader: who then calls whom, and what travels."""

    reader: str
    client: str
    server: str
    asked: str
    answered: str


CLAIMS = (
    Claim("callers", client="old", server="new", asked="old", answered="new"),
    Claim("callers", client="new", server="old", asked="old", answered="old"),
    Claim("implementers", client="new", server="new", asked="new", answered="old"),
)


class Side:
    """A version: its package, a server that does as it is told, and values."""

    def __init__(self, version: Version, name: str, stack: ExitStack) -> None:
        """Import the package of a version under a name of its own."""
        self.service = version.service
        self.names = name_service(version.service, name)
        words = Vocabulary(version.service, self.names)
        files = emit(words, format_text=lambda text, _: text)
        stack.callback(Package(name, files).forget)
        self.emitted = Emitted(target_of(self.names))
        self.script = Script()
        self.callees: Mapping[str, Callee] = {
            each.name: callee_of(self.service, self.names, each)
            for each in self.service.operations
        }

    @cached_property
    def app(self) -> Any:
        """The server, in process."""
        callees = self.callees.values()
        return application(self.emitted, callees, self.script, awaited=False)

    def exchanges(self, operation: str) -> list[Case]:
        """Some valid requests, with valid answers."""
        (found,) = (each for each in self.service.operations if each.name == operation)
        try:
            cases = Cases(self.service, self.names, most=CASES).of(found)
        except Unmakeable:
            return []
        return [each for each in cases if each.kind == "exchange"]


def some_edits(seed: int) -> Version:
    """A version with edits, each of which leaves more claims to be shown."""
    chance, document, after, most = random.Random(seed), rest(), before(), 0
    for _ in range(TRIES):
        edited, _ = any_edit.edited(document, chance)
        try:
            found = version_of(edited)
        except SpecError:
            continue
        count = len(claimed(found))
        if count > most:
            document, after, most = edited, found, count
    return after


def claimed(after: Version) -> list[tuple[Claim, str]]:
    """The claims that hold of operations that have changed."""
    changes = compare(before(), after).changes
    common = {each.name for each in before().service.operations} & {
        each.name for each in after.service.operations
    }
    return [
        (claim, operation)
        for operation in sorted(common)
        for claim in CLAIMS
        if kept(changes, claim, operation)
    ]


def kept(changes: tuple[Change, ...], claim: Claim, operation: str) -> bool:
    """Whether changes reach an operation, and all are compatible for a reader."""
    levels = [
        dict(change.effects.readers())[claim.reader].level
        for change in changes
        if operation in change.operations
    ]
    return bool(levels) and max(levels) <= Level.COMPATIBLE


def exchanged(claim: Claim, operation: str, sides: Mapping[str, Side]) -> int:
    """Call with all requests and answers that a claim speaks of; return how many."""
    client, server = sides[claim.client], sides[claim.server]
    asked = sides[claim.asked].exchanges(operation)
    answered = sides[claim.answered].exchanges(operation)
    statuses = [each.status for each in server.exchanges(operation)]
    way = SyncWay(client.emitted, server.app)
    try:
        for index in range(max(len(asked), len(answered)) if asked and answered else 0):
            request = asked[index % len(asked)]
            answer = answered[index % len(answered)]
            told = (claim, operation, request.request, answer.answer)
            wire = wire_of(client.emitted, client.callees[operation])
            if answer.status not in statuses:
                # What is returned as it is gets the status that is documented.
                answer = replace(answer, status=statuses[0])
            served = wire_of(server.emitted, server.callees[operation])
            returned, _ = served.output(answer)
            server.script.set(returned)
            way.told.clear()
            try:
                way.call(client.callees[operation], wire.arguments(request))
            except client.emitted.errors.Error as error:
                rules = {each.rule for each in getattr(error, "violations", ())}
                if not rules or rules & TYPES:
                    pytest.fail(f"{told}: {error!r}")
            assert server.script.called == [operation], told
    finally:
        way.close()
    return len(asked)


@pytest.fixture(scope="module")
def old() -> Iterator[Side]:
    """The first version."""
    with ExitStack() as stack:
        yield Side(before(), "old_shelf", stack)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_called_compatible_is_over_http(old: Side, seed: int) -> None:
    """Where no change is risky for a reader, old and new understand each other."""
    after = some_edits(seed)
    with ExitStack() as stack:
        sides = {"old": old, "new": Side(after, f"new_shelf_{seed}", stack)}
        tried = sum(exchanged(*each, sides=sides) for each in claimed(after))
    assert tried > CASES
