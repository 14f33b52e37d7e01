"""Nonces of a server: made of nothing but a secret, and good for each count once."""

from __future__ import annotations

import hmac
import secrets
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import OrderedDict

KEPT = 10_000
"""Of how many nonces it is known how they were used."""

WINDOW = 256
"""How far the counts of requests may overtake each other."""

_TIME = 8
_MARK = 16


class Nonces:
    """Makes nonces, and sees to it that no request counts twice.

    A nonce that nobody has used takes no room. Where there are too many that were used,
    the oldest ones are good no more.

    Args:
        secret: What they are made of.
        life: How many seconds each is good.
    """

    def __init__(self, secret: bytes, life: float) -> None:
        self._secret = secret
        self._life = life
        self._lock = threading.Lock()
        self._used: OrderedDict[str, _Counts] = OrderedDict()
        self._floor = -1.0

    def new(self, now: float) -> str:
        """Return a nonce that is good from now on."""
        told = int(now * 1000).to_bytes(_TIME) + secrets.token_bytes(_TIME)
        return urlsafe_b64encode(told + self._mark(told)).decode()

    def made_at(self, nonce: str) -> float | None:
        """Return when a nonce was made, `None` if it was not made here."""
        try:
            data = urlsafe_b64decode(nonce.encode())
        except ValueError:
            return None
        told, mark = data[:-_MARK], data[-_MARK:]
        if len(told) != 2 * _TIME or not hmac.compare_digest(mark, self._mark(told)):
            return None
        # There is more than one way to write the same bytes.
        if urlsafe_b64encode(data).decode() != nonce:
            return None
        return int.from_bytes(told[:_TIME]) / 1000

    def is_good(self, nonce: str, now: float) -> bool:
        """Return whether a nonce was made here, not too long ago."""
        made_at = self.made_at(nonce)
        return made_at is not None and 0 <= now - made_at <= self._life

    def use(self, nonce: str, count: int, now: float) -> bool:
        """Note that a nonce is used, and return whether it may be: once for each count."""
        made_at = self.made_at(nonce)
        if made_at is None or not self.is_good(nonce, now) or count < 1:
            return False
        with self._lock:
            counts = self._used.get(nonce)
            if counts is None:
                if made_at <= self._floor:
                    return False
                counts = self._used[nonce] = _Counts(made_at)
                self._forget()
            return counts.take(count)

    def _forget(self) -> None:
        while len(self._used) > KEPT:
            _, counts = self._used.popitem(last=False)
            self._floor = max(self._floor, counts.made_at)

    def _mark(self, told: bytes) -> bytes:
        return hmac.digest(self._secret, told, "sha256")[:_MARK]


class _Counts:
    """The counts with which a nonce was used."""

    def __init__(self, made_at: float) -> None:
        self.made_at = made_at
        self._highest = 0
        self._seen = 0
        """A bit for each count below the highest."""

    def take(self, count: int) -> bool:
        ahead = count - self._highest
        if ahead > 0:
            # Shifting by what a caller chooses takes as much room as that.
            self._seen = ((self._seen << 1) | 1) << (ahead - 1) if ahead < WINDOW else 0
            self._seen &= (1 << WINDOW) - 1
            self._highest = count
            return True
        bit = 1 << (-ahead - 1) if ahead else 0
        if not bit or -ahead > WINDOW or self._seen & bit:
            return False
        self._seen |= bit
        return True
