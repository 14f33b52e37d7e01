"""Python names for what a spec names: legal, conventional, and never by chance.

A name that Python or the emitted code needs for itself gets an underscore at its end;
`distinct` says what becomes of two that are the same.
"""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from generator.ir import Enum, Error, Named, Service, Status, Structure
from generator.ir.names import is_unwritable
from generator.naming.distinct import Manner, distinct
from generator.naming.homes import Homes, homes
from generator.naming.http import (
    GROUPS_RESERVED,
    GroupName,
    name_constants,
    name_groups,
    name_methods,
)
from generator.naming.paged import PagedNames, name_paged
from generator.naming.reserved import (
    CLASSES_RESERVED,
    ERROR_MEMBERS_RESERVED,
    MEMBERS_RESERVED,
    METHODS_RESERVED,
    OPTIONS_RESERVED,
)
from generator.naming.words import pascal, snake, upper
from generator.problems.diagnostics import Findings
from generator.sources.packages import PACKAGES_RESERVED

ADDITIONAL = "additional"
"""What holds the members of a structure that have no names."""

CLASS_SUFFIX = "Shape"
"""What ends the name of a class that something else is called."""

VALUE_NAMES = Manner(upper, frozenset())
"""How the values of enums are named."""


@dataclass(frozen=True)
class OwnNames:
    """The classes of a package that are called after itself."""

    client: str
    async_client: str
    service: str
    """What implements the operations that are in no group."""

    error: str
    """What all errors are."""


@dataclass(frozen=True)
class Names:
    """The Python name of everything that a service names.

    Members and enum values are keyed by their owner's name and their own.
    """

    package: str
    own: OwnNames
    classes: Mapping[str, str]
    bodies: Mapping[str, str]
    """The classes of the bodies of errors, by the names of these that have members."""

    homes: Homes
    """The modules of `models` that they stand in."""

    validators: Mapping[str, str]
    constants: Mapping[str, str]
    operations: Mapping[str, str]
    """The methods."""

    groups: Mapping[str, GroupName]
    operation_constants: Mapping[str, str]
    paged: Mapping[str, PagedNames]
    """Of the operations that answer in pages."""

    members: Mapping[tuple[str, str], str]
    additional: Mapping[str, str]
    """Of the structures that keep members without names: what holds these."""

    values: Mapping[tuple[str, str], str]
    variables: Mapping[str, str]
    statuses: Mapping[Status, str]
    """The classes of errors that are told by their status."""

    def rules(self, shape: str) -> str:
        """Return the name in `shapes` of what a shape's type cannot say."""
        return f"{self.constants[shape]}_RULES"

    def texts(self, enum: str) -> str:
        """Return the name in `shapes` of an enum's texts."""
        return f"{self.classes[enum]}Text"


def name_service(
    service: Service, package: str | None, findings: Findings | None = None
) -> Names:
    """Return the Python names for `service`; its title names the package if need be.

    Raises:
        SpecError: a name has no Python form.
    """
    findings = (Findings() if findings is None else findings).under("unusable-name")
    package = package or _package(service.title, findings)
    own = _own(package)
    errors = service.errors.values()
    shapes = [*service.shapes.values(), *errors]
    structures = [shape for shape in shapes if isinstance(shape, Structure)]
    named = [*shapes, *service.aliases]
    bodies = {error.name: _body(error) for error in errors if error.modelled}
    manner = Manner(pascal, CLASSES_RESERVED | {own.error}, CLASS_SUFFIX, "Shape")
    classes = distinct([*named, *bodies.values()], manner, findings)
    groups = name_groups(
        service.operations, [own.client, own.async_client, own.service], findings
    )
    methods = _methods(service, groups, findings)
    names = Names(
        package=package,
        own=own,
        classes=classes,
        bodies={name: classes[body.name] for name, body in bodies.items()},
        homes=homes(service, classes, groups),
        constants=_constants(service.shapes.values(), classes),
        validators=_validators(named, classes),
        operations=methods,
        groups=groups,
        operation_constants=_operation_constants(service, methods),
        paged=name_paged(service.operations, methods, findings),
        members=_members(structures, errors, findings),
        additional={each.name: _additional(each) for each in structures},
        values=_values(service.shapes.values(), findings),
        variables=distinct(
            service.variables,
            Manner(snake, OPTIONS_RESERVED, noun="variable"),
            findings,
        ),
        statuses={each.status: each.name for each in service.statuses},
    )
    findings.raise_if_errors()
    return names


def _own(package: str) -> OwnNames:
    name = pascal(package)
    return OwnNames(
        client=f"{name}Client",
        async_client=f"Async{name}Client",
        service=f"{name}Service",
        error=f"{name}Error",
    )


def _methods(
    service: Service, groups: Mapping[str, GroupName], findings: Findings
) -> dict[str, str]:
    if service.is_http:
        return name_methods(service.operations, groups, GROUPS_RESERVED, findings)
    manner = Manner(snake, METHODS_RESERVED, noun="operation")
    return distinct(service.operations, manner, findings)


def _operation_constants(
    service: Service, methods: Mapping[str, str]
) -> dict[str, str]:
    if service.is_http:
        return name_constants(service.operations)
    return {name: method.upper() for name, method in methods.items()}


def _constants(shapes: Collection[Named], classes: Mapping[str, str]) -> dict[str, str]:
    """Return the names of shapes' constraints, which are no class's."""
    manner = Manner(_constant, set(classes.values()), "_CONSTRAINT", "SHAPE")
    return _beside_classes(shapes, classes, manner)


def _validators(
    shapes: Collection[Named], classes: Mapping[str, str]
) -> dict[str, str]:
    found = _beside_classes(shapes, classes, Manner(snake, (), noun="shape"))
    return {name: f"validate_{function}" for name, function in found.items()}


def _values(shapes: Iterable[Named], findings: Findings) -> dict[tuple[str, str], str]:
    return {
        (shape.name, value): name
        for shape in shapes
        if isinstance(shape, Enum)
        for value, name in distinct(shape.values, VALUE_NAMES, findings).items()
    }


def _beside_classes(
    shapes: Collection[Named], classes: Mapping[str, str], manner: Manner
) -> dict[str, str]:
    """Return further names of shapes, alike to those of their classes.

    Where a class could not be called as usual, its name is what the others come from;
    of that is told already.
    """
    sources = {
        shape.name: (
            shape.name
            if classes[shape.name].removesuffix(CLASS_SUFFIX) == pascal(shape.name)
            else classes[shape.name]
        )
        for shape in shapes
    }
    renamed = [Named(name=sources[shape.name], place=shape.place) for shape in shapes]
    names = distinct(renamed, manner, Findings())
    return {name: names[source] for name, source in sources.items()}


def _constant(name: str) -> str:
    return snake(name).upper()


def _package(title: str, findings: Findings) -> str:
    # What people install and type is better of ASCII alone.
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = snake(ascii_only)
    if keyword.iskeyword(name) or name in PACKAGES_RESERVED:
        return f"{name}_api"
    if not name.isidentifier():
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
        for member in owner.members if not owner.is_apart else ():
            if is_unwritable(member.name):
                _report_escaped(member, findings)
    return {
        (owner.name, member): name
        for owner, reserved in owners
        for member, name in distinct(
            _named_in(owner), Manner(snake, reserved, noun="member"), findings
        ).items()
    }


def _named_in(owner: Structure) -> list[Named]:
    """Return what of a structure has names: its tag, too, and what holds the rest."""
    tags = [Named(name=owner.tag.member, place=owner.place)] if owner.tag else []
    return [*tags, *owner.members]


def _additional(owner: Structure) -> str:
    """Return the name of what holds the members that have none."""
    name = ADDITIONAL
    taken = {snake(each.name) for each in _named_in(owner)}
    while name in taken:
        name += "_"
    return name


def _body(error: Error) -> Structure:
    return replace(error.body, name=f"{error.name}Body")


def _report_escaped(member: Named, findings: Findings) -> None:
    findings.error(
        f"the name `{member.name}` cannot be one of a member",
        member.place,
        hint="quotation marks, backslashes and control characters are not supported",
    )
