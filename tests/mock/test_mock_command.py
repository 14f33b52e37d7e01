"""`concord mock` as a command: what it refuses, and what stands before it."""

from __future__ import annotations

import asyncio
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.mock.answers import Answers
from generator.mock.front import Front, Message
from generator.mock.service import Service
from generator.problems.diagnostics import SpecError
from generator.sources.source import Source
from tests.generator.small_spec import lowered, operation, spec
from tests.mock.mocked import emit

SPEC = spec(
    paths=operation("Do", response="Out"),
    schemas="Out: {type: object, properties: {a: {type: string, pattern: '^a+$'}}}\n",
).replace("  responses:\n\n", "")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A spec in an empty folder, where the command runs."""
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text(SPEC)
    return Path("small.yaml")


def run(*arguments: str) -> Result:
    """Run the command, which must not come so far as to serve."""
    return CliRunner().invoke(main, ["mock", *arguments])


def test_a_port_that_is_taken(file: Path) -> None:
    """It says which, and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run(str(file), "--port", str(port))
    assert 2 == result.exit_code
    said = f"cannot listen at 127.0.0.1:{port}: Address already in use; choose another"
    assert said in result.stderr
    assert "" == result.stdout


def test_a_spec_in_several_files(file: Path) -> None:
    """What its references lead to is read as for `generate`: it gets past that."""
    Path("out.yaml").write_text("Out: {type: object, properties: {a: {type: string}}}")
    before, reference = "'#/components/schemas/Out'", "'out.yaml#/Out'"
    file.write_text(SPEC.partition("components:")[0].replace(before, reference))
    result = run(str(file), "--host", "192.0.2.1")
    assert (2, "") == (result.exit_code, result.stdout)
    assert "cannot listen" in result.stderr


def test_a_host_that_is_not_here(file: Path) -> None:
    """It says so; another port would not help."""
    result = run(str(file), "--host", "192.0.2.1")
    assert 2 == result.exit_code
    assert "cannot listen at 192.0.2.1:8080: Cannot assign" in result.stderr
    assert "--port" not in result.stderr


@pytest.mark.parametrize("missing", ["uvicorn", "msgspec"])
def test_without_its_extra(
    file: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """It names what is missing, and how to get it."""
    monkeypatch.setitem(sys.modules, missing, None)
    result = run(str(file))
    assert 2 == result.exit_code
    expected = f"needs {missing}: pip install 'openapi-concord[mock]'"
    assert expected in result.stderr


def test_a_spec_with_errors(file: Path) -> None:
    """They are shown as `generate` shows them."""
    file.write_text(SPEC.replace("responses", "respones", 1))
    result = run(str(file))
    assert 1 == result.exit_code
    assert "`respones` has no meaning in an operation" in result.stderr
    assert "1 error; nothing is served" in result.stderr


def test_a_value_that_cannot_be_made(file: Path) -> None:
    """It is told with its place before anybody calls; an example mends it."""
    text = SPEC.replace("^a+$", "^(?!a)a$").replace("Out: {", "Out: {required: [a], ")
    file.write_text(text)
    result = run(str(file))
    assert 1 == result.exit_code
    assert "small.yaml:" in result.stderr
    assert "can make no `OutA`: no text was found that its pattern" in result.stderr
    assert "give it an example" in result.stderr


def test_an_example_that_the_server_refuses() -> None:
    """Should a check let one through, it is told before anybody calls."""
    text = SPEC.replace("pattern: '^a+$'", "pattern: '^a+$', example: b")
    it = emit(Source("small.yaml", text.replace("example: b", "example: a")), "small_b")
    service = Service(it.package, Answers(lowered(text), 0), anybody)
    with pytest.raises(SpecError, match="the server refuses an answer of the mock"):
        service.application("documented")


async def anybody(call: object) -> None:
    """Let everybody call."""


@pytest.mark.parametrize(
    "options",
    [
        ("--cors", "localhost:5173"),
        ("--cors", "http://localhost:5173/"),
        ("--cors", "http://a\nb"),
        ("--port", "65536"),
        ("--delay", "-1"),
        ("--seed", "x"),
    ],
)
def test_options_are_checked(file: Path, options: tuple[str, ...]) -> None:
    """Before anything is read."""
    result = run("nothing.yaml", *options)
    assert 2 == result.exit_code
    assert f"Invalid value for '{options[0]}'" in result.stderr


def test_help_fits_a_terminal() -> None:
    """No line is longer than 80 columns; every option has its line."""
    result = CliRunner().invoke(main, ["mock", "--help"], terminal_width=80)
    assert [] == [line for line in result.stdout.splitlines() if len(line) > 80]
    assert "Prefer: code=481" in result.stdout


def passed(
    front: Front, method: str, path: str = "/", **headers: str
) -> tuple[int, dict[bytes, bytes]]:
    """Return status and headers of an answer of a front."""
    sent: list[Message] = []
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [
            (name.lower().replace("_", "-").encode(), value.encode())
            for name, value in headers.items()
        ],
    }

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(front(scope, None, send))
    return sent[0]["status"], dict(sent[0]["headers"])


async def behind(scope: Any, receive: Any, send: Any) -> None:
    """Answer everything alike."""
    await send({"type": "http.response.start", "status": 405, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_browsers_are_told_nothing_by_default() -> None:
    """No page may call, and a question for that is answered as without a browser."""
    front = Front(behind, operations={}, log=lambda line: None)
    assert (405, {}) == passed(front, "OPTIONS", Origin="http://a.example")


def test_any_page_may_call() -> None:
    """If that is wanted; who is no browser sees no difference."""
    front = Front(behind, operations={}, origins=["*"], log=lambda line: None)
    status, headers = passed(front, "POST", Origin="http://a.example")
    assert (405, b"*") == (status, headers[b"access-control-allow-origin"])
    assert (405, {}) == passed(front, "OPTIONS")


def test_pages_of_some_origins_may_call() -> None:
    """They read what all answers have; no other page reads anything."""
    said: list[str] = []
    operations = {"Small.Do": "Do"}
    origins = ["http://a.example", "http://b.example"]
    front = Front(behind, operations=operations, origins=origins, log=said.append)
    shared = {
        b"access-control-allow-origin": b"http://b.example",
        b"access-control-expose-headers": b"preference-applied, x-amzn-errortype,"
        b" x-amzn-requestid",
        b"vary": b"Origin",
    }
    asked = {
        b"access-control-allow-methods": b"PUT",
        b"access-control-allow-headers": b"x-one",
        b"access-control-max-age": b"600",
    }
    usual = {
        b"access-control-allow-methods": b"POST",
        b"access-control-allow-headers": b"",
    }
    here, elsewhere = {"Origin": "http://b.example"}, {"Origin": "http://c.example"}
    wanted = {
        "Access_Control_Request_Method": "PUT",
        "Access_Control_Request_Headers": "x-one",
    }
    assert (405, shared) == passed(front, "POST", **here)
    assert (405, {}) == passed(front, "POST", **elsewhere)
    assert (204, shared | asked) == passed(front, "OPTIONS", **here, **wanted)
    assert (204, shared | asked | usual) == passed(front, "OPTIONS", **here)
    assert (405, {}) == passed(front, "OPTIONS", **elsewhere, **wanted)
    passed(front, "POST", X_Amz_Target="Small.Do")
    passed(front, "GET", path=f"/{'long' * 60}")
    assert [
        "405 POST /",
        "405 POST /",
        "204 OPTIONS /",
        "204 OPTIONS /",
        "405 OPTIONS /",
        "405 Do",
        f"405 GET /{'long' * 48}lon",
    ] == said
