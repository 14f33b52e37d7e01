"""Variables of a server's address: a value that it does not have is never called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from generator.importing.package import Package
from generator.pipeline import Options, run
from generator.sources.source import Source
from tests.generator.small_spec import HEAD, operation, spec

SERVERS = """\
servers:
  - url: https://{land}.lands.example
    variables: {land: {default: no, enum: [no, se]}}
"""


def client_of(package: str, head: str) -> Any:
    """Return the class of the client of a service in some lands."""
    text = spec(paths=operation("Go"), schemas="{}", responses="{}", head=head)
    made = run(Source("lands.yaml", text), Options(package), format_text=_as_it_is)
    Package(package, made.files)
    return import_module(f"{package}.client").__dict__[f"{package.title()}Client"]


def _as_it_is(text: str, path: str) -> str:
    return text


def test_value_that_a_variable_does_not_have_is_refused() -> None:
    """Nothing is sent; the error has the values, and so has the docstring."""
    client = client_of("lands", HEAD + SERVERS)
    client(land="se").close()
    with pytest.raises(ValueError, match=r"^land must be no or se, not 'de'$"):
        client(land="de")
    assert "`no` or `se`." in client.__init__.__doc__


def test_regions_that_aws_has_published_are_those_of_a_day() -> None:
    """There are more by now, and SDKs call them."""
    head = HEAD.replace("version: '1'", "version: '1', x-providerName: amazonaws.com")
    client_of("regions", head + SERVERS)(land="de").close()
