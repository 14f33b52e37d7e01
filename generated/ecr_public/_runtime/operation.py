"""The description of a service: what client, server and tests all refer to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

import msgspec

from .address import base_address, joined_address
from .errors import ServiceError
from .identity.schemes import Security, SecurityScheme
from .structure import Structure

Input = TypeVar("Input", bound=Structure)
Output = TypeVar("Output")


class Pagination(msgspec.Struct, frozen=True):
    """How a long result is divided into pages; each field names a Python attribute."""

    input_token: str
    """Of the input: where the page starts."""

    output_token: str
    """Of the output: where the next page starts, absent on the last one."""

    items: str
    """Of the output: what the page lists."""

    limit: str | None = None
    """Of the input: how many items a page may have."""


class Endpoint(msgspec.Struct, frozen=True):
    """Where a service is reached."""

    template: str
    """A URL, or what follows from that of the document; names in braces stand for
    variables."""

    variables: Mapping[str, str] = {}
    """The default of each variable."""

    choices: Mapping[str, Sequence[str]] = {}
    """The values of variables that do not have any."""

    name: str = ""
    """What it is called, if there are several."""

    def url(self, variables: Mapping[str, str]) -> str:
        """Return the URL for these values of the variables.

        Raises:
            ValueError: a value is none that the variable has, or could change more than
                a part of the host name or of the path.
        """
        for name, value in variables.items():
            self._check(name, value)
        values = {**self.variables, **variables}
        return re.sub(r"\{([^{}]*)\}", lambda match: values[match[1]], self.template)

    @property
    def is_relative(self) -> bool:
        """Whether it is told from where the document is, which callers know."""
        return not self.url({}).lower().startswith(("http://", "https://"))

    def _check(self, name: str, value: str) -> None:
        if name not in self.variables:
            raise ValueError(f"the address {self.template} has no variable {name}")
        choices = self.choices.get(name, ())
        if value == self.variables[name] or value in choices:
            return
        if choices:
            raise ValueError(f"{name} must be {' or '.join(choices)}, not {value!r}")
        _, _, rest = self.template.partition("://")
        in_host = f"{{{name}}}" in rest.partition("/")[0]
        if not (_IN_HOST if in_host else _IN_PATH).fullmatch(value):
            part = "a host name" if in_host else "a path"
            raise ValueError(f"{name} must be a part of {part}, not {value!r}")


_IN_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_IN_PATH = re.compile(
    r"[A-Za-z0-9~_-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9~_-][A-Za-z0-9._~-]*)*"
)


class Operation(Generic[Input, Output]):
    """A function from an input structure to an output structure, or to an error."""

    def __init__(
        self,
        *,
        name: str,
        binding: Any,
        input: type[Input] | Callable[[], type[Input]],
        output: type[Output] | None = None,
        errors: Mapping[Any, type[ServiceError]] | None = None,
        security: Security | None = None,
        endpoint: Endpoint | None = None,
        pagination: Any = None,
        repeatable: bool = True,
    ) -> None:
        """Take what a spec says of it.

        Args:
            name: What the spec calls it.
            binding: How it travels, or a function that tells: what an operation refers to
                is loaded when it is first called.
            input: The structure that it takes, or a function that tells.
            output: What it returns; `None` where that depends on the status, and the
                binding tells.
            errors: The documented errors, by status, in the order of the spec, if the
                binding does not tell them.
            security: The ways to prove who calls, each of schemes with their scopes;
                `None` for those of the service, and none at all if nobody has to.
            endpoint: Where it is reached, if that is not where the service is.
            pagination: How it answers in pages, if it does, as its binding says it.
            repeatable: Whether a request may be sent again that may have been served:
                twice does no harm, or a token tells the service.
        """
        self.name = name
        self._input: Any = input
        self.output = output
        self.security = security
        self.endpoint = endpoint
        self.pagination = pagination
        self.repeatable = repeatable
        self._binding = binding
        self._errors = errors

    @cached_property
    def input(self) -> type[Input]:
        """The structure that it takes."""
        given = self._input
        return cast(type[Input], given if isinstance(given, type) else given())

    @cached_property
    def binding(self) -> Any:
        """How it travels: a `RpcTarget` or an `Http`, as those know who read it."""
        return self._binding() if callable(self._binding) else self._binding

    @cached_property
    def errors(self) -> Mapping[Any, type[ServiceError]]:
        """The documented errors, by their documented status (or `"5XX"`, `"default"`)."""
        found = self.binding.errors if self._errors is None else self._errors
        return cast(Mapping[Any, type[ServiceError]], found)

    def __repr__(self) -> str:
        """Return the name: the rest would fill the screen."""
        return f"<Operation {self.name}>"


def given(variables: Mapping[str, str | None]) -> dict[str, str]:
    """Return the variables that have values; all others take their defaults."""
    return {name: value for name, value in variables.items() if value is not None}


class Service(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What the operations of a service have in common."""

    name: str
    """Name of the package."""

    title: str
    operations: Mapping[str, Operation[Any, Any]]
    """By operationId, in the order of the spec."""

    errors: Sequence[type[ServiceError]]
    """All that any operation documents."""

    invalid_request: type[ServiceError] | None = None
    """What a request that breaks the spec is answered with."""

    internal_error: type[ServiceError] | None = None
    """What a fault of the service is answered with."""

    endpoint: Endpoint | None = None
    """Where it is reached if nothing else is said."""

    others: Sequence[Endpoint] = ()
    """Where it is reached as well, in the order of the spec."""

    schemes: Mapping[str, SecurityScheme] = {}
    """How callers may prove who they are, by the names of the spec."""

    security: Security = ()
    """What operations ask of their callers that say nothing of it themselves."""

    sensitive: Sequence[str] = ()
    """The names on the wire of members that hold secrets; "" for what is none of any."""

    asked: Sequence[Security] | None = None
    """What operations ask for, each once; `None` where that is known of them alone."""

    @property
    def region(self) -> str | None:
        """The region that is called by default, if the service is in regions."""
        return self.endpoint.variables.get("region") if self.endpoint else None

    def url(
        self,
        base_url: str | None,
        variables: Mapping[str, str],
        server: int | str | None = None,
    ) -> str:
        """Return where the service is, as `base_address` spells it.

        Args:
            base_url: The address, if it is none of the spec's; that of the document,
                where the address chosen is told from there.
            variables: Values of the variables of the chosen address.
            server: Which of the addresses of the spec, by its place or its name; the
                first that is told as a whole if `None`.

        Raises:
            ValueError: `base_url` is not that of a host, or missing, or out of place,
                there is no such server, or a variable is illegal.
        """
        known = self._known()
        if server is not None and known:
            return _address(base_url, self._chosen(known, server), variables)
        if base_url is None:
            whole = next((each for each in known if not each.is_relative), None)
            base_url = None if whole is None else whole.url(variables)
        return base_address(base_url)

    def _known(self) -> tuple[Endpoint, ...]:
        return () if self.endpoint is None else (self.endpoint, *self.others)

    def _chosen(self, known: Sequence[Endpoint], server: int | str) -> Endpoint:
        for place, each in enumerate(known):
            if server == place or (each.name and server == each.name):
                return each
        names = [repr(each.name or place) for place, each in enumerate(known)]
        raise ValueError(f"server must be {' or '.join(names)}, not {server!r}")


def _address(
    base_url: str | None, chosen: Endpoint, variables: Mapping[str, str]
) -> str:
    """Return an address of the spec, from that of the document if need be."""
    url = chosen.url(variables)
    if not chosen.is_relative:
        if base_url is not None:
            raise ValueError("give base_url or server, not both: either is an address")
        return base_address(url)
    if base_url is None:
        raise ValueError(f"give base_url as well: {url!r} is told from there")
    return joined_address(base_url, url)
