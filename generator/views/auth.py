"""The view of `auth.py`: what proves who calls, and what checks it, as far as needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import ir
from generator.sources.options import Part
from generator.views.imports import export_lines, import_lines
from generator.views.prose import LINE_LENGTH
from generator.views.vocabulary import Vocabulary

_CLIENT: dict[str, str] = {
    "ApiKey": "identity.proofs",
    "Auth": "protocol",
    "Authorization": "identity.proofs",
    "Basic": "identity.proofs",
    "Bearer": "identity.proofs",
    "ClientCredentials": "identity.oauth2",
    "Digest": "identity.digest_proof",
    "MissingCredentials": "identity.authenticator",
    "Proofs": "protocol",
    "RefreshToken": "identity.oauth2",
    "TokenRefused": "identity.tokens",
}
_SERVER: dict[str, str] = {
    "ApiKeyVerifier": "identity.key_verifier",
    "AuthorizationVerifier": "identity.verifiers",
    "BasicVerifier": "identity.verifiers",
    "BearerVerifier": "identity.verifiers",
    "ClientCertificate": "identity.certificate_verifier",
    "DigestVerifier": "identity.digest_verifier",
    "MutualTlsVerifier": "identity.certificate_verifier",
    "PerSchemeVerifier": "identity.per_scheme_verifier",
    "digest_secret": "identity.digest",
}
_SIGNING: dict[str, str] = {
    "BotocoreCredentials": "identity.credentials",
    "Credentials": "identity.credentials",
    "CredentialsSource": "identity.credentials",
    "SigV4": "identity.sigv4",
    "environment_credentials": "identity.credentials",
}
_SIGNED: dict[str, str] = {
    "Credentials": "identity.credentials",
    "Principal": "identity.principal",
    "SigV4Verifier": "identity.verifier",
}
"""Names, and the modules of the runtime that have them."""


@dataclass(frozen=True)
class AuthView:
    """All of `auth.py`."""

    about: str
    imports: tuple[str, ...]
    """Of type checkers; all else is loaded when it is first used."""

    exports: tuple[str, ...]
    modules: tuple[tuple[str, str], ...]
    """The names, each with its module."""


def auth_view(words: Vocabulary) -> AuthView:
    """Return the view of `auth.py`."""
    found = dict(_names(words))
    modules: dict[str, list[str]] = {}
    for name, module in found.items():
        modules.setdefault(f"._runtime.{module}", []).append(name)
    exports = export_lines(found)
    return AuthView(
        about=_ABOUT[tuple[Part, ...](part for part in _PARTS if part in words.emit)],
        imports=tuple(_lines(modules)),
        exports=exports,
        modules=tuple((name, found[name]) for name in exports),
    )


def _lines(modules: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Return the lines of an import a module, each in one line if it fits."""
    for module in sorted(modules):
        names = export_lines(modules[module])
        line = f"from {module} import {', '.join(names)}"
        if len(line) <= LINE_LENGTH - 4:
            yield line
        else:
            yield from import_lines({module: names})


_PARTS: tuple[Part, ...] = ("client", "server")
_ABOUT: dict[tuple[Part, ...], str] = {
    ("client",): "Who calls: proofs for the clients.",
    ("server",): "Who calls: checks for the server.",
    _PARTS: "Who calls: proofs for the clients, checks for the server.",
}


def _names(words: Vocabulary) -> Iterator[tuple[str, str]]:
    schemes = words.service.schemes
    # What is signed for AWS takes a module or ten; few others have a use for them.
    is_signed = any(isinstance(each, ir.SigV4Scheme) for each in schemes)
    is_signed |= not words.service.is_http
    if "client" in words.emit:
        yield from _CLIENT.items()
        yield from _SIGNING.items() if is_signed else ()
    if "server" in words.emit:
        yield from _SERVER.items()
        yield from _SIGNED.items() if is_signed else ()
