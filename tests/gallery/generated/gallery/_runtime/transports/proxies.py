"""The proxies that requests go through: one that is given, or those of the environment."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit


class Proxies:
    """Finds the proxy for each server."""

    def __init__(self, proxy: str | None, *, trust_env: bool) -> None:
        """Take the proxy for all, or whether HTTP_PROXY, NO_PROXY and so on count.

        Raises:
            ValueError: `proxy` is none; the message does not show it.
        """
        self._given = proxy
        if proxy is not None:
            self._given = _spelt(proxy, "`proxy` names a proxy")
        self._trust_env = trust_env
        self._found: dict[str, str | None] = {}

    def of(self, url: str) -> str | None:
        """Return the URL of the proxy for requests to `url`.

        The environment is read once for each server.

        Raises:
            ValueError: it names what is no proxy; the message does not show it, for
                there may be a password.
        """
        if self._given is not None or not self._trust_env:
            return self._given
        # What stands before the path: to split each URL takes longer.
        end = url.find("/", len("https://"))
        origin = url if end < 0 else url[:end]
        if origin not in self._found:
            parts = urlsplit(url)
            self._found[origin] = _named(parts.scheme, parts.netloc)
        return self._found[origin]


def _named(scheme: str, server: str) -> str | None:
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return None
    # Here and not above: it takes long to load.
    from urllib.request import getproxies_environment, proxy_bypass

    proxies = getproxies_environment()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or proxy_bypass(server):
        return None
    return _spelt(proxy, f"the environment names a proxy for {scheme}")


def _spelt(proxy: str, what: str) -> str:
    url = proxy if "://" in proxy else f"http://{proxy}"
    if not _PROXY.fullmatch(url):
        raise ValueError(
            f"{what} that is not written as http://host:port or "
            "http://user:password@host:port, with what has to be encoded"
        )
    return url


_PROXY = re.compile(
    r"(?i:https?)://(?:[^/?#@\s\\]*@)?(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?/?"
)
