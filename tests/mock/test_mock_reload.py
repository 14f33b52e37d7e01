"""The mock follows its spec: each save that makes sense is served, and no other one."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest

from generator.cli import watch
from generator.cli.reloading import Reloading
from generator.cli.report import Report
from generator.mock.application import Manner
from tests.generator.small_spec import operation, spec
from tests.mock.serving import Answer, Connection, Process, mocking
from tests.patience import PATIENCE

TEXT = spec(
    paths=operation("Do", response="Out"),
    schemas="Out: {$ref: 'out.yaml#/Out'}\n",
).replace("  responses:\n\n", "")
OUT = "Out: {type: object, properties: {a: {type: string, example: ONE}}}\n"

# One process runs all of this file, so that there is one mock at a time.
pytestmark = pytest.mark.xdist_group("mock")


def until(process: Process, text: str, times: int = 1) -> None:
    """Wait until the mock has said a text so many times."""
    end = monotonic() + PATIENCE
    while process.log.read_text().count(text) < times:
        assert monotonic() < end, process.log.read_text()
        sleep(0.05)


def called(process: Process, name: str, value: object) -> Answer:
    """The answer to a call, over a connection of its own.

    On a busy machine, the time between two is more than what a server keeps one for.
    """
    connection = Connection(process)
    answer = connection.call(name, value)
    connection.close()
    return answer


def test_each_save_that_makes_sense_is_served(tmp_path: Path) -> None:
    """One that breaks the spec is told, and what was good before is served on."""
    file, beside = tmp_path / "small.yaml", tmp_path / "out.yaml"
    file.write_text(TEXT)
    beside.write_text(OUT)
    with mocking(file, tmp_path) as process:
        assert {"a": "ONE"} == called(process, "Small.Do", {}).body
        beside.write_text(OUT.replace("ONE", "TWO"))
        until(process, "from now on")
        assert {"a": "TWO"} == called(process, "Small.Do", {}).body
        file.write_text(TEXT.replace("schemas/Out", "schemas/Oot"))
        until(process, "the last good version is served on")
        assert "did you mean `Out`?" in process.log.read_text()
        assert {"a": "TWO"} == called(process, "Small.Do", {}).body
        file.write_text(TEXT.replace("Do", "Undo"))
        until(process, "from now on", times=2)
        assert 400 == called(process, "Small.Do", {}).status
        assert {"a": "TWO"} == called(process, "Small.Undo", {}).body


def test_a_spec_may_be_served_as_it_was(tmp_path: Path) -> None:
    """With --no-reload, a save changes nothing."""
    file, beside = tmp_path / "small.yaml", tmp_path / "out.yaml"
    file.write_text(TEXT)
    beside.write_text(OUT)
    with mocking(file, tmp_path, "--no-reload") as process:
        connection = Connection(process)
        beside.write_text(OUT.replace("ONE", "TWO"))
        sleep(0.6)
        assert {"a": "ONE"} == connection.call("Small.Do", {}).body
        connection.close()


MOCKS = "concord_mock_"
SAVES = {
    "good": OUT.replace("ONE", "TWO"),
    "broken": "Out: {$ref: '#/Oot'}\nOot: {type: 3}\n",
    "of which a part is left out": """\
Out: {type: object, properties: {a: {type: string, example: SIX}, b: {$ref: '#/B'}}}
B: {type: string, pattern: '^b{3}$', maxLength: 2}
""",
}
SAID = """\
200 Do
HH:MM:SS out.yaml changed
Small Service (small.yaml): 1 operation, mocked from now on
200 Do
HH:MM:SS out.yaml changed
out.yaml:2:13: error: invalid OpenAPI 3.1: `type` must be one of `array`, `boolean`, `integer`, `null`, `number`, `object`, `string`
2 | Oot: {type: 3}
  |             ^

small.yaml:10:71: error: the response must be a structure
10 | … {application/json: {schema: {$ref: '#/components/schemas/Out'}}}}
   |                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
2 errors; the last good version is served on
200 Do
HH:MM:SS out.yaml changed
out.yaml:1:67: warning: the mock leaves out `b`: it can make no `B`, for there is no text that its pattern and limits allow; give it an example
Small Service (small.yaml): 1 operation, mocked from now on
200 Do
cannot watch for changes: too many files; none is served
"""


def test_each_save_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What has changed, and what became of it; what was served before is forgotten."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("small.yaml").write_text(TEXT)
    beside = tmp_path / "out.yaml"
    beside.write_text(OUT)
    before = {*sys.modules}
    reloading = Reloading(Report(False, False, 0.0), Path("small.yaml"), Manner())
    answers = [answered(reloading.latest)]
    names = [name for name in sys.modules.keys() - before if name.startswith(MOCKS)]
    stops: list[Event] = []

    def saves(files: Any, noted: watch.Digests, stop: Event) -> Iterator[list[Path]]:
        assert beside in files()
        assert noted.keys() <= {*files()}
        stops.append(stop)
        for text in SAVES.values():
            beside.write_text(text)
            yield [beside]
            answers.append(answered(reloading.latest))
        raise OSError("too many files")

    monkeypatch.setattr(watch, "changes", saves)
    with reloading.watching():
        pass
    said = re.sub(r"\d\d:\d\d:\d\d", "HH:MM:SS", capsys.readouterr().err)
    assert SAID == said
    assert [b'{"a":"ONE"}', b'{"a":"TWO"}', b'{"a":"TWO"}', b'{"a":"SIX"}'] == answers
    assert stops[0].is_set()
    assert names
    assert [] == [name for name in names if name in sys.modules]


def answered(application: Any) -> bytes:
    """The body of an answer."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"{}", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [
        (b"x-amz-target", b"Small.Do"),
        (b"content-type", b"application/x-amz-json-1.1"),
    ]
    scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
    more = {"raw_path": b"/", "query_string": b"", "root_path": "", "scheme": "http"}
    asyncio.run(application(scope | more, receive, send))
    return b"".join(each.get("body", b"") for each in sent)
