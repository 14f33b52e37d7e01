"""The names that types and values are made of, and where each comes from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

NAMES = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|(?<![\w.])[A-Za-z_]\w*")
"""Names at the start of an expression; texts are found as well, and are no names."""

ORIGINS = {
    "ADDITIONAL": "._runtime.additional",
    "Additional": "._runtime.additional",
    "Annotated": "typing",
    "Any": "typing",
    "BareErrorBody": "._runtime.aws_json.error_bodies",
    "CapitalErrorBody": "._runtime.aws_json.error_bodies",
    "CamelStructure": "._runtime.camel_structure",
    "ClassVar": "typing",
    "Content": "._runtime.http.files",
    "Decimal": "decimal",
    "DecimalNumber": "._runtime.stand_ins",
    "DecimalText": "._runtime.stand_ins",
    "DateTime": "._runtime.times",
    "ErrorBody": "._runtime.aws_json.error_bodies",
    "StrEnum": "._runtime.text_enums",
    "Structure": "._runtime.structure",
    "TYPE_CHECKING": "typing",
    "TypeAlias": "typing",
    "by_member": "._runtime.choices",
    "by_tag": "._runtime.choices",
    "choice": "._runtime.choices",
    "constraints": "._runtime",
    "exclusive": "._runtime.choices",
    "field": "msgspec",
    "literals": "._runtime.choices",
    "Download": "._runtime.http.downloads",
    "AsyncDownload": "._runtime.http.downloads",
    "AsyncItemStream": "._runtime.http.item_streams",
    "ItemStream": "._runtime.http.item_streams",
    "ItemUpload": "._runtime.http.item_uploads",
    "Yields": "._runtime.http.items",
    "File": "._runtime.http.files",
    "IMPLIED": "._runtime.annotations",
    "Keeping": "._runtime.additional",
    "Later": "._runtime.loading",
    "Literal": "typing",
    "Mapping": "collections.abc",
    "Maybe": "._runtime.annotations",
    "Omittable": "._runtime.annotations",
    "Sequence": "collections.abc",
    "Tagged": "._runtime.annotations",
    "UNSET": "._runtime.annotations",
    "UUID": "uuid",
    "UnixTime": "._runtime.times",
    "Unknown": "._runtime.enums",
    "UnknownNumber": "._runtime.enums",
    "UnsetType": "msgspec",
    "date": "datetime",
    "datetime": "datetime",
    "errors": ".",
    "models": ".",
    "operations": ".",
    "shapes": ".",
    "time": "datetime",
    "timedelta": "datetime",
    "uuid": "",
}
"""Where each name comes from that a type is made of."""


def names_in(expression: str) -> list[str]:
    """Return the names at the starts of the expressions in one."""
    return [name for name in NAMES.findall(expression) if name[0] not in "\"'"]


def imports_of(types: Iterable[str]) -> dict[str, set[str]]:
    """Return the names that types are made of, by their modules."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for type_ in types:
        for name in names_in(type_):
            if module := ORIGINS.get(name):
                wanted[module].add(name)
    return wanted


def or_none(type_: str) -> str:
    """Return a type with `None`, once."""
    return joined([type_, "None"])


def joined(types: Iterable[str]) -> str:
    """Return a union of types, each once, `None` last."""
    found = dict.fromkeys(part for type_ in types for part in members_of(type_))
    if "Any" in found:
        return "Any"
    return " | ".join(sorted(found, key=lambda each: each == "None"))


def members_of(type_: str) -> list[str]:
    """Return the members of a union; bars within brackets or texts are no ends of them."""
    found, depth, start = [], 0, 0
    for mark in _MARKS.finditer(type_):
        if mark[0] in "[(":
            depth += 1
        elif mark[0] in "])":
            depth -= 1
        elif mark[0] == " | " and not depth:
            found.append(type_[start : mark.start()])
            start = mark.end()
    return [*found, type_[start:]]


_MARKS = re.compile(r"""[\[(]|[\])]| \| |"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'""")
