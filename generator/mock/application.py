"""From the text of a spec to the mock's ASGI application."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from generator import ir
from generator.importing.package import Package
from generator.mock.answers import Answers
from generator.mock.credentials import Authenticate, any_credentials, anybody
from generator.mock.front import Front
from generator.mock.http import HttpService
from generator.mock.lacking import LeftOut
from generator.mock.service import Service
from generator.pipeline import Options, Stage, run
from generator.problems.diagnostics import Diagnostic, SpecError
from generator.sources.files import Files
from generator.sources.source import Source

_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Mock:
    """An application, and what it is a mock of."""

    application: Front
    package: Package
    title: str
    operations: int
    warnings: tuple[Diagnostic, ...] = ()
    """What its answers lack."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a mock answers, whatever the spec says."""

    seed: int = 0
    error_status: Literal["documented", "aws"] = "documented"
    delay: float = 0.0
    """How long each answer takes, in seconds."""

    origins: Collection[str] = ()
    """Whose pages may call from a browser."""

    anonymous: bool = False
    """Whether everybody may call, whatever the spec says of security."""


def build(
    source: Source,
    files: Files,
    manner: Manner,
    *,
    log: Callable[[str], None],
    stage: Stage,
) -> Mock:
    """Return the mock of the service that a spec describes; nothing is written.

    `files` are those beside the spec.

    Raises:
        SpecError: the spec is wrong, or no value can be made for something in it.
    """
    # A name that no other package has, and that no spec chooses.
    name = f"concord_mock_{next(_NUMBERS)}"
    generated = run(
        source, Options(name), files=files, format_text=_as_it_is, stage=stage
    )
    if not generated.service.operations:
        message = "the spec has no operation, so there is nothing to mock"
        raise SpecError([Diagnostic(message, None)])
    with stage("import"):
        package = Package(name, generated.files)
    with stage("answers"):
        authenticate = (
            anybody(package)
            if manner.anonymous
            else any_credentials(package, generated.service)
        )
        left_out = LeftOut()
        application = _application(
            generated.service, package, authenticate, manner, left_out
        )
    operations = generated.service.operations
    front = Front(
        application,
        operations={each.wire_name: each.name for each in operations},
        origins=manner.origins,
        log=log,
    )
    return Mock(
        front,
        package,
        generated.title,
        generated.operations,
        left_out.warnings(),
    )


def _application(
    service: ir.Service,
    package: Package,
    authenticate: Authenticate,
    manner: Manner,
    left_out: LeftOut,
) -> Any:
    if service.is_http:
        http = HttpService(
            service, package, authenticate, manner.seed, manner.delay, left_out
        )
        return http.application()
    answers = Answers(service, manner.seed, left_out)
    mocked = Service(package, answers, authenticate, manner.delay)
    return mocked.application(manner.error_status)


def _as_it_is(text: str, path: str) -> str:
    """Return the text of a module: nobody will read it."""
    return text
