"""Where access keys come from, and when they are asked for again."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, EcrPublicError
from ecr_public._runtime.identity import sigv4
from ecr_public.auth import (
    BotocoreCredentials,
    Credentials,
    CredentialsSource,
    MissingCredentials,
    SigV4,
    environment_credentials,
)
from ecr_public.transports import Request, Response, Timeout
from tests.identity.signing import KEY, KEY_ID, SECRET

GENERATED = Path(__file__).parents[2] / "generated"


class Recording:
    """Answers every request, and remembers the headers of the last one."""

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Remember a request."""
        self.headers = dict(request.headers)
        return Response(status=200, headers={}, body=b'{"partSize": 5}')

    def close(self) -> None:
        """Do nothing."""


class AsyncRecording:
    """The same, to be awaited."""

    def __init__(self) -> None:
        self.recording = Recording()

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Remember a request."""
        return self.recording.send(request, timeout)

    async def close(self) -> None:
        """Do nothing."""


def signer_of(auth: SigV4, calls: int = 1) -> tuple[str, str | None]:
    """The access key id and the session token that requests are signed with."""
    transport = Recording()
    with EcrPublicClient(auth=auth, transport=transport) as client:
        for _ in range(calls):
            client.initiate_layer_upload(repository_name="team/app")
    return _told(transport)


def async_signer_of(auth: SigV4, calls: int = 1) -> tuple[str, str | None]:
    """The same for requests of the asynchronous client, all at once."""
    transport = AsyncRecording()

    async def call() -> None:
        async with AsyncEcrPublicClient(auth=auth, transport=transport) as client:
            method = client.initiate_layer_upload
            await asyncio.gather(
                *(method(repository_name="team/app") for _ in range(calls))
            )

    asyncio.run(call())
    return _told(transport.recording)


def _told(transport: Recording) -> tuple[str, str | None]:
    claim = transport.headers["Authorization"]
    key_id = claim.partition("Credential=")[2].partition("/")[0]
    return key_id, transport.headers.get("X-Amz-Security-Token")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of settings, and nothing else that names a key."""
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "PROFILE"):
        monkeypatch.delenv(f"AWS_{name}", raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    return tmp_path


def test_secrets_are_not_printed() -> None:
    """A log that shows a key does not show its secret."""
    key = Credentials(KEY_ID, SECRET, "lent")
    assert f"Credentials(access_key_id='{KEY_ID}', expires_at=None)" == repr(key)
    assert [("access_key_id", KEY_ID), ("expires_at", None)] == key.__rich_repr__()


@pytest.mark.parametrize("values", [("", "x"), ("x", "")])
def test_key_has_an_id_and_a_secret(values: tuple[str, str]) -> None:
    """Half of a key is refused before anything is signed with it."""
    with pytest.raises(ValueError, match="an id and a secret"):
        Credentials(*values)


def test_key_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables that every AWS tool reads are enough."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDENV")
    with pytest.raises(MissingCredentials):
        environment_credentials()
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    assert ("AKIDENV", None) == signer_of(SigV4())
    monkeypatch.setenv("AWS_SESSION_TOKEN", "lent")
    assert ("AKIDENV", "lent") == signer_of(SigV4(environment_credentials))


def test_key_of_a_profile(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without variables botocore is asked, for the profile chosen."""
    (home / "credentials").write_text(
        f"[default]\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = {SECRET}\n"
        f"[other]\naws_access_key_id = AKIDOTHER\naws_secret_access_key = {SECRET}\n"
    )
    assert ("AKIDDEFAULT", None) == signer_of(SigV4())
    named = BotocoreCredentials(profile="other")
    assert ("AKIDOTHER", None) == signer_of(SigV4(named))
    monkeypatch.setenv("AWS_PROFILE", "other")
    assert ("AKIDOTHER", None) == async_signer_of(SigV4())


def test_key_that_botocore_renews(home: Path) -> None:
    """A key that is lent to botocore comes with its token, and is asked for again."""
    end = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    lent = {
        "Version": 1,
        "AccessKeyId": "AKIDLENT",
        "SecretAccessKey": SECRET,
        "SessionToken": "lent",
        "Expiration": end,
    }
    (home / "lent.json").write_text(json.dumps(lent))
    (home / "config").write_text(
        f"[default]\ncredential_process = cat {home / 'lent.json'}\n"
    )
    source = BotocoreCredentials()
    assert ("AKIDLENT", "lent") == signer_of(SigV4(source))
    found = source().expires_at
    assert found is not None
    assert found < datetime.now(UTC) + timedelta(minutes=10)


@pytest.mark.parametrize("profile", [None, "unknown"])
def test_no_key_at_all(profile: str | None) -> None:
    """The client says so, with an error of its own, and sends nothing."""
    source = BotocoreCredentials(profile=profile)
    with pytest.raises(MissingCredentials) as raised:
        signer_of(SigV4(source))
    assert isinstance(raised.value, EcrPublicError)


class Lending:
    """Lends a key for a while, another one each time."""

    def __init__(self, *minutes: float) -> None:
        self.ends = [datetime.now(UTC) + timedelta(minutes=each) for each in minutes]
        self.lent = 0

    def __call__(self) -> Credentials:
        """Lend the next key, as long as there is one."""
        if self.lent >= len(self.ends):
            raise RuntimeError("there is no other key")
        self.lent += 1
        end = self.ends[self.lent - 1]
        return Credentials(f"AKID{self.lent}", SECRET, expires_at=end)

    async def later(self) -> Credentials:
        """Lend the next key, after a while."""
        await asyncio.sleep(0.001)
        return self()


def wait(monkeypatch: pytest.MonkeyPatch, minutes: float) -> None:
    """Let it be later for clients."""
    clock = SimpleNamespace(time=lambda: time.time() + 60 * minutes)
    monkeypatch.setattr(sigv4, "time", clock)


SIGNERS = pytest.mark.parametrize("signer", [signer_of, async_signer_of])
Signer = Callable[[SigV4, int], tuple[str, str | None]]


@SIGNERS
@pytest.mark.parametrize(
    ("minutes", "lent"), [((60,), "AKID1"), ((3, 60), "AKID1"), ((60, 60), "AKID1")]
)
def test_key_is_kept(signer: Signer, minutes: tuple[float, ...], lent: str) -> None:
    """A key is asked for once, however many calls there are at a time."""
    assert (lent, None) == signer(SigV4(Lending(*minutes)), 5)


def test_key_is_renewed_before_it_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    """From five minutes before its end on, another key is asked for."""
    source, transport = Lending(60, 120), Recording()
    with EcrPublicClient(auth=SigV4(source), transport=transport) as client:
        found = []
        for minutes in (0, 54, 56):
            wait(monkeypatch, minutes)
            client.initiate_layer_upload(repository_name="team/app")
            found.append(_told(transport)[0])
    assert ["AKID1", "AKID1", "AKID2"] == found


def test_old_key_serves_where_a_new_one_cannot_be_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A source that fails is a fault only once the old key has expired."""
    source = Lending(60)
    with EcrPublicClient(auth=SigV4(source), transport=Recording()) as client:
        for minutes in (0, 56, 59):
            wait(monkeypatch, minutes)
            client.initiate_layer_upload(repository_name="team/app")
        wait(monkeypatch, 61)
        with pytest.raises(RuntimeError, match="no other key"):
            client.initiate_layer_upload(repository_name="team/app")


def test_source_may_be_awaited() -> None:
    """The asynchronous client awaits it, the other one says that it cannot."""
    source: CredentialsSource = Lending(60).later
    assert ("AKID1", None) == async_signer_of(SigV4(source), 5)
    with pytest.raises(TypeError, match="asynchronous client"):
        signer_of(SigV4(source))


def test_signing_loads_neither_botocore_nor_the_server() -> None:
    """A client with a key of its own starts as fast as one without."""
    program = (
        f"import sys; sys.path.insert(0, {str(GENERATED)!r}); "
        "from ecr_public import EcrPublicClient, auth; "
        "EcrPublicClient(auth=auth.SigV4(auth.Credentials('a', 'b'))); "
        "print([name for name in sys.modules if name.startswith('botocore') "
        "or name.endswith(('.verifier', '.verifiers', '.context', '.server'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "[]\n" == done.stdout


@pytest.mark.parametrize("name", ["region", "service"])
def test_scope_must_be_known(name: str) -> None:
    """Without a client, nothing tells what the signature is for."""
    request = Request(method="POST", url="https://a.test", headers={}, body=b"")
    options = {"region": "a", "service": "b"} | {name: None}
    with pytest.raises(ValueError, match="`region=` and `service=`"):
        SigV4(KEY, **options)(request)
    assert "Authorization" in SigV4(KEY, region="a", service="b")(request).headers
