"""Security schemes and requirements, as Python and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator import ir
from generator.views.literals import literal

_TOKEN = ("Bearer", 'Bearer("...")')
_PROOFS: dict[type[ir.SecurityScheme], tuple[str, str]] = {
    ir.SigV4Scheme: ("SigV4", "SigV4()"),
    ir.BearerScheme: _TOKEN,
    ir.BasicScheme: ("Basic", 'Basic("user", "...")'),
    ir.DigestScheme: ("Digest", 'Digest("user", "...")'),
    ir.HttpScheme: ("Authorization", 'Authorization("...")'),
    ir.ApiKeyScheme: ("ApiKey", 'ApiKey("...")'),
    ir.OAuth2Scheme: _TOKEN,
    ir.OpenIdConnectScheme: _TOKEN,
}
"""The class that proves who calls, and an object of it, by the kind of scheme."""

_VERIFIERS: dict[type[ir.SecurityScheme], str] = {
    ir.OAuth2Scheme: "BearerVerifier",
    ir.OpenIdConnectScheme: "BearerVerifier",
    ir.MutualTlsScheme: "MutualTlsVerifier",
}
"""The class that checks it, where it is not called after the one that proves it."""


_OTHERWISE: dict[type[ir.SecurityScheme], str] = {
    ir.MutualTlsScheme: "`ssl_context=` of the transport",
    ir.UndescribedScheme: "any",
}
"""What a client takes where no class proves it."""


@dataclass(frozen=True)
class SchemeRowView:
    """A scheme in the table of the README."""

    name: str
    about: str
    proof: str
    """What a client takes."""

    verifier: str
    """What a server takes."""


@dataclass(frozen=True)
class SchemeView:
    """A scheme, such as `ApiKeyScheme(name="X-Api-Key")`."""

    name: str
    """What the spec calls it."""

    class_: str
    expression: str
    """What describes it to the runtime."""


def scheme_views(service: ir.Service) -> tuple[SchemeView, ...]:
    """Return the schemes of a service."""
    return tuple(
        SchemeView(
            scheme.name, (class_ := type(scheme).__name__), _made(class_, scheme)
        )
        for scheme in service.schemes
    )


def requirements(security: ir.Security) -> str:
    """Return the alternatives that a service or an operation asks for, as Python."""
    return _tuple(map(_requirement, security))


def in_words(security: ir.Security) -> str:
    """Return what is asked for, as a Markdown sentence of callers."""
    words = asked_in_words(security, "or by")
    if not words:
        return "Nobody has to prove who calls."
    return f"Callers prove who they are by {words}."


def asked_in_words(security: ir.Security, between: str = "or") -> str:
    """Return what is asked for, as a part of a Markdown sentence; "" for nothing."""
    told = (" and ".join(map(_scheme, each.items())) for each in security if each)
    words = f", {between} ".join(told)
    return words if all(security) or not words else f"{words}, or not at all"


def scheme_rows(service: ir.Service) -> tuple[SchemeRowView, ...]:
    """Return the schemes that a service asks for, in words; none if it asks for none."""
    if not any(_asked(service)):
        return ()
    return tuple(map(_row, service.schemes))


def scheme_words(scheme: ir.SecurityScheme) -> str:
    """Return what proves who calls, as a part of a Markdown sentence."""
    match scheme:
        case ir.SigV4Scheme(signing_name=None):
            return "a signature"
        case ir.SigV4Scheme(signing_name=str(name)):
            return f"a signature for {_code(name)}"
        case ir.BearerScheme():
            return "a bearer token"
        case ir.BasicScheme():
            return "a user name and password"
        case ir.DigestScheme():
            return "a digest of a password"
        case ir.HttpScheme(scheme=name):
            return f"what HTTP calls {_code(name)}"
        case ir.ApiKeyScheme(location=location, key=key):
            return f"the key {_code(key)} in the {location}"
        case ir.OAuth2Scheme(flows=flows):
            return f"a token of OAuth 2{_sources(flows)}"
        case ir.OpenIdConnectScheme(url=url):
            return f"a token of the provider at {_code(url)}"
        case ir.MutualTlsScheme():
            return "a certificate"
        case ir.UndescribedScheme():
            return "something that the document does not describe"
    raise TypeError(f"{type(scheme).__name__} has no words")


def proofs(service: ir.Service) -> tuple[str, ...]:
    """Return the classes that prove who calls, as the service asks for it."""
    asked = _asked(service)
    shown = _shown(service)
    enough = [
        shown[scheme.name][0]
        for scheme in service.schemes
        if scheme.name in shown
        and any([*each] == [scheme.name] for each in _told(asked))
    ]
    return tuple(dict.fromkeys(enough))


def proof(service: ir.Service) -> tuple[str, str] | None:
    """Return what to import from `auth`, and what a client takes of it."""
    shown = _shown(service)
    for each in _told(_asked(service)):
        found = {name: shown[name] for name in each if name in shown}
        if len(each) == 1 and found:
            return next(iter(found.values()))
        if found:
            made = ", ".join(f"{literal(key)}: {it[1]}" for key, it in found.items())
            names = {it[0] for it in found.values()}
            return ", ".join(sorted(names)), f"{{{made}}}"
    return None


def _shown(service: ir.Service) -> dict[str, tuple[str, str]]:
    """Return the class that proves it, and an object of it, of each scheme."""
    proofs = {scheme.name: _proof(scheme) for scheme in service.schemes}
    return {name: found for name, found in proofs.items() if found is not None}


def _proof(scheme: ir.SecurityScheme) -> tuple[str, str] | None:
    if isinstance(scheme, ir.OAuth2Scheme):
        for flow in scheme.flows:
            told = (flow.token_url or "").startswith(("https://", "/"))
            if flow.kind == "clientCredentials" and told:
                return "ClientCredentials", 'ClientCredentials("id", "...")'
    return _PROOFS.get(type(scheme))


def _row(scheme: ir.SecurityScheme) -> SchemeRowView:
    found = _proof(scheme)
    named = f"{_PROOFS[type(scheme)][0]}Verifier" if type(scheme) in _PROOFS else ""
    verifier = _VERIFIERS.get(type(scheme), named)
    return SchemeRowView(
        name=_code(scheme.name),
        about=scheme_words(scheme),
        proof=f"`{found[0]}`" if found else _OTHERWISE[type(scheme)],
        verifier=f"`{verifier}`" if verifier else "any",
    )


def _sources(flows: tuple[ir.Flow, ...]) -> str:
    """Return where tokens come from."""
    urls = dict.fromkeys(
        _code(url)
        for flow in flows
        for url in (flow.token_url, flow.refresh_url)
        if url
    )
    return f" from {' and '.join(urls)}" if urls else ""


def _code(text: str) -> str:
    """Return a text of a spec as code, whatever is in it."""
    return f"`{' '.join(re.sub('[`|]', ' ', text).split()) or ' '}`"


def _told(asked: ir.Security) -> list[ir.Requirement]:
    """Return what to show: what one scheme is enough for first."""
    return sorted((each for each in asked if each), key=lambda each: len(each) > 1)


def _asked(service: ir.Service) -> ir.Security:
    """Return all that is asked for, by operations in the order of the spec."""
    found: list[ir.Requirement] = []
    for security in (service.security, *map(service.asked_by, service.operations)):
        found.extend(each for each in security if each not in found)
    return tuple(found)


def _scheme(asked: tuple[str, tuple[str, ...]]) -> str:
    name, scopes = asked
    return f"{_code(name)} ({', '.join(map(_code, scopes))})" if scopes else _code(name)


def _requirement(requirement: ir.Requirement) -> str:
    items = (
        f"{literal(name)}: {_tuple(map(literal, scopes))}"
        for name, scopes in requirement.items()
    )
    return "{" + ", ".join(items) + "}"


def _tuple(items: Iterable[str]) -> str:
    each = list(items)
    return f"({each[0]},)" if len(each) == 1 else f"({', '.join(each)})"


def _made(class_: str, scheme: ir.SecurityScheme) -> str:
    said = ", ".join(
        f"{name}={literal(value)}" for name, value in _arguments(scheme).items()
    )
    return f"{class_}({said})"


def _arguments(scheme: ir.SecurityScheme) -> dict[str, str]:
    match scheme:
        case ir.SigV4Scheme(signing_name=str(name)):
            return {"signing_name": name}
        case ir.ApiKeyScheme(key=key, location=location):
            return {"name": key, "location": location}
        case ir.HttpScheme(scheme=name):
            return {"scheme": name}
        case ir.OpenIdConnectScheme(url=url):
            return {"url": url}
        case ir.OAuth2Scheme(flows=flows):
            return _urls(flows)
    return {}


def _urls(flows: tuple[ir.Flow, ...]) -> dict[str, str]:
    """Return where tokens come from: of clients by themselves, if there is that flow."""
    ordered = sorted(flows, key=lambda flow: flow.kind != "clientCredentials")
    tokens = [flow.token_url for flow in ordered if flow.token_url]
    again = [flow.refresh_url for flow in ordered if flow.refresh_url]
    named = {"token_url": tokens, "refresh_url": again}
    return {name: urls[0] for name, urls in named.items() if urls}
