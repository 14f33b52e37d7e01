"""The server's check of certificates that callers present."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

import msgspec

from ..context import AnyPrincipal, Call, Returns
from ..operation import Service
from .principal import missing, settled, unrecognized
from .schemes import MutualTlsScheme
from .verifiers import ScopesOf


class ClientCertificate(msgspec.Struct, frozen=True):
    """The certificate of a caller, as the ASGI server has checked it."""

    name: str | None
    """Whom it is for, as in RFC 4514, such as `CN=ann,O=Shop`."""

    chain: Sequence[str]
    """It, and those that vouch for it, in PEM."""


FindHolder: TypeAlias = Callable[[ClientCertificate], Returns[AnyPrincipal | None]]
"""Returns whose certificate it is, `None` if it is nobody's."""


@dataclass(frozen=True, slots=True)
class MutualTlsVerifier:
    """Lets in who presents a certificate that is known.

    The ASGI server ends TLS, and tells of the certificate by the extension `tls` of ASGI.
    One that has not got it, or stands behind a proxy that ends TLS, tells nothing: there
    a function of one's own reads what the proxy tells.
    """

    verifies: ClassVar = (MutualTlsScheme,)

    find: FindHolder
    """Returns `context.principal` for a certificate, or `None`."""

    scopes: ScopesOf | None = None
    """Returns the roles of a principal; needed where an operation asks for some."""

    def bind(self, service: Service) -> MutualTlsVerifier:
        """Return the check for the requests to `service`."""
        return self

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Return whose certificate came with a request.

        Raises:
            Refusal: there is none, or it is nobody's.
        """
        told = (call.scope.get("extensions") or {}).get("tls") or {}
        chain = [*(told.get("client_cert_chain") or ())]
        if not chain or told.get("client_cert_error"):
            raise missing()
        certificate = ClientCertificate(told.get("client_cert_name"), chain)
        found = await settled(self.find(certificate))
        if found is None:
            raise unrecognized()
        return found
