"""An authorization server, made of oauthlib, and a service that takes its tokens."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import unquote_plus

from oauthlib.oauth2 import RequestValidator
from oauthlib.oauth2 import Server as Endpoint

CLIENT = "cli:ent/1"
SECRET = "s€cret & more:%+"


class Heard(BaseHTTPRequestHandler):
    """Notes what is asked of a server."""

    protocol_version = "HTTP/1.1"
    server: Noting  # pyright: ignore[reportIncompatibleVariableOverride]  # as made

    def do_POST(self) -> None:
        """Answer, and note it."""
        size = int(self.headers.get("content-length", "0"))
        body = self.rfile.read(size)
        self.server.heard.append((dict(self.headers.items()), body.decode()))
        status, headers, answer = self.server.answer(self.path, self.headers, body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Noting(ThreadingHTTPServer):
    """A server that knows what was asked of it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Heard)
        self.heard: list[tuple[dict[str, str], str]] = []

    @property
    def url(self) -> str:
        """Where the server is."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def answer(
        self, path: str, headers: Any, body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """Return the status, the headers and the body of an answer."""
        raise NotImplementedError


class TokenServer(Noting):
    """Issues tokens to one client, for itself or for a refresh token."""

    def __init__(self) -> None:
        super().__init__()
        self.validator = Validator()
        self.lives = 3600
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.says: tuple[int, dict[str, str], bytes] | None = None
        """What to answer instead."""

    def answer(
        self, path: str, headers: Any, body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """Issue a token, if that may be."""
        self.may_answer.wait(60)
        if self.says is not None:
            return self.says
        endpoint = Endpoint(self.validator, token_expires_in=self.lives)
        told, text, status = endpoint.create_token_response(
            f"{self.url}{path}", "POST", body.decode(), dict(headers.items())
        )
        return status, told, text.encode()


class Service(Noting):
    """Lets in who has a token of a server that is still good."""

    def __init__(self, tokens: TokenServer) -> None:
        super().__init__()
        self.tokens = tokens

    def answer(
        self, path: str, headers: Any, body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """Tell that there are no registries."""
        kind, _, token = headers.get("authorization", "").partition(" ")
        if kind == "Bearer" and token in self.tokens.validator.good:
            return 200, {}, b'{"registries": []}'
        error = {"__type": "UnrecognizedClientException", "message": "no such token"}
        return 401, {"www-authenticate": "Bearer"}, json.dumps(error).encode()


class Validator(RequestValidator):  # type: ignore[misc]  # oauthlib has no types
    """Knows one client, and what it may have."""

    grants: ClassVar = ("client_credentials", "refresh_token")

    def __init__(self) -> None:
        super().__init__()
        self.good: set[str] = set()
        self.refresh_tokens = {"first"}

    def authenticate_client(self, request: Any, *args: Any, **more: Any) -> bool:
        """Return whether the secret is right, wherever it is."""
        request.client = type("Client", (), {"client_id": CLIENT})()
        kind, _, pair = request.headers.get("Authorization", "").partition(" ")
        if kind == "Basic":
            id_, _, secret = base64.b64decode(pair).decode().partition(":")
            return (unquote_plus(id_), unquote_plus(secret)) == (CLIENT, SECRET)
        return bool((request.client_id, request.client_secret) == (CLIENT, SECRET))

    def validate_grant_type(self, client_id: Any, grant: str, *args: Any) -> bool:
        """Return whether there is such a grant."""
        return grant in self.grants

    def get_default_scopes(self, *args: Any, **more: Any) -> list[str]:
        """Return what is good for everybody."""
        return ["read"]

    def validate_scopes(self, client_id: Any, scopes: Any, *args: Any) -> bool:
        """Return whether these may be had."""
        return set(scopes) <= {"read", "write"}

    def validate_refresh_token(self, token: str, *args: Any, **more: Any) -> bool:
        """Return whether a refresh token is good, once."""
        if token not in self.refresh_tokens:
            return False
        self.refresh_tokens.discard(token)
        return True

    def get_original_scopes(self, *args: Any, **more: Any) -> list[str]:
        """Return what was consented to."""
        return ["read"]

    def save_bearer_token(self, token: Any, *args: Any, **more: Any) -> None:
        """Keep what was issued."""
        self.good.add(token["access_token"])
        if "refresh_token" in token:
            self.refresh_tokens.add(token["refresh_token"])


@contextmanager
def serving() -> Iterator[tuple[TokenServer, Service]]:
    """Serve both, each in a thread of its own."""
    tokens = TokenServer()
    service = Service(tokens)
    for server in (tokens, service):
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield tokens, service
    finally:
        for server in (tokens, service):
            server.shutdown()
            server.server_close()
