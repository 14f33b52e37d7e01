"""Security schemes and requirements, as Python and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import ir

_PROOFS: dict[type[ir.SecurityScheme], tuple[str, str]] = {
    ir.SigV4Scheme: ("SigV4", "SigV4()"),
    ir.BearerScheme: ("Bearer", 'Bearer("...")'),
    ir.BasicScheme: ("Basic", 'Basic("user", "...")'),
    ir.DigestScheme: ("Digest", 'Digest("user", "...")'),
    ir.HttpScheme: ("Authorization", 'Authorization("...")'),
    ir.ApiKeyScheme: ("ApiKey", 'ApiKey("...")'),
    ir.OAuth2Scheme: ("Bearer", 'Bearer("...")'),
    ir.OpenIdConnectScheme: ("Bearer", 'Bearer("...")'),
}
"""The class that proves who calls, and an object of it, by the kind of scheme."""


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
    told = (" and ".join(map(_scheme, each.items())) for each in security if each)
    words = ", or by ".join(told)
    if not words:
        return "Nobody has to prove who calls."
    optional = "" if all(security) else ", or not at all"
    return f"Callers prove who they are by {words}{optional}."


def proofs(service: ir.Service) -> tuple[str, ...]:
    """Return the classes that prove who calls, as the service asks for it."""
    asked = _asked(service)
    enough = [
        _PROOFS[type(scheme)][0]
        for scheme in service.schemes
        if type(scheme) in _PROOFS
        and any([*each] == [scheme.name] for each in _told(asked))
    ]
    several = ["PerScheme"] if any(len(each) > 1 for each in asked) else []
    return tuple(dict.fromkeys([*enough, *several]))


def proof(service: ir.Service) -> tuple[str, str] | None:
    """Return what to import from `auth`, and what a client takes of it."""
    schemes = {scheme.name: type(scheme) for scheme in service.schemes}
    for each in _told(_asked(service)):
        classes = {name: schemes[name] for name in each if schemes[name] in _PROOFS}
        if len(each) == 1 and classes:
            return _PROOFS[next(iter(classes.values()))]
        if classes:
            made = ", ".join(
                f"{key!r}: {_PROOFS[it][1]}" for key, it in classes.items()
            )
            names = {"PerScheme", *(_PROOFS[it][0] for it in classes.values())}
            return ", ".join(sorted(names)), f"PerScheme({{{made}}})"
    return None


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
    return (
        f"`{name}` ({', '.join(map('`{}`'.format, scopes))})" if scopes else f"`{name}`"
    )


def _requirement(requirement: ir.Requirement) -> str:
    items = (
        f"{name!r}: {_tuple(map(repr, scopes))}" for name, scopes in requirement.items()
    )
    return "{" + ", ".join(items) + "}"


def _tuple(items: Iterable[str]) -> str:
    each = list(items)
    return f"({each[0]},)" if len(each) == 1 else f"({', '.join(each)})"


def _made(class_: str, scheme: ir.SecurityScheme) -> str:
    said = ", ".join(f"{name}={value!r}" for name, value in _arguments(scheme).items())
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
