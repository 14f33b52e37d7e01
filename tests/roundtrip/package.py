"""An emitted package beside what its spec says: what the tests compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from generator import ir
from generator.linking.resolve import resolve
from generator.lowering.lower import lower
from generator.naming.names import Names, name_service
from generator.naming.unnamed.gathering import gather
from generator.reading.load import load
from generator.sources.source import Source

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, eq=False)
class Package:
    """A service as the spec has it, and the modules emitted for it."""

    service: ir.Service
    names: Names

    @cached_property
    def models(self) -> ModuleType:
        """Structures and enums."""
        return self._module("models")

    @cached_property
    def shapes(self) -> ModuleType:
        """Constraints of scalars, lists and maps."""
        return self._module("shapes")

    @cached_property
    def errors(self) -> ModuleType:
        """Documented errors, and those of the runtime."""
        return self._module("errors")

    @cached_property
    def validators(self) -> ModuleType:
        """One function a structure."""
        return self._module("validators")

    @cached_property
    def server(self) -> ModuleType:
        """The service to subclass, and its application."""
        return self._module("server")

    @cached_property
    def transports(self) -> ModuleType:
        """What clients send requests with."""
        return self._module("transports")

    @cached_property
    def codec(self) -> ModuleType:
        """The codec, which the runtime keeps to itself."""
        return self._module("_runtime.codec")

    @cached_property
    def times(self) -> ModuleType:
        """What stands for points in time."""
        return self._module("_runtime.times")

    @cached_property
    def unreadable(self) -> ModuleType:
        """The wording of violations."""
        return self._module("_runtime.aws_json.unreadable")

    @cached_property
    def operations(self) -> Mapping[str, Any]:
        """The emitted description of each operation, by its name in the spec."""
        described: Mapping[str, Any] = self._module("operations").OPERATIONS
        return described

    @cached_property
    def client(self) -> type[Any]:
        """Class of the synchronous client."""
        return self._class("client", self.names.own.client)

    @cached_property
    def async_client(self) -> type[Any]:
        """Class of the asynchronous client."""
        return self._class("async_client", self.names.own.async_client)

    @cached_property
    def service_class(self) -> type[Any]:
        """The class whose methods implement the operations."""
        return self._class("server", self.names.own.service)

    @property
    def root_error(self) -> type[Exception]:
        """The root of all errors that the package raises."""
        root: type[Exception] = getattr(self.errors, self.names.own.error)
        return root

    @property
    def schemas(self) -> tuple[str, ...]:
        """Names of all structures, those of errors at the end."""
        shapes = self.service.shapes.values()
        structures = [each.name for each in shapes if isinstance(each, ir.Structure)]
        return (*structures, *self.service.errors)

    def body(self, schema: str) -> ir.Structure:
        """Return the members of a structure or an error, without `__type`."""
        if schema in self.service.errors:
            return self.service.errors[schema].body
        shape = self.service.shapes[schema]
        assert isinstance(shape, ir.Structure)
        return shape

    def model(self, schema: str) -> type[Any]:
        """Return the class of a structure, or that of an error's body."""
        if schema in self.service.errors:
            body: type[Any] = self.error(schema).body_type
            return body
        model: type[Any] = getattr(self.models, self.names.classes[schema])
        return model

    def error(self, schema: str) -> type[Any]:
        """Return the class of an error."""
        error: type[Any] = getattr(self.errors, self.names.classes[schema])
        return error

    def validate(self, schema: str, value: object) -> list[Any]:
        """Return the violations that the emitted validator finds."""
        found: list[Any] = self.validators.VALIDATORS[schema](value)
        return found

    def decode(self, schema: str, text: bytes) -> Any:
        """Return the object that a JSON text stands for, as client and server do."""
        return self.codec.decode(text, self.model(schema))

    def encode(self, value: object) -> bytes:
        """Return the JSON text of an object, as client and server do."""
        text: bytes = self.codec.encode(value)
        return text

    def _module(self, name: str) -> ModuleType:
        return import_module(f"{self.names.package}.{name}")

    def _class(self, module: str, name: str) -> type[Any]:
        class_: type[Any] = getattr(self._module(module), name)
        return class_


@cache
def load_package(spec: Path, package: str) -> Package:
    """Return the importable package `package` and the service of `spec`.

    The spec is not checked here: the package was generated from it.
    """
    source = Source(spec.name, spec.read_text(encoding="utf-8"))
    document = resolve(load(source))
    service = lower(document, gather(document))
    return Package(service, name_service(service, package))


def ecr_public() -> Package:
    """Return the package of this repository's own spec."""
    return load_package(ROOT / "spec" / "ecr-public.yaml", "ecr_public")
