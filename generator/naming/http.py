"""Python names of groups, and of the operations in them."""

from __future__ import annotations

import keyword
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.ir import Http, Named, Operation
from generator.naming.distinct import Manner, distinct
from generator.naming.unnamed.routes import name_of
from generator.naming.words import pascal, snake
from generator.problems.diagnostics import Findings, Related

GROUPS_RESERVED = frozenset(
    {"close", "detailed", "errors", "models", "operations", "request", "service"}
    | {"self", "shapes", "with_options"}
)
"""What a client has beside its groups, and the modules that it names."""

GROUP_CLASSES_RESERVED = frozenset(
    {"Any", "Annotated", "Auth", "CallOptions", "Content", "Decimal", "Download"}
    | {"Group", "Hooks", "HttpClient", "Literal", "Mapping", "OnResponseInvalid"}
    | {"Responses", "Retries", "Sequence", "Timeout", "Transport", "UUID", "Unpack"}
    | {"AsyncGroup", "AsyncHttpClient", "AsyncTransport", "Context", "False", "None"}
    | {"True", "File", "UnsetType", "AsyncItemStream", "ItemStream"}
    | {"ItemUpload"}
)
"""What the modules of clients and server import beside what they define."""

GROUP_METHODS_RESERVED = frozenset(
    {"builtins", "date", "datetime", "errors", "models", "operations", "self", "shapes"}
    | {"time", "timedelta", "timeout"}
)
"""What a class of methods names that are no builtin types."""

_SERVICE = "Service"


@dataclass(frozen=True)
class GroupName:
    """What a group is called: on a client, and as a class."""

    attribute: str
    class_: str

    @property
    def service(self) -> str:
        """Return the class that implements its operations."""
        return f"{self.class_}{_SERVICE}"


def name_groups(
    operations: Iterable[Operation], own: Collection[str], findings: Findings
) -> dict[str, GroupName]:
    """Return the names of the groups, in the order of their first operations.

    `own` are the classes that stand beside those of groups. What implements operations
    of no group is one of them only where there are such.
    """
    first: dict[str, Operation] = {}
    for each in operations:
        first.setdefault(each.group, each)
    is_mixed = first.pop("", None) is not None
    services = {each.removesuffix(_SERVICE) for each in own if each.endswith(_SERVICE)}
    reserved = GROUP_CLASSES_RESERVED.union(own, services if is_mixed else ())
    groups = [Named(name=name, place=each.place) for name, each in first.items()]
    attributes = distinct(
        groups, Manner(snake, GROUPS_RESERVED, noun="group"), findings
    )
    classes = distinct(
        groups,
        Manner(pascal, reserved, suffix="Group", noun="Group"),
        Findings(),
    )
    return {
        group.name: GroupName(attributes[group.name], classes[group.name])
        for group in groups
        if group.name in attributes and group.name in classes
    }


def name_methods(
    operations: Sequence[Operation],
    groups: Mapping[str, GroupName],
    reserved: Collection[str],
    findings: Findings,
) -> dict[str, str]:
    """Return the name of each operation's method, which no other in its group has.

    Those that would have one name are called by all of their `operationId`, or else by
    method and path.

    Args:
        operations: All of a service.
        groups: What the groups are called.
        reserved: What a client has beside its groups and its methods.
        findings: Where it is told that two operations had one name.
    """
    names: dict[str, str] = {}
    taken = {each.attribute for each in groups.values()} | set(reserved)
    for group in dict.fromkeys(each.group for each in operations):
        inside = [each for each in operations if each.group == group]
        own = taken if not group else GROUP_METHODS_RESERVED
        names.update(_distinct(inside, own, findings))
    return names


def name_constants(operations: Iterable[Operation]) -> dict[str, str]:
    """Return the name of each operation's description, which no other has."""
    constants = Manner(snake, frozenset(), noun="operation")
    named = distinct(operations, constants, Findings())
    return {name: found.rstrip("_").upper() for name, found in named.items()}


def _distinct(
    operations: Sequence[Operation], reserved: Collection[str], findings: Findings
) -> dict[str, str]:
    levels = dict.fromkeys((each.name for each in operations), 0)
    while True:
        names = {
            each.name: _called(each, levels[each.name], reserved) for each in operations
        }
        counts = Counter(names.values())
        rivals = [
            each
            for each in operations
            if counts[names[each.name]] > 1 and levels[each.name] < _LEVELS
        ]
        if not rivals:
            return names
        for each in rivals:
            levels[each.name] += 1
            _report(each, rivals, names, findings)


_LEVELS = 3
"""How many names are tried beside the first one."""


def _called(operation: Operation, level: int, reserved: Collection[str]) -> str:
    binding = operation.binding
    by_path = name_of(binding.method, binding.path) if isinstance(binding, Http) else ""
    number = f"{operation.name} x{zlib.crc32(operation.name.encode()) % 1_000_000:06d}"
    text = (operation.method, operation.name, by_path, number)[level]
    name = snake(text) or by_path
    if not name.isidentifier():
        name = snake(f"operation {name}")
    return f"{name}_" if name in reserved or keyword.iskeyword(name) else name


def _report(
    operation: Operation,
    rivals: Sequence[Operation],
    names: Mapping[str, str],
    findings: Findings,
) -> None:
    name = names[operation.name]
    others = [
        each for each in rivals if each is not operation and names[each.name] == name
    ]
    if not others:
        return
    other = others[0]
    findings.warning(
        f"`{operation.name}` and `{other.name}` both become `{name}` in Python, so each"
        " is called after more of what it says",
        operation.place,
        hint="choose a name with `x-concord-name`",
        related=[Related(f"`{other.name}` stands here", other.place)],
        rule="colliding-name",
    )
