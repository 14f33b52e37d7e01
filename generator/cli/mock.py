"""`concord mock`: serve a spec before anybody has implemented it."""

from __future__ import annotations

import errno
import re
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli.failures import UsageFailure, failures_in_words
from generator.cli.inputs import is_stdin
from generator.cli.report import Report, printable, reporting

if TYPE_CHECKING:
    from generator.cli.reloading import Reloading

NEEDED = ("msgspec", "uvicorn")
"""What only this command needs, which the extra `mock` installs."""

_ORIGIN = re.compile(r"\*|https?://[^/?#\s@]+")


def _origins(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    for value in values:
        if not _ORIGIN.fullmatch(value):
            raise click.BadParameter(
                f"{value!r} is no origin; write http://localhost:5173, or '*' for any"
            )
    return values


@click.command()
@click.argument("spec", type=click.Path(path_type=Path), required=False)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    show_default=True,
    metavar="N",
    help="0 takes one that is free.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    metavar="N",
    help="Other numbers give other values.",
)
@click.option(
    "--error-status",
    type=click.Choice(["documented", "aws"]),
    default="documented",
    show_default=True,
    help="Whether errors have the spec's statuses, or 400 and 500.",
)
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=0,
    metavar="SECONDS",
    help="How long each answer takes.",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    callback=_origins,
    metavar="ORIGIN",
    help="Whose pages may call from a browser; '*' for all. Can be repeated.",
)
@click.option(
    "--anonymous",
    is_flag=True,
    help="Let everybody call, whatever SPEC says of security.",
)
@click.option(
    "--no-reload", is_flag=True, help="Go on with SPEC as it was at the start."
)
@reporting
def mock(
    report: Report,
    spec: Path | None,
    host: str,
    port: int,
    seed: int,
    error_status: Literal["documented", "aws"],
    delay: float,
    origins: tuple[str, ...],
    anonymous: bool,
    no_reload: bool,
) -> None:
    """Serve SPEC before there is a service.

    Every operation answers with the example that SPEC gives for it, else with values
    made from its schema, the same ones each time. Requests are checked as the generated
    server checks them. Nothing is written and nothing is kept. SPEC is taken from
    pyproject.toml if it is not given; - is standard input, which is read once.

    A valid request gets a documented error on demand, or an example by its name:

    \b
      Prefer: code=481
      Prefer: error=OutOfStockException
      Prefer: example=empty
      Prefer: code=481, example=sold-out

    Where SPEC asks for credentials, a request without any, or with some that are not
    written as SPEC says, is refused. Any token, password, key or signature will do;
    --anonymous asks for none.

    After each save of SPEC, of a file beside it or of the settings, the new version is
    served. One with errors is not: they are shown, and the last good one goes on.

    The URL goes to standard output, a line for each request to standard error.
    Ctrl-C ends it. Needs the extra `mock`: pip install 'openapi-concord[mock]'

    \b
    Examples:
      concord mock                                as pyproject.toml says
      concord mock spec/shop.yaml --port 0        on any free port
      concord mock --cors http://localhost:5173   for pages from there
      concord mock --error-status aws             for SDKs that retry on 500

    \b
    Exit codes:
      0  it was told to end
      1  the spec has errors, or no value can be made for something in it
      2  wrong usage, a file that cannot be read, a port that is taken
      3  a defect of Concord itself
    """
    with failures_in_words(report, "nothing is served"):
        _need_extra()
        from generator.cli.reloading import Reloading
        from generator.mock.application import Manner

        manner = Manner(seed, error_status, delay, origins, anonymous)
        reloading = Reloading(report, spec, manner)
        reload = not no_reload and not is_stdin(spec)
        _serve(report, reloading, host, port, reload=reload)


def _serve(
    report: Report, reloading: Reloading, host: str, port: int, *, reload: bool
) -> None:
    """Serve a mock until it is told to end; the URL goes to stdout."""
    from generator.mock.serve import listening, serve

    try:
        sock, url = listening(host, port)
    except OSError as error:
        raise _unavailable(host, port, error) from error

    def announce() -> None:
        report.say(f"{reloading.about} at {url}")
        click.echo(url)

    with reloading.watching() if reload else nullcontext():
        serve(reloading.latest, sock, announce)


def _need_extra() -> None:
    """Raise UsageFailure if what only this command needs is not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise UsageFailure(
            f"`concord mock` needs {' and '.join(missing)}:"
            " pip install 'openapi-concord[mock]'"
        )


def _unavailable(host: str, port: int, error: OSError) -> UsageFailure:
    reason = error.strerror or str(error)
    hint = "; choose another --port, 0 for one that is free"
    hint = hint if error.errno in (errno.EADDRINUSE, errno.EACCES) else ""
    return UsageFailure(printable(f"cannot listen at {host}:{port}: {reason}{hint}"))
