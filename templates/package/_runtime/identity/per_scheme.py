"""The client's proofs where the spec asks for several together, or for one of some."""

from __future__ import annotations

from collections.abc import Mapping

from ..protocol import Auth
from ..transport import Request


class PerScheme:
    """Proves of each operation what its first alternative asks for that is complete.

    Args:
        proofs: How to prove who calls, by the names of the spec's security schemes,
            as in `PerScheme({"key": ApiKey("k1"), "app": ApiKey("a1")})`.
    """

    def __init__(self, proofs: Mapping[str, Auth]) -> None:
        self.proofs = dict(proofs)

    def __call__(self, request: Request) -> Request:
        """Refuse: which proofs are asked for is for the client to know.

        Raises:
            ValueError: always.
        """
        raise ValueError("PerScheme needs a client, which knows what is asked for")
