"""The log of what bodies say, at the level DEBUG, for those who ask for it.

What the spec calls secret is not in it, by the name of the member wherever that is. Only
JSON and forms are told, because of others nobody knows what is in them.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from .codec import Malformed, parse
from .hooks import Attempt, Hooks
from .operation import Service
from .public import public
from .transport import Request, Response, told

_PARSED = 1024 * 1024
"""How many bytes a body may have to be looked at."""


class BodyLog(Hooks):
    """Writes what the bodies of requests and answers say to the log of a client.

    Members with `format: password` or `writeOnly` are hidden. A client does not do so
    by itself: the spec may say less of what is secret than those who call know.

    Args:
        service: What the package calls `operations.SERVICE`.
        limit: How many characters of a body to tell.
        hidden: The names of more members to hide, as they are on the wire.
    """

    __module__ = public("calls")

    def __init__(
        self, service: Service, *, limit: int = 2048, hidden: Collection[str] = ()
    ) -> None:
        self._log = logging.getLogger(f"{service.name}.client")
        self._limit = limit
        names = (*service.sensitive, *hidden)
        self._hidden = frozenset(name.casefold() for name in names)

    def before_request(self, attempt: Attempt) -> Request | None:
        """Tell what is sent."""
        request = attempt.request
        body = request.body
        if self._log.isEnabledFor(logging.DEBUG):
            text = told(body)
            if isinstance(body, bytes):
                text = self._told(request.headers, body)
            self._tell(attempt, "sends", text)
        return None

    def after_response(self, attempt: Attempt, response: Response) -> None:
        """Tell what was answered."""
        if self._log.isEnabledFor(logging.DEBUG):
            text = "bytes as they come"
            if response.stream is None:
                text = self._told(response.headers, response.body)
            self._tell(attempt, f"is answered with status {response.status}", text)

    def on_failure(
        self, attempt: Attempt, error: BaseException, response: Response | None
    ) -> None:
        """Tell what was answered, if anything was."""
        if response is not None:
            self.after_response(attempt, response)

    def _tell(self, attempt: Attempt, what: str, text: str) -> None:
        self._log.debug(
            "%s, attempt %d %s: %s", attempt.operation, attempt.number, what, text
        )

    def _told(self, headers: Mapping[str, str], body: bytes) -> str:
        said = {name.lower(): value for name, value in headers.items()}
        media_type = said.get("content-type", "").partition(";")[0].strip().lower()
        shown = None
        if "" not in self._hidden and 0 < len(body) <= _PARSED:
            shown = self._shown(media_type, body)
        if shown is None:
            return f"{len(body)} bytes"
        if len(shown) <= self._limit:
            return shown
        return f"{shown[: self._limit]}... ({len(body)} bytes)"

    def _shown(self, media_type: str, body: bytes) -> str | None:
        if media_type == "application/x-www-form-urlencoded":
            pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
            return repr({name: self._value(name, value) for name, value in pairs})
        if not media_type.endswith(("json", "json-1.0", "json-1.1")):
            return None
        try:
            value = parse(body)
        except Malformed:
            return None
        return msgspec.json.encode(self._without_secrets(value)).decode()

    def _without_secrets(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._without_secrets(each) for each in value]
        if isinstance(value, dict):
            return {name: self._value(name, each) for name, each in value.items()}
        return value

    def _value(self, name: str, value: Any) -> Any:
        if name.casefold() in self._hidden:
            return "..."
        return self._without_secrets(value)
