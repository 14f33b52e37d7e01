"""The proxies that the environment names, for transports that are asked to use them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit


class Proxies:
    """Finds the proxy for each server; there is none unless the environment counts."""

    def __init__(self, *, trust_env: bool) -> None:
        """Take whether the environment counts: HTTP_PROXY, NO_PROXY and so on."""
        self._trust_env = trust_env
        self._found: dict[str, str | None] = {}

    def of(self, url: str) -> str | None:
        """Return the URL of the proxy for requests to `url`.

        The environment is read once for each server.

        Raises:
            ValueError: it names what is no proxy; the message does not show it, for
                there may be a password.
        """
        if not self._trust_env:
            return None
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._found:
            self._found[origin] = _named(parts.scheme, parts.netloc)
        return self._found[origin]


def _named(scheme: str, server: str) -> str | None:
    # Here and not above: few transports are asked to use proxies.
    from urllib.request import getproxies_environment, proxy_bypass

    proxies = getproxies_environment()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or proxy_bypass(server):
        return None
    url = proxy if "://" in proxy else f"http://{proxy}"
    if not _PROXY.fullmatch(url):
        raise ValueError(
            f"the environment names a proxy for {scheme} that is not written as "
            "http://host:port or http://user:password@host:port, with what has to be "
            "encoded"
        )
    return url


_PROXY = re.compile(
    r"(?i:https?)://(?:[^/?#@\s\\]*@)?(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?/?"
)
