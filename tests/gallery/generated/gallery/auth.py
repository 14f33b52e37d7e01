"""Who calls: proofs for the clients, checks for the server.

Each is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._runtime.identity.authenticator import MissingCredentials
    from ._runtime.identity.certificate_verifier import (
        ClientCertificate,
        MutualTlsVerifier,
    )
    from ._runtime.identity.digest import digest_secret
    from ._runtime.identity.digest_proof import Digest
    from ._runtime.identity.digest_verifier import DigestVerifier
    from ._runtime.identity.key_verifier import ApiKeyVerifier
    from ._runtime.identity.oauth2 import ClientCredentials, RefreshToken
    from ._runtime.identity.per_scheme_verifier import PerSchemeVerifier
    from ._runtime.identity.proofs import ApiKey, Authorization, Basic, Bearer
    from ._runtime.identity.tokens import TokenRefused
    from ._runtime.identity.verifiers import (
        AuthorizationVerifier,
        BasicVerifier,
        BearerVerifier,
    )
    from ._runtime.protocol import Auth, Proofs

__all__ = [
    "ApiKey",
    "ApiKeyVerifier",
    "Auth",
    "Authorization",
    "AuthorizationVerifier",
    "Basic",
    "BasicVerifier",
    "Bearer",
    "BearerVerifier",
    "ClientCertificate",
    "ClientCredentials",
    "Digest",
    "DigestVerifier",
    "MissingCredentials",
    "MutualTlsVerifier",
    "PerSchemeVerifier",
    "Proofs",
    "RefreshToken",
    "TokenRefused",
    "digest_secret",
]

_MODULES = {
    "ApiKey": "identity.proofs",
    "ApiKeyVerifier": "identity.key_verifier",
    "Auth": "protocol",
    "Authorization": "identity.proofs",
    "AuthorizationVerifier": "identity.verifiers",
    "Basic": "identity.proofs",
    "BasicVerifier": "identity.verifiers",
    "Bearer": "identity.proofs",
    "BearerVerifier": "identity.verifiers",
    "ClientCertificate": "identity.certificate_verifier",
    "ClientCredentials": "identity.oauth2",
    "Digest": "identity.digest_proof",
    "DigestVerifier": "identity.digest_verifier",
    "MissingCredentials": "identity.authenticator",
    "MutualTlsVerifier": "identity.certificate_verifier",
    "PerSchemeVerifier": "identity.per_scheme_verifier",
    "Proofs": "protocol",
    "RefreshToken": "identity.oauth2",
    "TokenRefused": "identity.tokens",
    "digest_secret": "identity.digest",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"._runtime.{_MODULES[name]}", __package__), name)
