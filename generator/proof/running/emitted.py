"""The modules of a package that is tried."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

from generator.proof.running.cases import Target


class Emitted:
    """A package that can be imported by its name."""

    def __init__(self, target: Target) -> None:
        self.target = target

    def module(self, name: str) -> Any:
        """Return a module of the package."""
        return import_module(f"{self.target.package}.{name}")

    @cached_property
    def operations(self) -> Mapping[str, Any]:
        """What the package says of each operation, by its name in the spec."""
        described: Mapping[str, Any] = self.module("operations").SERVICE.operations
        return described

    @cached_property
    def errors(self) -> Any:
        """Documented errors, and those of the runtime."""
        return self.module("errors")

    @cached_property
    def server(self) -> Any:
        """The service to subclass, and its application."""
        return self.module("server")

    @cached_property
    def transports(self) -> Any:
        """What clients send requests with."""
        return self.module("transports")

    @cached_property
    def codec(self) -> Any:
        """From JSON to objects and back."""
        return self.module("_runtime.codec")

    @cached_property
    def validators(self) -> Mapping[str, Any]:
        """A function a schema, by the name of that."""
        functions: Mapping[str, Any] = self.module("validators").VALIDATORS
        return functions

    @cached_property
    def client(self) -> Any:
        """The class of the synchronous client."""
        return getattr(self.module("client"), self.target.client)

    @cached_property
    def async_client(self) -> Any:
        """The class of the asynchronous client."""
        return getattr(self.module("async_client"), self.target.async_client)

    @cached_property
    def service_name(self) -> str:
        """What the loggers of the package begin with."""
        return str(self.module("operations").SERVICE.name)
