"""A service whose operations ask for different things, and packages made of specs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from generator.pipeline import Options, run
from generator.sources.source import Source
from tests.generator.small_spec import HEAD, operation, spec

SCHEMES = """\
    token: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: X-Key}
    app: {type: apiKey, in: query, name: app}
    oauth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://login.test/token
          scopes: {read: Read, write: Write}
    door: {type: apiKey, in: cookie, name: door}
    mtls: {type: mutualTLS}
"""

ASKED = {
    "Open": None,
    "Health": "[]",
    "Read": "[{key: []}, {oauth: [read, write]}]",
    "Look": "[{}, {token: []}]",
    "Both": "[{key: [], app: []}]",
    "Show": "[{mtls: [], door: []}]",
}
"""What each operation asks for, in YAML."""


def spec_of(
    asked: Mapping[str, str | None], schemes: str = SCHEMES, root: str = "[{token: []}]"
) -> str:
    """Return a spec whose operations ask for this of their callers."""
    paths = "".join(
        operation(
            name,
            request="It",
            response="It",
            extra="" if security is None else f"security: {security}",
        )
        for name, security in asked.items()
    )
    made = spec(
        paths=paths,
        schemas="It: {type: object, properties: {name: {type: string}}}",
        responses="{}",
        head=f"{HEAD}security: {root}\n" if root else HEAD,
    )
    return made.replace(
        "components:\n", f"components:\n  securitySchemes:\n{schemes}", 1
    )


def files_of(text: str, name: str) -> dict[str, str]:
    """Return the files of the package that a spec makes."""
    source = Source(f"{name}.yaml", text)
    return dict(run(source, Options(name), format_text=lambda it, path: it).files)


def modules_of(name: str) -> Any:
    """Return the modules of an imported package."""
    parts = (
        "auth",
        "client",
        "async_client",
        "server",
        "models",
        "transports",
        "calls",
    )
    modules = {each: import_module(f"{name}.{each}") for each in (*parts, "operations")}
    return SimpleNamespace(**modules, prefix=name.title().replace("_", ""))
