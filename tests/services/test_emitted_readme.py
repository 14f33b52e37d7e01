"""The README that is emitted shows what works, whatever the spec has examples of."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest
import trustme

from generator.pipeline import Options, run
from generator.sources.source import Source
from tests.generator.small_spec import operation, spec
from tests.services.emitting import SPECS, formatted

ROOT = Path(__file__).parents[2]
NESTED = """\
In:
  type: object
  required: [name, at, rows, inner, mode]
  properties:
    name: {type: string, minLength: 7}
    at: {type: string, format: date-time}
    rows: {type: array, minItems: 1, items: {$ref: '#/components/schemas/Row'}}
    inner: {type: object, required: [size], properties: {size: {type: integer, minimum: 3}}}
    mode: {type: string, enum: [slow, fast]}
Row: {type: object, properties: {on: {type: boolean}}}
"""
SECURED = """
  securitySchemes:
    token: {type: http, scheme: bearer}
security: [{token: []}]
"""
PLAIN = spec(paths=operation("Go", request="In"), schemas=NESTED).replace(
    "  responses:\n\n", ""
)
SMALL = {"plain": PLAIN, "secured": PLAIN + SECURED}
HEADINGS = [
    "Install",
    "Call the service",
    "Implement the service",
    "Test without a network",
    "Check a payload",
    "Operations",
]

pytestmark = pytest.mark.xdist_group("services")


@pytest.fixture
def certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Certificates where the README has them, and an access key."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    mine = authority.issue_cert("client.test")
    mine.private_key_and_cert_chain_pem.write_to_path(tmp_path / "client.pem")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")


def readme(package: str, distributions: list[Path], folder: Path) -> str:
    """Return the README of a package, which can be imported then."""
    if package == "ecr_public":
        return (ROOT / "generated" / "README.md").read_text("utf-8")
    for distribution in distributions:
        if distribution.name == package:
            return (distribution / "README.md").read_text("utf-8")
    emitted = run(
        Source(f"{package}.yaml", SMALL[package]),
        Options(package),
        format_text=formatted,
    )
    for name, text in emitted.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return emitted.files["README.md"]


@pytest.mark.parametrize("package", [*SPECS, *SMALL, "ecr_public"])
def test_python_blocks_run(
    package: str,
    distributions: list[Path],
    tmp_path: Path,
    certificates: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """They run as one session; the request that is shown is one that is sent."""
    text = readme(package, distributions, tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    transport = importlib.import_module(f"{package}.transports")
    sent = []

    def refuse(_: object, request: Any, timeout: Any) -> Any:
        sent.append(request)
        body = b'{"__type": "Refused", "message": "here"}'
        return transport.Response(status=400, headers={}, body=body)

    monkeypatch.setattr(transport.Urllib3Transport, "send", refuse)
    session: dict[str, Any] = {"__name__": "readme"}
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), session)
    session["in_process"].close()
    assert HEADINGS == re.findall("^## (.*)", text, re.M)
    assert "Refused here 400" in capsys.readouterr().out
    assert 1 == len(sent)


def test_a_service_that_asks_who_calls_is_called_with_a_proof(tmp_path: Path) -> None:
    """`auth=` stands in the first example where the spec has security."""
    assert 'auth=Bearer("...")' in readme("secured", [], tmp_path)
    assert (
        "auth="
        not in readme("plain", [], tmp_path)
        .partition("## Impl")[0]
        .partition("as client")[0]
    )
