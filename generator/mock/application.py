"""From the text of a spec to the mock's ASGI application."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import count
from typing import Literal

from generator.files import Files
from generator.mock.answers import Answers
from generator.mock.front import Front
from generator.mock.package import Package
from generator.mock.service import Service
from generator.pipeline import Options, Stage, run
from generator.source import Source

_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Mock:
    """An application, and what it is a mock of."""

    application: Front
    title: str
    operations: int


def build(
    source: Source,
    files: Files,
    *,
    seed: int,
    error_status: Literal["documented", "aws"],
    delay: float,
    origins: Collection[str],
    log: Callable[[str], None],
    stage: Stage,
) -> Mock:
    """Return the mock of the service that a spec describes; nothing is written.

    `files` are those beside the spec, and `delay` is in seconds.

    Raises:
        SpecError: the spec is wrong, or no value can be made for something in it.
    """
    # A name that no other package has, and that no spec chooses.
    name = f"concord_mock_{next(_NUMBERS)}"
    generated = run(
        source, Options(name), files=files, format_text=_as_it_is, stage=stage
    )
    with stage("import"):
        package = Package(name, generated.files)
    with stage("answers"):
        service = Service(package, Answers(generated.service, seed), delay)
        application = service.application(error_status)
    operations = generated.service.operations
    front = Front(
        application,
        operations={each.binding.target: each.name for each in operations},
        origins=origins,
        log=log,
    )
    return Mock(front, generated.title, generated.operations)


def _as_it_is(text: str, path: str) -> str:
    """Return the text of a module: nobody will read it."""
    return text
