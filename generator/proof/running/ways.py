"""The ways from a client to a service: synchronous, and asynchronous."""

from __future__ import annotations

import asyncio
import warnings
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any

from generator.proof.running.cases import Callee
from generator.proof.running.emitted import Emitted
from generator.proof.running.snapshots import snapshot

BASE_URL = "http://service.test"


class Exchanges:
    """A hook of clients that keeps what was sent last, and what came back."""

    def __init__(self) -> None:
        self.request: Any = None
        self.response: Any = None

    def clear(self) -> None:
        """Forget both."""
        self.request = self.response = None

    def before_request(self, attempt: Any) -> None:
        """Keep what is sent."""
        self.request = attempt.request

    def after_response(self, attempt: Any, response: Any) -> None:
        """Keep an answer."""
        self.response = response

    def on_failure(self, attempt: Any, error: Any, response: Any) -> None:
        """Keep the answer of a call that fails, if there was one."""
        self.response = response


class Canned:
    """What transports answer whatever they are asked."""

    def __init__(self) -> None:
        self.response: Any = None


class Way(ABC):
    """A client of either kind, and one whose answers are canned."""

    name: str

    def __init__(self, emitted: Emitted) -> None:
        self.emitted = emitted
        self.exchanges = Exchanges()
        self.canned = Canned()
        self.told: list[Any] = []
        """What the client with canned answers was told of them."""

    @abstractmethod
    def finish(self, result: Any) -> Any:
        """Return what a call, or what it returns, comes to."""

    @abstractmethod
    def close(self) -> None:
        """Close clients and transports."""

    def send(self, request: Any) -> Any:
        """Return the answer to a request that no client has made."""
        timeout = self.emitted.transports.Timeout()
        return self.finish(self.transport.send(request, timeout))

    def call(self, callee: Callee, arguments: Mapping[str, Any]) -> Any:
        """Return what the client returns, or raise what it raises."""
        self.exchanges.clear()
        return self._called(self.client, callee, arguments)

    def answer_to(self, callee: Callee, arguments: Mapping[str, Any]) -> Any:
        """Return what the service answers to arguments that nobody has checked.

        None where they have no form in which they could be sent.
        """
        self.exchanges.clear()
        with suppress(self.emitted.errors.Error):
            self._called(self.trusting_client, callee, arguments)
        return self.exchanges.response

    def written(self, callee: Callee, arguments: Mapping[str, Any]) -> Any:
        """Return the request that a client makes of arguments; it is not sent.

        None where it can make none of them.
        """
        self.exchanges.clear()
        self.canned.response = self.emitted.transports.Response(
            status=204, headers={}, body=b""
        )
        with suppress(self.emitted.errors.Error):
            self._called(self.writing_client, callee, arguments)
        return self.exchanges.request

    def snapshot(self, result: Any) -> Any:
        """Return what a call returned, with bytes in place of what they are read from."""
        if callable(getattr(result, "iter_bytes", None)):
            return self.finish(result.read())
        if hasattr(result, "__anext__"):
            return snapshot(self.finish(_all_of(result)))
        return snapshot([*result] if hasattr(result, "__next__") else result)

    def call_canned(
        self,
        callee: Callee,
        arguments: Mapping[str, Any],
        response: Any,
        *,
        strict: bool = False,
    ) -> Any:
        """Return what a client makes of a response."""
        self.canned.response = response
        self.told.clear()
        client = self.strict_client if strict else self.canned_client
        return self._called(client, callee, arguments)

    def _called(self, client: Any, callee: Callee, arguments: Mapping[str, Any]) -> Any:
        owner = getattr(client, callee.group) if callee.group else client
        method = getattr(owner, callee.method)
        with warnings.catch_warnings():
            # What a spec advises against is tried like all else.
            warnings.simplefilter("ignore", DeprecationWarning)
            return self.finish(method(**arguments))

    def _open(self, class_: Any, transport: Any, canned: Any, base_url: str) -> None:
        self.transport = transport
        about = {"base_url": base_url, "retries": 0}
        self.client = class_(**about, transport=transport, hooks=[self.exchanges])
        self.trusting_client = class_(
            **about, transport=transport, hooks=[self.exchanges], validate=False
        )
        self.canned_client = class_(
            **about,
            transport=canned,
            on_response_invalid=self.told.append,
            hooks=[self.exchanges],
        )
        self.writing_client = class_(
            **about, transport=canned, hooks=[self.exchanges], validate=False
        )
        self.strict_client = class_(**about, transport=canned, responses="strict")


class SyncWay(Way):
    """The synchronous client; without a URL, in process."""

    name = "sync"

    def __init__(self, emitted: Emitted, app: Any, url: str | None = None) -> None:
        super().__init__(emitted)
        transports = emitted.transports
        transport = (
            transports.Urllib3Transport() if url else transports.AsgiTransport(app)
        )
        canned = _CannedTransport(self.canned)
        self._open(emitted.client, transport, canned, url or BASE_URL)

    def finish(self, result: Any) -> Any:
        """Return it: nothing is waited for."""
        return result

    def close(self) -> None:
        """Close the clients, and with them their transports."""
        self.client.close()


class AsyncWay(Way):
    """The asynchronous client, in a loop of its own; without a URL, in process."""

    name = "async"

    def __init__(self, emitted: Emitted, app: Any, url: str | None = None) -> None:
        super().__init__(emitted)
        self._runner = asyncio.Runner()
        transports = emitted.transports
        transport = (
            transports.AiohttpTransport() if url else transports.AsyncAsgiTransport(app)
        )
        canned = _AsyncCannedTransport(self.canned)
        self._open(emitted.async_client, transport, canned, url or BASE_URL)

    def finish(self, result: Any) -> Any:
        """Return what it comes to."""
        # To run each in the runner costs as much as a call: it handles signals, too.
        return self._runner.get_loop().run_until_complete(result)

    def close(self) -> None:
        """Close the clients, and the loop."""
        self._runner.run(self.client.close())
        self._runner.close()


async def _all_of(items: AsyncIterator[Any]) -> list[Any]:
    return [item async for item in items]


class _CannedTransport:
    def __init__(self, canned: Canned) -> None:
        self._canned = canned

    def send(self, request: Any, timeout: Any) -> Any:
        """Answer as planned."""
        return self._canned.response

    def close(self) -> None:
        """Do nothing: nothing is open."""


class _AsyncCannedTransport:
    def __init__(self, canned: Canned) -> None:
        self._canned = canned

    async def send(self, request: Any, timeout: Any) -> Any:
        """Answer as planned."""
        return self._canned.response

    async def close(self) -> None:
        """Do nothing: nothing is open."""
