"""Python names for what a spec names: legal, conventional, and never by chance.

Two names that would become one are reported, with both places. A name that Python or
the emitted code needs for itself gets an underscore at its end.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics import Findings, Related
from generator.ir import Enum, Error, Named, Service, Structure
from generator.paged_names import PagedNames, name_paged

_WORD = re.compile(
    r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+[0-9]*|[A-Z]+[0-9]*|[0-9]+",
    re.ASCII,
)

_ESCAPED = re.compile(r'["\\\x00-\x1f]')
"""What JSON escapes in a name, which the codec does not."""

MEMBERS_RESERVED = frozenset(
    {"self", "timeout", "shapes", "models", "operations", "field"}
)
"""What methods and structures use beside their members."""

ERROR_MEMBERS_RESERVED = MEMBERS_RESERVED | {
    "add_note",
    "args",
    "attempts",
    "body",
    "body_violations",
    "body_type",
    "code",
    "fault",
    "from_body",
    "kind",
    "message",
    "operation",
    "request_id",
    "retry_after",
    "retryable",
    "status",
    "to_body",
    "with_traceback",
}
"""What every error has beside the members that its spec gives it."""

OPTIONS_RESERVED = frozenset(
    {"auth", "base_url", "retries", "self", "timeout", "transport", "validate"}
)
"""What every client can be told beside the variables of its endpoint."""

METHODS_RESERVED = frozenset(
    {"bool", "bytes", "close", "datetime", "dict", "float", "int", "list", "str"}
    | {"operations", "service"}
)
"""What clients have beside their operations, and the types that methods name."""

FUNCTIONS_RESERVED = frozenset({"enum", "kind"})
"""What the runtime has checks for beside those of schemas."""

CLASSES_RESERVED = frozenset(
    {
        "Annotated",
        "ClientClosed",
        "Error",
        "False",
        "None",
        "ErrorBody",
        "MissingExtra",
        "RequestInvalid",
        "ResponseInvalid",
        "ServiceError",
        "StrEnum",
        "Structure",
        "TransportError",
        "TransportTimeout",
        "True",
        "UnixTime",
        "UnknownServiceError",
    }
)
"""What the emitted modules import beside what they define."""


@dataclass(frozen=True)
class Names:
    """The Python name of everything that a service names.

    Members and enum values are keyed by their owner's name and their own.
    """

    package: str
    prefix: str
    classes: Mapping[str, str]
    functions: Mapping[str, str]
    constants: Mapping[str, str]
    operations: Mapping[str, str]
    paged: Mapping[str, PagedNames]
    """Of the operations that answer in pages."""

    members: Mapping[tuple[str, str], str]
    values: Mapping[tuple[str, str], str]
    variables: Mapping[str, str]


def name_service(
    service: Service, package: str | None, findings: Findings | None = None
) -> Names:
    """Return the Python names for `service`; its title names the package if need be.

    Raises:
        SpecError: a name has no Python form, or two have the same.
    """
    findings = (Findings() if findings is None else findings).under("unusable-name")
    package = package or _package(service.title, findings)
    shapes = [*service.shapes.values(), *service.errors.values()]
    structures = [shape for shape in shapes if isinstance(shape, Structure)]
    errors = service.errors.values()
    enums = [shape for shape in shapes if isinstance(shape, Enum)]
    prefix = pascal(package)
    root = f"{prefix}Error"
    reserved = CLASSES_RESERVED | {root}
    bodies = [_body(error) for error in errors if error.modelled]
    classes = _named([*shapes, *bodies], pascal, reserved, findings, suffix="Shape")
    methods = _named(service.operations, snake, METHODS_RESERVED, findings)
    names = Names(
        package=package,
        prefix=prefix,
        classes=classes,
        constants=_named(
            service.shapes.values(),
            _constant,
            set(classes.values()),
            Findings(),
            suffix="_CONSTRAINT",
        ),
        functions=_named(shapes, snake, FUNCTIONS_RESERVED, findings),
        operations=methods,
        paged=name_paged(service.operations, methods, findings),
        members=_members(structures, errors, findings),
        values={
            (enum.name, value): name
            for enum in enums
            for value, name in _named(enum.values, upper, set(), findings).items()
        },
        variables=_named(
            service.endpoint.variables if service.endpoint else (),
            snake,
            OPTIONS_RESERVED,
            findings,
        ),
    )
    findings.raise_if_errors()
    return names


def snake(name: str) -> str:
    """Return `name` in snake_case: registryId becomes registry_id."""
    return "_".join(word.lower() for word in _WORD.findall(name))


def pascal(name: str) -> str:
    """Return `name` in PascalCase; one that is so already stays as it is."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
        return name
    return "".join(word[0].upper() + word[1:] for word in _WORD.findall(name))


def upper(name: str) -> str:
    """Return `name` in UPPER_CASE, legal whatever characters `name` has.

    A name without letters or digits is spelt by its code points.
    """
    words = snake(name).upper() or "_".join(f"U{ord(char):04X}" for char in name)
    return f"VALUE_{words}" if not words[:1].isalpha() else words


def _constant(name: str) -> str:
    return snake(name).upper()


def camel(name: str) -> str:
    """Return a name in snake_case as JSON has it: registry_id becomes registryId."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _package(title: str, findings: Findings) -> str:
    name = snake(title)
    if not name.isidentifier() or keyword.iskeyword(name):
        findings.error(
            f"the title `{title}` does not make a name for the package",
            None,
            hint="choose one with --package",
        )
    return name


def _members(
    structures: Iterable[Structure], errors: Iterable[Error], findings: Findings
) -> dict[tuple[str, str], str]:
    owners = [(structure, MEMBERS_RESERVED) for structure in structures]
    owners += [(error.body, ERROR_MEMBERS_RESERVED) for error in errors]
    for owner, _ in owners:
        for member in owner.members:
            if _ESCAPED.search(member.name):
                _report_escaped(member, findings)
    return {
        (owner.name, member): name
        for owner, reserved in owners
        for member, name in _named(owner.members, snake, reserved, findings).items()
    }


def _named(
    things: Iterable[Named],
    convention: Callable[[str], str],
    reserved: Collection[str],
    findings: Findings,
    *,
    suffix: str = "_",
) -> dict[str, str]:
    """Return the Python name of each thing; report what has none, or another's."""
    names: dict[str, str] = {}
    owners: dict[str, Named] = {}
    for thing in things:
        name = convention(thing.name)
        if name in reserved or keyword.iskeyword(name):
            name += suffix
        if not name.isidentifier():
            _report_illegal(thing, findings)
        elif name in owners:
            _report_collision(name, thing, owners[name], findings)
        owners.setdefault(name, thing)
        names[thing.name] = name
    return names


def _report_illegal(thing: Named, findings: Findings) -> None:
    findings.error(
        f"no Python name can be made of `{thing.name}`",
        thing.place,
        hint="a name needs an ASCII letter before its first digit",
    )


def _body(error: Error) -> Structure:
    return replace(error.body, name=f"{error.name}Body")


def _report_escaped(member: Named, findings: Findings) -> None:
    findings.error(
        f"the name `{member.name}` cannot be one of a member",
        member.place,
        hint="quotation marks, backslashes and control characters are not supported",
    )


def _report_collision(
    name: str, thing: Named, other: Named, findings: Findings
) -> None:
    findings.error(
        f"`{thing.name}` and `{other.name}` both become `{name}` in Python",
        thing.place,
        hint="rename one of them",
        related=[Related(f"`{other.name}` stands here", other.place)],
    )
