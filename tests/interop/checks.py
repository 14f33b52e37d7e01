"""What is tried: clients of others against our server, ours against servers of others."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy

from tests.beside import BESIDE
from tests.interop.tools import (
    HERE,
    ROOT,
    Tools,
    Unavailable,
    environment,
    free_port,
    run,
    started,
)

GALLERY = ROOT / "tests" / "gallery" / "gallery.yaml"
OURS = (ROOT, ROOT / "tests" / "gallery" / "generated")
KEY = "staff-key"
PREFECT = "PrefectHQ--docs_v3_api-ref_rest-api_server_schema.json"
OPC = "openapi-python-client"
AWS = ("lambda", "apigateway", "iot", "batch")
EXAMPLES = "30"


@dataclass(frozen=True)
class Outcome:
    """What became of a check: lines that begin with `passed`, `failed` or `left out`."""

    lines: tuple[str, ...]

    def count(self, word: str) -> int:
        """Return how many lines begin with a word."""
        return sum(line.startswith(word) for line in self.lines)


@dataclass(frozen=True)
class Check:
    """A client and a server that meet."""

    client: str
    server: str
    run: Callable[[Tools, Path | None], Outcome]
    """Takes the tools, and the folder of published documents of AWS, if one is given."""


def told(
    command: Sequence[str | Path], *paths: Path, cwd: Path = ROOT, **more: str
) -> Outcome:
    """Run a command that prints what it tried; one that only fails is one failure."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment(*paths, **more),
        capture_output=True,
        text=True,
        check=False,
    )
    words = ("passed", "failed", "left out")
    lines = [line for line in done.stdout.splitlines() if line.startswith(words)]
    if done.returncode and not any(line.startswith("failed") for line in lines):
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        lines += [f"failed: {''.join(last) or done.returncode}"]
    return Outcome(tuple(lines))


@contextmanager
def gallery(tools: Tools) -> Iterator[str]:
    """Serve the gallery."""
    port = free_port()
    command = (sys.executable, "-m", "tests.gallery", "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    with started(command, address, tools.folder, environment(*OURS)):
        yield address


def tests(*files: str) -> Callable[[Tools, Path | None], Outcome]:
    """Return what runs some of our tests, each of which is a line."""

    def check(tools: Tools, documents: Path | None) -> Outcome:
        command = (sys.executable, "-m", "pytest", "-q", "-rA", *files)
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False
        )
        found = re.findall(r"^(PASSED|FAILED|ERROR) \S+::(.*)$", done.stdout, re.M)
        lines = tuple(
            f"{'passed' if word == 'PASSED' else 'failed'} {name}"
            for word, name in found
        )
        return Outcome(lines or ("failed: no test ran",))

    return check


def python_client(tools: Tools, documents: Path | None) -> Outcome:
    """Let openapi-python-client make a client of the gallery's document."""
    made = tools.folder / "python-client"
    generator = (tools.command(OPC, OPC), "generate", "--overwrite")
    target = ("--path", GALLERY, "--meta", "none", "--output-path")
    made.mkdir(exist_ok=True)
    run(*generator, *target, made / "gallery_client")
    calls = (tools.command(OPC, "python"), HERE / "python_client_calls.py")
    with gallery(tools) as address:
        return told((*calls, address, KEY), made)


def typescript(tools: Tools, documents: Path | None) -> Outcome:
    """Let openapi-typescript make types of the gallery's document, and check calls."""
    made = tools.folder
    run(tools.node_command("openapi-typescript"), GALLERY, "-o", made / "gallery.d.ts")
    for name in ("typescript_calls.mts", "tsconfig.json"):
        copy(HERE / name, made)
    run(tools.node_command("tsc"), "--project", made)
    with gallery(tools) as address:
        return told(("node", made / "typescript_calls.mjs", address, KEY), cwd=made)


def schemathesis(tools: Tools, documents: Path | None) -> Outcome:
    """Send requests that keep to the document and such that do not, all checks on."""
    with gallery(tools) as address:
        command = (
            *(sys.executable, "-m", "schemathesis.cli"),
            *("--config-file", HERE / "schemathesis.toml", "run", GALLERY),
            *("--url", address, "--checks", "all", "-H", f"X-Gallery-Key: {KEY}"),
            *("--max-examples", EXAMPLES, "--no-color"),
        )
        done = subprocess.run(
            command,
            cwd=tools.folder,
            env=environment(
                *OURS, SCHEMATHESIS_HOOKS="tests.interop.schemathesis_hooks"
            ),
            capture_output=True,
            text=True,
            check=False,
        )
    failures = re.findall(r"^- (\S+ .*)$", done.stdout, re.M)
    if done.returncode and not failures:
        failures = done.stdout.strip().splitlines()[-1:] or ["it did not run"]
    found = re.search(r"(\d+) generated", done.stdout)
    cases = ("passed a request",) * (int(found[1]) - len(failures) if found else 0)
    wrong = [f"failed {each}" for each in failures]
    return Outcome((*cases, *(wrong if cases else [*wrong, "failed: no request"])))


def prism(mode: str) -> Callable[[Tools, Path | None], Outcome]:
    """Return what calls the gallery by our client through Prism."""

    def check(tools: Tools, documents: Path | None) -> Outcome:
        with gallery(tools) as direct:
            behind = (direct,) if mode == "proxy" else ()
            port = free_port()
            command = (tools.node_command("prism"), mode, "-h", "127.0.0.1")
            served = (*command, "-p", str(port), GALLERY, *behind)
            address = f"http://127.0.0.1:{port}"
            with started(served, address, tools.folder, environment()):
                calls = (sys.executable, "-m", "tests.interop.prism_calls")
                return told((*calls, mode, address, *behind), *OURS)

    return check


def prefect(tools: Tools, documents: Path | None) -> Outcome:
    """Call Prefect's server by the client of its own document."""
    document = BESIDE / "world" / "real" / PREFECT
    if not document.exists():
        raise Unavailable("its document is not beside the project")
    made = _generated(tools, document, "prefect_api")
    port, home = free_port(), tools.folder / "prefect-home"
    command = (tools.command("prefect", "prefect"), "server", "start", "--no-ui")
    served = (*command, "--host", "127.0.0.1", "--port", str(port))
    variables = environment(
        PREFECT_HOME=str(home), PREFECT_SERVER_ANALYTICS_ENABLED="false"
    )
    home.mkdir(exist_ok=True)
    address = f"http://127.0.0.1:{port}/api"
    with started(served, f"{address}/health", tools.folder, variables):
        calls = (sys.executable, HERE / "prefect_calls.py", address)
        return told(calls, made)


def moto(tools: Tools, documents: Path | None) -> Outcome:
    """Call moto's server by clients of published documents of REST services."""
    if documents is None:
        raise Unavailable("no DOCUMENTS are given")
    made = {
        name: _generated(tools, documents / f"{name}.json", f"aws_{name}")
        for name in AWS
    }
    port = free_port()
    command = (tools.command("moto", "moto_server"), "-H", "127.0.0.1", "-p", str(port))
    address = f"http://127.0.0.1:{port}"
    lines: list[str] = []
    with started(command, f"{address}/moto-api/", tools.folder, environment()):
        for name, folder in made.items():
            calls = (sys.executable, HERE / "moto_calls.py", address, name)
            lines += told(calls, folder).lines
    return Outcome(tuple(lines))


def _generated(tools: Tools, document: Path, package: str) -> Path:
    """Write the package of a document, and return the folder that it is in.

    Raises:
        Unavailable: the document is refused, or not there.
    """
    folder = tools.folder / package
    command = (Path(sys.executable).with_name("concord"), "generate", document)
    options = ("--package", package, "--skip-unsupported", "--quiet", "--force")
    run(*command, "--output", folder, *options)
    return folder


CHECKS = (
    Check(
        "ours, sync and async", "ours", tests("tests/gallery/test_gallery_client.py")
    ),
    Check("curl", "ours", tests("tests/gallery/test_gallery_curl.py")),
    Check("openapi-python-client", "ours", python_client),
    Check("openapi-typescript", "ours", typescript),
    Check("schemathesis", "ours", schemathesis),
    Check("ours", "Prism, as a mock", prism("mock")),
    Check("ours", "ours behind Prism", prism("proxy")),
    Check("ours", "FastAPI", tests("tests/interop/test_fastapi.py")),
    Check("ours", "Prefect", prefect),
    Check("ours", f"moto: {', '.join(AWS)}", moto),
)
